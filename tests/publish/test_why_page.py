"""Why: each weight beside the words that it is for, readable in a pipe, narrow, without colour, of hostile text."""

from __future__ import annotations

import io
import math
from typing import get_args, get_type_hints

import pytest
from rich.console import Console

from onrecord.link.claims.counted import Counted
from onrecord.link.claims.scales import scale
from onrecord.link.origins.tracing import POSSIBLY, STEPS
from onrecord.publish.compare_page import Both, ComparePage, Group, Row, print_comparison, quoted_row
from onrecord.publish.reason_words import (
    copy_words,
    logit,
    origin_words,
    pair_words,
    short_id,
    source_words,
    start_of,
)
from onrecord.publish.why_page import Case, Line, Section, WhyPage, print_why, weight_words
from onrecord.record.linking import Reason

PAGE = WhyPage(
    "The ramp at Oskel collapsed under lorries of timber that were waiting for the second ferry of the morning",
    ("claim-0123456789abcdef", "2031-05-03"),
    "Two tellings are held for one claim.",
    (
        Section(
            "What holds it together",
            (
                Case("1 & 2", ("0.91", "linked"), lines=(
                    Line("the words of both tellings are alike and so is what they mean", 1.84),
                    Line("the times are apart", -0.42),
                    Line("they have no figure in common", 0.01),
                )),
            ),
            "Each pair is scored by itself.",
            2,
        ),
        Section("Nothing here"),
    ),
)  # fmt: skip


def drawn(page: WhyPage, width: int, encoding: str = "utf-8") -> list[str]:
    memory = io.TextIOWrapper(io.BytesIO(), encoding, "backslashreplace", newline="")
    print_why(page, Console(file=memory, width=width, color_system=None))
    memory.seek(0)
    return memory.read().splitlines()


@pytest.mark.parametrize("width", [24, 40, 60, 100])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(width: int) -> None:
    lines = drawn(PAGE, width)
    assert max(map(len, lines)) <= width
    assert lines == [line.rstrip() for line in lines]


def test_weights_stand_below_each_other_and_their_words_too() -> None:
    lines = drawn(PAGE, 60)
    first, second, third = (next(line for line in lines if sign in line) for sign in ("+1.8", "−0.4", " 0.0"))
    assert first.index("+1.8") == second.index("−0.4") == third.index("0.0") - 1
    assert first.index("the words") == second.index("the times") == third.index("they have")
    assert lines[lines.index(first) + 1].startswith(" " * first.index("the words"))


def test_a_label_s_style_is_the_label_s_alone() -> None:
    memory = io.StringIO()
    print_why(PAGE, Console(file=memory, width=60, force_terminal=True, color_system="standard"))
    assert "\x1b[1m1 & 2\x1b[0m  0.91 · linked\n" in memory.getvalue()
    assert "\x1b[1m+1.8\x1b[0m" in memory.getvalue()


def test_what_holds_nothing_is_no_section_and_what_is_left_out_is_counted() -> None:
    text = "\n".join(drawn(PAGE, 60))
    assert "Nothing here" not in text
    assert "and 2 more: --format json" in text


def test_a_console_of_few_characters_is_enough() -> None:
    text = "\n".join(drawn(PAGE, 60, "ascii"))
    assert "-0.4" in text
    assert "\\" not in text


def test_text_that_would_steer_the_terminal_is_shown() -> None:
    case = Case("1", ("\x1b[31mred",), quote="a\u202eb ⟧ forged")
    text = "\n".join(drawn(WhyPage("\x1b]0;x\x07", (), "", (Section("Told", (case,)),)), 60))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert text.count("⟧") == 1


@pytest.mark.parametrize(
    ("weight", "shown"), [(1.84, "+1.8"), (-0.42, "−0.4"), (0.04, "0.0"), (-0.04, "0.0"), (12.0, "+12.0")]
)
def test_a_weight_has_its_sign(weight: float, shown: str) -> None:
    assert weight_words(weight) == shown


@pytest.mark.parametrize("name", sorted(scale("claim").weights))
@pytest.mark.parametrize("value", [-1.0, 0.0, 0.4, 1.0])
def test_every_feature_of_a_pair_is_told_in_words(name: str, value: float) -> None:
    said = pair_words(Reason(name, value, 0.5, "equal: 12 / 12"))
    assert said
    assert not said.startswith(f"{name} {value:.2f}"), "a feature that no sentence was written for"


def test_a_reason_that_nobody_knows_is_told_as_it_is() -> None:
    assert pair_words(Reason("moon_phase", 0.5, 0.1, "full")) == "moon phase 0.50: full"


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason("words", 0.81, 0.0, "ferry ramp"), "the words are alike (0.81: ferry ramp)"),
        (Reason("words", 0.02, 0.0), "hardly a word is the same (0.02)"),
        (Reason("words", 0.9, -0.8, "ramp"), "taken off: whoever reports the event has them"),
        (Reason("numbers", 0.4, 0.8, "differs: 12 dead / 15 dead"), "with another number: 12 dead / 15 dead"),
        (Reason("numbers", -0.2, -0.4, "only one of them has a number"), "only one of them has a number"),
        (Reason("days apart", 0.0, 0.0, "0 days between the articles"), "published on the same day"),
        (Reason("names", -1.0, -0.3, "april / oskel"), "they name others: april / oskel"),
        (Reason("source", 1.0, 0.2, "Ilse Tarn / Tarn"), "the same source: Ilse Tarn / Tarn"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.name,
)
def test_a_feature_says_what_it_saw(reason: Reason, said: str) -> None:
    assert said in pair_words(reason)


def test_copies_sources_and_origins_are_told_in_words() -> None:
    assert copy_words(Reason("containment", 0.94, 1.0)).startswith("94 % of the runs of five words")
    assert copy_words(Reason("credit", 1.0, 0.0, "Westmark Agency")) == "it says so itself: “Westmark Agency”"
    assert source_words(Reason("role", 1.0, 2.4, "harbour master")) == "role: harbour master"
    assert origin_words(Reason("copied text", 1.0, 1.0, "article-0123456789abcdef")).endswith("article-01234567 (sure)")
    assert origin_words(Reason("told before, no source named", 1.0, 0.3, "2031-05-03")).endswith("2031-05-03 (weak)")


@pytest.mark.parametrize("name", [*STEPS, POSSIBLY])
def test_every_step_back_to_an_origin_is_told_in_words(name: str) -> None:
    reason = Reason(name, 1.0, STEPS.get(name, 0.0), "article-0123456789abcdef")
    said = origin_words(reason)
    assert "1.00" not in said, "a step that no sentence was written for"
    assert said.endswith(("(sure)", "(likely)", "(weak)", "joins nothing"))


AGREEMENTS = {name for each in get_args(get_type_hints(Counted)["agreement"]) for name in get_args(each) or (each,)}


@pytest.mark.parametrize("name", sorted(AGREEMENTS - {"none"}))
def test_every_way_in_which_numbers_stand_is_told_in_words(name: str) -> None:
    assert not pair_words(Reason("numbers", 0.5, 0.5, f"{name}: 12 dead / 12")).startswith(name)


def test_what_a_score_begins_with_is_what_its_reasons_leave() -> None:
    reasons = (Reason("meaning", 0.8, 1.5), Reason("words", 0.2, -0.25))
    assert math.isclose(start_of(1 / (1 + math.exp(-1.35)), reasons), 0.1)
    assert logit(0.5) == 0
    assert math.isfinite(logit(0.0))
    assert math.isfinite(logit(1.0))


def test_an_assertion_s_id_is_cut_in_both_its_parts() -> None:
    assert short_id("article-0123456789abcdef/as-fedcba9876543210") == "article-01234567/as-fedcba98"
    assert short_id("claim-0123456789abcdef") == "claim-01234567"


@pytest.mark.parametrize("width", [30, 60, 100])
def test_two_articles_stand_side_by_side_as_far_as_they_fit(width: int) -> None:
    rows = (quoted_row("says", "at least 12 people died", "12 people had died"), Row("numbers", "at least 12", ""))
    page = ComparePage(
        (Row("outlet", "Westmark Agency", "Varno Gazette"),), "Neither derives from the other.", Section("The text"),
        (Group("What both tell: 4", (Both("0.99 · linked", "claim-0123456789", rows, ("both have 12",)),), 3),),
    )  # fmt: skip
    memory = io.StringIO()
    print_comparison(page, Console(file=memory, width=width, color_system=None))
    lines = memory.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    assert "What both tell: 4" in lines
    assert "and 3 more: --format json" in lines
    side_by_side = any("Westmark Agency" in line and "Varno Gazette" in line for line in lines)
    assert side_by_side == (width > 44)
