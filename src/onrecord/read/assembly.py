"""Drafts → attributions."""

from __future__ import annotations

import hashlib
import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.read.acts import act_of, is_happening, is_idiom, is_nobody, is_toll, is_turn
from onrecord.read.antecedents import with_antecedents
from onrecord.read.appositions import with_apposition
from onrecord.read.candidates import Candidate, candidates
from onrecord.read.chain import cited_in, find_via
from onrecord.read.confidence import Calibration
from onrecord.read.coverage import Coverage
from onrecord.read.estimating import with_estimates
from onrecord.read.impersonal import with_impersonal, with_pronoun, with_quoted, with_subject, without_addressee
from onrecord.read.named_before import with_named_before
from onrecord.read.nesting import MOSTLY, NEAR, settle, with_own_sources
from onrecord.read.parenthetical import resumed
from onrecord.read.phrased import with_phrased
from onrecord.read.pieces import Pieces
from onrecord.read.quoting import QuotedText, carried_on, editorial_in, form_of
from onrecord.read.reach import to_its_marks, within_reach
from onrecord.read.relayed import unfold
from onrecord.read.tagging import Draft
from onrecord.read.trimming import trimmed
from onrecord.read.verbless import with_verbless
from onrecord.record import (
    Article,
    Attribution,
    Form,
    Refusal,
    SegmentKind,
    Span,
    Spans,
    length,
    merge_spans,
    overlap,
)

_OWN_WORDS = re.compile(r"^(?:would|’d|'d|will|can|could|may|might|must|should)\b", re.I)

NESTED_FLOOR = 0.35
"""Least probability of being one for what stands whole in another's content. Nested F1 on Wikinews dev is 69.0
(precision 84.7), where the floor of all others gave 62.7 (87.5); .25 and .15 gave 68.5 and 68.9."""

_PARTICIPLE = re.compile(r"[A-Z][a-z]+ing$")

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
    quoted = QuotedText(article).coverage
    refused: list[tuple[Candidate, str]] = []
    unsure: list[Candidate] = []

    def sure(items: Iterable[Candidate], known: Sequence[Candidate] = ()) -> list[Candidate]:
        """Those that stand on their own; what does not must not claim words in what follows. `known` are sure."""
        kept = []
        known_ones = set(map(id, known))
        for item in items:
            if id(item) in known_ones:
                kept.append(item)
                continue
            seen = signals(item, form_of(article.text, item.content, quoted))
            rated = replace(item, confidence=calibration.confidence(seen))
            found = calibration.found(seen)
            reason = _objection(article, rated) or _doubt(rated, found, calibration)
            refused.append((rated, reason)) if reason else kept.append(rated)
            if found >= NESTED_FLOOR and reason and not _objection(article, rated):
                unsure.append(rated)
        return kept

    drafted = sure(_mended(article, item, quoted) for item in candidates(article.text, pieces, drafts))
    uncued = with_antecedents(article, with_impersonal(article, with_verbless(article, with_phrased(article, drafted))))
    uncued = with_estimates(article, uncued)
    kept = sure(_carry_on(article, with_named_before(article, uncued)), drafted)
    inner = [item for item in unsure if _lies_within(item, kept)]
    refused = [(item, reason) for item, reason in refused if item not in inner]
    settled, above, conflicts = settle(article.text, sorted([*kept, *inner], key=lambda item: item.cue[0]))
    inside = {index for index, parent in enumerate(above) if parent is not None and _own_words(article, settled[index])}
    refused += [
        (settled[index], "the source speaks of its own words: what it says is credited once") for index in inside
    ]
    if inside:
        settled, above, further = settle(
            article.text, [item for index, item in enumerate(settled) if index not in inside]
        )
        conflicts += further
    return with_own_sources(settled, above), above, refused + conflicts


def _lies_within(item: Candidate, kept: list[Candidate]) -> bool:
    """Whether all of it stands in a content of which somebody else is surely credited."""
    spans = merge_spans((*item.source, *item.cue, *item.content))
    near = kept[max(0, bisect_left(kept, item.cue[0], key=lambda other: other.cue[0]) - NEAR) :][: 2 * NEAR]
    size = length(spans)
    return any(overlap(spans, other.content) == size and not overlap(other.cue, spans) for other in near)


def _mended(article: Article, item: Candidate, quoted: Coverage) -> Candidate:
    """What rules make of one draft: its source whole, its content as far as it reaches and no further."""
    item = _cited(article, unfold(article.text, with_pronoun(article.text, item)))
    item = with_subject(article, with_apposition(article, with_quoted(article, without_addressee(article.text, item))))
    return trimmed(article, resumed(article, within_reach(article, to_its_marks(article, item), quoted)))


def _cited(article: Article, item: Candidate) -> Candidate:
    """Credit whoever an outlet cites, and name the outlet as the way there."""
    cited = cited_in(article, item)
    if cited is None or overlap([cited[0]], item.source):
        return item
    return replace(item, source=(cited[0],), through=(cited[1],))


def _own_words(article: Article, item: Candidate) -> bool:
    """ "I would say", "we might call it": a quoted source hedging, not somebody else being credited."""
    return _words(article, item.source) in ("I", "We", "we") and bool(_OWN_WORDS.match(_words(article, item.cue)))


def _objection(article: Article, item: Candidate) -> str | None:
    """Why a candidate is refused, or None."""
    if not item.content:
        return "a cue, and nothing that it credits"
    if is_nobody(_words(article, item.source)):
        return "what it is credited to is nobody: a figure of speech"
    if is_idiom(_words(article, item.cue)) or is_turn(article.text, item.extent[0]):
        return "a turn of phrase: nobody is credited"
    if is_toll(_words(article, item.cue), _words(article, item.content)):
        return "what claims lives says nothing"
    after = item.cue[-1][1]
    if is_happening(_words(article, item.source), _words(article, item.cue), article.text[after : after + len(" by ")]):
        return "what happened, or what brought it about: nobody says it"
    if not item.source and _PARTICIPLE.match(_words(article, item.cue)):
        return "a participle that begins a sentence and has no subject: nobody is credited"
    return None


def _doubt(item: Candidate, found: float, calibration: Calibration) -> str | None:
    """Why the reader is not sure enough of a candidate, or None."""
    if item.confidence < calibration.least:
        return f"confidence {item.confidence} is below {calibration.least}: source, cue or content is probably wrong"
    if found < calibration.floor:
        return f"the probability that this is an attribution, {found}, is below the floor of {calibration.floor}"
    return None


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
    """Quotations that follow on one another in news style go to whoever is credited with any of them."""
    outer = [quotation.span for quotation in article.quotations if quotation.depth == 0]
    linked = carried_on(article)
    owner: dict[int, int] = {}
    for index, item in enumerate(items):
        content = Coverage(item.content)
        for start, end in item.content:
            first = max(0, bisect_right(outer, (start, len(article.text))) - 1)
            for span in outer[first : bisect_left(outer, (end, 0))]:
                inner = overlap([span], item.cue)  # a cue inside the quotation is its source's, who quotes another
                if not inner and content.inside(span) > MOSTLY * (span[1] - span[0]):
                    owner.setdefault(span[0], index)
    pairs = sorted(((before, after.span[0]) for before, after in linked.items()))
    spans = {span[0]: span for span in outer}
    taken: dict[int, list[Span]] = {}
    for known, wanted in [*pairs, *((after, before) for before, after in reversed(pairs))]:
        if wanted not in owner and known in owner:
            index = owner[wanted] = owner[known]
            taken.setdefault(index, []).append(spans[wanted])
    for index, more in taken.items():
        items[index] = replace(items[index], content=merge_spans((*items[index].content, *more)), carried=True)
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
                act=act_of(
                    item.act,
                    _words(article, item.source),
                    _words(article, item.cue),
                    _around(article, item),
                    _words(article, item.content),
                ),
                form=form_of(
                    article.text,
                    item.content,
                    quoted.coverage if parent is None else quoted.within(item.cue, item.extent),
                ),
                editorial=editorial_in(article.text, item.content, quoted.coverage),
                segment=_segment(article, item),
                via=via,
                addressee=addressee,
                confidence=item.confidence,
            )
        )
    return tuple(made)


def _words(article: Article, spans: Spans) -> str:
    return " ".join(article.text[start:end] for start, end in spans)


def _around(article: Article, item: Candidate) -> str:
    """The sentence in which the cue stands, without what is credited."""
    index = bisect_right(article.sentences, (item.cue[0][0], len(article.text))) - 1
    if index < 0:
        return ""
    start, end = article.sentences[index]
    kept, place = [], start
    for from_, to in item.content:
        kept.append(article.text[place : max(place, min(from_, end))])
        place = max(place, min(to, end))
    return " ".join([*kept, article.text[place:end]])


def identity(digest: str, item: Candidate) -> str:
    """Tagged hash of what is credited where: the article's text, then source, cue and content spans."""
    canonical = json.dumps([digest, item.source, item.cue, item.content], separators=(",", ":"))
    return "at-" + hashlib.sha256(canonical.encode()).hexdigest()[:16]


def _segment(article: Article, item: Candidate) -> SegmentKind:
    position = item.cue[0][0]
    index = bisect_right(article.segments, position, key=lambda segment: segment.span[0]) - 1
    inside = index >= 0 and position < article.segments[index].span[1]
    return article.segments[index].kind if inside else "body"
