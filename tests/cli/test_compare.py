"""`onrecord compare`: two articles side by side, what one took over, what both tell, what one of them tells."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord
from tests.cli.test_claims import ARTICLES, put_in

Run = Callable[..., Result]
Object = dict[str, Any]

WIRE, REPRINT, SECOND, INTERVIEW, DENIAL, OTHER = (
    "Ramp collapses at Oskel", "Twelve dead at Oskel", "Oskel ramp collapse", "A morning at the ramp",
    "Operator denies", "Bakery opens",
)  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("compare")
    lines = [
        json.dumps({"id": name, "text": text, "date": date, "outlet": outlet}) for name, date, outlet, text in ARTICLES
    ]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    path = folder / "onrecord.db"
    for arguments in (["add", str(folder / "in.jsonl")], ["link"]):
        assert CliRunner().invoke(onrecord, [*arguments, "--ledger", str(path)]).exit_code == 0
    return path


def ask(ledger: Path, *arguments: str, width: int = 100) -> Result:
    return CliRunner().invoke(onrecord, [*arguments, "--ledger", str(ledger)], env={"COLUMNS": str(width)})


def article(ledger: Path, title: str) -> str:
    rows = json.loads(ask(ledger, "articles", "--format", "json").stdout)
    return next(str(row["id"]) for row in rows if row["title"] == title)


def compared(ledger: Path, one: str, other: str, *more: str) -> Object:
    result = ask(ledger, "compare", article(ledger, one), article(ledger, other), *more, "--format", "json")
    assert result.exit_code == 0, result.stderr
    found: Object = json.loads(result.stdout)
    return found


def page(ledger: Path, one: str, other: str, width: int = 100) -> str:
    result = ask(ledger, "compare", article(ledger, one), article(ledger, other), width=width)
    assert result.exit_code == 0, result.stderr
    assert max(map(len, result.stdout.splitlines())) <= width
    return " ".join(result.stdout.split())


def test_a_reprint_is_told_with_what_it_took_over_and_what_it_did_not(ledger: Path) -> None:
    copy = compared(ledger, WIRE, SECOND)["copy"]
    assert (copy["article"], copy["original"]) == (article(ledger, SECOND), article(ledger, WIRE))
    assert copy["share"] == pytest.approx(0.72, abs=0.01)
    assert [piece["text"] for piece in copy["changed"]] == ["told the Westmark Agency"]
    assert any("inspected in April" in piece["text"] for piece in copy["cut"])
    words = page(ledger, WIRE, SECOND)
    assert "derives from Westmark Agency (article-" in words
    assert "word for word: 72 % of its words. They tell 1 claim in common." in words
    assert "changed: “told the Westmark Agency”" in words


def test_the_order_of_the_two_changes_sides_and_nothing_else(ledger: Path) -> None:
    there, back = compared(ledger, WIRE, REPRINT), compared(ledger, REPRINT, WIRE)
    assert there["copy"] == back["copy"]
    assert there["articles"] == back["articles"][::-1]
    assert there["only"] == back["only"][::-1]
    assert {each["claim"] for each in there["shared"]} == {each["claim"] for each in back["shared"]}
    assert there["shared"][0]["tellings"] == back["shared"][0]["tellings"][::-1]


def test_what_each_says_of_itself_stands_side_by_side(ledger: Path) -> None:
    found = compared(ledger, WIRE, REPRINT)
    assert [each["outlet"] for each in found["articles"]] == ["Westmark Agency", "Varno Gazette"]
    assert found["articles"][1]["credit"] == "Westmark Agency"
    words = page(ledger, WIRE, REPRINT)
    assert "outlet Westmark Agency Varno Gazette" in words
    assert "published 2031-05-03 2031-05-03" in words


def test_a_claim_that_both_tell_has_both_wordings_sources_and_numbers(ledger: Path) -> None:
    found = compared(ledger, WIRE, INTERVIEW)
    (shared,) = found["shared"]
    assert (shared["articles"], shared["origins"], shared["relation"]) == (4, 2, "narrows")
    wire, interview = shared["tellings"]
    assert (wire["source"], interview["source"]) == ("the harbour ministry", "Jory Pell")
    assert wire["numbers"][0].startswith("at least 12 people (dead)")
    assert interview["numbers"][0].startswith("12 people (dead)")
    assert all(reason["says"] for reason in shared["pair"]["reasons"])
    assert found["copy"] is None
    assert (found["against"], found["near"]) == ([], []), "what is in one claim is not told again"
    assert "Neither derives from the other" in page(ledger, WIRE, INTERVIEW)


def test_where_they_stand_against_each_other_is_told_by_what_makes_it_so(ledger: Path) -> None:
    found = compared(ledger, INTERVIEW, DENIAL)
    assert (found["shared"], found["near"]) == ([], [])
    (against,) = found["against"]
    assert against["relation"] == "denies"
    words = page(ledger, INTERVIEW, DENIAL)
    assert "Where they stand against each other: 1" in words
    assert "Harbour Post 05-05 denies it with “denied”" in words


def test_what_only_one_tells_and_what_it_alone_tells(ledger: Path) -> None:
    found = compared(ledger, REPRINT, OTHER)
    assert [len(side) for side in found["only"]] == [2, 0]
    assert [each["text"] for each in found["alone"][1]] == ["the ovens of Osk were cold on Monday"]
    words = page(ledger, REPRINT, OTHER)
    assert "Only Varno Gazette tells, and further articles: 2" in words
    assert "Harbour Post alone tells: 1" in words
    assert "They tell no claim in common." in words


def test_two_articles_of_one_outlet_are_told_apart(ledger: Path) -> None:
    words = page(ledger, DENIAL, OTHER)
    assert f"Harbour Post ({article(ledger, OTHER)[:16]}) alone tells: 1" in words


@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_page_fits_the_terminal(ledger: Path, width: int) -> None:
    assert "What both tell: 2" in page(ledger, WIRE, REPRINT, width)


def test_both_clocks_hold(ledger: Path) -> None:
    found = compared(ledger, WIRE, REPRINT, "--published-until", "2031-05-03")
    assert found["shared"][0]["articles"] == 2
    late = ask(ledger, "compare", article(ledger, WIRE), article(ledger, OTHER), "--published-until", "2031-05-03")
    assert late.exit_code == 1


def test_without_a_linking_run_the_answer_is_the_same(ledger: Path, run: Run, folder: Path) -> None:
    put_in(run, folder, ARTICLES)
    for pair in ((WIRE, REPRINT), (INTERVIEW, DENIAL), (REPRINT, OTHER)):
        assert compared(folder / "onrecord.db", *pair) == compared(ledger, *pair)


@pytest.mark.parametrize(
    ("one", "other", "says", "code"),
    [
        ("WIRE", "WIRE", "that is one article, named twice", 2),
        ("WIRE", "article-00000", "the ledger holds no article", 1),
        ("art", "WIRE", "too short for an id", 2),
        ("claim-41e3af02", "WIRE", "the ledger holds no article", 1),
    ],
)
def test_what_cannot_be_compared_is_told(ledger: Path, one: str, other: str, says: str, code: int) -> None:
    wire = article(ledger, WIRE)
    result = ask(ledger, "compare", *(wire if each == "WIRE" else each for each in (one, other)))
    assert (result.exit_code, says in result.stderr) == (code, True), result.stderr
    assert "\ntry: " in result.stderr
