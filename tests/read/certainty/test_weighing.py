"""How a passage is put, as tables of made-up passages.

A passage is written with its parts marked: `{s:the source} {c:the cue} {t:the content}`.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from onrecord.read.certainty import weigh
from onrecord.read.certainty.weighing import Weighed
from onrecord.read.passage import Passage
from onrecord.record import Act, Article, Span

_PART = re.compile(r"\{([sct]):([^{}]*)\}")
ROLES = {"s": "source", "c": "cue", "t": "content"}


def passage_of(marked: str, act: Act | None = "speech") -> tuple[Article, Passage]:
    """An article that is the marked text without its marks, and the passage that they mark."""
    spans: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
    text, last = "", 0
    for match in _PART.finditer(marked):
        text += marked[last : match.start()]
        spans[ROLES[match[1]]].append((len(text), len(text) + len(match[2])))
        text, last = text + match[2], match.end()
    text += marked[last:]
    ends = [match.end() for match in re.finditer(r"[.!?][”\"]?(?=\s|$)", text)] or [len(text)]
    sentences = tuple(zip([0, *ends[:-1]], ends, strict=True))
    article = Article("a", text, "en", (), ((0, len(text)),), sentences, ())
    parts = {name: tuple(found) for name, found in spans.items()}
    return article, Passage(parts["content"], "body", parts["source"], parts["cue"], act if parts["cue"] else None)


def weighed(marked: str, act: Act = "speech") -> Weighed:
    return weigh(*passage_of(marked, act))


def words(marked: str) -> list[str]:
    article, passage = passage_of(marked)
    certainty = weigh(article, passage).certainty
    return [] if certainty is None else [article.text[start:end] for start, end in certainty.words]


@pytest.mark.parametrize(
    ("marked", "term", "scale", "low", "high"),
    [
        pytest.param("{s:She} {c:said} {t:the dam is likely to hold}.", "likely", "ICD203", 0.55, 0.8, id="adjective"),
        pytest.param("{s:She} {c:said} {t:it will probably hold}.", "probably", "ICD203", 0.55, 0.8, id="adverb"),
        pytest.param(
            "{s:She} {c:said} {t:it is very likely to hold}.", "very likely", "ICD203", 0.8, 0.95, id="longest"
        ),
        pytest.param(
            "{s:She} {c:said} {t:it is highly likely to hold}.", "highly likely", "PHIA", 0.8, 0.9, id="only on PHIA"
        ),
        pytest.param("{s:She} {c:said} {t:it was unlikely}.", "unlikely", "ICD203", 0.2, 0.45, id="negative word"),
        pytest.param("{s:She} {c:said} {t:it was not likely to hold}.", "unlikely", "ICD203", 0.2, 0.45, id="negated"),
        pytest.param("{s:She} {c:said} {t:it isn't likely to hold}.", "unlikely", "ICD203", 0.2, 0.45, id="contracted"),
        pytest.param(
            "{s:She} {c:said} {t:it is almost certainly lost}.", "almost certainly", "ICD203", 0.95, 0.99, id="top band"
        ),
        pytest.param(
            "{s:She} {c:said} {t:there was a realistic possibility of floods}.",
            "realistic possibility",
            "PHIA",
            0.4,
            0.5,
            id="a British term",
        ),
        pytest.param(
            "The brief keeps to the PHIA yardstick. {s:She} {c:said} {t:it is likely to hold}.",
            "likely",
            "PHIA",
            0.55,
            0.75,
            id="the article names the scale",
        ),
        pytest.param(
            "It uses Kent's scale. {s:She} {c:said} {t:it is certain that it holds}.",
            "certain",
            "Kent",
            1.0,
            1.0,
            id="certain only where Kent is named",
        ),
        pytest.param(
            "{s:She} {c:said} {t:it is certain that it holds}.", "certain", "none", None, None, id="certain in prose"
        ),
        pytest.param("{s:She} {c:said} {t:it may hold}.", "may", "none", None, None, id="a modal has no number"),
        pytest.param("{s:She} {c:said} {t:it might hold}.", "might", "none", None, None, id="might"),
        pytest.param("{s:She} {c:said} {t:it could hold}.", "could", "none", None, None, id="could"),
        pytest.param(
            "{s:She} {c:said} {t:it is more likely to hold}.", "more likely", "none", None, None, id="a comparison"
        ),
        pytest.param(
            "{s:She} {c:said} {t:there is a 70 percent chance of rain}.",
            "a 70 percent chance",
            "none",
            0.7,
            0.7,
            id="an explicit chance",
        ),
        pytest.param(
            "{s:She} {c:said} {t:the chance of rain was 20% today}.",
            "chance of rain was 20%",
            "none",
            0.2,
            0.2,
            id="the chance first",
        ),
        pytest.param(
            "{s:She} {c:said} {t:there was more than a 90% chance}.",
            "more than a 90% chance",
            "none",
            0.9,
            None,
            id="a lower bound alone",
        ),
        pytest.param("{s:She} {c:claimed} {t:it held}.", "claim", "none", None, None, id="the cue grades"),
        pytest.param("{s:She} {c:confirmed} {t:it held}.", "confirm", "none", None, None, id="confirmed"),
        pytest.param("{s:She} {c:denied} {t:it held}.", "deny", "none", None, None, id="denied"),
        pytest.param("{s:She} {c:warned} {t:it will break}.", "warn", "none", None, None, id="warned"),
        pytest.param("{s:She} {c:did not confirm} {t:it held}.", "not confirm", "none", None, None, id="a negated cue"),
        pytest.param(
            "{s:They} {c:told} the paper {t:they expect to see more rain}.",
            "expect",
            "none",
            None,
            None,
            id="in content",
        ),
        pytest.param("{s:She} {c:warned} {t:it could break}.", "could", "none", None, None, id="content before cue"),
        pytest.param("{s:She} {c:said} {t:it was reportedly lost}.", "reportedly", "none", None, None, id="an adverb"),
        pytest.param(
            "{s:She} {c:said} {t:the crew is feared dead}.", "fear", "none", None, None, id="a passive of fear"
        ),
        pytest.param(
            "{s:It} {c:assesses with high confidence} {t:that he fled}.",
            "high confidence",
            "none",
            None,
            None,
            id="a confidence is no likelihood",
        ),
        pytest.param("{s:She} {c:is confident} {t:it holds}.", "confident", "none", None, None, id="an adjective"),
        pytest.param("{s:He} {c:doesn't think} {t:it holds}.", "not think", "none", None, None, id="not think"),
        pytest.param("{t:The dam will probably hold}.", "probably", "ICD203", 0.55, 0.8, id="an assertion"),
    ],
)
def test_certainty(marked: str, term: str, scale: str, low: float | None, high: float | None) -> None:
    certainty = weighed(marked).certainty
    assert certainty is not None
    assert (certainty.term, certainty.scale, certainty.low, certainty.high) == (term, scale, low, high)


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("{s:She} {c:said} {t:it held}.", id="said grades nothing"),
        pytest.param("{s:She} {c:added} {t:it held}.", id="nor does added"),
        pytest.param("{s:She} {c:said} {t:it would hold}.", id="would is tense here"),
        pytest.param("{s:She} {c:said} {t:it opens on 3 May 2031}.", id="the month"),
        pytest.param("{s:She} {c:said} {t:it opens in May}.", id="the month in front of nothing"),
        pytest.param("{s:She} {c:praised} {t:the might of the river}.", id="the noun"),
        pytest.param("{s:She} {c:said} {t:he could not swim}.", id="an ability not there"),
        pytest.param("{s:She} {c:said} {t:nobody [estimated, probably wrongly, at 40] came}.", id="an editor's hedge"),
        pytest.param("{s:She} {c:said} {t:the man who may have seen it is here}.", id="a clause beside the main one"),
        pytest.param("{s:She} {c:said} {t:it held. It may rain tomorrow}.", id="a later sentence"),
        pytest.param("{s:She} {c:said} {t:to come as soon as possible}.", id="as soon as possible"),
        pytest.param("{s:She} {c:said} {t:a certain number came}.", id="certain people"),
        pytest.param("{s:She} {c:led} {t:among likely voters}.", id="likely voters are a kind of voters"),
        pytest.param("{s:She} {c:said} {t:he was an unlikely hero}.", id="an unlikely hero"),
    ],
)
def test_no_certainty(marked: str) -> None:
    assert weighed(marked).certainty is None


def test_words_are_all_that_bear_on_it() -> None:
    assert words("{s:She} {c:claimed} {t:it may possibly hold}.") == ["claimed", "may", "possibly"]
    assert words("{s:She} {c:did not confirm} {t:it held}.") == ["did not", "confirm"] or words(
        "{s:She} {c:did not confirm} {t:it held}."
    ) == ["not", "confirm"]


@pytest.mark.parametrize(
    ("marked", "act", "polarity"),
    [
        pytest.param("{s:She} {c:said} {t:it held}.", "speech", "asserted", id="plain"),
        pytest.param("{s:She} {c:denied} {t:that it broke}.", "speech", "denied", id="denied"),
        pytest.param("{s:She} {c:rejected} {t:the charge}.", "speech", "denied", id="rejected"),
        pytest.param("{s:She} {c:ruled out} {t:a third term}.", "speech", "denied", id="ruled out"),
        pytest.param("{s:The court} {c:ruled} {t:that it was void}.", "writing", "asserted", id="ruled that"),
        pytest.param("{s:She} {c:refused} {t:to resign}.", "intention", "denied", id="refused an act"),
        pytest.param("{s:She} {c:refused} {t:to say who paid}.", "speech", "uncommitted", id="refused to say"),
        pytest.param("{s:She} {c:declined to comment on} {t:the loan}.", "speech", "uncommitted", id="no comment"),
        pytest.param("{s:She} {c:has yet to confirm} {t:the loan}.", "speech", "uncommitted", id="yet to"),
        pytest.param("{s:She} {c:did not say} {t:who paid}.", "speech", "uncommitted", id="did not say"),
        pytest.param("{s:She} {c:does not know} {t:who paid}.", "thought", "uncommitted", id="does not know"),
        pytest.param("{s:She} {c:does not believe} {t:he paid}.", "thought", "denied", id="does not believe"),
        pytest.param("{s:She} {c:does not want} {t:to leave}.", "intention", "denied", id="does not want"),
        pytest.param("{s:She} {c:has no plans} {t:to leave}.", "intention", "denied", id="no plans"),
        pytest.param("{s:She} {c:doubts} {t:that it holds}.", "thought", "denied", id="doubts"),
        pytest.param("{s:She} {c:did not deny} {t:that it broke}.", "speech", "uncommitted", id="not denied"),
        pytest.param("{s:She} {c:refused to deny} {t:that it broke}.", "speech", "uncommitted", id="refused to deny"),
        pytest.param(
            "{s:She} {c:stopped short of denying} {t:that it broke}.", "speech", "uncommitted", id="nearly denied"
        ),
        pytest.param("{s:She} {c:asked} {t:whether it held}.", "speech", "uncommitted", id="a question"),
        pytest.param("{s:She} {c:asked} {t:them to leave}.", "intention", "asserted", id="a request"),
        pytest.param("{t:“Will it hold?”} {s:she} {c:said}.", "speech", "uncommitted", id="said a question"),
        pytest.param("{s:She} {c:wondered} {t:if it held}.", "thought", "uncommitted", id="wondered"),
        pytest.param(
            "{s:She} {c:said} {t:it was “too early to say” whether it held}.", "speech", "uncommitted", id="too early"
        ),
        pytest.param("{c:It is unclear} {t:who paid}.", "thought", "uncommitted", id="unclear"),
        pytest.param("{s:No group} {c:has claimed} {t:responsibility}.", "speech", "uncommitted", id="nobody claims"),
        pytest.param("{s:She} never {c:said} {t:it held}.", "speech", "uncommitted", id="never, before the cue"),
        pytest.param("{s:She} {c:is considering} {t:an appeal}.", "thought", "uncommitted", id="considering"),
        pytest.param("{s:She} {c:considered} {t:it to be a mistake}.", "thought", "asserted", id="considered to be"),
        pytest.param("{s:She} {c:said} {t:she would not resign}.", "speech", "asserted", id="asserts a negative"),
        pytest.param("{s:She} {c:explained} {t:why it broke}.", "speech", "asserted", id="explained why"),
    ],
)
def test_polarity(marked: str, act: Act, polarity: str) -> None:
    assert weighed(marked, act).polarity == polarity


@pytest.mark.parametrize(
    ("marked", "act", "attitude"),
    [
        pytest.param("{s:She} {c:said} {t:it held}.", "speech", None, id="none"),
        pytest.param("{s:She} {c:hopes} {t:it holds}.", "thought", "hope", id="hope"),
        pytest.param("{s:Residents} {c:fear} {t:it breaks}.", "thought", "fear", id="fear"),
        pytest.param("{s:She} {c:demanded} {t:that he go}.", "intention", "demand", id="demand"),
        pytest.param("{s:She} {c:called for} {t:an inquiry}.", "intention", "demand", id="called for"),
        pytest.param("{s:She} {c:believes} {t:he paid}.", "thought", "belief", id="belief"),
        pytest.param("{s:She} {c:said} {t:she hopes it holds}.", "speech", "hope", id="hope told of"),
    ],
)
def test_attitude(marked: str, act: Act, attitude: str | None) -> None:
    assert weighed(marked, act).attitude == attitude


@pytest.mark.parametrize(
    ("marked", "stance"),
    [
        pytest.param("{s:She} {c:said} {t:it held}.", "neutral", id="said"),
        pytest.param("{s:She} {c:claimed} {t:it held}.", "distances", id="claimed"),
        pytest.param("{s:The group} {c:claimed} {t:responsibility for the raid}.", "neutral", id="claims its own act"),
        pytest.param("{s:She} {c:alleged} {t:it broke}.", "distances", id="alleged"),
        pytest.param("{s:She} {c:pointed out} {t:that it broke}.", "endorses", id="pointed out"),
        pytest.param("{s:She} {c:pointed to} {t:a crack}.", "neutral", id="pointed to"),
        pytest.param("{s:She} {c:acknowledged} {t:that it broke}.", "endorses", id="acknowledged"),
        pytest.param("{s:She} {c:did not confirm} {t:that it broke}.", "neutral", id="not confirmed"),
        pytest.param("{s:She} {c:did not realise} {t:that it broke}.", "endorses", id="not realised is still so"),
        pytest.param("{s:She} falsely {c:said} {t:that it broke}.", "distances", id="falsely"),
        pytest.param("{s:She} {c:said}, without evidence, {t:that it broke}.", "distances", id="without evidence"),
        pytest.param("{s:She} {c:said} {t:it broke}, without offering any proof.", "distances", id="after the content"),
        pytest.param("{s:She} {c:said} {t:“he spoke without evidence”}.", "neutral", id="the source's own words"),
        pytest.param("{s:She} {c:said} {t:it broke}. The claim could not be verified.", "distances", id="unchecked"),
        pytest.param("{s:She} {c:said} {t:it could not be verified}.", "neutral", id="unchecked, by the source"),
        pytest.param("{s:She} {c:does not know} {t:who paid}.", "neutral", id="not known"),
        pytest.param("{s:It} {c:is known as} {t:the Mill}.", "neutral", id="only called so"),
        pytest.param("{s:She} {c:rightly said} {t:that it broke}.", "endorses", id="rightly"),
        pytest.param("{t:The so-called peace force left}.", "distances", id="so-called, in the article's voice"),
        pytest.param("{t:The “experts” left the hall}.", "distances", id="scare quotes"),
        pytest.param("{t:The experts left the hall}.", "neutral", id="no quotes"),
        pytest.param("{t:He was allegedly paid}.", "distances", id="allegedly"),
    ],
)
def test_stance(marked: str, stance: str) -> None:
    assert weighed(marked).stance == stance


def test_evidence_names_words_and_rule() -> None:
    article, passage = passage_of("{s:She} {c:claimed} {t:it may hold}.")
    found = {item.field: item for item in weigh(article, passage).evidence}
    assert set(found) == {"certainty", "polarity", "stance"}
    assert [article.text[start:end] for start, end in found["stance"].spans] == ["claimed"]
    assert all(0 < item.confidence <= 1 and item.by for item in found.values())


def test_an_article_with_no_sentences_is_weighed() -> None:
    article, passage = passage_of("{s:She} {c:said} {t:it may hold}.")
    certainty = weigh(replace(article, sentences=()), passage).certainty
    assert certainty is not None
    assert certainty.term == "may"
