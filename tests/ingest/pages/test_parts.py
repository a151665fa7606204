"""The parts that blocks play: what is text, what is beside it, and what is left out."""

from __future__ import annotations

import pytest

from onrecord.ingest.pages import extract_page
from tests.ingest.pages.scoring import comments

A = "The mayor of Karsk said on Monday that the bridge would open in May, and nobody believed her at all."
B = "The harbour office put the cost at nine million crowns, which is more than the ferry has earned since 1958."
LINE = "Something else that is long enough to be taken for a sentence of the article, if nothing told them apart."

IN_THE_ARTICLE = [
    ("a caption", f"<figure><img><figcaption>{LINE}</figcaption></figure>", "caption"),
    ("a caption by its class", f"<div class=wp-caption><img><p class=wp-caption-text>{LINE}</p></div>", "caption"),
    (
        "a picture's credit",
        "<figure><figcaption>A boat <span class=credit>Photo: Ann Lee</span></figcaption></figure>",
        "boilerplate",
    ),
    ("a block quote", f"<blockquote><p>{LINE}</p></blockquote>", "blockquote"),
    (
        "who is quoted in a figure",
        f"<figure><blockquote>{LINE}</blockquote><figcaption>Ann Lee, mayor</figcaption></figure>",
        "blockquote",
    ),
    ("a pull quote that the text lacks", f"<aside class=pullquote><p>{LINE}</p></aside>", "blockquote"),
    ("a heading between paragraphs", "<h2>Nine million crowns</h2>", "body"),
    ("items of a list", f"<ul><li>{LINE}</li></ul>", "body"),
    ("a line that speaks for the site", "<p>Sign up for our newsletter</p>", "boilerplate"),
    ("a line about the credit", "<p>Continental Wire contributed to this report.</p>", "body"),
]
LEFT_OUT = [
    ("related articles", f"<div class=related><p>{LINE}</p></div>"),
    ("a caption among related articles", f"<div class=related><figure><figcaption>{LINE}</figcaption></figure></div>"),
    ("a newsletter box", f"<section class='newsletter-box'><p>{LINE}</p></section>"),
    ("a wall before what costs", f"<div class=paywall><p>{LINE}</p></div>"),
    ("a banner about cookies", f"<div id=cookie-consent><p>{LINE}</p></div>"),
    ("an overlay", f"<div role=dialog aria-modal=true><p>{LINE}</p></div>"),
    ("something beside the text", f"<aside><p>{LINE}</p></aside>"),
    ("a form", f"<form><p>{LINE}</p></form>"),
    ("who wrote it", "<p class=byline>By Ann Lee</p>"),
    ("when", "<p>Published 3 May 2031, 10:15</p>"),
    ("a link to another article", f"<p><a href=/x>{LINE}</a></p>"),
    ("a pull quote that the text has", f"<aside class=pullquote><p>{A[:60]}</p></aside>"),
    ("the place in a gallery", "<div class=count>1 / 4</div>"),
]


@pytest.mark.parametrize(("why", "source", "kind"), IN_THE_ARTICLE, ids=[case[0] for case in IN_THE_ARTICLE])
def test_parts_of_the_article(why: str, source: str, kind: str) -> None:
    page = f"<article><h1>Bridge shut</h1><p>{A}</p>{source}<p>{B}</p></article>"
    article = extract_page(page.encode(), name="a").article
    kinds = [segment.kind for segment in article.segments]
    assert kinds[0] == "headline"
    assert kind in kinds, why
    assert article.text.count(A[-30:]) == article.text.count(B[-30:]) == 1


@pytest.mark.parametrize(("why", "source"), LEFT_OUT, ids=[case[0] for case in LEFT_OUT])
def test_what_is_left_out(why: str, source: str) -> None:
    page = f"<article><h1>Bridge shut</h1><p>{A}</p>{source}<p>{B}</p></article>"
    assert extract_page(page.encode(), name="a").article.text == f"Bridge shut\n\n{A}\n\n{B}", why


def test_a_sidebar_in_the_pages_class_does_not_make_the_page_one() -> None:
    page = f"<body class=has-sidebar><div class='content related-on'><h1>Bridge shut</h1><p>{A}</p><p>{B}</p></div>"
    assert B in extract_page(page.encode(), name="a").article.text


WORDPRESS = (
    "<ol class=comment-list><li class='comment even'><article class=comment-body><footer class=comment-meta>"
    "<div class='comment-author vcard'><b class=fn>Ann</b> <span class=says>says:</span></div>"
    "<div class=comment-metadata><a>May 3</a></div></footer>"
    "<div class=comment-content><p>First.</p><p>Second.</p></div>"
    "<div class=reply><a>Reply</a></div></article>"
    "<ol class=children><li class='comment odd'><b class=fn>Bo</b><p>Third.</p></li></ol></li></ol>"
)
THREADS = [
    ("WordPress, with a reply", WORDPRESS, [("Ann", "First.\n\nSecond."), ("Bo", "Third.")]),
    (
        "boxes",
        "<div class=comment><span class=username>Ann</span><time>2h</time><div class=text>First.</div>"
        "<span class=likes>3</span></div>"
        "<div class=comment><span class=username>Bo</span><div class=text>Second.</div></div>",
        [("Ann", "First."), ("Bo", "Second.")],
    ),
    (
        "no boxes, names between",
        "<p class=author>Ann wrote:</p><p>First.</p><p>More.</p><p class=author>Bo wrote:</p><p>Second.</p>",
        [("Ann", "First.\n\nMore."), ("Bo", "Second.")],
    ),
    (
        "no names",
        "<p>First of the two.</p><p>Second of the two.</p>",
        [(None, "First of the two."), (None, "Second of the two.")],
    ),
    ("one that was taken away", "<li class=comment><p>This comment was removed by a moderator.</p></li>", []),
    (
        "microdata",
        "<div itemtype='https://schema.org/Comment'><a itemprop=author>Ann</a><p itemprop=text>First.</p></div>",
        [("Ann", "First.")],
    ),
    (
        "the form below",
        "<li class=comment><cite>Ann</cite><p>First.</p></li><form><p>Leave a reply here</p></form>",
        [("Ann", "First.")],
    ),
]


@pytest.mark.parametrize(("why", "thread", "expected"), THREADS, ids=[case[0] for case in THREADS])
def test_comments(why: str, thread: str, expected: list[tuple[str | None, str]]) -> None:
    section = f"<section id=comments><h2>2 comments</h2>{thread}</section>"
    page = f"<article><h1>Bridge shut</h1><p>{A}</p><p>{B}</p></article>{section}"
    extraction = extract_page(page.encode(), name="a")
    assert comments(extraction) == [{"author": author, "text": said} for author, said in expected], why
    assert extraction.article.segments[1].kind == "body"


def test_an_article_in_the_comment_section_is_an_article() -> None:
    page = f"<body class=section-comment><article class='comment'><h1>Bridge shut</h1><p>{A}</p><p>{B}</p></article>"
    kinds = [segment.kind for segment in extract_page(page.encode(), name="a").article.segments]
    assert kinds == ["headline", "body"]


def test_datelines_and_quotations_are_found_as_in_plain_text() -> None:
    first = f"KARSK, May 3 (Wire) &mdash; &ldquo;It is shut,&rdquo; she said. {A}"
    page = f"<article><h1>Bridge shut</h1><p>{first}</p><p>{B}</p></article>"
    article = extract_page(page.encode(), name="a").article
    cut = {segment.kind: article.text[slice(*segment.span)] for segment in article.segments}
    assert cut["dateline"] == "KARSK, May 3 (Wire) —"
    assert [article.text[slice(*quotation.span)] for quotation in article.quotations] == ["“It is shut,”"]
    assert len(article.paragraphs) == 3


OLD = [
    ("two line breaks part paragraphs", "{A}<br><br>{B}", 2),
    ("one does not", "{A}<br>{B}", 1),
    ("one and two hard spaces do", "{A}<br>&nbsp;&nbsp;{B}", 2),
    ("an empty line in <pre> does", "<pre>{A}\n\n{B}</pre>", 2),
    ("tags that are not closed", "<p>{A}<p>{B}", 2),
    ("blocks in blocks", "<div>{A}<div>{B}</div></div>", 2),
]


@pytest.mark.parametrize(("why", "source", "paragraphs"), OLD, ids=[case[0] for case in OLD])
def test_paragraphs(why: str, source: str, paragraphs: int) -> None:
    page = "<body><div>" + source.replace("{A}", A).replace("{B}", B)
    article = extract_page(page.encode(), name="a").article
    assert len(article.paragraphs) == paragraphs, why
    assert A in article.text
    assert B in article.text
