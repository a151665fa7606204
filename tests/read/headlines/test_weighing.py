"""Headlines against bodies whose attributions and assertions are given by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read.headlines import weigh_headline
from onrecord.read.headlines.parts import parts_of, pieces
from onrecord.read.headlines.words import words_of
from onrecord.record import Article, Assertion, Attribution, Segment, Span
from onrecord.record.wording import Headline, Wording


def article(headline: str, body: str) -> Article:
    """An article of a headline and a body, as they are laid out."""
    text = f"{headline}\n\n{body}"
    made = article_from_text(text, id="x")
    start = len(headline) + 2
    segments = (Segment("headline", (0, len(headline))), Segment("body", (start, len(text))))
    return Article("x", text, "en", segments, made.paragraphs, made.sentences, made.quotations)


def span(text: str, words: str) -> Span:
    """The last occurrence of some words: those of the body, not of the headline."""
    start = text.rindex(words)
    return start, start + len(words)


def weigh(headline: str, *statements: str) -> Headline:
    """Weigh a headline; a statement "X | said | Y" is an attribution, any other an assertion."""
    sentences = [statement.split(" | ") for statement in statements]
    body = " ".join(f"{parts[2]}, {parts[0]} {parts[1]}." if len(parts) == 3 else f"{parts[0]}." for parts in sentences)
    made = article(headline, body)
    attributions, assertions = [], []
    for number, parts in enumerate(sentences):
        if len(parts) == 3:
            source, cue, content = (((span(made.text, words)),) for words in parts)
            attributions.append(
                Attribution(f"at-{number}", None, source, cue, content, "speech", "indirect", (), "body", (), None, 0.9)
            )
        else:
            assertions.append(Assertion(f"as-{number}", (span(made.text, parts[0]),), "body", Wording(), 0.9))
    weighed = weigh_headline(made, attributions, assertions)
    assert weighed is not None
    return weighed


CASES = [
    ("the lead itself", "Dam breaks", ["The dam broke"], "full", ()),
    ("a synonym", "Blaze destroys mill", ["A fire destroyed the mill"], "full", ()),
    ("nothing alike", "Dam breaks", ["The choir sang"], "none", ()),
    ("a half", "Mayor quits and flees to Lima", ["The mayor resigned on Monday"], "partial", ()),
    ("two halves", "Storm kills three, closes port", ["Three died in the storm", "The port was closed"], "full", ()),
    ("somebody's say-so", "Dam is safe", ["an engineer | said | The dam is safe"], "full", ("source",)),
    ("his name at the end", "Dam is safe, engineer says", ["an engineer | said | The dam is safe"], "full", ()),
    ("his name first", "Engineer says dam is safe", ["an engineer | said | The dam is safe"], "full", ()),
    ("a denial", "Army denies killing 30", ["The army | denied | its soldiers killed 30"], "full", ()),
    ("a denial of what nobody denies", "Army denies killing 30", ["The army | said | soldiers killed 30"], "none", ()),
    ("a storm in a place", "Storm kills three", ["Three died in the storm in Vell"], "full", ()),
    ("a colon", "Engineer: dam is safe", ["an engineer | said | The dam is safe"], "full", ()),
    ("a colon after", "Dam is safe: engineer", ["an engineer | said | The dam is safe"], "full", ()),
    ("a colon after a place", "Sarn: dam breaks", ["The dam of Sarn broke"], "full", ()),
    ("another's name", "Bishop says dam is safe", ["an engineer | said | The dam is safe"], "partial", ()),
    ("the article as well", "Dam is safe", ["an engineer | said | The dam is safe", "The dam is safe"], "full", ()),
    ("may", "Dam will break", ["The dam may break"], "full", ("hedge",)),
    ("may is kept", "Dam may break", ["The dam may break"], "full", ()),
    ("a comparison is no hedge", "Rain more likely in Sarn", ["Rain is more likely in Sarn"], "full", ()),
    ("numbers are no parties", "Army kills 40 rebels", ["Rebels killed 40 soldiers"], "none", ()),
    ("the month", "Dam closes in May", ["The dam closed on 3 May"], "full", ()),
    ("up to", "50 sheep lost", ["Up to 50 sheep were lost"], "full", ("bound",)),
    ("up to is kept", "Up to 50 sheep lost", ["Up to 50 sheep were lost"], "full", ()),
    ("another number", "90 sheep lost in flood", ["Six sheep were lost in the flood"], "partial", ()),
    ("a denial", "Mayor will resign", ["The mayor will not resign"], "none", ()),
    ("a denial on both sides", "Mayor will not resign", ["The mayor will not resign"], "full", ()),
    ("the opposite", "Bread prices rise", ["Bread prices fell"], "none", ()),
    ("not the opposite", "Bread prices do not fall", ["Bread prices rose"], "full", ()),
    ("a refusal and its opposite", "Council refuses plan", ["The council approved the plan"], "none", ()),
    ("a refusal on both sides", "Mayor refuses to resign", ["The mayor refused to resign"], "full", ()),
    ("a refusal against the deed", "Mayor refuses to resign", ["The mayor resigned"], "none", ()),
    ("parties changed", "Harl beat Sarn", ["Sarn beat Harl"], "none", ()),
    ("a passive", "Dog bites man", ["A man was bitten by a dog"], "full", ()),
    ("all of some", "All wells run dry", ["Some wells ran dry"], "partial", ()),
    ("a plan", "Council bans horses", ["The council is considering whether to ban horses"], "partial", ()),
    ("a cause", "Tax causes mill to close", ["The mill closed", "A tax was raised"], "partial", ()),
    ("a question", "Is the dam safe?", ["an engineer | said | The dam is safe"], "partial", ()),
    ("a question that the article answers", "Is the dam safe?", ["The dam is safe"], "full", ()),
]


@pytest.mark.parametrize(
    ("headline", "statements", "support", "drops"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_support_and_drops(headline: str, statements: list[str], support: str, drops: tuple[str, ...]) -> None:
    weighed = weigh(headline, *statements)
    assert (weighed.support, weighed.drops) == (support, drops)
    assert bool(weighed.borne_out_by) is (support != "none")


def test_the_statement_that_says_it_is_the_one_named() -> None:
    weighed = weigh("Mill burns down", "The choir sang", "The mill burned down", "The mayor slept")
    assert weighed.borne_out_by == ("as-1",)


def test_words_that_nothing_says_are_added_and_neighbours_are_one() -> None:
    headline = "Reckless greedy mayor sells pier"
    weighed = weigh(headline, "The mayor sold the pier")
    assert [headline[start:end] for start, end in weighed.adds] == ["Reckless greedy"]


def test_an_article_without_a_headline_has_none_to_weigh() -> None:
    text = "The dam broke."
    made = Article("x", text, "en", (Segment("body", (0, 14)),), ((0, 14),), ((0, 14),), ())
    assert weigh_headline(made, (), ()) is None


def test_parts_and_pieces() -> None:
    headline = "Storm kills three, closes port, police say"
    parts = parts_of(headline, (0, len(headline)))
    assert [word.lower for word in parts.source] == ["police"]
    assert parts.cue is not None
    assert parts.cue.lower == "say"
    assert [piece[0].lower for piece in pieces(parts.claim)] == ["storm", "closes"]
    assert not pieces(words_of(", ;", 0, 3))


WORDS = st.sampled_from(
    ["Mayor", "says", ":", ",", "dam", "is", "not", "safe", "50", "up to", "all", "?", "by", "–", "may", "\ud800", "“"]
)
LINES = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(min_size=1, max_size=60), LINES), LINES, st.data())
def test_any_headline_gives_spans_in_order(headline: str, body: str, data: st.DataObject) -> None:
    made = article(headline, body)
    edge = st.integers(0, len(made.text))
    start, end = sorted((data.draw(edge), data.draw(edge)))
    content = ((start, end),) if start < end else ()
    attributions = (Attribution("at", None, (), (), content, "speech", "direct", (), "body", (), None, 0.5),)
    assertions = (Assertion("as", content, "body", Wording(), 0.5),)
    weighed = weigh_headline(made, attributions, assertions)
    assert weighed is not None
    assert weighed == weigh_headline(made, attributions, assertions)
    assert all(0 <= start < end <= len(headline) for start, end in weighed.adds)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(weighed.adds))
    assert set(weighed.borne_out_by) <= {"at", "as"}
    assert (weighed.support == "none") is (not weighed.borne_out_by)


@pytest.mark.parametrize("size", [1_000, 10_000])
def test_what_a_statement_is_compared_with_does_not_grow_with_the_body(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: a body of one repeated sentence compares its few words once, however long it is."""
    from onrecord.read.headlines import agreement
    from onrecord.read.headlines.words import same

    count = itertools.count()
    real = same
    monkeypatch.setattr(agreement, "same", lambda left, right: (next(count), real(left, right))[1])
    made = article("Dam breaks above Sarn", "The dam broke above Sarn. " * size)
    assertions = tuple(Assertion(f"as-{n}", (each,), "body", Wording(), 0.5) for n, each in enumerate(made.sentences))
    weigh_headline(made, (), assertions)
    assert next(count) < 50


def test_a_million_code_points_of_one_word_are_weighed() -> None:
    made = article("Dam breaks", "dam " * 250_000)
    content = ((12, len(made.text)),)
    attributions = (Attribution("at", None, (), (), content, "speech", "direct", (), "body", (), None, 0.5),)
    weighed = weigh_headline(made, attributions, ())
    assert weighed is not None
    assert weighed.support == "none"
