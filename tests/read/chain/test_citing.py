"""Whom a reporting outlet cites."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.candidates import Candidate
from onrecord.read.chain import cited_in

# text, source, cue, content, cited, reason
CASES = [
    ("It had been warned, the Tarn Chronicle reported, citing two inspectors.", "the Tarn Chronicle", "reported",
     "It had been warned", "two inspectors", "behind the cue"),
    ("Citing two aides, the Tarn Gazette reported that it fell.", "the Tarn Gazette", "reported", "that it fell",
     "two aides", "before the outlet"),
    ("Four are missing, Channel Nine reported, quoting a coastguard official.", "Channel Nine", "reported",
     "Four are missing", "a coastguard official", "quoting"),
    ("It fell, Reuters reported, citing sources with knowledge of the matter.", "Reuters", "reported", "It fell",
     "sources with knowledge of the matter", "sources are people"),
    ("It fell, Reuters reported, citing an internal report.", "Reuters", "reported", "It fell", None, "a document"),
    ("It closed, Reuters reported, citing rising costs.", "Reuters", "reported", "It closed", None, "a reason"),
    ("The mayor said it fell, citing two aides.", "The mayor", "said", "it fell", None, "whoever cites is no outlet"),
    ("Reuters reported that the mayor resigned, citing his doctors.", "Reuters", "reported",
     "that the mayor resigned, citing his doctors", None, "the mayor cites, not the outlet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "cue", "content", "cited", "reason"), CASES)
def test_cited(text: str, source: str, cue: str, content: str, cited: str | None, reason: str) -> None:
    def span(part: str) -> tuple[int, int]:
        return text.index(part), text.index(part) + len(part)

    item = Candidate((span(source),), (span(cue),), (span(content),), "writing", 0.0, 0.0, False)
    found = cited_in(article_from_text(text, id="x"), item)
    assert (text[slice(*found[0])] if found else None) == cited, reason
    assert found is None or found[1] == span(source)
