"""Form and the editor's words."""

from __future__ import annotations

import pytest

from onrecord.ingest import article_from_text
from onrecord.read.quoting import QuotedText, editorial_in, form_of

FORMS = [
    ("“We will go,” he said.", "“We will go,”", "direct", "marks included"),
    ("“We will go,” he said.", "We will go", "direct", "marks left out"),
    ("He said they would go.", "they would go", "indirect", "no marks"),
    ("He said it was “too early to say” yet.", "it was “too early to say” yet", "mixed", "a quoted part"),
    ("She wrote: ‘We will not wait.’", "We will not wait", "direct", "British single marks"),
    ("He said the soldiers’ boots don’t fit.", "the soldiers’ boots don’t fit", "indirect", "apostrophes are no marks"),
    ("«We go», he said.", "«We go»", "direct", "guillemets"),
]
EDITORIAL = [
    ("“The dead [about 40] were moved,” he said.", ["[about 40]"], "a number that the source never gave"),
    ("“We waited … and then left,” he said.", ["…"], "an ellipsis"),
    ("“We waited ... and left,” he said.", ["..."], "three full stops"),
    ("He said the dead [about 40] were moved.", [], "no quotation, so no telling who put them there"),
    ("“Nothing of the kind,” he said.", [], "nothing put in"),
    ("“It is [sic] wrong [now],” he said.", ["[sic]", "[now]"], "two of them"),
]


@pytest.mark.parametrize(("text", "content", "form", "reason"), FORMS)
def test_form(text: str, content: str, form: str, reason: str) -> None:
    article = article_from_text(text, id="x")
    start = text.index(content)
    assert form_of(text, ((start, start + len(content)),), QuotedText(article).coverage) == form, reason


@pytest.mark.parametrize(("text", "expected", "reason"), EDITORIAL)
def test_editorial(text: str, expected: list[str], reason: str) -> None:
    article = article_from_text(text, id="x")
    found = editorial_in(text, ((0, len(text)),), QuotedText(article).coverage)
    assert [text[start:end] for start, end in found] == expected, reason
