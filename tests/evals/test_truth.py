"""Truth discovery: each method by hand on sets small enough for that."""

from __future__ import annotations

import json
from math import log
from pathlib import Path

import numpy as np
import pytest

from evals.truth import claims_and_truths, main, measure
from evals.truth_methods import Accu, Claims, TruthFinder, accu, accu_with_copying, chosen, gather, truthfinder, vote
from evals.truth_methods.claims import Numbers, shared_top
from evals.truth_methods.copying import Shared, independence

TWO_AGAINST_ONE = [("ann", "height", "300"), ("ben", "height", "300"), ("cid", "height", "240")]


def of(claims: Claims, scores: Numbers) -> dict[str, float]:
    """Scores by value, where there is one object."""
    return dict(zip(claims.values, scores.tolist(), strict=True))


def picked(claims: Claims, scores: Numbers) -> dict[str, str]:
    return {claims.objects[claims.object_of[at]]: claims.values[at] for at in chosen(claims, scores)}


def test_a_vote_counts_sources_once() -> None:
    claims = gather([*TWO_AGAINST_ONE, TWO_AGAINST_ONE[0]])
    assert of(claims, vote(claims)) == {"300": 2.0, "240": 1.0}


def test_the_order_of_claims_changes_nothing() -> None:
    forth, back = gather(TWO_AGAINST_ONE), gather(reversed(TWO_AGAINST_ONE))
    assert forth.values == back.values
    assert np.array_equal(forth.source, back.source)


def test_a_tie_goes_to_the_first_by_its_text_and_by_lot_to_each_alike() -> None:
    claims = gather([("ann", "height", "9"), ("ben", "height", "10"), ("cid", "width", "5")])
    assert picked(claims, vote(claims)) == {"height": "10", "width": "5"}
    assert of(claims, shared_top(claims, vote(claims))) == {"10": 0.5, "9": 0.5, "5": 1.0}


def test_truthfinder_at_first_trusts_everybody_alike() -> None:
    """Trust 0.9 weighs -ln 0.1; two add up to 0.1 to the power 2 gamma, one to 0.1 to the power gamma."""
    claims = gather(TWO_AGAINST_ONE)
    scores = of(claims, truthfinder(claims, TruthFinder(rho=0.0, rounds=0)))
    assert scores["300"] == pytest.approx(1 / (1 + 0.1**0.6), abs=1e-12)
    assert scores["240"] == pytest.approx(1 / (1 + 0.1**0.3), abs=1e-12)


def test_truthfinder_then_trusts_a_source_as_much_as_its_values() -> None:
    claims = gather(TWO_AGAINST_ONE)
    scores = of(claims, truthfinder(claims, TruthFinder(rho=0.0, rounds=1)))
    doubt_of_two, doubt_of_one = 1 - 1 / (1 + 0.1**0.6), 1 - 1 / (1 + 0.1**0.3)
    assert scores["300"] == pytest.approx(1 / (1 + doubt_of_two**0.6), abs=1e-12)
    assert scores["240"] == pytest.approx(1 / (1 + doubt_of_one**0.3), abs=1e-12)


def test_truthfinder_lets_near_numbers_lend_to_each_other() -> None:
    """240 is 0.8 of 300: each lends the other rho (0.8 - 0.5) = 0.15 of its own score."""
    claims = gather(TWO_AGAINST_ONE)
    scores = of(claims, truthfinder(claims, TruthFinder(rounds=0)))
    assert scores["300"] == pytest.approx(1 / (1 + 0.1 ** (0.3 * (2 + 0.15))), abs=1e-12)
    assert scores["240"] == pytest.approx(1 / (1 + 0.1 ** (0.3 * (1 + 0.30))), abs=1e-12)


def test_accu_at_first_counts_a_claim_for_400() -> None:
    """Accuracy 0.8 with 100 false values: 100 × 0.8 / 0.2 = 400; two are 160,000; 99 values have nobody."""
    claims = gather(TWO_AGAINST_ONE)
    scores = of(claims, accu(claims, Accu(rounds=1)))
    assert scores["300"] == pytest.approx(160_000 / (160_000 + 400 + 99), abs=1e-12)
    assert scores["240"] == pytest.approx(400 / (160_000 + 400 + 99), abs=1e-12)


def test_accu_then_holds_a_source_for_as_accurate_as_its_values() -> None:
    claims = gather([("ann", "height", "300"), ("ben", "height", "240")])
    each = 400 / (400 + 400 + 99)
    weight = 100 * each / (1 - each)
    assert of(claims, accu(claims, Accu(rounds=2)))["300"] == pytest.approx(weight / (2 * weight + 99), abs=1e-12)


def test_copying_is_likelier_of_shared_false_values_than_of_true_ones() -> None:
    """Shared and false: 0.2 × 0.2 / 100 = 0.0004 apart, 0.2 × 0.8 + 0.0004 × 0.2 = 0.16008 copied; true: 0.64, 0.768.

    Where it is not known which, either: 0.6404 apart, 0.92808 copied.
    """
    claims = gather([("ann", "height", "300"), ("ben", "height", "300")])
    accuracy = np.array([0.8, 0.8])
    nothing = np.array([], dtype=np.int64)
    false = Shared(claims).copies(nothing, accuracy, Accu())
    assert false[0, 1] == false[1, 0] == pytest.approx(0.1 * 0.16008 / (0.8 * 0.0004 + 0.2 * 0.16008), abs=1e-12)
    true = Shared(claims).copies(np.array([0]), accuracy, Accu())
    assert true[0, 1] == pytest.approx(0.1 * 0.768 / (0.8 * 0.64 + 0.2 * 0.768), abs=1e-12)
    unknown = Shared(claims).copies(None, accuracy, Accu())
    assert unknown[0, 1] == pytest.approx(0.1 * 0.92808 / (0.8 * 0.6404 + 0.2 * 0.92808), abs=1e-12)
    assert independence(claims, false, Accu()).tolist() == pytest.approx([1.0, 1 - 0.8 * false[1, 0]], abs=1e-12)


def test_different_values_speak_against_copying() -> None:
    """Different: 1 - 0.64 - 0.0004 = 0.3596 apart, a fifth of that copied."""
    claims = gather([("ann", "height", "300"), ("ben", "height", "240")])
    found = Shared(claims).copies(chosen(claims, vote(claims)), np.array([0.8, 0.8]), Accu())
    assert found[0, 1] == pytest.approx(0.1 * 0.07192 / (0.8 * 0.3596 + 0.2 * 0.07192), abs=1e-12)


def test_four_that_never_differ_lose_to_three_that_do() -> None:
    """Three err twice each and alone; four say the same false value of each tower, and outvote them everywhere."""
    honest, copying = ("ann", "ben", "cid"), ("w", "x", "y", "z")
    rows = [(one, f"tower {number}", "right") for number in range(7) for one in honest]
    rows += [(one, f"tower {number}", "wrong") for number in range(7) for one in copying]
    rows += [
        (one, f"gate {number} of {other}", f"slip of {one}" if one == other else "right")
        for one in honest for other in honest for number in range(2)
    ]  # fmt: skip
    claims = gather(rows)
    assert picked(claims, vote(claims))["tower 6"] == "wrong"
    assert picked(claims, accu(claims))["tower 6"] == "wrong"
    assert picked(claims, accu_with_copying(claims))["tower 6"] == "right"


def test_figures_are_of_objects_with_a_truth_and_a_claim(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    records = [{"source": source, "object": [object], "value": value} for source, object, value in TWO_AGAINST_ONE]
    records += [{"source": "ann", "object": ["width"], "value": "5"}]
    records += [{"truth": ["height"], "value": "300"}, {"truth": ["width"], "value": "6"}]
    records += [{"truth": ["depth"], "value": "1"}]
    results = measure(*claims_and_truths(records))
    assert (results["vote"], results["ceiling"], results["objects"], results["claims"]) == (0.5, 0.5, 2, 4)
    path = tmp_path / "set.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    assert main(["--data", str(path), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {key: printed[key] for key in ("vote", "truthfinder", "accu", "accu_copy")} == {
        "vote": 0.5, "truthfinder": 0.5, "accu": 0.5, "accu_copy": 0.5,
    }  # fmt: skip


def test_sure_sources_weigh_a_finite_amount() -> None:
    claims = gather([("ann", f"tower {number}", "1") for number in range(400)])
    for scores in (truthfinder(claims), accu(claims), accu_with_copying(claims)):
        assert np.isfinite(scores).all()
    assert log(100 * 0.99 / 0.01) < 10
