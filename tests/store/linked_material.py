"""What linking might keep of some articles: bytes that say whose they are, tellings with spans that are right."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.record import identity
from onrecord.record.kept import KeptArticle, KeptAt, KeptPair, KeptTelling, Linked, State
from onrecord.record.linking import Link, Reason
from onrecord.store import Ledger, View
from onrecord.store.linked import LinkedView

LINKER = "linker-1"
CORRECT = "correct"
"""The verb of a correction, as far as these tests go."""

REASONS = (Reason("words", 0.5, 1.25, "ramp “ferry”"), Reason("scale's start", 1.0, -2.0))


def states_in(view: View, linker: str = LINKER) -> list[State]:
    """The states in which a view's articles stand, by their names."""
    found = LinkedView(view, linker).states(view.articles(), CORRECT)
    return sorted(found, key=lambda state: state.article.name)


def kept_article(view: View, state: State, *, band: int = 7) -> KeptArticle:
    """An article with a telling for every attribution that has words, and bytes that hold its text."""
    article = view.article(state.article.id).extraction.article
    told = [
        KeptTelling(
            id=each.id,
            claim=identity("claim", each.id),
            bucket=-1 if state.article.published is None else int(state.article.published[:4]),
            spans=each.attribution.content,
            data=each.content_text.encode("utf-8", "surrogatepass"),
            keys=(len(each.content_text), -(1 << 63), (1 << 63) - 1),
        )
        for each in view.attributions(state.article.id)
        if each.attribution.content
    ]
    hours = None if state.article.published is None else float(int(state.article.published[:4]) * 8766)
    text = article.text.encode("utf-8", "surrogatepass")
    return KeptArticle(state, b"setting of " + text, b"sketch of " + text, hours, (band, -(1 << 63)), tuple(told))


def link_of(zone: str = "linked", score: float = 0.75) -> Link:
    """A link between tellings that are named elsewhere."""
    return Link("", "", score, zone, "narrows", REASONS)  # type: ignore[arg-type]


PAIR = KeptPair("", "", "wording", 0.5, 0.25, REASONS)


def linked_of(view: View, states: Sequence[State]) -> Linked:
    """Articles, the first tellings of any two that come one after the other linked, and these copies of each other."""
    articles = tuple(kept_article(view, state) for state in states)
    following = [(place, place + 1) for place in range(len(articles) - 1)]
    links = tuple(
        ((one, 0), (other, 0), link_of())
        for one, other in following
        if articles[one].tellings and articles[other].tellings
    )
    return Linked(articles, links, tuple(((one,), (other,), PAIR) for one, other in following))


def keep_all(ledger: Ledger, linker: str = LINKER, linked: Linked | None = None) -> KeptAt:
    """Keep what linking might make of all that stands."""
    made = linked_of(ledger.view(), states_in(ledger.view(), linker)) if linked is None else linked
    with ledger.writer() as writer:
        return writer.keep_linked(made, linker)
