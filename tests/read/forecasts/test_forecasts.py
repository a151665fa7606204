"""Whether a content foretells, and what: on passages whose spans are given."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read.forecasts import find_forecast
from onrecord.read.passage import Passage
from onrecord.record import Act, Certainty, Forecast, Span, Time

TODAY = "2024-03-12"


def span(text: str, part: str) -> Span:
    return text.index(part), text.index(part) + len(part)


def foretold(
    text: str,
    cue: str | None,
    content: str,
    act: Act = "speech",
    times: tuple[Time, ...] = (),
    certainty: Certainty | None = None,
) -> Forecast | None:
    """The forecast of a text's passage; without a cue the content is the article's own."""
    article = article_from_text(text, id="x", date=TODAY)
    if cue is None:
        return find_forecast(article, Passage((span(text, content),), "body"), times, certainty).forecast
    source = (0, max(1, span(text, cue)[0] - 1)) if span(text, cue)[0] < span(text, content)[0] else (0, 0)
    passage = Passage((span(text, content),), "body", (source,) if source[1] else (), (span(text, cue),), act)
    return find_forecast(article, passage, times, certainty).forecast


# text, cue, content, act, forecast or not, reason
CASES: list[tuple[str, str | None, str, Act, bool, str]] = [
    ("Marsh said the dam would hold.", "said", "the dam would hold", "speech", True, "shifted by the cue"),
    ("Marsh says “it will hold”.", "says", "“it will hold”", "speech", True, "a plain future"),
    ("Marsh said “we’ll lose”.", "said", "“we’ll lose”", "speech", True, "a curly contraction"),
    ("Marsh said “we would have lost”.", "said", "“we would have lost”", "speech", False, "a chance that was missed"),
    ("Marsh said “I would like tea”.", "said", "“I would like tea”", "speech", False, "politeness"),
    ("Marsh said “it would help us”.", "said", "“it would help us”", "speech", True, "hangs on something"),
    ("Marsh said he would often sing.", "said", "he would often sing", "speech", False, "a habit"),
    ("Marsh said she would sing every night.", "said", "she would sing every night", "speech", False, "every night"),
    ("Marsh said the will was forged.", "said", "the will was forged", "speech", False, "the noun"),
    ("Marsh said Will Harrow fled.", "said", "Will Harrow fled", "speech", False, "the name"),
    ("Marsh said it may rain.", "said", "it may rain", "speech", True, "an event that may come"),
    ("Marsh said it may be a fake.", "said", "it may be a fake", "speech", False, "a state that may be"),
    ("Marsh said it may have sunk.", "said", "it may have sunk", "speech", False, "an event that may have been"),
    ("Marsh said it sank in May.", "said", "it sank in May", "speech", False, "the month"),
    ("The notice said visitors may smoke.", "said", "visitors may smoke", "speech", False, "what a notice allows"),
    ("Marsh said he could not see.", "said", "he could not see", "speech", False, "inability"),
    ("Marsh said he could not be reached.", "said", "he could not be reached", "speech", False, "inability, passive"),
    ("Marsh said it would be wrong to guess.", "said", "it would be wrong to guess", "speech", False, "a view"),
    ("Marsh said Vell was to blame.", "said", "Vell was to blame", "speech", False, "what is so, not planned"),
    ("Marsh declined to comment.", "declined", "to comment", "intention", False, "silence is no plan to speak"),
    ("Marsh refused to say who will go.", "refused", "to say who will go", "intention", False, "nor a refusal to say"),
    ("Marsh refused to resign.", "refused", "to resign", "intention", True, "a refusal to act is meant"),
    ("Marsh said it is due to open.", "said", "it is due to open", "speech", True, "on the timetable"),
    ("Marsh said it is due to rot.", "said", "it is due to rot", "speech", False, "a cause"),
    ("Marsh said it is likely to break.", "said", "it is likely to break", "speech", True, "likely to"),
    ("Marsh said she was going to school.", "said", "she was going to school", "speech", False, "a way"),
    ("Marsh said “I was going to call”.", "said", "“I was going to call”", "speech", False, "what came to nothing"),
    ("Marsh is to open the fair.", None, "Marsh is to open the fair", "speech", True, "is to, in the article's voice"),
    ("Marsh wants a boat.", None, "Marsh wants a boat", "speech", False, "a wish without a verb"),
    ("Marsh said “they are refusing to sail”.", "said", "“they are refusing to sail”", "speech", False, "now"),
    ("Marsh plans to sail.", "plans", "to sail", "intention", True, "a plan"),
    ("Marsh ordered them to sail.", "ordered", "them to sail", "intention", False, "an order"),
    ("Marsh hopes it will end.", "hopes", "it will end", "thought", True, "a hope of what is to come"),
    ("Marsh hopes he did not suffer.", "hopes", "he did not suffer", "thought", False, "a hope of what has been"),
    ("Marsh announced a withdrawal.", "announced", "a withdrawal", "speech", True, "announced, without a verb"),
    ("Marsh announced two arrests.", "announced", "two arrests", "speech", False, "announced when over"),
    ("Marsh announced it had sunk.", "announced", "it had sunk", "speech", False, "announced of the past"),
    ("Marsh warned of floods.", "warned", "of floods", "speech", True, "warned of"),
    ("Marsh says the fair opens tomorrow.", "says", "the fair opens tomorrow", "speech", True, "a present tense"),
    ("Marsh said the next day was calm.", "said", "the next day was calm", "speech", False, "the next day, then"),
    ("The militia threatened to shoot.", None, "The militia threatened to shoot", "speech", True,
     "undertaken, in the article's own voice"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content", "act", "foretells", "reason"), CASES)
def test_whether(text: str, cue: str | None, content: str, act: Act, foretells: bool, reason: str) -> None:
    assert (foretold(text, cue, content, act) is not None) is foretells, reason


# text, cue, content, act, kind, conditional, reason
KINDS: list[tuple[str, str, str, Act, str, bool, str]] = [
    ("Marsh said the dam would hold.", "said", "the dam would hold", "speech", "forecast", False, "of itself"),
    ("Marsh said he would resign.", "said", "he would resign", "speech", "plan", False, "one's own deed"),
    ("Marsh said he would survive.", "said", "he would survive", "speech", "forecast", False, "what befalls one"),
    ("Marsh vowed to fight.", "vowed", "to fight", "intention", "promise", False, "a vow"),
    ("Marsh threatened to sue.", "threatened", "to sue", "intention", "threat", False, "a threat"),
    ("Marsh said “if they come, we will shoot”.", "said", "“if they come, we will shoot”", "speech", "threat", True,
     "one's own harm on a condition"),
    ("Marsh wrote “pay or we publish”.", "wrote", "“pay or we publish”", "writing", "threat", True, "or we"),
    ("Marsh said “you have my word, it will stop”.", "said", "“you have my word, it will stop”", "speech", "promise",
     False, "one's word"),
    ("Marsh said the union plans to strike.", "said", "the union plans to strike", "speech", "plan", False,
     "another's plan"),
    ("Marsh expects a strike.", "expects", "a strike", "thought", "forecast", False, "an expectation"),
    ("Marsh said the well would dry up unless it rained.", "said", "the well would dry up unless it rained", "speech",
     "forecast", True, "unless"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "content", "act", "kind", "conditional", "reason"), KINDS)
def test_kind(text: str, cue: str, content: str, act: Act, kind: str, conditional: bool, reason: str) -> None:
    found = foretold(text, cue, content, act)
    assert found is not None, reason
    assert (found.kind, found.conditional) == (kind, conditional), reason


def day(text: str, part: str, first: str, last: str) -> tuple[Time, ...]:
    return (Time(span(text, part), first, "DATE", first, last, "day"),)


def test_a_deadline_runs_from_the_day_on_which_it_was_said() -> None:
    text = "Marsh said it would open by the end of May."
    found = foretold(
        text, "said", "it would open by the end of May", times=day(text, "May", "2024-05-01", "2024-05-31")
    )
    assert found is not None
    assert found.by == (TODAY, "2024-05-31")
    assert found.horizon is not None
    assert (text[slice(*found.horizon.span)], found.horizon.anchor) == ("by the end of May", "the end of May")


def test_whoever_does_it_is_no_deadline() -> None:
    found = foretold("Marsh expects to see retreats made by the army.", "expects", "to see retreats made by the army")
    assert found is not None
    assert found.horizon is None


def test_a_month_is_that_month() -> None:
    text = "Marsh said it would open in May."
    may = day(text, "May", "2024-05-01", "2024-05-31")
    found = foretold(text, "said", "it would open in May", times=may)
    assert found is not None
    assert found.by == ("2024-05-01", "2024-05-31")


@pytest.mark.parametrize(
    ("words", "named", "by"),
    [
        ("before the middle of May", "the middle of May", (TODAY, "2024-05-14")),
        ("by mid-May", "mid-May", (TODAY, "2024-05-20")),
        ("by the middle of May", "the middle of May", (TODAY, "2024-05-20")),
        ("in mid-May", "mid-May", ("2024-05-11", "2024-05-20")),
        ("before May", "May", (TODAY, "2024-04-30")),
    ],
    ids=["before it", "by mid-", "by the middle", "in it", "the month whole"],
)
def test_the_middle_of_a_month_is_no_whole_month(words: str, named: str, by: tuple[str, str]) -> None:
    text = f"Marsh said it would open {words}."
    month = (Time(span(text, named), "2024-05", "DATE", "2024-05-01", "2024-05-31", "month"),)
    found = foretold(text, "said", f"it would open {words}", times=month)
    assert found is not None
    assert found.by == by


def test_a_past_forecast_is_counted_from_what_it_was_made_before() -> None:
    text = "Two aides said before the invasion that the fort would fold in 3 weeks."
    found = foretold(text, "said", "that the fort would fold in 3 weeks")
    assert found is not None
    assert (found.made, found.by, found.what) == ("before the invasion", None, "the fort would fold in 3 weeks")
    assert found.horizon is not None
    assert (found.horizon.anchor, found.horizon.offset) == ("the invasion", "P3W")


def test_a_quarter_that_measures_is_no_quarter_of_a_year() -> None:
    text = "Marsh said it would rise by a quarter point in June and shed about a quarter of its staff."
    found = foretold(text, "said", text[11:-1], times=day(text, "June", "2024-06-01", "2024-06-30"))
    assert found is not None
    assert found.by == ("2024-06-01", "2024-06-30")


def test_the_end_of_a_quarter_is_a_deadline() -> None:
    text = "Marsh said it would open by the end of the first quarter of 2025."
    found = foretold(
        text, "said", text[11:-1], times=day(text, "the first quarter of 2025", "2025-01-01", "2025-03-31")
    )
    assert found is not None
    assert found.by == (TODAY, "2025-03-31")


@pytest.mark.parametrize(
    ("words", "offset", "last"),
    [
        ("within a year", "P1Y", "2025-03-12"),
        ("within two weeks", "P2W", "2024-03-26"),
        ("within 10 days", "P10D", "2024-03-22"),
        ("within six months", "P6M", "2024-09-12"),
        ("within a decade", "P10Y", "2034-03-12"),
    ],
)
def test_spans_are_counted_from_the_articles_day(words: str, offset: str, last: str) -> None:
    found = foretold(f"Marsh said it would open {words}.", "said", f"it would open {words}")
    assert found is not None
    assert found.horizon is not None
    assert (found.horizon.offset, found.by) == (offset, (TODAY, last))


def test_a_day_beyond_the_calendar_is_unknown() -> None:
    found = foretold("Marsh said it would open within 9999 years.", "said", "it would open within 9999 years")
    assert found is not None
    assert found.by is None


@pytest.mark.parametrize(
    ("words", "certainty", "probability", "reason"),
    [
        ("there is a 60 percent chance that it will hold", None, (0.6, 0.6), "a percentage of its own"),
        ("there is a 20-30 % chance that it will hold", None, (0.2, 0.3), "a range"),
        ("it will hold", None, None, "no probability is invented"),
        ("it will hold", Certainty("will", "none", ()), None, "a word without a number stays without one"),
        ("it will likely hold", Certainty("likely", "ICD203", (), 0.55, 0.8), (0.55, 0.8), "a scale's word"),
    ],
)
def test_probability(
    words: str, certainty: Certainty | None, probability: tuple[float, float] | None, reason: str
) -> None:
    found = foretold(f"Marsh said {words}.", "said", words, certainty=certainty)
    assert found is not None, reason
    assert found.probability == probability, reason


WORDS = st.sampled_from(
    ["Marsh", "will", "would", "may", "be", "have", "going", "to", "the", "“", "”", '"', ",", ".", "if", "by", "May",
     "2024", "in", "3", "weeks", "that", "every", "day", "or", "we", "expected", "due", "won't", "'ll", "\n\n",
     "\ud800", "within", "9999", "years", "a", "70", "%", "chance"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=40), st.integers(0, 60), st.sampled_from(["speech", "intention", None]))
def test_any_text_is_read_the_same_twice_and_its_spans_stand_in_it(words: list[str], cut: int, act: Act | None) -> None:
    text = " ".join(words)
    article = article_from_text(text, id="x", date=TODAY)
    cut = min(cut, len(text))
    passage = Passage(((cut, len(text)),), "body", (), ((0, cut),) if act else (), act)
    found = find_forecast(article, passage, (), None)
    assert found == find_forecast(article, passage, (), None)
    spans = [one for evidence in found.evidence for one in evidence.spans]
    if found.forecast is not None and found.forecast.horizon is not None:
        spans.append(found.forecast.horizon.span)
    assert all(0 <= start <= end <= len(text) for start, end in spans)


@pytest.mark.parametrize("word", ["will ", "A", "every ", "by the end of ", "if ", "“", "within 3 weeks ", "or we "])
def test_time_does_not_grow_with_the_content(word: str) -> None:
    text = "Marsh said " + word * 60_000
    article = article_from_text(text, id="x", date=TODAY)
    passage = Passage(((11, len(text)),), "body", ((0, 5),), ((6, 10),), "speech")
    begin = time.process_time()
    find_forecast(article, passage, (), None)
    assert time.process_time() - begin < 1.0  # only the first LONGEST code points are looked at


def test_time_does_not_grow_with_phrases_times_the_times_beside_them() -> None:
    text = "Marsh said " + "it will open on Monday May 2 " * 8_000
    article = article_from_text(text, id="x", date=TODAY)
    begins = range(text.index("Monday"), len(text), len("it will open on Monday May 2 "))
    times = tuple(Time((at, at + 12), "2024-05-02", "DATE", "2024-05-02", "2024-05-02", "day") for at in begins)
    passage = Passage(((11, len(text)),), "body", ((0, 5),), ((6, 10),), "speech")
    begin = time.process_time()
    find_forecast(article, passage, times, None)
    assert time.process_time() - begin < 0.5
