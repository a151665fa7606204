"""A batch: a line out for each line in, whatever the line."""

from __future__ import annotations

import io
import json
from typing import Any

import jsonschema
import pytest

from onrecord.desk import batch
from onrecord.desk.batch import Opening, Outcome, read_batch, read_line
from onrecord.desk.reading import open_reader
from onrecord.publish.reading_json import reading_schema
from onrecord.read import Reader

SAID = "The bridge will hold, the engineer said."
LINES = [
    json.dumps({"id": "a", "text": SAID}),
    "nothing like it",
    json.dumps({"id": "b", "text": ""}),
    json.dumps({"id": "half", "text": f"\ud83d {SAID}"}),
    json.dumps({"id": "a", "text": SAID, "date": "2031-05-14", "title": "Bridge", "outlet": "The Slate"}),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def run(text: str, *, jobs: int = 1, min_confidence: float | None = None) -> tuple[list[dict[str, Any]], batch.Tally]:
    """Read a batch in memory."""
    sink = io.BytesIO()
    opening = Opening(min_confidence=min_confidence)
    tally = read_batch(io.BytesIO(text.encode()), sink, opening=opening, jobs=jobs)
    return [json.loads(line) for line in sink.getvalue().decode("ascii").splitlines()], tally


def test_each_line_in_gives_a_line_out_in_its_place() -> None:
    objects, tally = run("\n".join(LINES))
    assert [thing["id"] for thing in objects] == ["a", None, "b", "half", "a"]
    assert (tally.lines, tally.failed) == (5, 1)
    assert tally.first_failure == "line 2: not JSON: Expecting value at character 1"


def test_every_line_out_keeps_to_the_schema_and_leaves_the_text_out() -> None:
    validator = jsonschema.Draft202012Validator(reading_schema())
    for thing in run("\n".join(LINES))[0]:
        validator.validate(thing)
        assert "text" not in thing


def test_processes_change_nothing() -> None:
    text = "\n".join(LINES * 8)
    assert run(text, jobs=1) == run(text, jobs=2)


def test_what_is_read_beside_it_changes_nothing() -> None:
    alone = run(LINES[3])[0][0]
    assert run("\n".join(LINES))[0][3] == alone


def test_spans_point_into_the_text_as_given() -> None:
    text = f"  \r\n\r\n{SAID}\t\r\n"
    (thing,), _ = run(json.dumps({"id": "a", "text": text}))
    assert thing["attributions"], "the engineer is credited"
    start, end = thing["attributions"][0]["cue"][0]
    assert text[start:end] == "said"


def test_more_confidence_moves_the_rest_to_the_refused() -> None:
    (thing,), _ = run(LINES[0], min_confidence=1.0)
    assert thing["attributions"] == []
    assert "asked for" in thing["refused"][0]["reason"]


def test_an_error_that_nobody_foresaw_is_recorded_and_the_run_goes_on(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr(batch, "read_text", broken)
    outcome = read_line(LINES[0].encode(), reader=reader)
    assert outcome.failure == "ZeroDivisionError: no such thing"
    assert json.loads(outcome.line) == {
        "id": "a",
        "failure": {"kind": "error", "reason": "ZeroDivisionError: no such thing"},
    }


def test_each_outcome_is_shown_to_whoever_watches() -> None:
    seen: list[Outcome] = []
    text = "\n".join(LINES).encode()
    read_batch(io.BytesIO(text), io.BytesIO(), opening=Opening(), jobs=1, watch=seen.append)
    assert sum(outcome.size + 1 for outcome in seen) == len(text) + 1
    assert [outcome.failure is None for outcome in seen] == [True, False, True, True, True]
