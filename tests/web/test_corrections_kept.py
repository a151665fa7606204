"""What was corrected in the browser stays, whatever is read and linked anew, in both databases; and trains a reader."""

from __future__ import annotations

import dataclasses
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from starlette.testclient import TestClient

from onrecord.desk import preparing
from onrecord.desk.adding import take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.exporting import correction_lines
from onrecord.desk.keeping import dump, verify
from onrecord.desk.linking.running import link
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.preparing import Preparation
from onrecord.desk.reading import open_reader
from onrecord.publish.reading_json import reading_to_object
from onrecord.read import read_article
from onrecord.record import Reading
from onrecord.web import create_app
from tests.desk.press import ADDRESS, PARAGRAPHS, Press, page
from tests.store.conftest import DATABASES, place_in
from tests.store.conftest import server as server  # a fixture
from tests.web.conftest import HOST

SCORER = Path(__file__).parents[3] / "shared" / "eval" / "score_attributions.py"


@pytest.fixture
def press() -> Press:
    return Press({ADDRESS: page(*PARAGRAPHS)})


@pytest.fixture(params=DATABASES)
def kept(request: pytest.FixtureRequest, tmp_path: Path, press: Press) -> Iterator[Ledger]:
    """A ledger of one article in each of the databases, read and linked."""
    with opened(place_in(request.param, request, tmp_path), create=True) as ledger:
        _read(ledger, press)
        yield ledger


def _read(ledger: Ledger, press: Press) -> None:
    take_in(arrivals([ADDRESS], press, None), ledger, preparation=Preparation())
    link(ledger)


@pytest.fixture
def desk(kept: Ledger) -> Iterator[TestClient]:
    with TestClient(create_app(kept, user="Ida Lind"), base_url=HOST) as client:
        yield client


def standing(desk: TestClient) -> dict[str, dict[str, Any]]:
    """The attributions as they stand, by their contents."""
    (row,) = desk.get("/api/articles").json()["items"]
    whole = desk.get(f"/api/articles/{row['id']}").json()
    text = whole["text"]
    return {" ".join(text[start:end] for start, end in item["content"]): item for item in whole["attributions"]}


def roles(item: dict[str, Any]) -> dict[str, Any]:
    return {role: item[role] for role in ("source", "cue", "content", "act")}


BUS, PIER, COSTS = "the town would pay for a bus", "he had seen the pier move in the storm", "3 million crowns"


def found(desk: TestClient, words: str) -> dict[str, Any]:
    return next(item for content, item in standing(desk).items() if words in content)


def correct(desk: TestClient, words: str, **typed: str) -> str:
    """Correct an attribution by its form; returns its id."""
    id = str(found(desk, words)["id"])
    sent = {"source": "", "cue": "", "content": "", "why": f"of {words}", **typed}
    answer = desk.post(f"/attributions/{id}/corrections", data=sent, follow_redirects=False)
    assert answer.status_code == 303, answer.text
    return id


@pytest.fixture
def corrected(desk: TestClient) -> dict[str, Any]:
    """Three corrections: another source, one that is struck, another content. Their ids, by what they are about."""
    bus = correct(desk, BUS, source="the harbour board", cue="said", content=BUS)
    pier = correct(desk, PIER, nothing="true")
    costs = correct(desk, COSTS, source="the ministry of transport", cue="According to", content="3 million crowns")
    return {BUS: bus, PIER: pier, COSTS: costs}


def newer(monkeypatch: pytest.MonkeyPatch, change: Any = None) -> None:
    """From now on a newer reader reads; `change` is what it does to each reading."""
    reader = dataclasses.replace(open_reader(), name="reader-of-tomorrow")
    monkeypatch.setattr(preparing, "open_reader", lambda folder: reader)
    monkeypatch.setattr("onrecord.desk.adding.reader_name", lambda folder: reader.name)
    if change is not None:
        monkeypatch.setattr(preparing, "read_article", lambda article, reader: change(read_article(article, reader)))


def test_corrections_survive_a_newer_reader_and_linking(
    kept: Ledger, desk: TestClient, press: Press, corrected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {content: roles(item) for content, item in standing(desk).items()}
    newer(monkeypatch)
    _read(kept, press)
    link(kept, anew=True)
    assert {content: roles(item) for content, item in standing(desk).items()} == before
    assert not any(PIER in content for content in standing(desk))
    assert {item["id"] for item in standing(desk).values()}.isdisjoint(corrected.values())
    assert list(verify(kept)) == []
    (row,) = desk.get("/api/articles").json()["items"]
    shown = desk.get(f"/articles/{row['id']}").text
    assert "is not shown yet" not in shown
    assert shown.count("corrected by <bdi>Ida Lind</bdi>") == 2


def test_corrections_are_undone_after_a_newer_reader(
    kept: Ledger, desk: TestClient, press: Press, corrected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(monkeypatch)
    _read(kept, press)
    for id in corrected.values():  # the ids that they had in the older reading
        assert desk.get(f"/attributions/{id}").status_code == 200
        undone = desk.post(f"/attributions/{id}/undo", data={"why": "it was right"}, follow_redirects=False)
        assert undone.status_code == 303
    assert any(PIER in content for content in standing(desk))
    (row,) = desk.get("/api/articles").json()["items"]
    assert desk.get(f"/api/articles/{row['id']}").json()["corrected"] == {}


def test_what_a_newer_reader_no_longer_finds_stands_by_a_persons_word_and_is_undone(
    kept: Ledger, desk: TestClient, press: Press, corrected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newer(monkeypatch, lambda reading: dataclasses.replace(reading, attributions=()))
    _read(kept, press)
    assert sorted(standing(desk)) == sorted([BUS, "3 million crowns"])
    (row,) = desk.get("/api/articles").json()["items"]
    id = corrected[BUS]
    assert f'href="/attributions/{id}"' in desk.get(f"/articles/{row['id']}").text
    correct_again = {"source": "The mayor", "cue": "said", "content": BUS, "why": "on second thought"}
    assert desk.post(f"/attributions/{id}/corrections", data=correct_again).status_code == 200
    assert found(desk, BUS)["source"] != []
    assert desk.post(f"/attributions/{id}/undo", data={"why": "no"}).status_code == 200
    assert sorted(standing(desk)) == ["3 million crowns"]


def test_a_corrected_article_is_one_line_and_no_time_is_in_a_dump(
    kept: Ledger, desk: TestClient, corrected: dict[str, str]
) -> None:
    assert not any("learnt" in line for line in dump(kept.view()))
    assert len(list(correction_lines(kept.view()))) == 1


def _scorer() -> ModuleType:
    if not SCORER.exists():
        pytest.skip("../shared/eval/score_attributions.py is not there")
    spec = importlib.util.spec_from_file_location("score_attributions", SCORER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_scorer_reads_what_comes_out(
    kept: Ledger, desk: TestClient, corrected: dict[str, str], tmp_path: Path
) -> None:
    scorer = _scorer()
    gold, pred = tmp_path / "gold.jsonl", tmp_path / "pred.jsonl"
    gold.write_text(desk.get("/api/corrections.jsonl").text)
    (row,) = kept.view().articles()
    reading = kept.view().article(row.id).reading
    assert isinstance(reading, Reading)
    pred.write_text(json.dumps({**reading_to_object(reading, with_text=False), "id": row.id}) + "\n")
    itself = scorer.score(scorer.load(gold), scorer.load(gold))
    assert itself["all.whole_ex"] == [100.0, 100.0, 100.0]
    figures = scorer.score(scorer.load(gold), scorer.load(pred))
    right, count = figures["all.whole_ex"], figures["all.count"]
    # The reader found what was struck besides, and has two of the others otherwise.
    assert count[0] == count[1] + 1
    assert right[0] == round(100 * (count[1] - 2) / count[0], 1)
    (line,) = (json.loads(line) for line in gold.read_text().splitlines())
    assert [each["why"] for each in line["struck"]] == [f"of {PIER}"]
