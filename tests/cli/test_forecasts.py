"""`forecasts`, `due`, `resolve`, `settle` and `docket`: what was to come, once for each source, and what came."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.test_claims import ARTICLES, deaths, put_in

Run = Callable[..., Result]

TIMES = (
    (
        "first",
        "2031-05-03",
        "Lowland Courier",
        "Bridge by June\n\nTransport minister Hedda Vale said the bridge at Oskel would open by 1 June. People "
        "at the quay said that she spoke from hope.",
    ),
    (
        "again",
        "2031-05-20",
        "Oskel Weekly",
        "Bridge late\n\nTransport minister Hedda Vale said in an interview with the Weekly that the bridge at Oskel "
        "would open by 1 July.",
    ),
    (
        "vague",
        "2031-05-21",
        "Harbour Post",
        "Better days\n\nThe harbour master, Ilse Tarn, said trade would pick up soon.",
    ),
    (
        "opened",
        "2031-06-20",
        "Harbour Post",
        "Bridge opens\n\nThe bridge at Oskel opened to lorries on Friday, the ministry said.",
    ),
)  # fmt: skip


@pytest.fixture
def known(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, TIMES)
    return run


def forecasts(run: Run, *more: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("forecasts", *more, "--format", "json").stdout)
    return found


def of(run: Run, name: str, *more: str) -> dict[str, object]:
    return next(row for row in forecasts(run, *more) if row["source"] == name)


def article(run: Run, title: str) -> str:
    rows = json.loads(run("articles", "--format", "json").stdout)
    return next(str(row["id"]) for row in rows if row["title"] == title)


def done(run: Run, *words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_a_forecast_has_its_source_its_words_and_its_day(known: Run) -> None:
    rows = [row for row in forecasts(known) if row["source"] == "Hedda Vale"]
    assert [row["due"] for row in rows][-1] == "2031-07-01"
    assert all("bridge" in str(row["statement"]) for row in rows)


def test_what_names_no_day_is_kept_as_vague_and_says_why(known: Run) -> None:
    row = of(known, "Ilse Tarn")
    assert row["due"] is None
    assert row["vague"] == ["which day “soon” means was not found"]
    assert str(row["sharper"]).startswith("trade would pick up by 2032-05-21")


def test_a_person_says_what_a_vague_one_comes_to(known: Run) -> None:
    id = str(of(known, "Ilse Tarn")["id"])
    done(known, "docket", id[:22], "--what", "more ferries land in July than in May", "--by", "2031-07-31",
         "--probability", "0.7", "--why", "she told me so")  # fmt: skip
    row = of(known, "Ilse Tarn")
    assert (row["statement"], row["due"], row["low"], row["high"]) == (
        "more ferries land in July than in May", "2031-07-31", 0.7, 0.7,
    )  # fmt: skip
    done(known, "docket", id, "--not-a-forecast", "--why", "she quoted a song")
    assert not [row for row in forecasts(known) if row["source"] == "Ilse Tarn"]


def test_a_scales_words_in_what_a_person_enters_are_no_number_of_the_sources_own(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ "Probably" of what was not read as a forecast was scored as if the source had said 55 to 80 %."""
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    wreck = "Wreck\n\nThe harbour master, Ilse Tarn, said the wreck off Oskel was probably that of the Marta."
    put_in(run, folder, (("wreck", "2031-05-21", "Harbour Post", wreck),))
    assert not forecasts(run)
    (said,) = json.loads(run("attributions", "source:Tarn", "--format", "json").stdout)
    done(run, "docket", said["id"], "--what", "divers find the name Marta on it", "--by", "2031-07-31", "--why", "so")
    row = of(run, "Ilse Tarn")
    assert (row["term"], row["low"], row["high"], row["scale"]) == ("probably", 0.55, 0.8, "ICD203")
    done(run, "docket", said["id"], "--probability", "0.7", "--by", "2031-07-31", "--why", "she said so to me")
    assert (of(run, "Ilse Tarn")["low"], of(run, "Ilse Tarn")["scale"]) == (0.7, None)


def test_what_has_come_due_is_listed_until_it_is_resolved(known: Run) -> None:
    def due(day: str) -> set[str]:
        return {row["id"] for row in json.loads(known("due", "--on", day, "--format", "json").stdout)}

    id = str(of(known, "Hedda Vale")["id"])
    assert due("2031-05-31") == set()
    assert id in due("2031-07-02")
    proof = article(known, "Bridge opens")
    said = done(known, "resolve", id, "true", "--evidence", f"{proof}:0:12", "--note", "it opened on 20 June")
    assert "signed Ida Lind" in said
    assert id not in due("2031-07-02")
    row = next(row for row in forecasts(known) if row["id"] == id)
    assert (row["outcome"], row["resolved_by"], row["note"]) == ("true", "Ida Lind", "it opened on 20 June")
    assert row["evidence"] == [{"article": proof, "span": [0, 12]}]


def test_a_resolution_is_taken_back_and_given_anew_and_both_are_kept(known: Run) -> None:
    id, proof = str(of(known, "Hedda Vale")["id"]), article(known, "Bridge opens")
    done(known, "resolve", id, "false", "--evidence", proof, "--note", "not by then")
    done(known, "resolve", id, "open", "--note", "another bridge")
    assert next(row for row in forecasts(known) if row["id"] == id)["outcome"] is None
    done(known, "resolve", id, "partly", "--evidence", proof, "--note", "to lorries alone")
    assert next(row for row in forecasts(known) if row["id"] == id)["outcome"] == "partly"
    assert sum('"table":"judgement"' in line for line in done(known, "dump").splitlines()) == 3


def test_a_claim_of_fact_is_settled_on_an_article(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, ARTICLES)
    id, proof = str(deaths(run)["id"]), article(run, "Operator denies")
    assert "signed Ida Lind" in done(run, "settle", id, "false", "--evidence", proof, "--note", "seven, it was")
    assert "open" in done(run, "settle", id, "open", "--note", "another ramp")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("resolve", "attribution-00000000", "true", "--note", "so"), "no forecast"),
        (("resolve", "FORECAST", "true", "--note", "so"), "name an article"),
        (("resolve", "FORECAST", "true", "--note", " "), "says what happened"),
        (("resolve", "FORECAST", "true", "--evidence", "article-00000000", "--note", "so"), "no article"),
        (("resolve", "FORECAST", "true", "--evidence", "PROOF:5:99999", "--note", "so"), "no characters"),
        (("resolve", "FORECAST", "open", "--note", "so"), "nobody resolved"),
        (("docket", "FORECAST", "--probability", "70", "--why", "so"), "no probability"),
        (("docket", "FORECAST", "--from", "2031-01-01", "--why", "so"), "a last one"),
        (("docket", "FORECAST", "--not-a-forecast", "--by", "2031-01-01", "--why", "so"), "leave out"),
        (("settle", "claim-00000000", "true", "--note", "so"), "no claim"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_cannot_be_said_is_told(known: Run, words: tuple[str, ...], says: str) -> None:
    named = {
        "FORECAST": str(of(known, "Hedda Vale")["id"]),
        "PROOF:5:99999": f"{article(known, 'Bridge opens')}:5:99999",
    }
    result = known(*(named.get(word, word) for word in words))
    assert result.exit_code != 0
    assert says in result.stderr


def test_what_a_person_words_alike_is_one_forecast_and_what_otherwise_is_another(known: Run) -> None:
    ids = [id for row in forecasts(known, "source:Vale") for id in row["attributions"]]  # type: ignore[attr-defined]
    assert len(ids) == 2
    for id in ids:
        done(known, "docket", id, "--what", "The bridge opens", "--by", "2031-07-01", "--why", "one bridge")
    (row,) = forecasts(known, "source:Vale")
    assert (len(row["attributions"]), row["statement"]) == (2, "The bridge opens")  # type: ignore[arg-type]
    done(known, "docket", ids[1], "--what", "lorries cross", "--by", "2031-07-01", "--why", "another matter")
    assert {row["statement"] for row in forecasts(known, "source:Vale")} == {"The bridge opens", "lorries cross"}


def test_whose_words_were_judged_is_said_and_evidence_that_goes_in_a_circle_is_warned_of(known: Run) -> None:
    row = of(known, "Hedda Vale")
    said = known(
        "resolve", str(row["id"]), "true", "--evidence", article(known, "Bridge by June"), "--note", "so she said"
    )
    assert "Hedda Vale" in said.stdout
    assert str(row["statement"]) in said.stdout
    assert "To take it back" in said.stdout
    assert "Caution: this article also repeats the forecast" in said.stderr
    other = known(
        "resolve", str(row["id"]), "true", "--evidence", article(known, "Bridge opens"), "--note", "it opened"
    )
    assert (other.exit_code, other.stderr) == (0, "")


def test_what_one_article_foretells_is_in_the_order_of_its_text(run: Run, folder: Path) -> None:
    """Ids are hashes, other with every reader; whatever these are, four that have no day stand as they are printed."""
    names = ("Hedda Vale", "Ilse Tarn", "Jory Pell", "Ann Orrin")
    told = "\n\n".join(f"{name} said that trade in {place} would pick up soon." for name, place in zip(
        names, ("Oskel", "Varno", "Veldin", "Ternhaven"), strict=True))  # fmt: skip
    put_in(run, folder, (("one", "2031-05-21", "Harbour Post", f"Better days\n\n{told}"),))
    assert [row["source"] for row in forecasts(run)] == list(names)
