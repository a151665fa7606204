"""Show a reading: on a terminal, as JSON, as a web page in a file of its own."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from onrecord.desk.changing import Step
from onrecord.desk.evidence import printed_places
from onrecord.desk.files import whole_file
from onrecord.desk.rows import article_row, shortened
from onrecord.desk.standing import StandingReading
from onrecord.publish.changes import change_to_object, edit_to_object, print_changes, print_facts
from onrecord.publish.evidence import print_places, print_provenance
from onrecord.publish.harmless import harmless
from onrecord.publish.hits import print_found
from onrecord.publish.html import render_html
from onrecord.publish.index import index_of
from onrecord.publish.page import render_entry, render_page
from onrecord.publish.reading_json import attribution_to_object, reading_to_object
from onrecord.record import Attribution, Printed, Reading
from onrecord.record.ledger import Judgement, StoredArticle

__all__ = [
    "attribution_json",
    "changes_json",
    "json_text",
    "print_attribution",
    "print_found",
    "print_page",
    "print_standing",
    "print_step",
    "standing_json",
    "write_html",
]


def print_page(reading: Reading, console: Console, *, acts: frozenset[str], min_confidence: float) -> None:
    """Print the article with its marks and the ledger beneath it."""
    render_page(reading, console, acts=acts, min_confidence=min_confidence)


def write_html(reading: Reading, path: Path, *, acts: frozenset[str], min_confidence: float) -> None:
    """Write the reading as one self-contained web page. Raises OutputError; the file is whole or as it was."""
    page = render_html(reading, acts=acts, min_confidence=min_confidence)
    with whole_file(path) as file:
        file.write(page.encode("utf-8", errors="xmlcharrefreplace"))


def json_text(reading: Reading, *, lines: bool) -> str:
    """Give the reading as JSON: one line, or indented. ASCII throughout, so that any text at all is valid JSON."""
    content = reading_to_object(reading, with_text=True)
    return json.dumps(content, separators=(",", ":")) if lines else json.dumps(content, indent=1)


def print_step(step: Step, console: Console) -> None:
    """Print two versions of an article side by side, what is not the same in them."""
    before, after = step.before.stored, step.after.stored
    console.print(f"{_version(before)} -> {_version(after)}", style="bold", markup=False)
    print_facts(step.facts, console)
    ours, theirs = step.before.reading.article, step.after.reading.article
    print_changes(ours, theirs, step.changes, step.edits, console)
    console.print()


def changes_json(steps: tuple[Step, ...]) -> str:
    """Give the versions of an article, and what is not the same in them, as JSON."""
    return json.dumps([_step_object(step) for step in steps], indent=1)


def _step_object(step: Step) -> dict[str, object]:
    ours, theirs = step.before.reading.article, step.after.reading.article
    return {
        "before": step.before.stored.row.id,
        "after": step.after.stored.row.id,
        "facts": {fact: [old, new] for fact, old, new in step.facts},
        "attributions": [change_to_object(ours, theirs, change) for change in step.changes],
        "sentences": [edit_to_object(ours, theirs, edit) for edit in step.edits],
    }


def _version(stored: StoredArticle) -> str:
    when = stored.row.updated or stored.capture.sightings[0].fetched or stored.row.learnt
    return f"{shortened(stored.row.id)} ({when})"


def print_standing(stood: StandingReading, console: Console, *, acts: frozenset[str]) -> None:
    """Print an article as it stands, how it came, and who corrected what."""
    render_page(stood.reading, console, acts=acts, min_confidence=0.0)
    console.print()
    print_provenance(stood.stored, console)
    for id, judgement in stood.corrected.items():
        told = f"{shortened(id)} corrected by {judgement.who}, {judgement.learnt}: {judgement.why}"
        console.print(harmless(told), markup=False)


def print_attribution(stood: StandingReading, attribution: Attribution, console: Console) -> None:
    """Print one attribution: its words, what is known of it, and where they were printed."""
    labels = {item.id: shortened(item.id) for item in stood.reading.attributions}
    render_entry(index_of(stood.reading, labels), attribution, console)
    print_places(_places(stood, attribution), stood.stored, console)
    console.print()
    print_provenance(stood.stored, console)
    judgement = stood.corrected.get(attribution.id)
    if judgement is not None:
        console.print(harmless(f"corrected by {judgement.who}, {judgement.learnt}: {judgement.why}"), markup=False)


def standing_json(stood: StandingReading) -> str:
    """Give an article as it stands as JSON: `onrecord read`'s object, and what the ledger knows beside it."""
    row = stood.stored.row
    content = {
        **reading_to_object(stood.reading, with_text=True),
        **article_row(row),
        "credit": stood.stored.extraction.article.credit,
        "encoding": stood.stored.extraction.encoding,
        "raw_sha256": stood.stored.capture.raw,
        "media": stood.stored.capture.media,
        "sightings": [
            {**asdict(sighting), "headers": dict(sighting.headers)} for sighting in stood.stored.capture.sightings
        ],
        "printed": [_printed_object(place) for place in stood.stored.extraction.printed],
        "corrected": {id: _judgement_object(judgement) for id, judgement in stood.corrected.items()},
    }
    return json.dumps(content, indent=1)


def attribution_json(stood: StandingReading, attribution: Attribution) -> str:
    """Give one attribution as JSON, with where it was printed."""
    text = stood.reading.article.text
    words = {
        f"{role}_text": [text[start:end] for start, end in getattr(attribution, role)]
        for role in ("source", "cue", "content")
    }
    judgement = stood.corrected.get(attribution.id)
    content = {
        **attribution_to_object(attribution),
        **words,
        "article": stood.stored.row.id,
        "raw_sha256": stood.stored.capture.raw,
        "printed": [_printed_object(place) for place in _places(stood, attribution)],
        "corrected": judgement and _judgement_object(judgement),
    }
    return json.dumps(content, indent=1)


def _places(stood: StandingReading, attribution: Attribution) -> tuple[Printed, ...]:
    spans = sorted((*attribution.source, *attribution.cue, *attribution.content))
    return printed_places(stood.stored.extraction.printed, tuple(spans))


def _printed_object(place: Printed) -> dict[str, object]:
    return {name: value for name, value in asdict(place).items() if value is not None}


def _judgement_object(judgement: Judgement) -> dict[str, object]:
    return {"id": judgement.id, "who": judgement.who, "why": judgement.why, "learnt": judgement.learnt}
