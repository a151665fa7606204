"""Corrections: a person's word about one attribution, laid over whatever reading stands.

A correction names the characters that it is about, not a row of one reading: when a newer reader finds the same
attribution again, a little longer or shorter, the correction still holds; when it finds nothing there, what the person
credited stays all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onrecord.record import Attribution, Spans, length, overlap

SAME = 0.5
"""Share of the longer content that two attributions must have in common for a correction of one to hold for the other.

Of the 44,372 pairs of attributions that PolNeAR dev has within an article, none shares as much.
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """One person's word about one attribution of a text.

    `was` is the attribution as it stood; `now` is what should stand in its place, or None: nobody is credited there.
    `judgement` is the id of the judgement that holds it; `about` is the id that the attribution had when it was given.
    """

    judgement: str
    text_sha256: str
    was: Attribution
    now: Attribution | None
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """An attribution as it stands today, and the judgement that made it so, if one did."""

    attribution: Attribution
    judgement: str | None = None


def standing_attributions(
    attributions: Sequence[Attribution], corrections: Iterable[Correction], *, text_sha256: str, text: str = ""
) -> tuple[Standing, ...]:
    """Lay corrections, the earliest first, over the attributions of a reading of the text with this digest.

    With the `text` itself, a source that was only cut and whose name is left stays who it is. Time is that of the
    product of both: corrections of one article are few.
    """
    standing = [Standing(attribution) for attribution in attributions]
    for correction in corrections:
        if correction.text_sha256 == text_sha256:
            standing = _corrected(standing, correction, text)
    return tuple(standing)


def correction_value(was: Attribution, now: Attribution | None, text_sha256: str) -> dict[str, Any]:
    """A correction as a judgement holds it: JSON objects, lists and words alone."""
    return {"text_sha256": text_sha256, "was": _to_value(was), "now": now and _to_value(now)}


def correction_from(judgement: str, value: dict[str, Any]) -> Correction:
    """A correction from what a judgement holds."""
    now = value["now"]
    was = _from_value(value["was"])
    return Correction(judgement, value["text_sha256"], was, now and _from_value(now), value.get("about"))


def _corrected(standing: list[Standing], correction: Correction, text: str) -> list[Standing]:
    place = _place_of(correction, [entry.attribution for entry in standing])
    if place is None:
        if correction.now is None:
            return standing
        return [*standing, Standing(replace(correction.now, id=correction.judgement), correction.judgement)]
    found = standing[place].attribution
    if correction.now is None:
        return [_moved_out(entry, found) for entry in standing if entry.attribution.id != found.id]
    # The id, the chain and the place in the nesting are the reading's own; what was wrong is the person's word.
    now = replace(correction.now, id=found.id, within=found.within, via=found.via)
    now = _with_depth(now, found, text)
    return [*standing[:place], Standing(now, correction.judgement), *standing[place + 1 :]]


def _with_depth(now: Attribution, found: Attribution, text: str) -> Attribution:
    """Keep what deep reading said of the parts that were right: who is said of the source, wording of the rest."""
    same_source = now.source == found.source
    same_words = (now.cue, now.content) == (found.cue, found.content)
    return replace(
        now,
        who=found.who if same_source or _is_named_still(now, found, text) else None,
        wording=found.wording if same_words else None,
        occasion=found.occasion if same_words else None,
        evidence=found.evidence if same_source and same_words else (),
    )


def _is_named_still(now: Attribution, found: Attribution, text: str) -> bool:
    """Whether a source was only cut, and its name is in what is left of it."""
    name = found.who.name if found.who else None
    is_cut = overlap(now.source, found.source) == length(now.source)
    return name is not None and is_cut and any(name in text[start:end] for start, end in now.source)


def _place_of(correction: Correction, attributions: Sequence[Attribution]) -> int | None:
    """Find the attribution that is the one corrected: by its id, else that shares its cue, and most of its content."""
    for index, item in enumerate(attributions):
        if item.id == correction.about:
            return index
    scored = [(_likeness(correction.was, item), -index) for index, item in enumerate(attributions)]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= SAME else None


def _likeness(was: Attribution, item: Attribution) -> float:
    if was.cue and item.cue and not overlap(was.cue, item.cue):
        return 0.0
    longer = max(length(was.content), length(item.content))
    return overlap(was.content, item.content) / longer if longer else float(was.cue == item.cue)


def _moved_out(entry: Standing, gone: Attribution) -> Standing:
    if entry.attribution.within != gone.id:
        return entry
    return replace(entry, attribution=replace(entry.attribution, within=gone.within))


def _to_value(item: Attribution) -> dict[str, Any]:
    return {
        "source": _lists(item.source),
        "cue": _lists(item.cue),
        "content": _lists(item.content),
        "act": item.act,
        "form": item.form,
        "editorial": _lists(item.editorial),
        "segment": item.segment,
        "addressee": item.addressee and list(item.addressee),
        "confidence": item.confidence,
    }


def _from_value(value: dict[str, Any]) -> Attribution:
    addressee = value["addressee"]
    return Attribution(
        id="",
        within=None,
        source=_spans(value["source"]),
        cue=_spans(value["cue"]),
        content=_spans(value["content"]),
        act=value["act"],
        form=value["form"],
        editorial=_spans(value["editorial"]),
        segment=value["segment"],
        via=(),
        addressee=addressee and (addressee[0], addressee[1]),
        confidence=value["confidence"],
    )


def _lists(spans: Spans) -> list[list[int]]:
    return [list(span) for span in spans]


def _spans(lists: list[list[int]]) -> Spans:
    return tuple((start, end) for start, end in lists)
