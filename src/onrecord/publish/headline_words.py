"""What became of the headline, in plain sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.publish.index import Index
from onrecord.publish.quoting import in_marks, joints, listed, quoted
from onrecord.record import Headline, Span

Part = tuple[str, str | None]
"""Words, and the id of the statement that they name, if they name one."""

_BORNE = {"full": "The body bears it out", "partial": "The body bears out part of it"}


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence about the headline, in parts, so that a page may link the statements that it names."""

    parts: tuple[Part, ...]

    @property
    def words(self) -> str:
        """The whole sentence."""
        return "".join(words for words, _ in self.parts)


def headline_sentences(headline: Headline, index: Index) -> list[Told]:
    """Say whether the body bears the headline out and by what, then what it adds and what it drops."""
    sentences = [_support(headline, index)]
    if headline.adds:
        words = listed([quoted(index.text, span) for span in headline.adds])
        sentences.append(_plain(f"It adds {words}: nothing in the body says so."))
    return sentences + [_dropped(what, headline.borne_out_by, index) for what in headline.drops]


def _plain(words: str) -> Told:
    return Told(((words, None),))


def _support(headline: Headline, index: Index) -> Told:
    if headline.support == "none":
        return _plain("Nothing in the body bears it out.")
    shown = [(index.labels[id], id) for id in headline.borne_out_by if id in index.labels]
    hidden = len(headline.borne_out_by) - len(shown)
    names: list[Part] = [*shown, *([(f"{hidden} not shown here", None)] if hidden else [])]
    if not names:
        return _plain(f"{_BORNE[headline.support]}.")
    return Told(((f"{_BORNE[headline.support]}: ", None), *_together(names), (".", None)))


def _dropped(what: str, bearing: Sequence[str], index: Index) -> Told:
    if what == "source":
        return _source(bearing, index)
    if what == "hedge":
        return _plain("It drops the doubt" + _said(_hedges(bearing, index)))
    if what == "bound":
        return _plain("It drops a number's bound" + _said(_bounds(bearing, index)))
    return _plain(f"It drops: {what}.")


def _source(bearing: Sequence[str], index: Index) -> Told:
    shown: list[Part] = [(index.labels[id], id) for id in bearing if id in index.labels and index.is_attribution(id)]
    if not shown:
        return _plain("It drops the source: only somebody who is quoted says so.")
    verb = "says" if len(shown) == 1 else "say"
    return Told((("It drops the source: only ", None), *_together(shown), (f" {verb} so.", None)))


def _together(names: Sequence[Part]) -> list[Part]:
    """Join names as a sentence does."""
    between = joints(len(names))
    return [part for name, joint in zip(names, between, strict=True) for part in (name, (joint, None))]


def _said(words: Sequence[str]) -> str:
    """End a sentence with the words that the body has and the headline has not."""
    return f": the body says {listed(list(dict.fromkeys(words)))}." if words else "."


def _hedges(bearing: Sequence[str], index: Index) -> list[str]:
    wordings = (index.wording(id) for id in bearing)
    found = (wording.certainty for wording in wordings if wording is not None)
    return [in_marks(one.term) for one in found if one is not None and one.term]


def _bounds(bearing: Sequence[str], index: Index) -> list[str]:
    spans: list[Span] = [
        number.span for id in bearing for number in index.numbers(index.wording(id)) if number.bound != "exact"
    ]
    return [quoted(index.text, span) for span in spans]
