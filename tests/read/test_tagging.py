"""What a labelling sees: its cue's paragraph, and those beside it into which a quotation may go on."""

from __future__ import annotations

import pytest

from onrecord.read import Reader
from onrecord.read.pieces import Window, cut
from onrecord.read.tagging import reaches, window_arrays

CASES = [
    ("a paragraph by itself", "Rain fell.\nThe mayor said no.\nIt went on.", "said", "The mayor said no."),
    ("the first has none before it", "The mayor said no.\nIt went on.", "said", "The mayor said no."),
    ("the next begins with a quotation mark", "She said this:\n“No ferry sails.”\nIt went on.", "said",
     "She said this:\n“No ferry sails.”"),
    ("the one before may lend what a quotation needs", "The mayor rose.\n“No,” she said.\nIt went on.", "said",
     "The mayor rose.\n“No,” she said."),
    ("a quotation that is left open goes on", "She said: “No.\nNever again.”\nIt went on.", "said",
     "She said: “No.\nNever again.”"),
    ("a quotation that is closed does not", "She said “no”.\nNever again.\nIt went on.", "said", "She said “no”."),
    ("a line that begins with a small letter begins no paragraph", "The mayor said\nthat no ferry sails.\nIt went on.",
     "said", "The mayor said\nthat no ferry sails."),
    ("nor does the second such line", "The mayor said\nthat no\nferry sails.\nIt went on.", "said",
     "The mayor said\nthat no\nferry sails."),
    ("a text that begins with a small letter", "said the mayor.\nIt went on.", "said", "said the mayor."),
    ("two paragraphs on is too far", "She said: “No.\n“Never.\n“Not once.”", "said", "She said: “No.\n“Never."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "seen"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_a_cue_may_reach(text: str, cue: str, seen: str, reader: Reader) -> None:
    pieces = cut(text, reader.tokenizer)
    opens, closes = reaches(pieces, Window(0, len(pieces.starts)))
    unit = pieces.starts.tolist().index(text.index(cue))
    assert text[pieces.starts[opens[unit]] : pieces.ends[closes[unit] - 1]] == seen


def test_a_window_reaches_no_further_than_itself(reader: Reader) -> None:
    pieces = cut("She said: “No.\n“Never.\n“Not once.”", reader.tokenizer)
    second = int((pieces.paragraph == 1).argmax())
    opens, closes = reaches(pieces, Window(second, len(pieces.starts)))
    assert opens.min() == 0
    assert closes.max() == len(pieces.starts) - second


def test_views_lie_one_after_the_other_in_the_outputs(reader: Reader) -> None:
    text = "The mayor said no.\nThe clerk said that the ferry would not sail on Sunday.\n“Nonsense,” said the smith."
    pieces = cut(text, reader.tokenizer)
    out = reader.session.run(window_arrays(pieces, Window(0, len(pieces.starts))))
    sizes = out["ends"] - out["starts"]
    assert len(set(sizes.tolist())) > 1, "views of unlike length"
    assert len(out["emissions"]) == len(out["moves"]) == sizes.sum()
