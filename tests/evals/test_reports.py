"""The evaluation's own arithmetic, on made-up reports."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from evals.reports import b3, disagreement, figures, in_hidden_order, main, measure, pair_shares, report_of
from training.reports import Pairs, blocks_of, fit, out_of_fold


def row(event: str, place: int, **other: Any) -> dict[str, Any]:
    made = {
        "id": f"{event}-{place}", "event_id": event, "country": "Freedonia",
        "date_start": f"2031-05-{int(event[1:]) % 28 + 1:02}", "date_end": f"2031-05-{int(event[1:]) % 28 + 1:02}",
        "city": f"Town {event}", "location": "", "latitude": None, "longitude": None, "geo_precision": 3.0,
        "actor1": "Police (Freedonia)", "actor1_type": "Security forces", "actor2": None, "actor2_type": None,
        "target": "Unknown", "source": f"Paper {place} (2031-06-01) Clash {event}", "source_author": f"Paper {place}",
    }  # fmt: skip
    for name in ("deaths", "injuries"):
        made |= {f"{name}_{end}": 0 for end in ("low", "best", "high")}
    return made | other


ROWS = [row(f"e{event:02}", place, deaths_best=event) for event in range(12) for place in range(1 + event % 3)]


def test_b3_by_hand() -> None:
    """{a, b | c} against {a | b, c}: two of three are half right either way, one wholly."""
    columns = b3([1, 1, 2], ["x", "y", "y"])
    assert columns.tolist() == [[0.5, 1, 1], [0.5, 0.5, 1], [1, 0.5, 1]]
    precision, recall, f1 = figures(columns.sum(0))
    assert (precision, recall, f1) == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_pairs_by_hand() -> None:
    assert pair_shares([1, 1, 1, 2], ["x", "x", "y", "y"]) == (1 / 3, 1 / 2)
    assert pair_shares([1, 2], ["x", "y"]) == (0, 0)


def test_what_is_hidden_stays_hidden() -> None:
    """Other ids, other events and another order give the same reports."""
    shown = [report for _, report in in_hidden_order(ROWS)]
    changed = [item | {"id": str(at), "event_id": "one"} for at, item in enumerate(ROWS)]
    random.Random(3).shuffle(changed)
    assert [report for _, report in in_hidden_order(changed)] == shown


def test_rows_with_the_same_fields_stay_two() -> None:
    assert len(in_hidden_order([row("e1", 0), row("e1", 0, id="again")])) == 2


def test_a_row_as_a_report() -> None:
    report = report_of(row("e1", 2, date_end="", city=None, latitude=1.0, longitude=2.0, deaths_high=None), "x")
    assert (report.title, str(report.published), report.city) == ("Clash e1", "2031-06-01", "")
    assert report.end == report.start
    assert report.degrees == (1.0, 2.0)
    assert [actor.kind for actor in report.actors] == ["Security forces"]
    assert report_of(row("e1", 2, source="a leaflet"), "x").published is None


def test_disagreement_counts_events_with_two_tolls_above_zero() -> None:
    tolls = {"a1": (3, 4), "a2": (3, 3), "a3": (3, 0), "a4": (5,), "a5": (1, 1, 2)}
    rows = [row(event, at, deaths_best=best) for event, told in tolls.items() for at, best in enumerate(told)]
    assert disagreement(rows, "deaths") == (2, 3)
    assert disagreement(rows, "injuries") == (0, 0)


def test_all_figures_of_reports_that_are_easily_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "reports.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(json.dumps(item) for item in ROWS).encode()))
    assert main(["--data", str(path), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["b3_f1"] == printed["baseline_b3_f1"] == 100
    assert printed["above_baseline"] == 0
    assert printed["count"], printed["count_events"] == (24, 12)


def test_a_worse_grouping_shows() -> None:
    """Two events of one town and day that papers tell alike: taken for one, by fields as by us."""
    rows = [row("e01", at, event_id=event) for at, event in enumerate("xxyy")] + ROWS
    assert measure(rows)["b3_precision"] < 100


def test_no_file() -> None:
    with pytest.raises(SystemExit, match="no file"):
        main(["--data", "nowhere.jsonl"])


def test_the_fit_finds_what_tells_pairs_apart() -> None:
    drawn = np.random.default_rng(5)
    values = np.column_stack([drawn.normal(size=6000), drawn.normal(size=6000), np.ones(6000)])
    same = drawn.random(6000) < 1 / (1 + np.exp(-(2 * values[:, 0] - 1)))
    weights = fit(values, same, ["tells", "nothing", "always"])
    assert weights.features["tells"] == pytest.approx(2, abs=0.2)
    assert weights.features["nothing"] == pytest.approx(0, abs=0.1)
    assert weights.features["always"] == 0
    assert weights.constant == pytest.approx(-1, abs=0.1)


def test_links_out_of_fold_are_made_without_either_block(monkeypatch: pytest.MonkeyPatch) -> None:
    ordered = in_hidden_order(ROWS)
    reports, events = [report for _, report in ordered], [item["event_id"] for item, _ in ordered]
    blocks = blocks_of(events)
    seen = []
    real = Pairs.fit

    def noted(self: Pairs, chosen: Any) -> Any:
        seen.append({int(block) for block in blocks[self.places[chosen]].ravel()})
        return real(self, chosen)

    monkeypatch.setattr(Pairs, "fit", noted)
    links = out_of_fold(reports, events)
    assert len(links) == len(Pairs(reports, events).pairs)
    assert all(len(kept) < 5 for kept in seen)
    assert sorted(set(blocks.tolist())) == [0, 1, 2, 3, 4]
    assert all(len(set(blocks[np.array([event == one for event in events])])) == 1 for one in set(events))
