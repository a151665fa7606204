"""A made-up article with hand-made attributions, and a way to make small readings of hostile text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from onrecord.record import (
    Anonymity,
    Article,
    Assertion,
    Attribution,
    Certainty,
    Evidence,
    Forecast,
    Headline,
    Horizon,
    Number,
    Place,
    Reading,
    Refusal,
    Segment,
    Span,
    Time,
    Via,
    Who,
    Wording,
)

TEXT = """Bridge at Oskel “will hold until spring”, governor says

Crews sandbag the eastern pier on Monday. The mayor's office says the work is done. (Photo: I. Tarn)

OSKEL, Westmark — The old bridge over the Lenn will stand through the winter, Governor Maren Oskeld said on Monday, \
a day after cracks closed one lane.

“We will hold [the bridge] until spring,” Oskeld told the Lowland Courier, “and not a day less.

“Nobody in this valley will be cut off, and anyone who claims otherwise has not seen the figures that my office has \
seen, week after week, since the first survey in August, when the engineers measured the pier from the water and \
from the road and found it sound, and again in the dry weeks of September,” she added.

According to two engineers who asked not to be named, the mayor had been told that the eastern pier was “already \
moving”. It is alleged that the report was kept back.

Deputy mayor Jory Pell intends to close the second lane by Friday, and residents watched the water rise.

Dana R.: The same people said in May that the crane would take three weeks.
"""


def find(text: str, words: str, after: str = "") -> Span:
    """Return the span of the first `words` that follow `after`."""
    start = text.index(words, text.index(after) if after else 0)
    return start, start + len(words)


def make(text: str, id: str, **fields: Any) -> Attribution:
    """Make an attribution from the words of its roles."""
    for role in ("source", "cue", "content", "editorial"):
        fields[role] = tuple(words if isinstance(words, tuple) else find(text, words) for words in fields.get(role, ()))
    base: dict[str, Any] = {"within": None, "act": "speech", "form": "indirect", "segment": "body", "via": ()}
    return Attribution(id=id, **base | {"addressee": None, "confidence": 0.9} | fields)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """Take every line that is not blank for a paragraph."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def article_of(text: str, **fields: Any) -> Article:
    """Lay a text out by its lines."""
    base: dict[str, Any] = {"id": "oskel-1", "language": "en", "segments": (), "sentences": (), "quotations": ()}
    return Article(text=text, **base | {"paragraphs": paragraphs_of(text)} | fields)


def _segments() -> tuple[Segment, ...]:
    lines = paragraphs_of(TEXT)
    dateline = find(TEXT, "OSKEL, Westmark —")
    return (
        Segment("headline", lines[0]),
        Segment("caption", lines[1]),
        Segment("dateline", dateline),
        Segment("body", (dateline[1], lines[-2][1])),
        Segment("comment", lines[-1]),
    )


def _attributions() -> tuple[Attribution, ...]:
    first = "“We will hold [the bridge] until spring,”"
    second = find(TEXT, "“and not a day less.")[0], find(TEXT, "of September,”")[1]
    return (
        make(
            TEXT,
            "headline",
            source=["governor"],
            cue=["says"],
            content=["Bridge at Oskel “will hold until spring”"],
            form="mixed",
            segment="headline",
        ),
        make(
            TEXT,
            "caption",
            source=["The mayor's office"],
            cue=[find(TEXT, "says", "office")],
            content=["the work is done"],
            segment="caption",
        ),
        make(
            TEXT,
            "stand",
            source=["Governor Maren Oskeld"],
            cue=["said"],
            content=["The old bridge over the Lenn will stand through the winter"],
            confidence=0.97126,
        ),
        make(
            TEXT,
            "hold",
            source=[find(TEXT, "Oskeld", "spring,”"), "she"],
            cue=["told", "added"],
            content=[first, second],
            editorial=["[the bridge]"],
            form="direct",
            via=(Via("the Lowland Courier", find(TEXT, "the Lowland Courier"), "newspaper"),),
        ),
        make(
            TEXT, "otherwise", within="hold", source=["anyone"], cue=["claims"], content=["otherwise"], confidence=0.55
        ),
        make(
            TEXT,
            "engineers",
            source=["two engineers who asked not to be named"],
            cue=["According to"],
            content=["the mayor had been told that the eastern pier was “already moving”"],
            form="mixed",
        ),
        make(
            TEXT,
            "told",
            within="engineers",
            cue=["had been told that"],
            content=["the eastern pier was “already moving”"],
            addressee=find(TEXT, "the mayor", "named,"),
        ),
        make(TEXT, "alleged", cue=["It is alleged that"], content=["the report was kept back"], confidence=0.4),
        make(
            TEXT,
            "intends",
            source=["Deputy mayor Jory Pell"],
            cue=["intends to"],
            content=["close the second lane by Friday"],
            act="intention",
        ),
        make(TEXT, "watched", source=["residents"], cue=["watched"], content=["the water rise"], act="perception"),
        make(
            TEXT,
            "comment",
            source=["The same people"],
            cue=[find(TEXT, "said", "people")],
            content=["that the crane would take three weeks"],
            segment="comment",
            act="writing",
        ),
    )


@pytest.fixture
def reading() -> Reading:
    """The made-up article, read by hand: nested, split over paragraphs, without a source, in a comment."""
    article = article_of(TEXT, segments=_segments(), date="2031-03-04", outlet="Lowland Courier")
    refused = (Refusal(find(TEXT, "Photo: I. Tarn"), "content without a cue"),)
    return Reading(article=article, reader="by-hand/1", attributions=_attributions(), refused=refused)


def _whos() -> dict[str, Who]:
    """Who the sources are; those that are not named here are of an unknown kind."""
    governor = Who(
        "person", "Maren Oskeld", find(TEXT, "Governor Maren Oskeld"), 1, "Governor", "Westmark", "NO", "Westmark"
    )
    engineers = find(TEXT, "two engineers who asked not to be named")
    reason = find(TEXT, "asked not to be named")
    unnamed = Anonymity(("rank", "closeness"), engineers, reason)
    return {
        "headline": governor,
        "stand": governor,
        "hold": governor,
        "engineers": Who("group", None, engineers, 2, count=(2, 2), anonymous=True, anonymity=unnamed),
        "comment": Who("group", None, engineers, 2, anonymous=True, anonymity=Anonymity((), find(TEXT, "The same"))),
        "alleged": Who("unknown", None, None, 3, anonymous=True),
    }


def _wordings() -> dict[str, Wording]:
    """How some of it is put; what is not named here is plain."""
    spring, weeks = find(TEXT, "until spring"), find(TEXT, "three weeks")
    probably = Certainty("likely", "ICD203", (find(TEXT, "will stand"),), 0.55, 0.8)
    may = Certainty("may", "none", (find(TEXT, "alleged"),))
    promise = Forecast(
        "the bridge holds",
        "promise",
        True,
        ("2031-03-04", "2031-05-31"),
        Horizon(spring, "spring", None),
        None,
        (0.55, 0.8),
    )
    forecast = Forecast("the crane takes three weeks", "forecast", horizon=Horizon(weeks, "May", "P3W"), made="in May")
    return {
        "stand": Wording(probably, attitude="hope", stance="endorses", times=(0,), places=(0,)),
        "hold": Wording(forecast=promise, times=(1,), numbers=(0,)),
        "told": Wording(polarity="denied"),
        "alleged": Wording(may, "uncommitted", stance="distances"),
        "comment": Wording(forecast=forecast, numbers=(1,)),
    }


def _layers() -> dict[str, Any]:
    numbers = (
        Number(find(TEXT, "a day less"), None, None, 1, "day", None, "at_most", by="editor", confidence=0.75),
        Number(find(TEXT, "three weeks"), 3, 3, 3, "week", None, "exact", by="source"),
    )
    times = (
        Time(find(TEXT, "the winter"), "2031-WI", "DATE", "2030-12-01", "2031-02-28", "season", 0.5),
        Time(find(TEXT, "until spring"), "2031-SP", "DATE", None, "2031-05-31", "season"),
        Time(find(TEXT, "on Monday", "said on"), "2031-03-03", "DATE", "2031-03-03", "2031-03-03", "day"),
    )
    places = (
        Place(find(TEXT, "the Lenn"), "Lenn", 7, 49.981, -36.25, False, (8, 9)),
        Place(find(TEXT, "OSKEL"), "Oskel", 6, -0.5, 12.0, True, ()),
    )
    return {"numbers": numbers, "times": times, "places": places}


@pytest.fixture
def deep_reading(reading: Reading) -> Reading:
    """The same article with everything that deep reading can find."""
    whos, wordings = _whos(), _wordings()
    governor = find(TEXT, "Governor Maren Oskeld")
    evidence = (
        Evidence("who.kind", (governor,), 0.91234, "nouns and names"),
        Evidence("polarity", (), 0.8, "polarity.none"),
    )
    attributions = tuple(
        replace(
            item,
            who=whos.get(item.id, Who("unknown", None, None, 10 + number)),
            wording=wordings.get(item.id, Wording()),
            occasion=find(TEXT, "on Monday", "said on") if item.id == "stand" else None,
            evidence=evidence if item.id == "stand" else (),
        )
        for number, item in enumerate(reading.attributions)
    )
    cracks = Assertion(
        "own-1", (find(TEXT, "cracks closed one lane"),), "body", Wording(places=(1,)), 0.8, evidence[1:]
    )
    unsure = Assertion("own-2", (find(TEXT, "Crews sandbag the eastern pier"),), "caption", Wording(), 0.2)
    headline = Headline(
        reading.article.segments[0].span,
        ("stand", "own-1", "watched"),
        "partial",
        (find(TEXT, "until spring"),),
        ("source", "hedge", "bound"),
    )
    return replace(reading, attributions=attributions, assertions=(unsure, cracks), headline=headline, **_layers())


@pytest.fixture
def read_words() -> Callable[..., Reading]:
    """Make a reading of any text: each further argument is the fields of one attribution, roles as words or spans."""

    def build(text: str, *attributions: dict[str, Any], **fields: Any) -> Reading:
        made = tuple(make(text, **{"id": f"a{i}", **given}) for i, given in enumerate(attributions, start=1))
        return Reading(article=article_of(text, **fields), reader="by-hand/1", attributions=made, refused=())

    return build
