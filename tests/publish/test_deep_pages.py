"""Both pages of a deep reading: all that is known is there, in the same words, and nothing for what is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from onrecord.publish.harmless import harmless
from onrecord.record import (
    ACTS,
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
    Time,
    Who,
    Wording,
)
from tests.publish.test_html import Parsed
from tests.publish.test_html import page as web_page
from tests.publish.test_page import article_part
from tests.publish.test_page import page as terminal_page

SPOKEN = frozenset({"speech", "writing", "thought"})

SAID = [
    "Maren Oskeld, Governor, Westmark · person · NO · side: Westmark · same source as 1 and 4",
    "group · 2 of them · not named · gives away rank and closeness · the reason given: “asked not to be named” · "
    "same source as 11",
    "“likely”: 55–80 % (ICD 203) · attitude: hope · the writer takes it as true",
    "“may”: no number on any scale · not committed to · the writer keeps a distance",
    "denied",
    "“the bridge holds” · “until spring” · due 2031-03-04 to 2031-05-31 · 55–80 % · on a condition",
    "“the crane takes three weeks” · within 3 weeks of May · made in May",
    "at most 1 day, put in by the editor",
    "“the winter”: 2030-12-01 to 2031-02-28",
    "the Lenn (Lenn) 49.98° N 36.25° W",
    "“on Monday”",
]


def one_line(text: str) -> str:
    return " ".join(text.split())


def dd(html: str) -> str:
    """The answers on a web page as a terminal would have them."""
    return one_line(re.sub(r"</?bdi>", "", html))


@pytest.mark.parametrize("words", SAID)
def test_both_pages_say_the_same(deep_reading: Reading, words: str) -> None:
    assert words in one_line(terminal_page(deep_reading, 240))
    assert words in dd(web_page(deep_reading))


@pytest.mark.parametrize("width", [30, 40, 80, 120])
def test_no_line_is_too_wide_and_colour_changes_nothing(deep_reading: Reading, width: int) -> None:
    shown = terminal_page(deep_reading, width)
    assert max(cell_len(line) for line in shown.splitlines()) <= width
    assert re.sub(r"\x1b\[[\d;]*m", "", terminal_page(deep_reading, width, colour=True)) == shown


def test_names_of_facts_make_a_column_where_there_is_room(deep_reading: Reading) -> None:
    assert re.search(
        r"^    who       Maren Oskeld.*\n              ", terminal_page(deep_reading, 80), flags=re.MULTILINE
    )
    assert re.search(r"^    who: Maren Oskeld", terminal_page(deep_reading, 40), flags=re.MULTILINE)


def test_the_articles_own_statements_are_numbered_and_have_their_lines(deep_reading: Reading) -> None:
    shown = terminal_page(deep_reading, 80)
    own = shown[shown.index("In the article's own voice") : shown.index("The headline")]
    lines = dict(re.findall(r"^ *(\d+) │ (.*)$", shown, flags=re.MULTILINE))
    assert " a1 Crews sandbag the eastern pier\n" in own
    number = re.search(r"a2 cracks closed one lane\n    lines? (\d+)", own)
    assert number
    assert "cracks" in lines[number[1]]
    assert "OSKEL speaks: not a place here" in own


def test_what_the_article_states_bears_no_sign_in_its_text(deep_reading: Reading) -> None:
    bare = replace(deep_reading, assertions=())
    for width in (40, 80):
        assert article_part(terminal_page(deep_reading, width)) == article_part(terminal_page(bare, width))


def test_a_statement_that_crosses_a_content_cuts_no_sign(read_words: Callable[..., Reading]) -> None:
    reading = read_words("aa bb cc", {"content": [(0, 5)]})
    crossing = replace(reading, assertions=(Assertion("own", ((3, 8),), "body", Wording(), 1.0),))
    assert article_part(terminal_page(crossing)) == "⟦aa bb⟧¹ cc"


def test_the_headline_is_told_in_sentences_and_links(deep_reading: Reading) -> None:
    told = (
        "The body bears out part of it: 3, a2 and 10. It adds “until spring”: nothing in the body says so. It drops "
        "the source: only 3 and 10 say so. It drops the doubt: the body says “likely”. It drops a number's bound."
    )
    assert told in one_line(terminal_page(deep_reading, 240))
    html = web_page(deep_reading)
    assert 'bears out part of it: <a href="#a3" aria-label="3 in the ledger">3</a>, <a href="#s2"' in html
    hidden = web_page(deep_reading, acts=SPOKEN, min_confidence=0.9)
    assert "3</a> and 2 not shown here." in hidden


def test_what_is_less_sure_is_hidden_and_counted(deep_reading: Reading) -> None:
    shown = one_line(terminal_page(deep_reading, 240, min_confidence=0.5))
    assert "1 of the article's own below confidence 0.5: --min-confidence 0 shows it." in shown
    assert "a1 cracks closed one lane" in shown
    assert "a2" not in shown


def test_a_reading_without_depth_has_no_empty_sections(reading: Reading) -> None:
    for shown in (terminal_page(reading), web_page(reading)):
        assert "own voice" not in shown
        assert "The headline" not in shown
    html = web_page(reading)
    assert "<dl" not in html
    assert "<details" not in html
    assert "number, time or place" not in html


def test_every_address_on_the_web_page_leads_somewhere(deep_reading: Reading) -> None:
    tags = Parsed(web_page(deep_reading)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = [attributes["href"] for tag, attributes in tags if tag == "a"]
    assert len(ids) == len(set(ids))
    assert {f"#{id}" for id in ids} >= set(links)
    assert {"u1", "u2", "s1", "s2"} <= set(ids)
    assert Parsed(web_page(deep_reading)).text == deep_reading.article.text


def test_evidence_can_be_opened_without_a_mouse(deep_reading: Reading) -> None:
    html = web_page(deep_reading)
    parsed = Parsed(html)
    assert [tag for tag, _ in parsed.tags].count("details") == html.count("<details><summary>evidence")
    grounds = one_line(html[html.index("<details>") :])
    assert "<dt>who.kind: <bdi>person</bdi></dt><dd><bdi>“Governor Maren Oskeld”</bdi> · confidence 0.91" in grounds
    assert "<dt>polarity: <bdi>asserted</bdi></dt><dd>no words · confidence 0.80 · rule “polarity.none”" in grounds
    assert "<dt>place: <bdi>Lenn, of 3 places of that name</bdi></dt>" in grounds


def test_numbers_times_and_places_are_marked_lightly_in_the_text(deep_reading: Reading) -> None:
    html = web_page(deep_reading)
    article = html[html.index("<article") : html.index("</article>")]
    assert re.search(r'<mark class="content number[^"]*" title="3 weeks">three weeks</mark>', article)
    assert '<span class="speaks" title="OSKEL speaks: not a place here">OSKEL</span>' in article
    assert '<span class="time" title="“on Monday”: 2031-03-03">on Monday</span>' in article
    assert "number, time or place" in html


def test_indices_into_layers_that_are_gone_are_passed_over(deep_reading: Reading) -> None:
    bare = replace(deep_reading, numbers=(), times=(), places=())
    assert "the Lenn (Lenn)" not in terminal_page(bare)
    web_page(bare)


HOSTILE = [
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)" x="',
    "</dd></dl></details><img src=x onerror=alert(1)>",
    "{{ 7777 * 7 }} {% raw %}",
    "\x1b[31mred \u202etxt.exe \ud83d \x9b2J",
    "⟦forged⟧¹\r\n\n 9  ⟨a line⟩",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_in_every_field_are_only_words(read_words: Callable[..., Reading], hostile: str) -> None:
    reading = _hostile(read_words, hostile)
    html = web_page(reading)
    parsed = Parsed(html)
    assert parsed.text == harmless(reading.article.text)
    assert not {tag for tag, _ in parsed.tags} & {"script", "img"}
    assert not [name for _, attributes in parsed.tags for name in attributes if name.startswith("on")]
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert "54439" not in html
    for encoding in ("utf-8", "ascii"):
        shown = terminal_page(reading, 100, encoding=encoding)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
        assert not re.search(r"^ 9  ⟨a line⟩", shown, flags=re.MULTILINE)
        assert "⟦forged⟧" not in shown


def _hostile(read_words: Callable[..., Reading], words: str) -> Reading:
    """A reading in which every text field is the same hostile words."""
    reading = read_words(f"a {words} b", {"source": [words], "cue": ["a"], "content": [words], "id": words})
    span = reading.attributions[0].content[0]
    who = Who("person", words, (0, 1), 1, words, words, words, words, (1, 2), True, Anonymity((words,), span, span))
    forecast = Forecast(words, "threat", True, (words, words), Horizon(span, words, "P3W"), words, (0.1, 0.2))
    wording = Wording(Certainty(words, "none", (span,)), "denied", words, "distances", forecast, (0,), (0,), (0,))
    evidence = (Evidence(words, (span,), 0.5, words), Evidence("who.name", (), 0.5, words))
    deep = replace(reading.attributions[0], who=who, wording=wording, occasion=span, evidence=evidence)
    number = Number(span, 1, 2, 3, words, words, "between", "up", words, words, True, "editor")
    return replace(
        reading,
        attributions=(deep,),
        assertions=(Assertion(words + "own", (span,), "body", wording, 1.0, evidence),),
        numbers=(number,),
        times=(Time(span, words, "DATE", words, words, words),),
        places=(Place(span, words, None, 1, 1, False, (1,)),),
        headline=Headline(span, (words, words + "own"), "full", (span,), (words, "source", "hedge", "bound")),
    )


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text, and layers and statements of its own under any spans."""
    text = draw(st.text(st.sampled_from("ab <&\"'\n\r\x1b\ud83d字“”⟦"), min_size=1, max_size=50))
    span = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(lambda s: (s[0], min(len(text), sum(s))))
    spans = st.lists(span, min_size=1, max_size=2).map(lambda found: tuple(sorted(found)))
    indices = st.lists(st.integers(0, 5), max_size=3).map(tuple)

    def wording() -> Wording:
        return Wording(numbers=draw(indices), times=draw(indices), places=draw(indices))

    base: dict[str, Any] = {"within": None, "cue": (), "act": "speech", "form": "indirect", "editorial": (),
                            "segment": "body", "via": (), "addressee": None, "confidence": 1.0}  # fmt: skip
    attributions = tuple(
        Attribution(id=f"x{i}", source=draw(spans), content=draw(spans), wording=wording(),
                    who=Who("unknown", None, draw(span), draw(st.integers(1, 2))), **base)
        for i in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    own = tuple(Assertion(f"y{i}", draw(spans), "body", wording(), 1.0) for i in range(draw(st.integers(0, 3))))
    made = draw(st.lists(span, max_size=4))
    return Reading(
        Article("x", text, "en", (), (), (), ()),
        "by-hand/1",
        attributions,
        (),
        own,
        numbers=tuple(Number(one, None, 3, None, None, None, "about") for one in made),
        times=tuple(Time(one, "2031", "DATE", "2031-01-01", "2031-12-31", "year") for one in made[::-1]),
        places=tuple(Place(one, "Varno", None, 1, 1, bool(one[0] % 2), ()) for one in made),
        headline=Headline(draw(span), ("x0", "y0", "z"), "partial", draw(spans), ("source", "bound")),
    )


@settings(max_examples=100, deadline=None)
@given(readings())
def test_any_layers_under_any_text_nest_well_and_keep_the_text(reading: Reading) -> None:
    text = harmless(reading.article.text)
    shown = Parsed(web_page(reading)).text
    assert re.sub("␍+\n", "\n", shown) == re.sub("␍+\n", "\n", text)
    for width in (30, 80):
        printed = terminal_page(reading, width)
        assert max(cell_len(line) for line in printed.splitlines()) <= width


def test_a_page_of_thousands_of_statements_is_made(read_words: Callable[..., Reading]) -> None:
    """Pieces, lines and links are looked up, not searched: with the square of these sizes the test would not end."""
    count = 2_000
    reading = read_words("Ann saw 3 men. " * count)
    at = range(0, 15 * count, 15)
    own = (Assertion(f"o{i}", ((i, i + 13),), "body", Wording(numbers=(i // 15,)), 1.0) for i in at)
    numbers = (Number((i + 8, i + 13), 3, 3, 3, "man", None, "exact") for i in at)
    deep = replace(reading, assertions=tuple(own), numbers=tuple(numbers))
    assert web_page(deep).count("3 men") > count
    assert f"a{count} Ann saw 3 men" in terminal_page(deep)


def test_every_act_can_be_shown_in_depth(deep_reading: Reading) -> None:
    for act in ACTS:
        web_page(deep_reading, acts=frozenset({act}))
        terminal_page(deep_reading, acts=frozenset({act}))
