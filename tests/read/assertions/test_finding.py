"""What an article states in its own voice, beside attributions given by hand."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.ingest import article_from_text
from onrecord.read.assertions import find_assertions, finding
from onrecord.read.assertions.tokens import tokens_of
from onrecord.record import Act, Assertion, Attribution


def credited(text: str, source: str, cue: str, content: str, act: Act = "speech") -> Attribution:
    """An attribution whose roles are the first occurrences of these words."""

    def place(words: str) -> tuple[tuple[int, int], ...]:
        return ((text.index(words), text.index(words) + len(words)),) if words else ()

    return Attribution(
        "at-x", None, place(source), place(cue), place(content), act, "indirect", (), "body", (), None, 0.9
    )


def stated(text: str, *attributions: Attribution) -> list[str]:
    return [" … ".join(text[s:e] for s, e in item.content) for item in found(text, *attributions)]


def found(text: str, *attributions: Attribution) -> tuple[Assertion, ...]:
    return find_assertions(article_from_text(text, id="x"), attributions)


def test_a_clause_before_an_attribution_stands_alone() -> None:
    text = "The library closed in March, and the council said it would not reopen."
    said = credited(text, "the council", "said", "it would not reopen")
    assert stated(text, said) == ["The library closed in March"]


def test_what_leads_to_an_attribution_is_left_out() -> None:
    text = "Three men were freed on Tuesday after police said they had the wrong flat."
    said = credited(text, "police", "said", "they had the wrong flat")
    assert stated(text, said) == ["Three men were freed on Tuesday"]


def test_subject_and_verb_around_an_attribution_are_one_assertion() -> None:
    text = "The tower, which inspectors had called unsafe, fell on Tuesday night."
    said = credited(text, "inspectors", "had called", "which", "speech")
    unsafe = credited(text, "inspectors", "had called", "unsafe")
    assert stated(text, said, unsafe) == ["The tower … fell on Tuesday night"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Speaking on Tuesday, the mayor said it was over.", id="a frame with a participle"),
        pytest.param("In a long statement the mayor said it was over.", id="a frame with a preposition"),
        pytest.param("He sat down and the mayor said it was over.", id="too short to stand alone"),
    ],
)
def test_a_frame_states_nothing(text: str) -> None:
    assert stated(text, credited(text, "the mayor", "said", "it was over")) == []


@pytest.mark.parametrize(
    ("cue", "act", "wanted"),
    [
        pytest.param("are refusing", "intention", True, id="what somebody refuses is seen"),
        pytest.param("are planning", "intention", False, id="what somebody plans is in his mind"),
        pytest.param("are seen", "perception", True, id="what is seen is so"),
        pytest.param("are hoping", "thought", False, id="what somebody hopes is his"),
    ],
)
def test_deeds_are_stated_and_minds_are_not(cue: str, act: Act, wanted: bool) -> None:
    text = f"Pilots at Corrow {cue} to fly at night."
    assert bool(stated(text, credited(text, "Pilots at Corrow", cue, "to fly at night", act))) is wanted


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Who broke the old dam?", id="a question"),
        pytest.param("Will the dam hold another winter?", id="a question that begins with a verb"),
        pytest.param("Visit the town's website for a map.", id="a command"),
        pytest.param("Please do not feed the wolves here.", id="a request"),
        pytest.param("Report leaks to the water board.", id="a command that might be a noun"),
        pytest.param("A sad day for the town.", id="a fragment"),
        pytest.param("By Anna Reed", id="a byline"),
        pytest.param("The injured included a boy, director Luis Cano said.", id="somebody's words, unfound"),
        pytest.param("A: In May", id="a month that could be a verb"),
        pytest.param("Reporting by Anna Reed; editing by Tom Ware", id="who reported"),
        pytest.param("This story has been updated with a comment.", id="a note on the page"),
        pytest.param("“Nobody was ever told about the dam.”", id="somebody's words, whose they be"),
        pytest.param("", id="nothing"),
    ],
)
def test_these_are_none(text: str) -> None:
    assert stated(text) == []


def test_reports_and_calls_as_subjects_are_no_commands() -> None:
    text = "Calls to the hotline doubled in April. Reports were lost."
    assert stated(text) == ["Calls to the hotline doubled in April", "Reports were lost"]


def test_only_the_articles_own_segments_speak() -> None:
    body = "The council sold the hall on Monday for nine million crowns."
    text = f"Council sells hall\n\n{body}\n\nComments\n\nThey have sold our history."
    assert stated(text) == [body[:-1]]


def test_an_assertion_says_what_it_stands_on() -> None:
    text = "The dam broke, and it flooded Sarn."
    first, second = found(text)
    assert first.id.startswith("as-")
    assert first.id != second.id
    assert first.segment == "body"
    assert 0 < first.confidence <= 1
    assert first.evidence[0].field == "content"
    assert first.evidence[0].by.startswith("rule")
    assert found(text) == (first, second)


WORDS = st.sampled_from(
    [
        "The",
        "dam",
        "broke",
        "and",
        "it",
        "was",
        ",",
        ";",
        ".",
        "?",
        "said",
        "that",
        "“",
        "”",
        "\n\n",
        "who",
        "(",
        ")",
        "\ud800",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)), st.data())
def test_any_text_gives_spans_in_order(text: str, data: st.DataObject) -> None:
    edge = st.integers(0, len(text))
    start, end = sorted((data.draw(edge), data.draw(edge)))
    span = ((start, end),) if start < end else ()
    attribution = Attribution("at-x", None, (), (), span, "speech", "direct", (), "body", (), None, 0.5)
    article = article_from_text(text, id="x")
    read = find_assertions(article, (attribution,))
    assert read == find_assertions(article, (attribution,))
    spans = [span for item in read for span in item.content]
    assert all(0 <= start < end <= len(article.text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    shared = [text[max(s, start) : min(e, end)] for s, e in spans for start, end in attribution.content]
    assert not any(words.strip() for words in shared)


@pytest.mark.parametrize(
    "unit", ["and it was ", "The dam broke and it was. ", "who said that; ", "a" * 10, "“it was” "]
)
def test_work_grows_with_the_text(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in calls of what costs, not by the clock: ten times the text, at most about ten times the calls."""

    def calls(text: str) -> int:
        count = itertools.count()
        real = tokens_of

        def counted(*args: object) -> object:
            for _ in real(*args):  # type: ignore[arg-type]
                next(count)
            return real(*args)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(finding, "tokens_of", counted)
            found(text)
        return next(count)

    small, large = calls(unit * 2_000), calls(unit * 20_000)
    assert large <= 11 * small + 100


def test_a_million_code_points_of_one_word_are_read() -> None:
    assert found("dam " * 250_000) == ()
