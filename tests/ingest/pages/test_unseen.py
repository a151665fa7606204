"""Text that nobody sees is credited to nobody."""

from __future__ import annotations

import pytest

from onrecord.ingest.pages import extract_page

P = "<p>The mayor of Karsk said on Monday that the bridge would open in May, and nobody believed her at all.</p>"
LIE = "The governor has resigned after all, said two officials who had never been asked for their opinion."

HIDDEN = [
    ("the attribute", f"<p hidden>{LIE}</p>"),
    ("inside an element with it", f"<div hidden><section><p>{LIE}</p></section></div>"),
    ("hidden from screen readers only is hidden too", f'<p aria-hidden="true">{LIE}</p>'),
    ("not displayed", f'<p style="color:red; display : none">{LIE}</p>'),
    ("not displayed, in capitals", f'<p style="DISPLAY:NONE!important">{LIE}</p>'),
    ("not visible", f'<p style="visibility:hidden">{LIE}</p>'),
    ("letters of no size", f'<p style="font-size:0">{LIE}</p>'),
    ("off the screen", f'<p style="position:absolute;left:-9999px">{LIE}</p>'),
    ("by the page's style sheet", f"<style>p.x, .y {{ display: none }}</style><p class=x>{LIE}</p>"),
    ("by an id in it", f"<style>#z{{visibility:hidden}}</style><div id=z><p>{LIE}</p></div>"),
    ("for screen readers", f'<p class="visually-hidden">{LIE}</p>'),
    ("by a class that everybody hides by", f'<p class="d-none">{LIE}</p>'),
    ("a template", f"<template><p>{LIE}</p><template></template></template>"),
    ("for browsers without scripts", f"<noscript><p>{LIE}</p></noscript>"),
    ("in a frame", f"<iframe><p>{LIE}</p></iframe>"),
    ("a text field", f"<textarea>{LIE}</textarea>"),
    ("a picture's other text", f'<p><img alt="{LIE}"></p>'),
    ("a comment", f"<!-- <p>{LIE}</p> -->"),
    ("a dialog that is not open", f"<dialog><p>{LIE}</p></dialog>"),
    ("a drawing's title", f"<svg><title>{LIE}</title></svg>"),
    ("a choice", f"<select><option>{LIE}</option></select>"),
]
SHOWN = [
    ("no reason to hide", f"<p>{LIE}</p>"),
    ("hidden only in print", f"<style>@media print {{ p.x {{ display: none }} }}</style><p class=x>{LIE}</p>"),
    ("shown again by a later rule", f"<style>.x{{display:none}} .x{{display:block}}</style><p class=x>{LIE}</p>"),
    ("hidden on small screens only", f'<p class="hidden md:block">{LIE}</p>'),
    ("a style that hides something else", f'<p style="backface-visibility:hidden">{LIE}</p>'),
    ("a page that waits for its scripts", f"<style>body{{display:none}}</style><p>{LIE}</p>"),
]


@pytest.mark.parametrize(("why", "source"), HIDDEN, ids=[case[0] for case in HIDDEN])
def test_hidden_text_is_left_out(why: str, source: str) -> None:
    text = extract_page(f"<article>{P}{source}{P}</article>".encode(), name="a").article.text
    assert "governor" not in text, why
    assert text.count("mayor") == 2


@pytest.mark.parametrize(("why", "source"), SHOWN, ids=[case[0] for case in SHOWN])
def test_text_that_is_shown_stays(why: str, source: str) -> None:
    assert "governor" in extract_page(f"<article>{P}{source}{P}</article>".encode(), name="a").article.text, why
