"""Whom "I", "you" and a label stand for in an interview."""

from __future__ import annotations

import pytest

from tests.read.who.marked import read

INTERVIEWS = [
    ("Wikinews interviews Ann Moe\n\nAnn Moe is a fisher.\n\nWhat do [[you]] catch?\n\n[[I]] think cod.\n\n"
     "And where?\n\nAt sea.\n\nHow long?\n\nAll day.", ["Ann Moe"] * 2, "who answers is the one of the headline"),
    ("Interview with carpenter Olav Lie on Ann Moe\n\nLie spoke to us. Ann Moe is known. Ann Moe left.\n\nWhy?\n\n"
     "[[We]] think so.\n\nWhen?\n\nSoon.\n\nHow?\n\nFast.", ["carpenter Olav Lie"],
     "whom an interview is about is not who answers, and we without a body is who speaks"),
    ("The talk interviewed one of the owners of a mill about a bread called Ronning. The owners are two.\n\n"
     "Why bake?\n\n[[We]] think so.\n\nWhen?\n\nSoon.\n\nHow?\n\nFast.", ["The owners"],
     "one of the owners says we for the owners"),
    ("An interview with Ann Moe\n\nMoe sat down with Per Dahl.\n\nOn boats\n\n[[I]] just wanted to know more.\n\n"
     "[[I]] think they float.\n\nWhen?\n\nNow.\n\nWhy?\n\nThey do.\n\nReally?\n\nYes.", ["Per Dahl", "Ann Moe"],
     "a request is a question, and who is not interviewed asks"),
    ("Ann Moe spoke to us about cod.\n\nWN: Why cod?\n\n[[AM]]: {[[I]] think so.}\n\nWN: Is it dear?\n\nAM: Yes.",
     ["Ann Moe"] * 2, "initials label a turn"),
    ("Reporter Per Dahl interviewed Ann Moe.\n\n[[I]] wanted to know why cod is dear.\n\n[[I]] think it is rare.\n\n"
     "When?\n\nNow.\n\nWhy?\n\nSo.\n\nReally?\n\nYes.", ["Reporter Per Dahl", "Ann Moe"], "who interviewed asks"),
    ("An interview with Ann Moe\n\nWhy cod?\n\n[[I]] think of cod day and night, and one said: “What is that?”\n\n"
     "When?\n\nNow.\n\nWhere?\n\nHere.", ["Ann Moe"], "a question in quotes asks nobody"),
    ("Interview on cod\n\nWe spoke with [[Mr. An]] {here}.\n\nWhy cod?\n\n[[I]] think so.\n\nWhen?\n\nNow.\n\n"
     "Why?\n\nSo.", ["Mr. An"] * 2, "a name that is a small word elsewhere"),
    ("Ann Moe and Per Dahl: an interview with Ann Moe\n\nWhy cod?\n\n[[We]] think so.\n\nWhen?\n\nNow.\n\nWhy?\n\nSo.",
     ["Ann Moe and Per Dahl"], "we are those named together"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), INTERVIEWS, ids=[case[-1] for case in INTERVIEWS])
def test_whose_turn_it_is_in_an_interview(text: str, expected: list[str], reason: str) -> None:
    assert [mention for _, mention in read(text)] == expected, reason
