"""Words are the same in Python as in SQLite's index; what is typed is read as words and phrases."""

from __future__ import annotations

import sqlite3
import time
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.store import open_ledger
from onrecord.store.words import fold, parse_query, snippet_of, words_in

BLOCKS = [(0x20, 0x17F), (0x384, 0x3FF), (0x400, 0x45F), (0x5D0, 0x5EA), (0x621, 0x64A)]
SIGNS = "–—“”‘’…€₽№™👍🛳️🧑🏽‍✈️\u2066\u2069\u202e\u061c\u0301\u0308漢字カナ한글\n\t_"
LETTERS = st.sampled_from(
    [chr(code) for first, last in BLOCKS for code in range(first, last + 1) if unicodedata.category(chr(code)) != "Cn"]
    + list(SIGNS)
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """An index with the settings that a ledger's has."""
    path: Path = tmp_path_factory.mktemp("index") / "a.db"
    open_ledger(str(path)).close()
    with closing(sqlite3.connect(path)) as ledger:
        (made,) = ledger.execute("SELECT sql FROM sqlite_master WHERE name = 'article_words'").fetchone()
    settings_of = made[made.index("tokenize=") : -1]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5(text, {settings_of})")
        connection.execute("CREATE VIRTUAL TABLE places USING fts5vocab(words, instance)")
        yield connection


def indexed(index: sqlite3.Connection, text: str) -> list[str]:
    index.execute("DELETE FROM words")
    index.execute("INSERT INTO words VALUES (?)", (text,))
    return [term for (term,) in index.execute("SELECT term FROM places ORDER BY offset")]


@settings(max_examples=500, deadline=None)
@given(text=st.text(LETTERS, max_size=40))
def test_words_are_those_of_the_index(index: sqlite3.Connection, text: str) -> None:
    assert [word.folded for word in words_in(text)] == indexed(index, text)


def test_every_letter_of_the_languages_of_europe_is_folded_as_in_the_index(index: sqlite3.Connection) -> None:
    for code in [*range(0x41, 0x250), *range(0x384, 0x530), *range(0x1E00, 0x1F00)]:
        if (
            chr(code)
            not in "\u01e0\u01e1\u0378\u0379\u0380\u0381\u0382\u0383\u038b\u038d\u03a2\u0528\u052a\u052c\u052e"
        ):
            text = f"a{chr(code)}b"
            assert [word.folded for word in words_in(text)] == indexed(index, text), hex(code)


@given(st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    ends = 0
    for word in words_in(text):
        start, end = word.span
        assert ends <= start < end <= len(text)
        assert fold(text[start:end]) == word.folded
        ends = end


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("Old  bridge", (("old",), ("bridge",))),
        ('"Old bridge" oskel', (("old", "bridge"), ("oskel",))),
        ("“Old bridge” «le bac» „die Fähre“", (("old", "bridge"), ("le", "bac"), ("die", "fahre"))),
        ("cease-fire don’t", (("cease", "fire"), ("don", "t"))),
        ('an open "end of it', (("an",), ("open",), ("end", "of", "it"))),
        ('""', ()),
        ("a a A", (("a",),)),
        ("?!—", ()),
        ("", ()),
    ],
)
def test_queries_are_words_and_phrases(query: str, terms: tuple[tuple[str, ...], ...]) -> None:
    assert parse_query(query) == terms


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400), st.text(max_size=20), st.integers(0, 400))
def test_a_snippet_of_anything_lies_in_the_text(text: str, query: str, cut: int) -> None:
    spans = ((0, min(cut, len(text))),)
    for given_spans in (None, spans):
        (start, end), marks = snippet_of(text, parse_query(query), given_spans)
        assert 0 <= start <= end <= (len(text) if given_spans is None else spans[0][1])
        assert all(start <= first < last <= end for first, last in marks)


@pytest.mark.parametrize(
    ("text", "query", "excerpt"),
    [
        ("The ferry sails.", "ferry", "The ferry sails."),
        ("The ferry sails.", "tram", "The ferry sails."),
        ("x " * 100 + "ferry" + " y" * 200, "ferry", "x " * 30 + "ferry" + " y" * 87),
        ("word" * 100 + " ferry", "ferry", "ferry"),
        ("ferry" * 100, "ferry" * 100, "ferry" * 100),
        ("", "ferry", ""),
    ],
)
def test_a_snippet_cuts_no_word(text: str, query: str, excerpt: str) -> None:
    (start, end), _ = snippet_of(text, parse_query(query))
    assert text[start:end] == excerpt


def test_a_snippet_of_a_long_text_is_not_waited_for() -> None:
    text = "the ferry " * 500_000
    began = time.perf_counter()
    snippet_of(text, parse_query("ferry tram"))
    snippet_of(text, parse_query('"the ferry the"'))
    assert time.perf_counter() - began < 1
