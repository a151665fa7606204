"""The ledgers that `benchmarks.desk` measures in: linked and judged, as a newsroom's are after years.

Real: articles go in through the writer as `onrecord add` puts them in (captures, texts, readings, attributions, search
rows), though few are read by the reader (`benchmarks.story_articles`); what linking keeps of them is theirs, and pairs
of tellings are compared as linking compares them (`benchmarks.desk_linked`); judgements are as the verbs append them.

Made: vectors and sketches; that only tellings of one story are compared, and nothing that comes months after it; an
article that tells a story in the words of another of it is kept as its copy.

Sixty articles a day, in the mean five of a story; of a hundred attributions one is judged: resolved, said to be the
same as another or not, settled, corrected. One article in fifty has the address of an earlier one, whose later version
it is; one in two hundred comes with something that failed.
"""

from __future__ import annotations

import json
import random
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import islice

from benchmarks.desk_linked import Told, claim_key, copies_of, pairs_of, see_made
from benchmarks.made_tellings import schedule
from benchmarks.story_articles import (
    FIRST_DAY,
    OUTLETS,
    PLOTS,
    RARE_FOR,
    RARE_STORIES,
    TELLINGS,
    Planned,
    read_stories,
    story_entry,
)
from onrecord.desk.deciding import ABOUT_TELLINGS
from onrecord.desk.judging.entries import RESOLVE
from onrecord.desk.judging.resolving import SETTLE
from onrecord.desk.linking.kept import linker_name, pack
from onrecord.desk.placing import Placed, place_value
from onrecord.desk.standing import CORRECT
from onrecord.judge import correction_value
from onrecord.record import Attribution, Failure
from onrecord.record.kept import ArticleRef, KeptPair, Linked, TellingRef
from onrecord.record.ledger import Entry, Judgement, StoredArticle
from onrecord.record.linking import Link
from onrecord.store import Ledger, Writer
from onrecord.store.entries import prepare as rows_of

ARTICLES_A_DAY = 60
AT_MOST = 6
"""Articles of a story; what would be told more often is another's."""
SELDOM, SELDOM_FROM = "Outlet 98", 900_000
"""An outlet that prints two articles, the first and the last there are, and from which number on articles are its."""
FREQUENT = "weeks"
"""A word of many articles, and of none of these two."""
RARE, RARE_ARTICLES, RARE_FROM = "Outlet 97", 30, RARE_STORIES.start // PLOTS
"""An outlet that prints so many articles, spread over all the days there are, which alone have a word (`RARE_WORD`),
said by officials in each: more than a page shows, and as many in a small ledger as in a large one. From which number on
articles are its."""
AT_ONCE = 64
"""Articles that are written together, as entries are."""
AT_HAND = 1_000
"""Stories whose tellings are at hand to be compared: those of some months."""
WAITING = 500
"""Articles back to which the address of a later version goes, and a judgement."""

RESOLVED, ALIKE, SETTLED, CORRECTED = 0.03, 0.015, 0.01, 0.02
"""Shares of articles in which something is judged so: of a hundred attributions one."""
ANOTHER_VERSION, FAILED = 0.02, 0.005


def planned(seed: int) -> Iterator[Planned]:
    """The articles that are made, in the order of their days, without an end."""
    told: Counter[int] = Counter()
    for number, story, day in schedule(seed, ARTICLES_A_DAY):
        part, place = divmod(told[story], AT_MOST)
        told[story] += 1
        yield Planned(number, story * AT_MOST + part, place, day)


def _lacks_frequent(entry: Entry) -> bool:
    return entry.reading is not None and FREQUENT not in entry.reading.article.text


def _tells_rarely(entry: Entry) -> bool:
    """Whether officials say something in which a rare story has its word, and nobody the frequent one."""
    told = rows_of(entry).attributions
    return _lacks_frequent(entry) and any(
        row["source_text"] == "officials" and RARE_FOR in row["content_text"].split() for row in told
    )


class DeskFilling:
    """A ledger that is filled up to so many attributions."""

    def __init__(self, ledger: Ledger, seed: int = 1) -> None:
        self._view = ledger.view()
        self._draw = random.Random(f"desk/{seed}")
        self._plan = planned(seed)
        self._sample = read_stories()
        self._stories: OrderedDict[int, list[Told]] = OrderedDict()
        self._addresses: list[str] = []
        self.attributions, self._day = 0, 0.0

    def fill(self, writer: Writer, attributions: int) -> None:
        """Put articles in, linked and judged, until there are so many attributions."""
        self.add_seldom(writer, 0, 0.0)
        for part in range(RARE_ARTICLES):
            self.add_rare(writer, part, self._fill_up(writer, attributions * (part + 1) // (RARE_ARTICLES + 1)))
        self.add_seldom(writer, 1, self._fill_up(writer, attributions))

    def _fill_up(self, writer: Writer, attributions: int) -> float:
        """Put articles in until there are so many attributions; on which day the last is printed."""
        while self.attributions < attributions:
            some = list(islice(self._plan, AT_ONCE))
            assert some[-1].number < RARE_FROM, "an article with the number of a rare one"
            self._add(writer, some)
            self._day = some[-1].day
        return self._day

    def add_seldom(self, writer: Writer, number: int, day: float) -> None:
        """Put in an article of `SELDOM` without the word `FREQUENT`."""
        plot, place = self._telling(_lacks_frequent)
        number += SELDOM_FROM
        self._add(writer, [Planned(number, number * PLOTS + plot, place, day)])

    def add_rare(self, writer: Writer, number: int, day: float) -> None:
        """Put in an article of `RARE`."""
        plot, place = self._telling(_tells_rarely)
        number += RARE_FROM
        self._add(writer, [Planned(number, number * PLOTS + plot, place, day)])

    def _telling(self, is_wanted: Callable[[Entry], bool]) -> tuple[int, int]:
        """The first article of the sample that is as wanted: its plot, and the how manieth telling of it."""
        return divmod(next(place for place, entry in enumerate(self._sample) if is_wanted(entry)), TELLINGS)

    def _add(self, writer: Writer, some: Sequence[Planned]) -> None:
        articles = self._put_in(writer, some)
        corrected = {article.row.id: self._correct(writer, article) for article in articles}
        told = self._link(writer, some, articles, corrected)
        for each in told:
            self._judge(writer, each)

    def _put_in(self, writer: Writer, some: Sequence[Planned]) -> list[StoredArticle]:
        for each in some:
            for entry in self._entries(each):
                writer.add(entry)
        writer.flush()
        since, until = (f"{FIRST_DAY + timedelta(days=each.day):%Y-%m-%d}" for each in (some[0], some[-1]))
        rows = {row.name: row.id for row in self._view.articles(since=since, until=until)}
        return [self._view.article(rows[f"{each.number}.txt"]) for each in some]

    def _entries(self, each: Planned) -> Iterator[Entry]:
        draw = self._draw
        outlet = f"Outlet {draw.randrange(OUTLETS):02}"
        if each.number >= RARE_FROM:
            outlet = RARE if each.number < SELDOM_FROM else SELDOM
        address = f"https://news.example/{each.number}"
        if self._addresses and draw.random() < ANOTHER_VERSION:
            address = draw.choice(self._addresses)
        self._addresses = [*self._addresses[-WAITING:], address]
        entry = story_entry(self._sample, each, outlet, address)
        assert entry.reading is not None
        self.attributions += len(entry.reading.attributions)
        yield entry
        if draw.random() < FAILED:
            gone = f"https://news.example/gone/{each.number}"
            yield Entry(None, failure=Failure(gone, "http", "the server answered 404", address=gone))

    def _correct(self, writer: Writer, article: StoredArticle) -> str:
        """Correct the act of an attribution of some articles; the judgement's id, "" where none is corrected."""
        items = article.reading.attributions if article.reading else ()
        if not items or self._draw.random() >= CORRECTED:
            return ""
        was = items[0]
        now = replace(was, act="writing" if was.act == "speech" else "speech")
        value = {**correction_value(was, now, article.row.text_digest), "about": was.id}
        spans = tuple(sorted({*was.source, *was.cue, *was.content}))
        held = json.dumps(value, sort_keys=True)
        return str(writer.judge(Judgement(article.capture.id, CORRECT, held, "Ann", "as it reads", spans)).id)

    def _link(
        self, writer: Writer, some: Sequence[Planned], articles: Sequence[StoredArticle], corrected: dict[str, str]
    ) -> list[Told]:
        seen = [
            see_made(self._view, article, each, corrected[article.row.id])
            for each, article in zip(some, articles, strict=True)
        ]
        told: list[Told] = []
        links: list[tuple[TellingRef, TellingRef, Link]] = []
        copies: list[tuple[ArticleRef, ArticleRef, KeptPair]] = []
        for place, (each, article, one) in enumerate(zip(some, articles, seen, strict=True)):
            new = Told(each, article, tuple(prepared for _, prepared in one.tellings), place)
            before = self._stories.setdefault(each.story, [])
            links += pairs_of(new, before)
            copies += copies_of(new, before)
            before.append(new)
            self._stories.move_to_end(each.story)
            told.append(new)
        at = writer.keep_linked(Linked(tuple(map(pack, seen)), tuple(links), tuple(copies)), linker_name())
        for new, row, first in zip(told, at.articles, at.tellings, strict=True):
            new.row, new.first = row, first
        while len(self._stories) > AT_HAND:
            self._stories.popitem(last=False)
        return told

    def _judge(self, writer: Writer, told: Told) -> None:
        """Say what became of a forecast, whether a claim is so, and of two tellings whether they say the same."""
        draw, article = self._draw, told.stored
        items = article.reading.attributions if article.reading else ()
        shown = [{"article": article.row.id, "span": None}]
        foretold = [item for item in items if item.wording and item.wording.forecast]
        if foretold and draw.random() < RESOLVED:
            value = {"outcome": draw.choice(("true", "false", "partly")), "evidence": shown}
            self._append(writer, RESOLVE, article, draw.choice(foretold), value)
        if items and draw.random() < SETTLED:
            value = {"outcome": draw.choice(("true", "false")), "evidence": shown}
            self._append(writer, SETTLE, article, draw.choice(items), value)
        others = [each for each in self._stories.get(told.planned.story, ()) if each is not told]
        if items and others and draw.random() < ALIKE:
            self._decide(writer, told, draw.choice(others))

    def _append(
        self, writer: Writer, verb: str, article: StoredArticle, item: Attribution, value: Mapping[str, object]
    ) -> None:
        place = place_value(Placed(item.id, article.row, item.content))
        held = json.dumps({"place": place, **value}, sort_keys=True)
        writer.judge(Judgement(article.capture.id, verb, held, "Ben", "as it came", item.content))

    def _decide(self, writer: Writer, told: Told, other: Told) -> None:
        ends = []
        for each in (told, other):
            items = each.stored.reading.attributions if each.stored.reading else ()
            if not items:
                return
            ends.append((each.stored.row, self._draw.choice(items)))
        (here, one), (there, two) = sorted(ends, key=lambda end: (end[0].capture, end[1].content))
        sides = [place_value(Placed(item.id, row, item.content)) for row, item in ((here, one), (there, two))]
        texts = [each.stored.extraction.article.text for each in (told, other)]
        same = claim_key(texts[0]) == claim_key(texts[1]) or self._draw.random() < 0.5
        value = json.dumps({"one": sides[0], "other": sides[1]}, sort_keys=True)
        verb = ABOUT_TELLINGS.same if same else ABOUT_TELLINGS.not_same
        writer.judge(Judgement(here.capture, verb, value, "Cleo", "read side by side", one.content))
