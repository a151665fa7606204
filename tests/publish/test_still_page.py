"""A page as it came is looked at, and nothing in it happens."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from onrecord.publish.still_page import still_page

LEFT = [
    ("<p>The ferry <b>stops</b>.</p>", "<p>The ferry <b>stops</b>.</p>", "words and their weight"),
    ("<p>a<script>x</script>b</p>", "<p>ab</p>", "a script goes, the words behind it stay"),
    ("<p onclick='x()' style='color:red' class='x' id='y'>a</p>", "<p>a</p>", "what acts, looks or is aimed at"),
    ("<a href='https://a.example/'>a</a>", "<a>a</a>", "a link leads nowhere"),
    ("<img src='https://a.example/a.png' alt='a ferry'>b", '<span class="picture">[picture: a ferry]</span>b', "told"),
    ("<img src=x>", '<span class="picture">[picture]</span>', "a picture that says nothing"),
    ("<p lang='fr' dir='rtl'>a</p>", '<p lang="fr" dir="rtl">a</p>', "the way it is read"),
    ("<x-card>a<u>b</u>c</x-card>d", "<span>a<u>b</u>c</span>d", "an element that nobody knows"),
    ("<form action='https://a.example/'>a<input value='b'>c</form>", "<div>ac</div>", "nothing is filled in"),
    ("a<!-- b -->c", "ac", "a remark"),
    ("<p>a &lt;script&gt; b</p>", "<p>a &lt;script&gt; b</p>", "a script that is only written about"),
    ("<p>a \u202eb</p>", "<p>a {U+202E}b</p>", "what turns a line around"),
    ("<svg><a href='x'>a</a></svg><math>b</math>c", "c", "drawings and formulas"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("page", "left", "reason"), LEFT, ids=[case[-1] for case in LEFT])
def test_words_stay_and_nothing_happens(page: str, left: str, reason: str) -> None:
    body = still_page(page.encode(), "utf-8").split("<body>")[1].split("</body>")[0]
    assert body.removeprefix("<p>").removesuffix("</p>").strip() in (
        left,
        left.removeprefix("<p>").removesuffix("</p>"),
    )


PIECES = st.sampled_from(
    ["<script>", "</script>", "<img onerror=x src=y>", "<a href=javascript:x>", "<!--", "-->", "<![CDATA[", "]]>", "<p",
     ' style="x"', ">", "<svg/onload=x>", "<math><mtext>", "<title>", "<noscript>", "<template>", "</p>", "\x00",
     "&#0;", "<iframe srcdoc='<script>x</script>'>", "\ufffe", "\u202e", "text"]
)  # fmt: skip


@given(st.lists(PIECES | st.text(max_size=5), max_size=20))
def test_whatever_comes_only_listed_elements_are_left(pieces: list[str]) -> None:
    made = still_page("".join(pieces).encode("utf-8", errors="surrogatepass"), "utf-8")
    body = html.document_fromstring(made).find("body")
    assert body is not None
    for element in body.iter():
        assert element.tag in {"body", "p", "span", "div", "a"}
        assert set(element.attrib) <= {"class"}


@given(st.binary(max_size=200))
def test_no_bytes_break_it(raw: bytes) -> None:
    assert re.search("</body></html>$", still_page(raw, None))


def test_a_page_nested_without_end_is_cut() -> None:
    assert len(still_page(b"<div>" * 100_000, "utf-8")) < 100_000
