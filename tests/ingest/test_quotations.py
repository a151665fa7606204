"""Quotations. Expected: what each covers, how deep, `open` if nothing closes it, `+` if it takes one up."""

from __future__ import annotations

import pytest

from onrecord.ingest.layout import find_paragraphs
from onrecord.ingest.quotations import find_quotations

Expected = list[tuple[str, int, str]]

CASES: list[tuple[str, str, Expected]] = [
    ("curly", "“We go,” she said.", [("“We go,”", 0, "")]),
    ("straight", 'She said "we go" and went.', [('"we go"', 0, "")]),
    ("two straight singles", "''We go,'' she said.", [("''We go,''", 0, "")]),
    ("teletype", "``We go,'' she said.", [("``We go,''", 0, "")]),
    ("French", "« Nous partons », a dit le maire.", [("« Nous partons »", 0, "")]),
    ("German", "„Wir gehen“, sagte sie.", [("„Wir gehen“", 0, "")]),
    ("Polish", "„Idziemy” – powiedziała.", [("„Idziemy”", 0, "")]),
    ("German books", "»Wir gehen«, sagte sie.", [("»Wir gehen«", 0, "")]),
    ("Swedish", "”Vi går”, sa hon.", [("”Vi går”", 0, "")]),
    ("Finnish books", "»Mennään», hän sanoi.", [("»Mennään»", 0, "")]),
    ("Chinese", "她说：「走『吧』」。", [("「走『吧』」", 0, ""), ("『吧』", 1, "")]),
    ("British", "‘We don’t know,’ she said.", [("‘We don’t know,’", 0, "")]),
    ("British, straight", "'We don't know,' she said.", [("'We don't know,'", 0, "")]),
    ("curly opens, straight closes", '“We go," she said.', [('“We go,"', 0, "")]),
    ("two curly singles close a double one", "“We go,’’ she said.", [("“We go,’’", 0, "")]),
    ("a closing mark turned the wrong way", "He spoke of a “plan“ twice.", [("“plan“", 0, "")]),
    ("no space before", "She said:“We go.”He left.", [("“We go.”", 0, "")]),
    ("between dashes", "the law—“a disgrace”—passed", [("“a disgrace”", 0, "")]),
    ("straight between dashes", 'the law—"a disgrace"—passed', [('"a disgrace"', 0, "")]),
    ("Markdown emphasis", '*"We go,"* she said.', [('"We go,"', 0, "")]),
    ("empty", 'She said "" to that.', [('""', 0, "")]),
    ("interrupted", "“We go,” she said, “now.”", [("“We go,”", 0, ""), ("“now.”", 0, "")]),
    ("brackets inside", "“They [the guards] left,” he said.", [("“They [the guards] left,”", 0, "")]),
    # nested
    ("single in double", "“He said ‘no’ to me,” she said.", [("“He said ‘no’ to me,”", 0, ""), ("‘no’", 1, "")]),
    ("double in single", "‘He said “no” to me,’ she said.", [("‘He said “no” to me,’", 0, ""), ("“no”", 1, "")]),
    ("straight in straight", "\"He said 'no.'\"", [("\"He said 'no.'\"", 0, ""), ("'no.'", 1, "")]),
    ("three straight singles at the end", "''He said 'no.'''", [("''He said 'no.'''", 0, ""), ("'no.'", 1, "")]),
    ("both open at once", "“‘No,’ he told me,” she said.", [("“‘No,’ he told me,”", 0, ""), ("‘No,’", 1, "")]),
    ("inner never closed", "“He said ‘no,” she said.", [("“He said ‘no,”", 0, ""), ("‘no,", 1, "open")]),
    # apostrophes
    ("contraction and possessive", "The mayor’s men don’t know Dara’s dog.", []),
    ("plural possessive", "The soldiers’ boots and the dogs' leads were wet.", []),
    (
        "plural possessive inside",
        "‘The soldiers’ boots were wet,’ he said.",
        [("‘The soldiers’ boots were wet,’", 0, "")],
    ),
    ("straight plural inside", "'The boys' hats are here,' he said.", [("'The boys' hats are here,'", 0, "")]),
    (
        "a plural that is quoted",
        "He met ‘the boys’ and ‘the girls’ there.",
        [("‘the boys’", 0, ""), ("‘the girls’", 0, "")],
    ),
    ("dropped g", "‘We’re goin’ home,’ he said.", [("‘We’re goin’ home,’", 0, "")]),
    ("decades", "In the ’90s, the '80s and the ‘70s it rained.", []),
    ("a year", "The '08 vote: 'We won,' he said.", [("'We won,'", 0, "")]),
    ("a number that is quoted", "‘43 men died,’ he said.", [("‘43 men died,’", 0, "")]),
    ("rock 'n' roll", "It was rock 'n' roll, rock ’n’ roll.", []),
    ("clipped words", "'Tis late, get 'em home, ’cause ’twas cold.", []),
    ("inches", 'A 6" pipe and a 5\'10" man.', []),
    ("inches inside", '“I have a 6" pipe,” he said.', [('“I have a 6" pipe,”', 0, "")]),
    ("okina", "Hawai‘i is far.", []),
    # unbalanced
    ("a stray closing mark is ignored", "We go,” she said. “No,” he said.", [("“No,”", 0, "")]),
    ("a stray straight closing mark", 'We go," she said.', []),
    ("unclosed ends with its paragraph", "She said “we go.\n\nIt rained.", [("“we go.", 0, "open")]),
    (
        "unclosed, then one that closes",
        "“We go, he said. “No.”",
        [("“We go, he said. “No.”", 0, "open"), ("“No.”", 1, "")],
    ),
    ("a mark alone", '"', [('"', 0, "open")]),
    # news style
    (
        "reopened",
        "“We go.\n\n“We stay.\n\n“We rest,” he said.",
        [("“We go.", 0, "open"), ("“We stay.", 0, "open+"), ("“We rest,”", 0, "+")],
    ),
    ("reopened, straight", '"We go.\n\n"We rest," he said.', [('"We go.', 0, "open"), ('"We rest,"', 0, "+")]),
    (
        "reopened, British",
        "‘The boys’ hats are here.\n\n‘We go,’ he said.",
        [("‘The boys’ hats are here.", 0, "open"), ("‘We go,’", 0, "+")],
    ),
    (
        "reopened, British and straight",
        "'We go.\n\n'We rest,' he said.",
        [("'We go.", 0, "open"), ("'We rest,'", 0, "+")],
    ),
    (
        "reopened, French",
        "« Nous partons.\n\n» Nous restons », dit-il.",
        [("« Nous partons.", 0, "open"), ("» Nous restons »", 0, "+")],
    ),
    ("closed, then a new one", "“We go.”\n\n“We rest.”", [("“We go.”", 0, ""), ("“We rest.”", 0, "")]),
    ("not at the paragraph's head", "“We go.\n\nHe said “no.”", [("“We go.", 0, "open"), ("“no.”", 0, "")]),
    ("not across a paragraph between", "“We go.\n\nIt rained.\n\n“No.”", [("“We go.", 0, "open"), ("“No.”", 0, "")]),
    (
        "both levels reopened",
        "“He said, ‘We go.\n\n“‘We rest,’ and left,” she said.",
        [
            ("“He said, ‘We go.", 0, "open"),
            ("‘We go.", 1, "open"),
            ("“‘We rest,’ and left,”", 0, "+"),
            ("‘We rest,’", 1, "+"),
        ],
    ),
]


@pytest.mark.parametrize(("why", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_quotations(why: str, text: str, expected: Expected) -> None:
    found = [
        (text[slice(*q.span)], q.depth, ("" if q.closed else "open") + ("+" if q.continues else ""))
        for q in find_quotations(text, find_paragraphs(text))
    ]
    assert found == expected, why
