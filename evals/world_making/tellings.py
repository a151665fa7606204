"""The tellings of a made world: as the whole reader reads its articles, or the true ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.world_making.banks import number_words
from evals.world_making.truth import TrueTelling, World, WorldArticle
from onrecord.desk.linking.tellings import printed_of, sentences_of, tellings_of
from onrecord.desk.reading import read_text
from onrecord.ingest import article_from_text
from onrecord.link.copies import find_families
from onrecord.read import Reader
from onrecord.record import Number, Reading, Spans, Who, Wording
from onrecord.record.linking import Copy, Family
from onrecord.record.spans import length, overlap
from onrecord.record.telling import Telling

ENOUGH = 0.5
"""The share of a true telling's words from which on a read one is taken for it."""


@dataclass(frozen=True, slots=True)
class Found:
    """All tellings to link, for each true telling the one that is it (None where nothing was read), the families of
    copies, and the sentences of each article, headline first."""

    tellings: Mapping[str, Telling]
    of: Mapping[str, str | None]
    families: Sequence[Family]
    sentences: Mapping[str, Sequence[str]]


def read_world(world: World, reader: Reader) -> Found:
    """The tellings of a world as read."""
    readings = [
        read_text(one.text, id=one.id, reader=reader, date=one.date, title=one.title, outlet=one.outlet)
        for one in world.articles
    ]
    return found_in(world, readings)


def found_in(world: World, readings: Sequence[Reading]) -> Found:
    """The tellings of readings, matched with the true ones; families of copies are found, not given."""
    printed = [
        printed_of(reading.article, id=article.id, outlet=article.outlet, published=article.date)
        for article, reading in zip(world.articles, readings, strict=True)
    ]
    families = find_families(printed)
    home = {article: family.id for family in families for article in family.articles}
    tellings: dict[str, Telling] = {}
    spans: dict[str, list[tuple[Spans, str]]] = {}
    for article, reading in zip(printed, readings, strict=True):
        for content, telling in tellings_of(reading, article, home.get(article.id, article.id)):
            tellings[telling.id] = telling
            spans.setdefault(article.id, []).append((content, telling.id))
    of = {true.id: _match(true, spans.get(true.article, []), tellings) for true in world.tellings}
    sentences = {reading.article.id: sentences_of(reading.article) for reading in readings}
    return Found(tellings, of, families, sentences)


def _match(true: TrueTelling, spans: Sequence[tuple[Spans, str]], tellings: Mapping[str, Telling]) -> str | None:
    """The read telling that shares most with a true one; of two alike the attribution with the shorter content."""
    best = max(
        ((overlap([true.span], content), tellings[id].who is not None, -length(content), id) for content, id in spans),
        default=None,
    )
    if best is None or best[0] < ENOUGH * length([true.span]):
        return None
    return best[-1]


def given_world(world: World) -> Found:
    """The true tellings, with their sources and numbers as the truth has them."""
    families = true_families(world)
    home = {article: family.id for family in families for article in family.articles}
    articles = {article.id: article for article in world.articles}
    tellings = {true.id: _given(true, articles[true.article], home) for true in world.tellings}
    sentences = {one.id: sentences_of(article_from_text(one.text, id=one.id)) for one in world.articles}
    return Found(tellings, {id: id for id in tellings}, families, sentences)


def _given(true: TrueTelling, article: WorldArticle, home: Mapping[str, str]) -> Telling:
    sentence = article.text[slice(*true.sentence)]
    agency = (article.credit,) if article.credit and article.credit != article.outlet else ()
    claim = true.claim
    who = _who(true)
    return Telling(
        true.id, article.id, article.text[slice(*true.span)], sentence, article.outlet, article.date, who,
        (*true.via, *agency), Wording(polarity="denied" if claim.endswith("/denied") else "asserted"),
        _numbers(true, article.text), family=home.get(article.id, article.id),
    )  # fmt: skip


def _who(true: TrueTelling) -> Who | None:
    if true.speaker is None:
        return None
    words = true.speaker.removeprefix("the ")
    if words.startswith("a"):
        return Who("person", None, None, hash(words) % 1000, anonymous=True)
    body = words.endswith(("Service", "Holding"))
    return Who("organisation" if body else "person", words, None, sum(map(ord, words)))


def _numbers(true: TrueTelling, text: str) -> tuple[Number, ...]:
    if true.number is None:
        return ()
    for style in ("digits", "words"):
        at = text.lower().find(number_words(true.number, style), *true.span)
        if at >= 0:
            span = (at, at + len(number_words(true.number, style)))
            kind = true.claim.split("/")[1]
            of = {"deaths": "dead", "injured": "wounded"}.get(kind, kind)
            return (Number(span, true.number, true.number, true.number, "person", of, "exact"),)
    return ()


def true_families(world: World) -> tuple[Family, ...]:
    """Originals with their copies, as they were made."""
    copies: dict[str, list[str]] = {}
    for article in world.articles:
        if article.copy_of:
            copies.setdefault(article.copy_of, []).append(article.id)
    return tuple(
        Family(
            f"family-{original}", original, (original, *copied),
            tuple(Copy(one, original, 1.0, (), ()) for one in copied),
        )
        for original, copied in sorted(copies.items())
    )  # fmt: skip
