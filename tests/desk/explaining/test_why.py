"""Every finding of an example ledger answers why: each id that a verb shows, each link, relation, family and origin."""

from __future__ import annotations

import io
import json
import math
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from onrecord.cli import onrecord
from onrecord.desk.explaining.weighing import Weighing, pair_case, pair_object
from onrecord.desk.explaining.why import print_explained, why
from onrecord.desk.linking.linkage import assertions_named, linkage
from onrecord.desk.opening import View, viewed
from onrecord.desk.query import Query
from onrecord.desk.sources import named_sources

EXAMPLE = Path(__file__).parents[3] / "examples" / "halmora"
ID = re.compile(r"(?:claim|attribution|source|link|article)-[0-9a-f]{32}(?:/as-[0-9a-f]{32})?")
VERBS = ("articles", "attributions", "sources", "claims", "suggestions")


def call(*arguments: str) -> str:
    result = CliRunner().invoke(onrecord, list(arguments))
    assert result.exit_code == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("why") / "onrecord.db")
    call("add", str(EXAMPLE), "--ledger", path)
    call("link", "--ledger", path)
    return path


@pytest.fixture
def view(ledger: str) -> Iterator[View]:
    with viewed(ledger) as view:
        yield view


def test_every_id_that_a_verb_shows_answers_on_a_page_and_to_programs(ledger: str, view: View) -> None:
    shown = {id for verb in VERBS for id in ID.findall(call(verb, "--format", "json", "--ledger", ledger))}
    assert {id.partition("-")[0] for id in shown} == {"article", "attribution", "claim", "link", "source"}
    for id in sorted(shown):
        found = why(view, id)
        page = io.StringIO()
        print_explained(found, Console(file=page, width=60, color_system=None))
        assert found.page.answer in " ".join(page.getvalue().split()), id
        assert max(map(len, page.getvalue().splitlines())) <= 60, id
        assert json.loads(json.dumps(found.content))["answer"], id


def test_an_assertion_is_found_by_its_own_id_alone_without_linking_everything(
    view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [id for id in linkage(view, Query()).tellings if "/as-" in id]
    assert told

    def everything(*_: object, **__: object) -> None:
        raise AssertionError("the whole ledger is linked for one assertion")

    for module in ("onrecord.desk.explaining.why", "onrecord.desk.linking.linkage"):
        monkeypatch.setattr(f"{module}.linkage", everything)
    for id in told[:: max(1, len(told) // 5)]:
        own = id.partition("/")[2]
        same = [one for one in told if one.partition("/")[2] == own]
        if len(same) == 1:
            assert why(view, own).content == why(view, id).content
            assert assertions_named(view, own[:-1]) == [one for one in told if one.partition("/")[2][:-1] == own[:-1]]
    assert assertions_named(view, "as-%") == assertions_named(view, "as-_") == []


def test_every_link_and_relation_has_words_and_figures(view: View) -> None:
    linked = linkage(view, Query())
    weighing = Weighing(view, linked)
    seen = set()
    for link in linked.links:
        pair = weighing.pair(link.one, link.other)
        found = pair_object(pair)
        reasons = [*link.reasons]
        assert pair.kept
        assert reasons
        assert found["made_by"]
        assert all(line.words for line in pair_case(pair).lines)
        total = float(str(found["start"])) + math.fsum(reason.weight for reason in reasons)
        assert 1 / (1 + math.exp(-total)) == pytest.approx(link.score, abs=1e-6)
        seen.add(link.relation)
    assert {"same", "narrows"} < seen


def test_what_a_score_begins_with_is_the_same_for_every_link(view: View) -> None:
    linked = linkage(view, Query())
    weighing = Weighing(view, linked)
    starts = {round(float(str(pair_object(weighing.pair(link.one, link.other))["start"])), 4) for link in linked.links}
    assert len(starts) == 1


def test_every_family_says_what_each_copy_took_over_and_changed(view: View) -> None:
    families = linkage(view, Query()).families
    assert families
    for family in families:
        for article in family.articles:
            found = json.loads(json.dumps(why(view, article).content))
            assert found["family"]["id"] == family.id
            assert {copy["article"] for copy in found["copies"]} == {copy.article for copy in family.copies}
            for copy in found["copies"]:
                assert copy["reasons"]
                assert 0 < copy["share"] <= 1
                for piece in (*copy["changed"], *copy["added"]):
                    text = view.article(copy["article"]).extraction.article.text
                    assert text[slice(*piece["span"])] == piece["text"]


def test_every_echo_leads_back_to_its_origin_in_the_end(view: View) -> None:
    echoes = 0
    for row in json.loads(call("claims", "--format", "json", "--ledger", view.shelf.name)):
        for origin in why(view, row["id"]).content["origins"]:  # type: ignore[attr-defined]
            to = {echo["telling"]: echo["leads_to"] for echo in origin["echoes"]}
            for echo in origin["echoes"]:
                assert echo["reasons"]
                at, steps = echo["telling"], 0
                while at is not None and at != origin["telling"] and steps <= len(to):
                    at, steps = to[at], steps + 1
                assert at in (None, origin["telling"])
                echoes += 1
    assert echoes > 5


def test_every_link_of_a_source_has_words_and_figures(view: View) -> None:
    for named in named_sources(view, Query()):
        links = json.loads(json.dumps(why(view, named.source.id).content))["links"]
        assert len(links) == len(named.links)
        assert all(link["words"] and link["reasons"] for link in links)
        assert all(reason["says"] for link in links for reason in link["reasons"])
