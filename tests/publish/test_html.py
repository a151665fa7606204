"""The web page: one file that asks for nothing, runs nothing, and holds the article's text exactly once."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.publish.harmless import harmless
from onrecord.publish.html import render_html
from onrecord.record import ACTS, Article, Attribution, Reading

ALL = frozenset(ACTS)
VOID = {"meta", "link"}
REQUESTS = {"src", "srcset", "href", "action", "data", "poster", "background", "formaction", "ping", "cite"}


class Parsed(HTMLParser):
    """Checks nesting while it parses, and gathers the article's text apart from badges and labels."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.skip = 0
        self.blocks: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self.open.append(tag)
        self.skip += tag in ("sup", "div")
        if "article" in self.open and tag in ("p", "h1", "h2"):
            self.blocks.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.skip -= tag in ("sup", "div")

    def handle_data(self, data: str) -> None:
        if "article" in self.open and not self.skip and {"p", "h1", "h2"} & set(self.open):
            self.blocks[-1] += data

    @property
    def text(self) -> str:
        return "".join(self.blocks)


def page(reading: Reading, *, acts: frozenset[str] = ALL, min_confidence: float = 0.0) -> str:
    html = render_html(reading, acts=acts, min_confidence=min_confidence)
    html.encode("utf-8")
    return html


def test_article_stands_there_exactly_once(reading: Reading) -> None:
    assert Parsed(page(reading)).text == reading.article.text


def test_page_asks_for_nothing_and_runs_nothing(reading: Reading) -> None:
    html = page(reading)
    tags = Parsed(html).tags
    assert not {tag for tag, _ in tags} & {"script", "iframe", "img", "object", "embed", "form", "base"}
    for _, attributes in tags:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in REQUESTS & set(attributes):
            assert re.match(r"#|data:,", attributes[name] or "")
    policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}) in tags
    assert not re.search(r"url\(|@import|https?:", html)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "</mark></article><img src=x onerror=alert(1)>",
        "</style><script>alert(1)</script>",
        "<!-- --> <![CDATA[ &lt;b&gt; &amp; \" ' {{ 7777 * 7 }} {% raw %}",
        "javascript:alert(1) https://example.invalid/x",
        "safe \u202etxt.exe \u2066 \x1b[31m \x00 \ud83d half \r alone",
    ],
)
def test_hostile_text_is_only_text(read_words: Callable[..., Reading], hostile: str) -> None:
    roles = {role: [hostile] for role in ("source", "cue", "content", "editorial")}
    reading = read_words(f"a {hostile} b", {**roles, "id": hostile}, title=hostile, outlet=hostile, date=hostile)
    html = page(reading)
    parsed = Parsed(html)
    assert parsed.text == harmless(reading.article.text)
    assert not {tag for tag, _ in parsed.tags} & {"script", "img"}
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert "54439" not in html


@pytest.mark.parametrize(
    ("language", "lang"), [("en", "en"), ("pt-BR", "pt-BR"), ('en" onload="x', "und"), ("", "und")]
)
def test_language_is_an_attribute_only_where_it_is_one(
    read_words: Callable[..., Reading], language: str, lang: str
) -> None:
    article = next(a for tag, a in Parsed(page(read_words("x", language=language))).tags if tag == "article")
    assert article["lang"] == lang


def test_each_entry_leads_to_its_place_and_back(reading: Reading) -> None:
    tags = Parsed(page(reading)).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    links = [attributes["href"] for tag, attributes in tags if tag == "a"]
    assert len(ids) == len(set(ids))
    for number in range(1, len(reading.attributions) + 1):
        assert links.count(f"#a{number}") == links.count(f"#t{number}") == 1
    assert {f"#{id}" for id in ids} >= set(links)
    assert all(
        attributes.get("aria-label") or attributes["href"] == "#ledger" for tag, attributes in tags if tag == "a"
    )


def test_nested_and_split_attributions_have_their_classes(reading: Reading) -> None:
    html = page(reading)
    pier = r'<mark class="content inner [^"]*n6 n7">the eastern pier was “already moving”</mark>'
    assert re.search(pier, html)
    assert len(re.findall(r'<mark class="source[^"]* n4">', html)) == 2
    assert re.search(r'<mark class="content editorial [^"]*n4">\[the bridge\]</mark><sup class="badge editorial"', html)
    assert 'class="depth1"' in html
    assert "no source named" in html


def test_crossing_spans_are_cut_not_crossed(read_words: Callable[..., Reading]) -> None:
    parsed = Parsed(page(read_words("aa bb cc", {"content": [(0, 5)]}, {"content": [(3, 8)]})))
    classes = [attributes.get("class") for tag, attributes in parsed.tags if tag == "mark" and attributes["class"]]
    assert "content inner content-ends content-starts n1 n2" in classes


def test_hidden_ones_are_counted(reading: Reading) -> None:
    html = page(reading, acts=frozenset({"speech"}), min_confidence=0.5)
    assert "<code>--acts all</code> shows them." in html
    assert "<code>--min-confidence 0</code> shows it." in html
    assert "intends to</mark>" not in html


def test_title_is_the_headline_and_the_page_has_one_first_heading(
    reading: Reading, read_words: Callable[..., Reading]
) -> None:
    html = page(reading)
    assert "<title>Bridge at Oskel “will hold until spring”, governor says – on record</title>" in html
    for one in (html, page(read_words("No headline here", title="A title")), page(read_words(""))):
        assert one.count("<h1") == 1


def test_colours_have_enough_contrast_in_light_and_dark() -> None:
    css = files("onrecord.publish").joinpath("templates/marks.css").read_text("utf-8")
    for scheme in re.findall(r":root \{(.*?)\}", css, flags=re.DOTALL)[:2]:
        colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", scheme))
        for ink in ("ink", "quiet", "focus", "content-ink", "source-ink", "cue-ink"):
            assert _contrast(colours[ink], colours["paper"]) >= 4.5, ink
        for ground in ("content", "inner", "source", "lit-own"):
            assert _contrast(colours["ink"], colours[ground]) >= 4.5
        assert _contrast(colours["cue-ink"], colours["inner"]) >= 4.5


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any text under any spans, however they nest, cross or touch."""
    text = draw(st.text(st.sampled_from("ab <&\"'\n\r\x1b\u202e\ud83d字é"), min_size=1, max_size=60))
    span = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 20)).map(lambda s: (s[0], min(len(text), sum(s))))
    spans = st.lists(span, min_size=1, max_size=2).map(lambda found: tuple(sorted(found)))
    made = tuple(
        Attribution(
            f"a{i}", None, draw(spans), draw(spans), draw(spans), "speech", "indirect", (), "body", (), None, 1.0
        )
        for i in range(draw(st.integers(0, 4)))
    )
    paragraphs = tuple(sorted(draw(st.sets(span, max_size=2))))
    return Reading(Article("x", text, "en", (), paragraphs, (), ()), "by-hand/1", made, ())


@settings(max_examples=150, deadline=None)
@given(readings())
def test_any_spans_give_well_nested_tags_and_the_whole_text(reading: Reading) -> None:
    # A piece may end between a carriage return and its line feed, which are then shown apart.
    shown, text = Parsed(page(reading)).text, harmless(reading.article.text)
    assert re.sub("␍+\n", "\n", shown) == re.sub("␍+\n", "\n", text)
