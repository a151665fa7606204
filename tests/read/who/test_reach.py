"""A text without full stops is one sentence: what is looked for in it must not be looked for in all of it each time."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.who import anonymity, identify
from onrecord.record import Attribution, Span

TEXT = "said the minister that nobody named officials not authorised to speak in Osk and police came " * 400


def test_the_reason_for_silence_is_looked_for_beside_the_source_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Span] = []

    def noting(text: str, span: Span) -> Span | None:
        looked.append(span)
        return None

    monkeypatch.setattr(anonymity, "_reason", noting)
    article = article_from_text(TEXT, id="x")
    attributions = [
        Attribution(
            f"a{start}", None, ((start, start + 9),), ((start - 30, start - 26),), ((start + 10, start + 40),),
            "speech", "indirect", (), "body", (), None, 0.9,
        )
        for start in range(TEXT.index("officials"), len(TEXT) - 100, len(TEXT) // 400)
    ]  # fmt: skip
    identify(article, attributions)
    assert len(looked) >= len(attributions) > 300
    assert max(end - start for start, end in looked) <= 2 * anonymity.REACH + 100
