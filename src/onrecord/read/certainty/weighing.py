"""How a passage is put: how firmly, denied or not, with what attitude, and what the writer makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.read.certainty.estimate import Hedge, certainty_of
from onrecord.read.certainty.lexicon import look_up
from onrecord.read.certainty.polarity import polarity_of
from onrecord.read.certainty.stance import stance_of
from onrecord.read.certainty.words import Head, head_of, lead_of
from onrecord.read.passage import Passage
from onrecord.record import Article, Certainty, Evidence, Spans
from onrecord.record.wording import Polarity, Stance

SURE = 0.9
"""How sure a rule is that read the words themselves."""

DEFAULT = 0.8
"""How sure the default is: nothing in the words says otherwise."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What `weigh` says of a passage; `evidence` has an entry for each value that some words say."""

    certainty: Certainty | None
    polarity: Polarity
    attitude: str | None
    stance: Stance
    evidence: tuple[Evidence, ...]


def weigh(article: Article, passage: Passage) -> Weighed:
    """Read how a passage is put, from its cue, its content's first sentence and the writer's words around them."""
    head = head_of(article, passage)
    lead = lead_of(article, passage.content)
    certainty, hedges = certainty_of(article, passage, head, lead)
    polarity, denied_by, rule = polarity_of(article, passage, head, lead)
    attitude, felt_in = _attitude(head, hedges)
    stance, shown_by, stance_rule = stance_of(article, passage, head, hedges, lead)
    evidence = [Evidence("polarity", denied_by, SURE if denied_by else DEFAULT, rule)]
    if certainty is not None:
        evidence.insert(0, Evidence("certainty", certainty.words, SURE, f"certainty.{certainty.scale}"))
    if attitude is not None:
        evidence.append(Evidence("attitude", felt_in, SURE, "attitude.word"))
    evidence.append(Evidence("stance", shown_by, SURE if shown_by else DEFAULT, stance_rule))
    return Weighed(certainty, polarity, attitude, stance, tuple(evidence))


def _attitude(head: Head | None, hedges: tuple[Hedge, ...]) -> tuple[str | None, Spans]:
    """The cue's own attitude, or, where the cue only reports, the one that the content opens with."""
    if head is not None and head.word.attitude is not None:
        return head.word.attitude, (head.span,)
    for hedge in hedges:
        words = look_up(hedge.form.removeprefix("not "))
        if words and words[0].attitude is not None:
            return words[0].attitude, (hedge.span,)
    return None, ()
