"""What a source of one article is compared by: who says what a statement says."""

from __future__ import annotations

import pytest

from onrecord.link.sources import SourceMention, link_sources
from onrecord.link.sources.profiles import profiles_of
from onrecord.record import SourceKind, Who

# words, sort and name of the profile, reason
ISSUED = [
    ("A statement from the Harbour Office", "body", "the Harbour Office", "a body by its words"),
    ("a statement from UNICEF", "body", "UNICEF", "a body of the table"),
    ("a statement that was released on Monday by UNICEF", "body", "UNICEF", "with a day between"),
    ("a letter from the Foreign Office to the press", "body", "the Foreign Office", "with who it is to"),
    ("a communiqué from Prime Minister Elena Holt", "person", "Elena Holt", "a person behind an office"),
    ("a message from Anna Holt on Monday", "person", "Anna Holt", "a person, and a day"),
    ("a statement issued by Interior Minister Osk Brev", "own", None, "a name that no table knows"),
    ("a statement by the company", "own", None, "who has no name"),
    ("a statement by the Kremlin about Anna Holt", "own", None, "whom it is about"),
    ("a letter from critics of Anna Holt", "own", None, "whom it is against"),
    ("posts by supporters of Anna Holt", "own", None, "whom it is for"),
    ("a statement from the lawyer for Anna Holt", "own", None, "whom somebody speaks for"),
    ("a letter from Anna Holt and Paul Berg", "own", None, "two of them"),
    ("a statement by opponents of the Interior Ministry", "own", None, "a body that is opposed"),
    ("a statement from the Bank's critics", "own", None, "whose critics they are"),
    ("a fake statement from UNICEF", "own", None, "it is not from there"),
    ("no statement from UNICEF", "own", None, "there is none"),
    ("a response to a statement from UNICEF", "own", None, "another document"),
    ("a letter published by UNICEF", "own", None, "who prints it"),
    ("a statement published by UNICEF", "body", "UNICEF", "who gives it out"),
    ("a letter signed by 40 officials", "own", None, "several without a name"),
    ("a letter to UNICEF", "own", None, "who it is to"),
    ("a statement about UNICEF", "own", None, "what it is about"),
    ("a report by UNICEF", "own", None, "a report is what it says itself"),
]


def document(words: str, article: str = "a", kind: SourceKind = "document") -> SourceMention:
    return SourceMention(article, 0, Who(kind, None if kind == "document" else words, None, 0), words, "2031-05-01")


@pytest.mark.parametrize(("words", "sort", "name", "reason"), ISSUED, ids=[case[-1] for case in ISSUED])
def test_who_says_what_a_statement_says(words: str, sort: str, name: str | None, reason: str) -> None:
    (profile,) = profiles_of(document(words))
    assert (profile.sort, profile.printed) == (sort, name or words), reason


def test_a_statement_and_its_body_are_one_source_and_no_document() -> None:
    told = [
        document("a statement from the Tarn Harbour Office"),
        document("Tarn Harbour Office", "b", "official_body"),
    ]
    sources, links = link_sources(told)
    assert [one.kind for one in sources] == ["official_body"]
    assert {link.source for link in links} == {sources[0].id}
    (alone,), _ = link_sources(told[:1])
    assert alone.kind == "unknown", "the statement does not say what kind of body it is"
