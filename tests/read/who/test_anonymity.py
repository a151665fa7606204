"""What is given away of a source without a name, and why it has none."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.who import identify
from tests.read.who.marked import attribution, marked, read

GIVES = [
    ("[[one source]]", (), "nothing"),
    ("[[a Danish fisherman]]", ("nationality",), "a people"),
    ("[[a senior Danish defence official]]", ("nationality", "institution", "rank"), "three of them, in order"),
    ("[[a person familiar with the talks]]", ("closeness",), "closeness to the matter"),
    ("[[aides]]", ("closeness",), "an aide is close by his office"),
    ("[[Another Western official]]", ("nationality", "institution"), "the West is where one comes from"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "gives", "reason"), GIVES, ids=[case[-1] for case in GIVES])
def test_what_is_given_away(source: str, gives: tuple[str, ...], reason: str) -> None:
    ((found, _),) = read(f"It rained; {source} said so.")
    assert found.who.anonymity is not None
    assert found.who.anonymity.gives == gives, reason


REASONS = [
    ("[[An official]], who was not authorised to speak to the press, said so.", "not authorised to speak to the press"),
    ("[[An official]] said so on condition of anonymity because the talks go on.",
     "on condition of anonymity because the talks go on"),
    ("[[A fisherman]] who declined to be named said so.", "who declined to be named"),
    ("[[A fisherman]] said so for fear of reprisals.", "for fear of reprisals"),
    ("[[A fisherman]] said so.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reason"), REASONS, ids=[str(case[-1]) for case in REASONS])
def test_why_a_source_is_not_named(text: str, reason: str | None) -> None:
    article, items = marked(text)
    (found,) = identify(article, items)
    assert found.who.anonymity is not None
    span = found.who.anonymity.reason
    assert (article.text[slice(*span)] if span else None) == reason


def test_a_source_that_is_left_out() -> None:
    article = article_from_text("It is said that it rained.", id="x")
    first, second = identify(article, [attribution(0, None, (0, 4)), attribution(1, None, (5, 9))])
    assert (first.who.kind, first.who.mention, first.who.anonymous) == ("unknown", None, True)
    assert [first.who.cluster, second.who.cluster] == [1, 2], "each is alone"
