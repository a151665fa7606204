"""Twenty edits that an outlet might make in silence: each is named."""

from __future__ import annotations

import io
import json

import pytest
from rich.console import Console

from onrecord.desk.changing import Step, changes_of
from onrecord.desk.opening import Ledger
from onrecord.desk.showing import changes_json, print_step
from onrecord.errors import NotFoundError
from tests.desk.conftest import Add
from tests.desk.press import ADDRESS, PARAGRAPHS, Press, page

# what is replaced, by what, kind and field of a change that must be named (or None), words that must be shown, reason
EDITS = [
    ("the harbour board said", "the town said", "changed", "source", "the town", "another source"),
    ("before April", "before June", "changed", "content", "before June", "another month"),
    ("3 million", "30 million", "changed", "content", "30 million", "another number"),
    ("will cost", "could cost", "changed", "content", "could cost", "a hedge put in"),
    ("would pay for a bus", "would not pay for a bus", "changed", "content", "would not pay", "a denial"),
    ("denied that it had known", "admitted that it had known", "changed", "cue", "admitted", "another cue"),
    ("The mayor, Jon Tarrow, said the town would pay for a bus.", "", "vanished", None, "Jon Tarrow", "one taken out"),
    ("According to the ministry of transport, the", "The", "vanished", None, "of transport", "a source dropped"),
    ("Divers found cracks", "Divers said they had found cracks", "appeared", None, "Divers", "a source put in"),
    ("“There is none.”", "“There is none, and never was.”", "changed", "content", "never was", "a longer quotation"),
    ("“Nobody asked us,” said", "“Nobody asked me,” said", "changed", "content", "asked me", "a quotation edited"),
    ("Berit Holm, who runs the island shop", "a shopkeeper", "changed", "source", "a shopkeeper", "a name taken out"),
    ("“We looked at every other way,”", "“We looked [late] at every other way,”", "changed", "content", "[late]",
     "an editor's word put in"),
    ("“Nobody asked us,” said Berit Holm, who runs the island shop.",
     "Nobody had asked the islanders, said Berit Holm, who runs the island shop.", "changed", "content", "islanders",
     "a quotation turned into the writer's words"),
    ("in the storm.", "in the storm. He said he would not sail again.", "appeared", None, "not sail again",
     "a sentence put in"),
    ("Divers found cracks in the eastern pier last week.", "Divers found no cracks in the pier.", None, None,
     "no cracks", "the article's own words"),
    ("last week", "last month", None, None, "last month", "a time of the article's own"),
    ("Divers found cracks in the eastern pier last week.", "", None, None, "eastern pier", "a sentence gone"),
    ("had seen the pier move", "had heard the pier move", "changed", "content", "had heard", "seen or heard"),
    ("since autumn", "since spring", "changed", "content", "since spring", "since when it knew"),
]  # fmt: skip


def step(add: Add, ledger: Ledger, press: Press, old: str, new: str) -> Step:
    press.pages[ADDRESS] = page(*PARAGRAPHS)
    add(ADDRESS)
    text = "\n".join(PARAGRAPHS)
    assert text.count(old) == 1
    edited = [paragraph for paragraph in text.replace(old, new).split("\n") if paragraph]
    press.pages[ADDRESS] = page(*edited)
    press.now = "2031-02-11T18:00:00Z"
    add(ADDRESS)
    (only,) = changes_of(ledger.view(), ADDRESS)
    return only


@pytest.mark.parametrize(("old", "new", "kind", "field", "words", "reason"), EDITS, ids=[edit[-1] for edit in EDITS])
def test_an_edit_is_named(
    add: Add,
    ledger: Ledger,
    press: Press,
    old: str,
    new: str,
    kind: str | None,
    field: str | None,
    words: str,
    reason: str,
) -> None:
    found = step(add, ledger, press, old, new)
    told = [(change.kind, name) for change in found.changes for name in (*change.fields, None)]
    assert kind is None or (kind, field) in told, reason
    console = Console(width=160, record=True, file=io.StringIO())
    print_step(found, console)
    assert words in " ".join(console.export_text().split()), reason
    assert any(words in json.dumps(part, ensure_ascii=False) for part in json.loads(changes_json((found,)))), reason


def test_there_are_twenty() -> None:
    assert len(EDITS) == 20


def test_what_stayed_is_not_named(add: Add, ledger: Ledger, press: Press) -> None:
    found = step(add, ledger, press, "since autumn", "since spring")
    text = found.after.reading.article.text
    after = [change.after for change in found.changes if change.after]
    told = [" ".join(text[start:end] for start, end in item.content) for item in after]
    assert told
    assert all("since spring" in words for words in told)
    assert len(found.edits) == 1


def test_the_same_page_is_no_version_and_another_order_of_fetching_no_other_order(
    add: Add, ledger: Ledger, press: Press
) -> None:
    press.pages[ADDRESS] = page(*PARAGRAPHS[:2], updated="2031-02-12T08:00:00Z")
    add(ADDRESS)
    add(ADDRESS)
    assert changes_of(ledger.view(), ADDRESS) == ()
    press.pages[ADDRESS] = page(*PARAGRAPHS[:1], updated="2031-02-11T12:00:00Z")
    add(ADDRESS)
    (found,) = changes_of(ledger.view(), ADDRESS)
    assert [fact for fact in found.facts if fact[0] == "updated"] == [
        ("updated", "2031-02-11T12:00:00Z", "2031-02-12T08:00:00Z")
    ]


def test_an_address_without_an_article_is_told(ledger: Ledger) -> None:
    with pytest.raises(NotFoundError, match="holds nothing from"):
        changes_of(ledger.view(), ADDRESS)
