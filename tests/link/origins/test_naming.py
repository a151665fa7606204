"""Names in the words around a telling."""

from __future__ import annotations

import pytest

from onrecord.link.origins.naming import phrases

CASES = [
    ("who says it", "Mayor Ann Holt said .", {"mayor ann holt"}),
    ("a paper that she put out", "A communiqué from Prime Minister Ann Holt stated .", {"prime minister ann holt"}),
    ("a paper of hers", "A statement of Ann Holt said .", {"ann holt"}),
    ("her words", "The words of Ann Holt were .", {"ann holt"}),
    ("whom a letter is to", "In a statement to Ann Holt , .", set()),
    ("where word is from", "After word from Port Tarn , .", set()),
    ("somebody near her", "An official close to Ann Holt said .", set()),
    ("somebody who speaks for her", "A spokesman for Ann Holt said .", set()),
    ("somebody from there", "A man from Port Tarn said .", set()),
    ("according to her", "According to Ann Holt , .", {"ann holt"}),
    ("an outlet", "The Oskel Post reported .", set()),
]


@pytest.mark.parametrize(("around", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_names_around_a_telling(around: str, expected: set[str]) -> None:
    assert phrases(around, {"oskel post"}) == expected
