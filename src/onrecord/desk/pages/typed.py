"""What a person typed into the form of a correction → what is right about the attribution."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.desk.correcting import Right
from onrecord.desk.pages.corrections import words_of
from onrecord.desk.standing import StandingReading
from onrecord.errors import UsageError
from onrecord.record import Act, Attribution, Spans

ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class Typed:
    """A form as it was sent: for each role its words, a part on each line, and its characters ("3:9 14:20") where they
    were chosen in the text, which go first. `pick` is another source of the article, as "START:END"."""

    words: Mapping[str, str] = field(default_factory=dict)
    at: Mapping[str, str] = field(default_factory=dict)
    pick: str = ""
    act: Act | None = None
    nothing: bool = False


def right_of(stood: StandingReading, item: Attribution, typed: Typed) -> Right:
    """Take what was changed; what stands in the form as it did on the page is left as it is. Raises UsageError."""
    if typed.nothing:
        return Right(nothing=True)
    shown = words_of(stood.reading.article.text, item)
    source, cue, content = (
        _role(getattr(item, role), getattr(shown, role), typed.words.get(role), typed.at.get(role, ""))
        for role in ROLES
    )
    act = None if typed.act == item.act else typed.act
    right = Right((typed.pick,) if typed.pick else source, cue, content, act)
    if right.is_empty:
        raise UsageError("nothing was changed", hint="change the words, choose another source or act, or leave it")
    return right


def _role(spans: Spans, shown: tuple[str, ...], words: str | None, at: str) -> tuple[str, ...] | None:
    chosen = tuple(at.split())
    if chosen:
        return None if chosen == tuple(f"{start}:{end}" for start, end in spans) else chosen
    if words is None:
        return None
    lines = tuple(" ".join(line.split()) for line in words.splitlines() if line.strip())
    if lines == shown:
        return None
    # A part that was left as it was keeps its place; the same words may stand elsewhere in the text.
    known = {line: f"{start}:{end}" for line, (start, end) in zip(shown, spans, strict=True)}
    return tuple(known.get(line, line) for line in lines)
