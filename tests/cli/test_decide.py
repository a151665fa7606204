"""`onrecord decide` and `onrecord suggestions`: what a person says holds, whatever linking finds later."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from onrecord.desk.linking import linkage
from onrecord.link.claims import comparing, gathering
from tests.cli.test_claims import ARTICLES, claims, deaths, put_in

Run = Callable[..., Result]


@pytest.fixture
def known(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    put_in(run, folder, ARTICLES)
    assert run("link").exit_code == 0
    return run


def page(run: Run, id: object, *more: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(run("claim", str(id), *more, "--format", "json").stdout)
    return found


def in_outlet(run: Run, outlet: str) -> str:
    """The attribution of the deaths in an outlet."""
    return attribution(run, f'outlet:"{outlet}"', "12 people")


def attribution(run: Run, filter: str, words: str) -> str:
    rows = json.loads(run("attributions", filter, "--format", "json").stdout)
    return next(str(row["id"]) for row in rows if words in row["content_text"])


def decide(run: Run, *words: str) -> str:
    done = run("decide", *words, "--why", "I asked")
    assert done.exit_code == 0, done.stderr
    return done.stdout


def outlets(run: Run) -> set[str]:
    return {row["outlet"] for row in page(run, deaths(run)["id"])["timeline"]}


def test_what_is_split_off_stays_apart_until_it_is_undone(known: Run) -> None:
    interview = in_outlet(known, "Oskel Weekly")
    assert "Oskel Weekly" in outlets(known)
    decide(known, str(deaths(known)["id"]), "split", interview)
    assert outlets(known) == {"Westmark Agency", "Varno Gazette", "Lowland Courier"}
    assert known("link", "--anew").exit_code == 0
    assert "Oskel Weekly" not in outlets(known)
    decide(known, interview, "undo", page(known, deaths(known)["id"])["timeline"][0]["id"])
    decide(known, str(deaths(known)["id"]), "undo")
    assert "Oskel Weekly" in outlets(known)


def test_two_tellings_that_share_nothing_are_one_claim_when_a_person_says_so(known: Run) -> None:
    ovens = attribution(known, 'outlet:"Harbour Post"', "ovens")
    assert "Harbour Post" not in outlets(known)
    decide(known, in_outlet(known, "Oskel Weekly"), "same", ovens)
    assert "Harbour Post" in outlets(known)
    assert "decided so already" in decide(known, ovens, "same", in_outlet(known, "Oskel Weekly"))
    decide(known, ovens, "not-same", in_outlet(known, "Oskel Weekly"))
    assert "Harbour Post" not in outlets(known)


def test_it_is_taken_back_where_the_words_are_read_otherwise_by_now(known: Run) -> None:
    interview, ovens = in_outlet(known, "Oskel Weekly"), attribution(known, 'outlet:"Harbour Post"', "ovens")
    decide(known, interview, "same", ovens)
    words = "12 people had died in the collapse of the ferry ramp"
    assert known("correct", interview, "--content", words, "--why", "the day is the article's").exit_code == 0
    assert "Harbour Post" in outlets(known), "it holds still"
    assert "decided so already" in decide(known, interview, "same", ovens)
    assert "undecided" in decide(known, interview, "undo", ovens)
    assert "Harbour Post" not in outlets(known)
    assert "decided so already" in decide(known, interview, "undo", ovens)


def test_what_is_named_twice_is_decided_once(known: Run) -> None:
    interview = in_outlet(known, "Oskel Weekly")
    said = decide(known, str(deaths(known)["id"]), "split", interview, interview).splitlines()
    assert len(said) == len(set(said)) == 3


def test_claims_are_merged_whole(known: Run) -> None:
    interview = in_outlet(known, "Oskel Weekly")
    first = str(deaths(known)["id"])
    decide(known, first, "split", interview)
    decide(known, str(deaths(known)["id"]), "merge", interview)
    assert len(outlets(known)) == 4


def test_what_was_decided_after_a_day_is_not_seen_as_of_it(known: Run) -> None:
    decide(known, str(deaths(known)["id"]), "split", in_outlet(known, "Oskel Weekly"))
    assert [row["articles"] for row in claims(known) if "12 people" in str(row["name"])] == [3]
    assert claims(known, "--as-of", "2001-01-01") == []


def test_sources_are_one_or_not_by_a_persons_word(known: Run) -> None:
    def named(words: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = json.loads(known("sources", "--format", "json").stdout)
        return [row for row in rows if words in json.dumps(row["names"])]

    (joren,), (jory,) = named("Joren Pell"), named("Jory Pell")
    decide(known, str(joren["id"]), "same", str(jory["id"]))
    (both,) = named("Joren Pell")
    assert both == named("Jory Pell")[0]
    assert both["attributions"] == 2
    decide(known, str(both["id"]), "wrong-source", attribution(known, "source:Joren", "ovens"))
    assert named("Joren Pell") != named("Jory Pell")
    decide(known, str(named("Joren Pell")[0]["id"]), "undo")
    assert named("Joren Pell") == [joren]


@pytest.fixture
def unsure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linking that is sure of nothing."""
    for module in (comparing, gathering, linkage):
        monkeypatch.setattr(module, "LINKED", 0.9999)


def test_suggestions_are_the_open_pairs_and_an_answer_closes_one(unsure: None, known: Run) -> None:
    rows = json.loads(known("suggestions", "--format", "json").stdout)
    assert rows
    assert [(-row["origins"], -row["moved"], -row["score"]) for row in rows] == sorted(
        (-row["origins"], -row["moved"], -row["score"]) for row in rows
    )
    first = next(row for row in rows if row["about"] == "claims")
    assert first["one"]
    assert first["other"]
    assert first["reasons"]
    decide(known, first["id"][:13], "not-same")
    assert first["id"] not in {row["id"] for row in json.loads(known("suggestions", "--format", "json").stdout)}
    table = known("suggestions", "--limit", "1").stdout
    assert "Would change" in table


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("link-00000000", "same"), "no pair of tellings"),
        (("claim-00000000", "split", "attribution-00000000"), "no claim"),
        (("claim-00000000", "wrong-source"), "no answer about"),
        (("source-00000000", "undo"), "no source"),
        (("attribution-00000000", "same"), "takes 1 more id"),
        (("link-00000000", "maybe"), "maybe"),
    ],
    ids=["no pair", "no claim", "not about a claim", "no source", "one alone", "no answer"],
)
def test_what_cannot_be_decided_is_told(known: Run, words: tuple[str, ...], says: str) -> None:
    done = known("decide", *words, "--why", "so")
    assert done.exit_code != 0
    assert says in done.stderr


def test_nobody_decides_without_a_name_or_a_reason(known: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "says why" in known("decide", "link-00000000", "same", "--why", " ").stderr
    monkeypatch.delenv("ONRECORD_USER")
    assert "ONRECORD_USER" in known("decide", "link-00000000", "same", "--why", "so").stderr
