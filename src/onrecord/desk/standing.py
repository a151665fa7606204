"""What stands today: an article's newest reading with people's corrections laid over it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from onrecord.judge import Correction, Standing, correction_from, standing_attributions
from onrecord.record import Attribution, Reading
from onrecord.record.ledger import Judgement, StoredArticle
from onrecord.store import View

CORRECT = "correct"
"""The verb of a judgement that corrects an attribution."""


@dataclass(frozen=True, slots=True)
class StandingReading:
    """An article as it stands: its reading, and by attribution id the judgement that it owes its words to."""

    stored: StoredArticle
    reading: Reading
    corrected: dict[str, Judgement]


def standing_reading(view: View, stored: StoredArticle) -> StandingReading:
    """Lay the corrections that a view knows of over an article's reading."""
    judgements = {str(one.id): one for one in view.judgements(capture=stored.capture.id) if one.verb == CORRECT}
    read = stored.reading
    found: tuple[Attribution, ...] = read.attributions if read else ()
    laid = standing_attributions(
        found,
        [correction_of(one) for one in judgements.values()],
        text_sha256=stored.row.text_digest,
        text=stored.extraction.article.text,
    )
    reading = replace(read or Reading(stored.extraction.article, "nobody", (), ()), attributions=in_order(laid))
    return StandingReading(stored, reading, {
        entry.attribution.id: judgements[entry.judgement] for entry in laid if entry.judgement is not None
    })  # fmt: skip


def correction_of(judgement: Judgement) -> Correction:
    """What a judgement says of an attribution."""
    return correction_from(str(judgement.id), json.loads(judgement.value or "{}"))


def in_order(laid: tuple[Standing, ...]) -> tuple[Attribution, ...]:
    """Attributions in the order of the text, as a reading has them."""
    return tuple(sorted((entry.attribution for entry in laid), key=_place))


def _place(item: Attribution) -> tuple[int, int]:
    spans = (*item.cue, *item.source, *item.content)
    return spans[0][0], min(start for start, _ in spans)
