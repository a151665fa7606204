"""Correct: a person's word about one attribution, kept as a signed judgement."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from onrecord.desk.anchoring import anchor
from onrecord.desk.standing import CORRECT, StandingReading, standing_reading
from onrecord.errors import NotFoundError, UsageError
from onrecord.judge import correction_value
from onrecord.record import Act, Attribution, Spans
from onrecord.record.ledger import Judgement
from onrecord.store import Ledger, View

UNDO = "undo"
"""The verb of a judgement that takes back the one it supersedes."""


@dataclass(frozen=True, slots=True)
class Right:
    """What is right about an attribution, as a person says it: words of the article, or "START:END".

    None leaves a role as it is; an empty tuple empties it. `nothing` says that nobody is credited there.
    """

    source: tuple[str, ...] | None = None
    cue: tuple[str, ...] | None = None
    content: tuple[str, ...] | None = None
    act: Act | None = None
    nothing: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it says anything at all."""
        return self == Right()


def correct(ledger: Ledger, id: str, right: Right, *, who: str, why: str) -> Judgement:
    """Append a correction of the attribution with this id, or a beginning that no other has, and return it.

    Raises NotFoundError, UsageError, LedgerError.
    """
    view = ledger.view()
    stood, attribution = find_standing(view, id)
    now = None if right.nothing else _corrected(stood, attribution, right)
    if now == attribution:
        raise UsageError(
            "that is how it stands already", hint="name what is wrong: --source, --cue, --content or --act"
        )
    value = correction_value(attribution, now, stood.stored.row.text_digest)
    about = attribution.id if attribution.id.startswith("attribution-") else view.attribution(id).id
    spans = tuple(sorted({*attribution.source, *attribution.cue, *attribution.content}))
    capture = stood.stored.capture.id
    before = stood.corrected.get(attribution.id)
    last = before or _taking_back(view, capture, about)
    judgement = Judgement(
        capture=capture,
        verb=CORRECT,
        value=json.dumps({**_following(before, value), "about": about}, sort_keys=True),
        who=who,
        why=why,
        spans=spans,
        supersedes=None if last is None else last.id,
    )
    with ledger.writer() as writer:
        return writer.judge(judgement)


def undo(ledger: Ledger, id: str, *, who: str, why: str) -> Judgement:
    """Take back the correction of an attribution, so that it stands as it was read; what was struck stands again.

    Raises NotFoundError where nothing corrects it, UsageError, LedgerError.
    """
    view = ledger.view()
    stored = view.attribution(id)
    stood = standing_reading(view, view.article(stored.article))
    capture = stood.stored.capture.id
    about = (one for one in view.judgements(capture=capture) if about_of(one) == stored.id)
    # A correction made on an older reading names the attribution by the id that it had in that one.
    last = stood.corrected.get(stored.id) or next(about, None)
    if last is None:
        raise NotFoundError(f"nobody corrected {stored.id}", hint=f"see how it stands: onrecord show {stored.id}")
    with ledger.writer() as writer:
        return writer.judge(Judgement(capture, UNDO, None, who, why, last.spans, supersedes=last.id))


def find_standing(view: View, id: str) -> tuple[StandingReading, Attribution]:
    """Find an attribution as it stands, and its article. Raises NotFoundError, UsageError.

    One that was corrected in an older reading is found by the id that it had in that one, too.
    """
    stored = view.attribution(id)
    stood = standing_reading(view, view.article(stored.article))
    owed = {now: about_of(judgement) for now, judgement in stood.corrected.items()}
    for attribution in stood.reading.attributions:
        if attribution.id == stored.id or owed.get(attribution.id) == stored.id:
            return stood, attribution
    raise NotFoundError(f"{stored.id} no longer stands", hint=f"see what does: onrecord show {stored.article}")


def known_by(stood: StandingReading) -> dict[str, str]:
    """For what stands by a person's word alone, under its judgement's id, the attribution that it was said of."""
    owed = ((now, about_of(judgement)) for now, judgement in stood.corrected.items())
    return {now: about for now, about in owed if about is not None and not now.startswith("attribution-")}


def about_of(judgement: Judgement) -> str | None:
    """The attribution that a judgement corrects, as it was called when it was corrected."""
    if judgement.verb != CORRECT:
        return None
    about: str | None = json.loads(judgement.value or "{}").get("about")
    return about


def _taking_back(view: View, capture: str, id: str) -> Judgement | None:
    """The judgement that took the last correction of an attribution back.

    The next correction supersedes it: in the same words as the one taken back it would else be that one, and lie still.
    """
    corrections = {one.id for one in view.judgements(capture=capture, superseded=True) if about_of(one) == id}
    standing = view.judgements(capture=capture)
    return next((one for one in standing if one.verb == UNDO and one.supersedes in corrections), None)


def _following(before: Judgement | None, value: dict[str, object]) -> dict[str, object]:
    """What is superseded is no longer laid over the reading: the new word is about what was read."""
    if before is None or before.value is None:
        return value
    return {**value, "was": json.loads(before.value)["was"]}


def _corrected(stood: StandingReading, item: Attribution, right: Right) -> Attribution:
    text = stood.reading.article.text
    near = (item.cue or item.content or item.source)[0][0]

    def spans(named: tuple[str, ...] | None, present: Spans) -> Spans:
        return present if named is None else anchor(text, named, near=near)

    now = replace(
        item,
        source=spans(right.source, item.source),
        cue=spans(right.cue, item.cue),
        content=spans(right.content, item.content),
        act=right.act or item.act,
    )
    if not (now.source or now.cue or now.content):
        raise UsageError("an attribution without a word is none", hint="say so: --not-an-attribution")
    return now
