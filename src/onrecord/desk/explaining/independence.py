"""Why an origin counts as independent: another source, text of its own, nobody credited, and what it stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.desk.explaining.stated import find_stated
from onrecord.link.origins.naming import is_of_itself
from onrecord.link.origins.occasions import told_to_itself
from onrecord.publish.quoting import in_marks
from onrecord.record import Attribution, Spans
from onrecord.record.linking import Origin
from onrecord.record.telling import Telling
from onrecord.store import View

NEAR = 600
"""Characters from what is told within which the same source's other words may say how it knows."""

MOST_WORDS = 160
"""Characters of a basis that are quoted."""

_BRACKETS = re.compile(r"\([^()]*\)")

_OWN = re.compile(
    r"\b(?:(?:his|her|its|their|our|my) own (?:\w+ )?(?:count|tally|tallies|record|list|figure|estimate|observation|"
    r"notes|eyes|pictures|intercept)\w*|(?:I|we) (?:have )?(?:saw|seen|counted|count|write|wrote|written|heard|watched|"
    r"recorded|registered)\b|(?:satellite|drone) (?:pictures|images|photographs)|intercepted \w+|"
    r"(?:records|documents|pictures|photographs) (?:that \w+ )?(?:seen|reviewed|obtained) by)[^.;”\"\n]*",
    re.IGNORECASE,
)
"""Words by which a source says that it counted, saw or has it in writing itself."""


def independence(view: View, origins: Sequence[Origin], place: int, known: Mapping[str, Telling]) -> tuple[str, ...]:
    """Say why the origin at a place among those of a claim counts apart from the others; nothing of an only one."""
    if len(origins) < 2:
        return ()
    own = known[origins[place].telling]
    others = [known[other.telling] for at, other in enumerate(origins) if at != place]
    told = [known[id] for at, other in enumerate(origins) if at != place for id in (other.telling, *other.echoes)]
    said = [_source(own, others), _text(own, told), _credits(own)]
    basis = basis_of(view, own)
    return (*said, *([f"it says how it knows: {in_marks(basis)}"] if basis else []))


def _source(own: Telling, others: Sequence[Telling]) -> str:
    if own.who is None:
        return "the article says it in its own voice"
    name = _name(own)
    if not name or name not in {_name(other) for other in others}:
        return "another source than the others"
    return "named as another source here is, and nothing shows that both spoke on one occasion"


def _name(telling: Telling) -> str:
    return "" if telling.who is None else (telling.who.name or telling.source).casefold()


def _text(own: Telling, told: Sequence[Telling]) -> str:
    if own.family is not None and own.family in {other.family for other in told}:
        return "its article shares text with one of theirs, but not these words"
    return "its article is copied from none of theirs, and theirs not from it"


def _credits(own: Telling) -> str:
    through = [name for name in own.via if not is_of_itself(name, own.outlet)]
    if through:
        return f"has it through {' and '.join(through)}, which none of the others has"
    said = replace(own, sentence=_BRACKETS.sub("", own.sentence))  # a dateline names the outlet, and no listener
    return "was told to this outlet itself" if own.who and told_to_itself(said) else "credits no other outlet with it"


def basis_of(view: View, telling: Telling) -> str | None:
    """The article's own words next to a telling that say how its source knows: in its sentence, else near it in the
    same source's mouth. None where there are none."""
    stood, item, _ = find_stated(view, telling.id)
    if not isinstance(item, Attribution):
        return None
    text = stood.reading.article.text
    found = (_OWN.search(words) for words in _near(text, telling, item, stood.reading.attributions))
    basis = next((match[0].strip(" ,") for match in found if match), None)
    return basis if basis is None or len(basis) <= MOST_WORDS else basis[:MOST_WORDS].rsplit(" ", 1)[0] + " […]"


def _near(text: str, telling: Telling, item: Attribution, beside: Sequence[Attribution]) -> Iterator[str]:
    yield telling.sentence
    for other in sorted(beside, key=lambda each: _apart(each.content, item.content)):
        same = item.who and other.who and item.who.cluster == other.who.cluster
        if same and other.id != item.id and _apart(other.content, item.content) <= NEAR:
            yield "".join(text[start:end] for start, end in other.content)


def _apart(one: Spans, other: Spans) -> int:
    """Characters between two contents; far for none."""
    if not one or not other:
        return NEAR + 1
    return max(0, one[0][0] - other[-1][1], other[0][0] - one[-1][1])
