"""Drafts → attributions."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable
from dataclasses import replace

from onrecord.read.candidates import Candidate, candidates
from onrecord.read.confidence import Calibration
from onrecord.read.nesting import settle
from onrecord.read.pieces import Pieces
from onrecord.read.quoting import QuotedText, carried_on, editorial_in, form_of
from onrecord.read.tagging import Draft
from onrecord.read.via import find_via
from onrecord.record import (
    Article,
    Attribution,
    Form,
    Refusal,
    SegmentKind,
    length,
    merge_spans,
    overlap,
)

Result = tuple[tuple[Attribution, ...], tuple[Refusal, ...]]


def assemble(article: Article, pieces: Pieces, drafts: Iterable[Draft], calibration: Calibration) -> Result:
    """Attributions in the order of their cues, and what was refused with its reason."""
    quoted = QuotedText(article)
    settled, above, refused = settled_candidates(article, pieces, drafts, calibration)
    return _attributions(article, settled, above, quoted), tuple(
        Refusal(item.extent, reason) for item, reason in sorted(refused, key=lambda pair: pair[0].extent)
    )


def settled_candidates(
    article: Article, pieces: Pieces, drafts: Iterable[Draft], calibration: Calibration
) -> tuple[list[Candidate], list[int | None], list[tuple[Candidate, str]]]:
    """Candidates that stand, the index of each one's parent, and those refused with the reason."""
    quoted = QuotedText(article)
    refused: list[tuple[Candidate, str]] = []
    kept: list[Candidate] = []
    for item in _carry_on(article, candidates(article.text, pieces, drafts)):
        confidence = calibration.confidence(signals(item, form_of(article.text, item.content, quoted)))
        item = replace(item, confidence=confidence)
        if not item.content:
            refused.append((item, "a cue, and nothing that it credits"))
        elif confidence < calibration.floor:
            refused.append((item, f"confidence {confidence} is below the floor of {calibration.floor}"))
        else:
            kept.append(item)
    settled, above, conflicts = settle(kept)
    return settled, above, refused + conflicts


def signals(item: Candidate, form: Form) -> dict[str, float]:
    """What the confidence is computed from; names as in `confidence.SIGNALS`."""
    return {
        "begins": item.begins,
        "log_share": max(item.log_share, -8.0),
        "sourceless": float(not item.source),
        "direct": float(form == "direct"),
        "mixed": float(form == "mixed"),
        "split": float(len(item.content) > 1),
        "long": math.log1p(length(item.content) / 100),
        "at_edge": float(item.cut_off),
        "carried": float(item.carried),
    }


def _carry_on(article: Article, items: list[Candidate]) -> list[Candidate]:
    """Give a quotation that takes up an open one to whoever was credited with the open one (news style)."""
    for before, after in sorted(carried_on(article).items()):
        if any(overlap(item.content, [after.span]) for item in items):
            continue
        for index, item in enumerate(items):
            if overlap(item.content, [(before, before + 2)]):
                items[index] = replace(item, content=merge_spans((*item.content, after.span)), carried=True)
                break
    return items


def _attributions(
    article: Article, items: list[Candidate], above: list[int | None], quoted: QuotedText
) -> tuple[Attribution, ...]:
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    ids = [identity(digest, item) for item in items]
    made = []
    for item, name, parent in zip(items, ids, above, strict=True):
        via, addressee = find_via(article, item)
        made.append(
            Attribution(
                id=name,
                within=None if parent is None else ids[parent],
                source=item.source,
                cue=item.cue,
                content=item.content,
                act=item.act,
                form=form_of(article.text, item.content, quoted),
                editorial=editorial_in(article.text, item.content, quoted),
                segment=_segment(article, item),
                via=via,
                addressee=addressee,
                confidence=item.confidence,
            )
        )
    return tuple(made)


def identity(digest: str, item: Candidate) -> str:
    """Tagged hash of what is credited where: the article's text, then source, cue and content spans."""
    canonical = json.dumps([digest, item.source, item.cue, item.content], separators=(",", ":"))
    return "at-" + hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _segment(article: Article, item: Candidate) -> SegmentKind:
    position = item.cue[0][0]
    for segment in article.segments:
        if segment.span[0] <= position < segment.span[1]:
            return segment.kind
    return "body"
