"""Which part each paragraph plays."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text

BODY = "The council of Harrow Ferry voted on Tuesday to close the old toll bridge. Nobody spoke against it."
MORE = "Residents on the north bank said that they would go to court before the month was out."
HEAD = "Toll bridge closes"

Expected = list[tuple[str, str]]

CASES: list[tuple[str, str, str | None, Expected]] = [
    ("headline and body", f"{HEAD}\n\n{BODY}\n\n{MORE}", None, [("headline", HEAD), ("body", f"{BODY}\n\n{MORE}")]),
    ("a first line that ends as a sentence", f"It is shut.\n\n{BODY}", None, [("body", f"It is shut.\n\n{BODY}")]),
    ("which repeats the title", f"It is shut.\n\n{BODY}", "It is shut", [("headline", "It is shut."), ("body", BODY)]),
    (
        "a headline that ends in an acronym",
        f"Varno joins U.N.\n\n{BODY}",
        None,
        [("headline", "Varno joins U.N."), ("body", BODY)],
    ),
    ("a question", f"Who will pay?\n\n{BODY}", None, [("headline", "Who will pay?"), ("body", BODY)]),
    (
        "a title on two lines",
        f"{HEAD};\nFerry returns\n\n{BODY}",
        f"{HEAD}; Ferry returns",
        [("headline", f"{HEAD};\nFerry returns"), ("body", BODY)],
    ),
    ("a first paragraph that ends as a sentence", f"{BODY}\n\n{MORE}", None, [("body", f"{BODY}\n\n{MORE}")]),
    ("one line alone is body", "Toll bridge closes", None, [("body", HEAD)]),
    ("Markdown heading", f"# {HEAD}\n\n{BODY}", None, [("headline", HEAD), ("body", BODY)]),
    (
        "later headings are body",
        f"# {HEAD}\n\n{BODY}\n\n## Why now\n\n{MORE}",
        None,
        [("headline", HEAD), ("body", f"{BODY}\n\n## Why now\n\n{MORE}")],
    ),
    (
        "front matter",
        f"---\ntitle: Bridge\ntags: [a]\n---\n# {HEAD}\n\n{BODY}",
        None,
        [("boilerplate", "title: Bridge\ntags: [a]"), ("headline", HEAD), ("body", BODY)],
    ),
    (
        "links and emphasis stay",
        f"{HEAD}\n\nThe [council](https://varno.example) **voted** on Tuesday.",
        None,
        [("headline", HEAD), ("body", "The [council](https://varno.example) **voted** on Tuesday.")],
    ),
    (
        "Markdown block quote",
        f"{BODY}\n\n> We will go to court.\n> All of us.\n\n{MORE}",
        None,
        [("body", BODY), ("blockquote", "We will go to court.\n> All of us."), ("body", MORE)],
    ),
    (
        "indented block quote",
        f"{BODY}\n\n{MORE}\n\n    We will go to court.\n\n{BODY}",
        None,
        [("body", f"{BODY}\n\n{MORE}"), ("blockquote", "We will go to court."), ("body", BODY)],
    ),
    ("indenting is the text's manner", f"    {BODY}\n\n    {MORE}", None, [("body", f"{BODY}\n\n    {MORE}")]),
    (
        "list items are body",
        f"{BODY}\n\n- one bridge\n- two ferries\n\n{MORE}",
        None,
        [("body", f"{BODY}\n\n- one bridge\n- two ferries\n\n{MORE}")],
    ),
    (
        "caption",
        f"{HEAD}\n\nPhoto: Oto Vane\n\n{BODY}",
        None,
        [("headline", HEAD), ("caption", "Photo: Oto Vane"), ("body", BODY)],
    ),
    (
        "caption before the headline",
        f"Image: the bridge\n\n{HEAD}\n\n{BODY}",
        None,
        [("caption", "Image: the bridge"), ("headline", HEAD), ("body", BODY)],
    ),
    (
        "credited caption",
        f"{BODY}\n\nThe bridge on Monday. (Photo by Ilse Brandt)",
        None,
        [("body", BODY), ("caption", "The bridge on Monday. (Photo by Ilse Brandt)")],
    ),
    ("agency credit", f"{BODY}\n\nOto Vane/Getty Images", None, [("body", BODY), ("caption", "Oto Vane/Getty Images")]),
    (
        "an agency in a sentence",
        f"{HEAD}\n\nHe sued Getty Images.",
        None,
        [("headline", HEAD), ("body", "He sued Getty Images.")],
    ),
    (
        "a photo in a sentence",
        f"{BODY}\n\nHe kept it (a photo of the bridge).",
        None,
        [("body", f"{BODY}\n\nHe kept it (a photo of the bridge).")],
    ),
]

DATELINES = [
    "KHARKOV, Sept 3 (Agency) —",
    "WASHINGTON (AP) —",
    "VIENNA —",
    "NEW YORK, Dec. 22 (UPI) –",
    "LONDON/PARIS (Reuters) -",
    "Varno (Agency) --",
    "Varno, May 3 —",
    "RIO DE JANEIRO, Brazil —",
    "(Reuters) -",
    "MOSCOW, May 5. /TASS/.",
]

NO_DATELINES = [
    "NATO — the alliance of thirty — said no.",
    "The mayor — Oto Vane — said no.",
    "Nobody — She said — knew.",
    "Harrow-Ferry is shut.",
]

BOILERPLATE = [
    "Read more: the bridge that split a town",
    "READ MORE:",
    "Sign up for our newsletter",
    "Copyright 2031 Varno Gazette",
    "© Varno Gazette",
    "Varno Gazette. All rights reserved.",
    "Advertisement",
    "ADVERTISEMENT",
    "Share this",
    "Follow us on Facebook",
    "Follow Oto Vane on Twitter @otovane.",
    "This article was originally published in the Varno Gazette.",
    "Related:",
    "Story continues below",
    "Subscribe to our channel",
    "Tags: bridges, tolls",
    "*Sign up for our newsletter*",
]

NO_BOILERPLATE = [
    "Copyright law is being rewritten in Varno, the minister said.",
    "Advertisements on the bridge brought in nine crowns.",
    "This report was published on Monday by the ministry, and says nothing.",
    "Share prices fell by a third on Monday, dealers said.",
    "Follow the money, the prosecutor said, and you will find the mayor.",
]

HEADINGS = [
    "Comments",
    "3 comments",
    "Comments (12)",
    "Leave a comment",
    "Reader comments",
    "## Comments",
    "COMMENTS:",
    "5 responses to “Bridge”",
]


def parts(text: str, title: str | None = None) -> Expected:
    article = article_from_text(text, id="a", title=title)
    return [(segment.kind, text[slice(*segment.span)]) for segment in article.segments]


@pytest.mark.parametrize(("why", "text", "title", "expected"), CASES, ids=[case[0] for case in CASES])
def test_segments(why: str, text: str, title: str | None, expected: Expected) -> None:
    assert parts(text, title) == expected, why


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_ends_with_its_dash(dateline: str) -> None:
    assert parts(f"{HEAD}\n\n{dateline} {BODY}") == [("headline", HEAD), ("dateline", dateline), ("body", BODY)]


@pytest.mark.parametrize("sentence", NO_DATELINES)
def test_a_dash_alone_makes_no_dateline(sentence: str) -> None:
    assert parts(f"{HEAD}\n\n{sentence}") == [("headline", HEAD), ("body", sentence)]


def test_a_dateline_may_follow_a_byline() -> None:
    text = f"{HEAD}\n\nBy Ilse Brandt\n\nVARNO — {BODY}"
    assert parts(text)[1:] == [("body", "By Ilse Brandt"), ("dateline", "VARNO —"), ("body", BODY)]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate(line: str) -> None:
    kinds = [kind for kind, _ in parts(f"{HEAD}\n\n{BODY}\n\n{line}\n\n{MORE}")]
    assert kinds == ["headline", "body", "boilerplate", "body"]


@pytest.mark.parametrize("line", NO_BOILERPLATE)
def test_sentences_that_look_like_boilerplate(line: str) -> None:
    assert [kind for kind, _ in parts(f"{BODY}\n\n{line}\n\n{MORE}")] == ["body"]


@pytest.mark.parametrize("heading", HEADINGS)
def test_everything_under_a_comments_heading_is_comment(heading: str) -> None:
    text = f"{HEAD}\n\n{BODY}\n\n{heading}\n\nHow stupid.\n\n“I agree,” my mother says."
    found = parts(text)
    assert found[-1] == ("comment", "How stupid.\n\n“I agree,” my mother says.")
    assert [kind for kind, _ in found] == ["headline", "body", "boilerplate", "comment"]


def test_a_comments_link_above_the_article_is_boilerplate() -> None:
    kinds = [kind for kind, _ in parts(f"{HEAD}\n\n12 comments\n\n{BODY}\n\n{MORE}")]
    assert kinds == ["headline", "boilerplate", "body"]


def test_numbered_indented_comments_after_the_article() -> None:
    comments = "NO!\n\n    These are the people who promised us a ferry.\n\n  2. Ha.\n\n    Quite."
    assert parts(f"{HEAD}\n\n{BODY}\n\n{MORE}\n\n\n  1. {comments}\n")[-1] == ("comment", comments)


def test_a_numbered_list_inside_the_article_is_no_comment() -> None:
    text = f"{BODY}\n\n  1. One bridge.\n\n    It is old.\n\n{MORE}"
    assert [kind for kind, _ in parts(text)] == ["body"]
