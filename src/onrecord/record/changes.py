"""What is not the same in two versions of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.record.attribution import Attribution
from onrecord.record.spans import Span


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one attribution; `fields` says what of it changed ("source", "content", "act" …)."""

    kind: Literal["appeared", "vanished", "changed"]
    before: Attribution | None
    after: Attribution | None
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """Sentences of one version (a range of its text) and what stands in their place in the next, None for nothing."""

    before: Span | None
    after: Span | None
