"""What stands under "Came" beside a case: what happened and, where that alone would wrong its source, how it counts."""

from __future__ import annotations

import pytest

from onrecord.desk.judging.cases import Answered
from onrecord.desk.judging.record_pages import came_words
from onrecord.record.docket import Resolution
from onrecord.record.judging import Case, CaseKind, Outcome

Band = tuple[float, float] | None


@pytest.mark.parametrize(
    ("kind", "band", "outcome", "found", "words", "reason"),
    [
        ("forecast", None, "true", "true", "true", "words without a number say that it comes"),
        ("forecast", None, "false", "false", "false", "and are wrong where it does not"),
        ("forecast", (0.8, 0.8), "false", "false", "false", "so is a number above one half"),
        ("forecast", (0.2, 0.45), "false", "false", "false: put at under 50 %, so right", "who doubted it was right"),
        ("forecast", (0.1, 0.1), "true", "true", "true: put at under 50 %, so wrong", "and wrong where it came"),
        ("forecast", (0.5, 0.5), "true", "true", "true: put at 50 %, so neither right nor wrong", "it leans nowhere"),
        ("forecast", (0.2, 0.2), "void", "void", "void", "nothing came of it either way"),
        ("claim", None, "true", "true", "true", "who told what is so"),
        ("claim", None, "true", "false", "right: denied a claim that was settled as false", "its denial was right"),
        ("claim", None, "false", "true", "wrong: denied a claim that was settled as true", "its denial was wrong"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_came_never_reads_against_a_source_that_was_right(
    kind: CaseKind, band: Band, outcome: Outcome, found: Outcome, words: str, reason: str
) -> None:
    low, high = band or (None, None)
    case = Case("attribution-1", "source-1", "Vale Gazette", None, "2031-03-03", outcome, kind, low, high)
    resolution = Resolution("judgement-1", found, "Ida Lind", "the bridge stayed shut", "2031-09-01")
    assert came_words(Answered(case, "the bridge opens by June", resolution)) == words, reason
