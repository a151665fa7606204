"""The terminal page: readable without colour at every width, harmless whatever the article says."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.publish.page import render_page
from onrecord.record import ACTS, Reading, Segment

ALL = frozenset(ACTS)
SHOWN = frozenset(("speech", "writing", "thought"))


def page(
    reading: Reading,
    width: int = 80,
    *,
    acts: frozenset[str] = ALL,
    min_confidence: float = 0.0,
    encoding: str = "utf-8",
    colour: bool = False,
) -> str:
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    console = Console(file=file, width=width, force_terminal=colour, color_system="standard" if colour else None)
    render_page(reading, console, acts=acts, min_confidence=min_confidence)
    file.flush()
    raw = file.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode(encoding)


def article_part(shown: str) -> str:
    """Return the article as printed, its gutter taken away and its lines joined."""
    lines = re.findall(r"^ *\d+ [│|] (.*)$", shown, flags=re.MULTILINE)
    return " ".join(line.rstrip() for line in lines)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_every_mark_is_there_without_colour_and_no_line_is_too_wide(reading: Reading, width: int) -> None:
    shown = page(reading, width)
    assert "\x1b" not in shown
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    text = article_part(shown)
    assert "⟨Governor Maren Oskeld⟩³ ⌊said⌋³" in text
    assert "⟦The old bridge over the Lenn will stand through the winter⟧³" in text
    for number in "¹²³⁴⁵⁶⁷⁸⁹":
        assert f"⟧{number}" in text


@pytest.mark.parametrize("width", [40, 80, 120])
def test_article_without_its_marks_is_the_article(reading: Reading, width: int) -> None:
    bare = re.sub(r"[⟦⟨⌊]|[⟧⟩⌋][⁰¹²³⁴⁵⁶⁷⁸⁹·]+|ᵉᵈ", "", article_part(page(reading, width)))
    assert bare.split() == reading.article.text.split()


def test_nested_attribution_is_marked_inside_and_indented_under_its_parent(reading: Reading) -> None:
    shown = page(reading, 120)
    assert "⟦the mayor ⌊had been told that⌋⁷ ⟦the eastern pier was “already moving”⟧⁷⟧⁶" in article_part(shown)
    assert re.search(r"^ 6  ⟨two engineers", shown, flags=re.MULTILINE)
    assert re.search(r"^     7  \(no source named\)\n        ⌊had been told that⌋", shown, flags=re.MULTILINE)


def test_several_spans_are_kept_apart_and_a_long_content_loses_its_middle(reading: Reading) -> None:
    shown = page(reading, 120)
    assert "⟨Oskeld⟩ ⟨she⟩" in shown
    assert "⌊told⌋ ⌊added⌋ · direct · told this outlet" in shown
    entry = shown[shown.index("⟨Oskeld⟩ ⟨she⟩") :]
    entry = " ".join(entry[: entry.index("confidence")].split())
    assert "⟦“We will hold [the bridge]ᵉᵈ until spring,”⟧ ⟦“and not a day less. ¶ “Nobody" in entry
    assert re.search(r"⟧ ⋯ \d+ characters ⋯ ⟦.*of September,”⟧", entry)


def test_line_references_name_the_lines_that_hold_the_attribution(reading: Reading) -> None:
    shown = page(reading, 40)
    lines = dict(re.findall(r"^ *(\d+) │ (.*)$", shown, flags=re.MULTILINE))
    entry = shown[shown.index("Ledger") :]
    first, last = re.search(r"⟨Governor Maren Oskeld⟩.*?lines (\d+)–(\d+)", entry, flags=re.DOTALL).groups()  # type: ignore[union-attr]
    assert "⟦The old bridge" in lines[first]
    assert "⌊said⌋³" in lines[last]


def test_counts_say_what_is_hidden_and_how_to_see_it(reading: Reading) -> None:
    shown = page(reading, 120, acts=SHOWN, min_confidence=0.5)
    assert "8 attributions shown." in shown
    assert "2 hidden by act (1 intention, 1 perception): --acts all shows them." in shown
    assert "1 below confidence 0.5: --min-confidence 0 shows it." in shown
    assert "1 refused: content without a cue (1)." in shown
    assert "⌊intends to⌋" not in shown
    assert "⌊intends to⌋⁹" in page(reading, 120)


def test_child_of_a_hidden_attribution_moves_up(read_words: Callable[..., Reading]) -> None:
    reading = read_words(
        "Ann hopes that Bo says rain.",
        {"id": "outer", "source": ["Ann"], "cue": ["hopes"], "content": ["that Bo says rain"], "act": "thought"},
        {"id": "inner", "within": "outer", "source": ["Bo"], "cue": ["says"], "content": ["rain"]},
    )
    assert "\n 1  ⟨Bo⟩" in page(reading, acts=frozenset({"speech"}))


def test_attributions_within_each_other_are_shown_all_the_same(read_words: Callable[..., Reading]) -> None:
    reading = read_words(
        "Ann says so, Bo says.",
        {"id": "x", "within": "y", "source": ["Ann"]},
        {"id": "y", "within": "x", "source": ["Bo"]},
    )
    assert "2 attributions shown." in page(reading)


def test_parts_of_the_article_are_labelled_and_the_headline_is_bold(reading: Reading) -> None:
    shown = page(reading)
    for label in ("(headline)", "(caption)", "(reader comment)"):
        assert label in shown
    assert re.search(r"\x1b\[1[;m][^\n]*Bridge at Oskel", page(reading, colour=True))


def test_crossing_spans_give_nested_signs(read_words: Callable[..., Reading]) -> None:
    reading = read_words("aa bb cc", {"content": [(0, 5)]}, {"content": [(3, 8)]})
    assert article_part(page(reading)) == "⟦aa ⟦bb⟧²⟧¹⟦ cc⟧²"


def test_shared_source_carries_both_numbers(read_words: Callable[..., Reading]) -> None:
    reading = read_words("Ann said one, two", {"source": ["Ann"], "content": ["one"]},
                         {"source": ["Ann"], "content": ["two"]})  # fmt: skip
    assert "⟨Ann⟩¹·²" in article_part(page(reading))


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_console_without_the_signs_gets_plain_ones(reading: Reading, encoding: str) -> None:
    text = article_part(page(reading, 120, encoding=encoding))
    assert "<Governor Maren Oskeld>^3 _said_^3" in text
    assert "]]^7]]^6" in text


@pytest.mark.parametrize(
    ("hostile", "shown_as"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x9b2Jcleared", "{U+009B}2Jcleared"),
        ("\x1b]8;;http://example.invalid\x07here", "␛]8;;http://example.invalid␇here"),
        ("safe \u202etxt.exe", "safe {U+202E}txt.exe"),
        ("\u2066isolated", "{U+2066}isolated"),
        ("[bold red]loud[/bold red] :smile:", "[bold red]loud[/bold red] :smile:"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("nul \x00 back\x08space \x7f", "nul ␀ back␈space ␡"),
        ("⟦forged⟧¹", "{U+27E6}forged{U+27E7}¹"),
    ],
)
def test_hostile_text_is_shown_and_does_nothing(
    read_words: Callable[..., Reading], hostile: str, shown_as: str
) -> None:
    reading = read_words(
        f"x {hostile} y", {"source": [hostile], "content": [hostile]}, title=hostile, outlet=hostile, date=hostile
    )
    shown = page(reading, 120)
    assert shown_as in article_part(shown)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert f"⟨{shown_as}⟩" in shown[shown.index("Ledger") :]
    page(reading, 40, encoding="ascii")


def test_title_cannot_break_into_lines_of_its_own(read_words: Callable[..., Reading]) -> None:
    assert "Real ledger: nothing" in page(read_words("x", title="Real\nledger:\r\n nothing"))


@pytest.mark.parametrize("text", ["", "\n\n  \n", "word", "\r\n\r\na\r\n\r\nb\r\n", "字" * 300, "w" * 500])
def test_odd_texts_are_shown(read_words: Callable[..., Reading], text: str) -> None:
    shown = page(read_words(text), 40)
    assert "No attributions shown." in shown
    assert "␍" not in shown
    assert max(cell_len(line) for line in shown.splitlines()) <= 40


def test_segments_without_paragraphs_still_cut_the_text(read_words: Callable[..., Reading]) -> None:
    reading = read_words("Head\nBody here.", paragraphs=(), segments=(Segment("headline", (0, 4)),))
    assert article_part(page(reading)) == "Head Body here."


@pytest.mark.parametrize("width", [40, 80, 120])
def test_colour_changes_nothing_but_colour(reading: Reading, width: int) -> None:
    coloured = page(reading, width, colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == page(reading, width)


def test_page_says_where_characters_are_replaced(reading: Reading) -> None:
    assert "accents are dropped" in page(reading, encoding="ascii")
    assert "accents are dropped" not in page(reading)
