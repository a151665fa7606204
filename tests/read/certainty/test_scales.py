"""Every term of the three scales, to the digit, as published: written down here a second time."""

from __future__ import annotations

import pytest

from onrecord.read.certainty import band, named_scale, scales
from onrecord.record.wording import Scale

PUBLISHED: dict[Scale, dict[str, tuple[float, float]]] = {
    "ICD203": {
        "almost certain": (0.95, 0.99),
        "almost certainly": (0.95, 0.99),
        "nearly certain": (0.95, 0.99),
        "very likely": (0.80, 0.95),
        "highly probable": (0.80, 0.95),
        "likely": (0.55, 0.80),
        "probable": (0.55, 0.80),
        "probably": (0.55, 0.80),
        "roughly even chance": (0.45, 0.55),
        "roughly even odds": (0.45, 0.55),
        "unlikely": (0.20, 0.45),
        "improbable": (0.20, 0.45),
        "improbably": (0.20, 0.45),
        "very unlikely": (0.05, 0.20),
        "highly improbable": (0.05, 0.20),
        "almost no chance": (0.01, 0.05),
        "remote": (0.01, 0.05),
    },
    "PHIA": {
        "almost certain": (0.95, 1.00),
        "highly likely": (0.80, 0.90),
        "likely": (0.55, 0.75),
        "probable": (0.55, 0.75),
        "realistic possibility": (0.40, 0.50),
        "unlikely": (0.25, 0.35),
        "highly unlikely": (0.10, 0.20),
        "remote chance": (0.00, 0.05),
    },
    "Kent": {
        "certain": (1.00, 1.00),
        "almost certain": (0.87, 0.99),
        "probable": (0.63, 0.87),
        "chances about even": (0.40, 0.60),
        "probably not": (0.20, 0.40),
        "almost certainly not": (0.02, 0.12),
        "impossible": (0.00, 0.00),
    },
}


@pytest.mark.parametrize(
    ("scale", "term", "published"),
    [(scale, term, edges) for scale, terms in PUBLISHED.items() for term, edges in terms.items()],
)
def test_a_term_has_its_published_range(scale: Scale, term: str, published: tuple[float, float]) -> None:
    found = band(term, scale)
    assert found is not None
    assert (found.scale, found.term, found.low, found.high) == (scale, term, *published)


def test_no_term_is_left_out() -> None:
    assert {scale.scale: sorted(scale.terms) for scale in scales()} == {
        scale: sorted(terms) for scale, terms in PUBLISHED.items()
    }


@pytest.mark.parametrize("word", ["may", "might", "could", "possible", "possibly", "feared", "expected", "set to", ""])
def test_a_word_that_no_scale_lists_has_no_number(word: str) -> None:
    assert band(word) is None


@pytest.mark.parametrize(
    ("word", "scale"),
    [
        pytest.param("likely", "ICD203", id="the default where it has the word"),
        pytest.param("highly likely", "PHIA", id="the next scale that has it"),
        pytest.param("probably not", "Kent", id="the last one"),
        pytest.param("certain", None, id="prose says certain too often"),
    ],
)
def test_without_a_named_scale(word: str, scale: str | None) -> None:
    found = band(word)
    assert (found.scale if found else None) == scale


def test_a_named_scale_answers_alone() -> None:
    assert band("very likely", "PHIA") is None


@pytest.mark.parametrize(
    ("text", "scale"),
    [
        pytest.param("Words are used as in ICD 203.", "ICD203", id="by its number"),
        pytest.param("Terms follow the Probability Yardstick.", "PHIA", id="by its other name"),
        pytest.param("See Sherman Kent on words.", "Kent", id="by its author"),
        pytest.param("The county of Kent is wet.", None, id="a county is no scale"),
        pytest.param("ICD 203 and PHIA differ.", None, id="two are named: neither is meant"),
    ],
)
def test_the_scale_an_article_names(text: str, scale: str | None) -> None:
    assert named_scale(text) == scale
