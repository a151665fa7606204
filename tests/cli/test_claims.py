"""`onrecord claims` and `onrecord claim`: an agency's sentence in three outlets is one witness, a doctor another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

WIRE = (
    "OSKEL (Westmark Agency) — At least 12 people were killed when the ferry ramp at Oskel collapsed on Friday, the "
    "harbour ministry said.\n\nHarbour master Ilse Tarn said the ramp had been inspected in April."
)
ARTICLES = (
    ("wire", "2031-05-03", "Westmark Agency", f"Ramp collapses at Oskel\n\n{WIRE}"),
    ("reprint", "2031-05-03", "Varno Gazette", f"Twelve dead at Oskel\n\n{WIRE}"),
    (
        "second-hand",
        "2031-05-04",
        "Lowland Courier",
        "Oskel ramp collapse\n\nAt least 12 people were killed when the ferry ramp at Oskel collapsed on Friday, the "
        "harbour ministry told the Westmark Agency.",
    ),
    (
        "interview",
        "2031-05-04",
        "Oskel Weekly",
        "A morning at the ramp\n\nThe director of the Oskel hospital, Jory Pell, told the Weekly in an interview that "
        "12 people had died in the collapse of the ferry ramp on Friday.",
    ),
    (
        "denial",
        "2031-05-05",
        "Harbour Post",
        "Operator denies\n\nThe ferry company denied that 12 people had been killed when the ramp at Oskel collapsed "
        "on Friday.",
    ),
    ("other", "2031-05-05", "Harbour Post", "Bakery opens\n\nJoren Pell said the ovens of Osk were cold on Monday."),
)


def put_in(run: Run, folder: Path, articles: tuple[tuple[str, str, str, str], ...]) -> None:
    lines = [
        json.dumps({"id": name, "text": text, "date": date, "outlet": outlet}) for name, date, outlet, text in articles
    ]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("add", "in.jsonl").exit_code == 0


@pytest.fixture
def known(run: Run, folder: Path) -> Run:
    put_in(run, folder, ARTICLES)
    return run


def claims(run: Run, *more: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("claims", *more, "--format", "json").stdout)
    return found


def deaths(run: Run, *more: str) -> dict[str, object]:
    return next(row for row in claims(run, *more) if "12 people" in str(row["name"]))


def test_reprints_are_one_witness_and_the_interview_another(known: Run) -> None:
    row = deaths(known)
    assert (row["articles"], row["outlets"], row["origins"]) == (4, 4, 2)
    assert (row["first"], row["last"]) == ("2031-05-03", "2031-05-04")


def test_what_one_article_alone_tells_is_no_claim_yet(known: Run) -> None:
    assert not [row for row in claims(known) if "ovens" in str(row["name"])]


def test_the_page_tells_origins_echoes_and_who_denies(known: Run) -> None:
    page = " ".join(known("claim", str(deaths(known)["id"])[:20]).stdout.split())
    assert "2 independent origins" in page
    assert page.index("origin 1 2031-05-03") < page.index("echo 2031-05-04") < page.index("origin 2 2031-05-04")
    assert "denied 2031-05-05" in page
    assert "dead by Jory Pell: 12" in page


def test_every_origin_and_link_opens_on_its_reasons(known: Run) -> None:
    found = json.loads(known("claim", str(deaths(known)["id"]), "--format", "json").stdout)
    agency = next(origin for origin in found["origins"] if origin["echoes"])
    assert agency["reasons"]
    assert all(link["reasons"] for link in found["links"])


def test_an_attribution_leads_to_its_claim(known: Run) -> None:
    row = deaths(known)
    ids = row["ids"]
    assert isinstance(ids, list)
    assert known("claim", str(ids[0])).stdout == known("claim", str(row["id"])).stdout


def test_as_the_world_had_printed_it_by_a_day(known: Run) -> None:
    row = deaths(known, "--published-until", "2031-05-03")
    assert (row["articles"], row["origins"]) == (2, 1)


def test_the_order_of_adding_changes_nothing(run: Run, folder: Path) -> None:
    put_in(run, folder, ARTICLES)
    first = claims(run)
    (folder / "onrecord.db").unlink()
    put_in(run, folder, ARTICLES[::-1])
    assert claims(run) == first


@pytest.mark.parametrize("id", ["claim-0000", "nonsense", ""])
def test_an_id_that_is_none_is_told(known: Run, id: str) -> None:
    result = known("claim", id)
    assert result.exit_code == 1
    assert "no claim" in result.stderr


GATES = (
    (
        "survivor",
        "2031-05-03",
        "Veldin Post",
        "Survivors speak of locked gates\n\nThe gates of the Veldin mine were locked when the fire broke out, survivor "
        "Ann Tarn said on Saturday.",
    ),
    (
        "engineer",
        "2031-05-03",
        "Varno Gazette",
        "Engineer on the fire\n\nThe gates of the Veldin mine were locked when the fire broke out, engineer Jory Pell "
        "told the Gazette.",
    ),
    (
        "silent",
        "2031-05-04",
        "Lowland Courier",
        "Ministry silent on fire\n\nThe ministry of industry declined to say whether the gates of the Veldin mine were "
        "locked when the fire broke out. Pavel Harn, the owner, did not deny that the gates of the Veldin mine were "
        "locked when the fire broke out.",
    ),
    (
        "open",
        "2031-05-05",
        "Harbour Post",
        "Fire chief on gates\n\nThe fire chief Oskar Brann would not rule out that the gates of the Veldin mine were "
        "locked when the fire broke out.",
    ),
    (
        "denial",
        "2031-05-06",
        "Westmark Weekly",
        "Lawyer denies\n\nMarta Kell, a lawyer, denied that the gates of the Veldin mine were locked when the fire "
        "broke out.",
    ),
    (
        "denial again",
        "2031-05-06",
        "Oskel Weekly",
        "Foreman denies\n\nBen Orrin, a foreman, denied that the gates of the Veldin mine were locked when the fire "
        "broke out.",
    ),
)


def test_who_does_not_say_neither_tells_nor_denies(run: Run, folder: Path) -> None:
    """Three keep clear of it: none of them is an origin of what two say, nor of what two deny, and all are shown."""
    put_in(run, folder, GATES)
    said, denied = sorted(claims(run), key=lambda row: str(row["first"]))
    assert (said["origins"], said["articles"]) == (2, 2)
    assert (denied["origins"], denied["articles"]) == (2, 2)
    assert str(denied["name"]).startswith("denied: ")
    page = " ".join(run("claim", str(said["id"])).stdout.split())
    for name in ("Pavel Harn", "Oskar Brann"):
        assert f"· {name}" in page
        assert f"denied {name}" not in page
    assert page.count("left open 2031-05-04") >= 2
    assert page.count("left open 2031-05-05") == 1
    assert page.count("denied 2031-05-06") == 2
    page = " ".join(run("claim", str(denied["id"])).stdout.split())
    assert page.startswith("denied: that the gates")
    assert page.count("asserted 2031-05-03") == 2
    assert "denied 2031-05-03" not in page


def test_why_says_what_keeps_the_two_apart(run: Run, folder: Path) -> None:
    put_in(run, folder, GATES)
    said = next(row for row in claims(run) if not str(row["name"]).startswith("denied: "))
    page = json.loads(run("claim", str(said["id"]), "--format", "json").stdout)
    link = next(link for link in page["links"] if link["relation"] == "leaves_open")
    words = " ".join(run("why", link["one"], link["other"]).stdout.split())
    assert "left open stands between" in words
    assert "neither says it nor denies it" in words


def test_two_articles_side_by_side_put_no_words_in_a_mouth(run: Run, folder: Path) -> None:
    """Under "says" stands what was said of the words, where these alone would be an assertion."""
    put_in(run, folder, GATES)
    ids = {row["outlet"]: row["id"] for row in json.loads(run("articles", "--format", "json").stdout)}
    page = " ".join(run("compare", ids["Veldin Post"], ids["Lowland Courier"]).stdout.split())
    assert "left open: that the gates" in page
