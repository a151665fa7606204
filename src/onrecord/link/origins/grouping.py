"""Tellings that lead back to one origin: joined one by one, each joining with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.record.linking import Reason


@dataclass(slots=True)
class Groups:
    """Groups of tellings by id; of two that are joined the smaller id leads, so that order plays no part."""

    _leads: dict[str, str] = field(default_factory=dict)
    _reasons: list[tuple[str, Reason]] = field(default_factory=list)

    @classmethod
    def of(cls, ids: Iterable[str]) -> Groups:
        """Every telling in a group of its own."""
        return cls({id: id for id in ids})

    def lead(self, id: str) -> str:
        """The id that stands for a telling's group."""
        while self._leads[id] != id:
            self._leads[id] = self._leads[self._leads[id]]
            id = self._leads[id]
        return id

    def join(self, one: str, other: str, reason: Reason) -> None:
        """Put two tellings into one group; the reason is kept even where they are in one already."""
        first, second = sorted((self.lead(one), self.lead(other)))
        self._leads[second] = first
        self._reasons.append((first, reason))

    def note(self, id: str, reason: Reason) -> None:
        """Keep a reason that joins nothing."""
        self._reasons.append((id, reason))

    def members(self) -> dict[str, list[str]]:
        """Each group's tellings, by the id that stands for it, both in order of id."""
        found: dict[str, list[str]] = {}
        for id in sorted(self._leads):
            found.setdefault(self.lead(id), []).append(id)
        return found

    def reasons(self) -> dict[str, tuple[Reason, ...]]:
        """Each group's reasons, each once."""
        found: dict[str, dict[Reason, None]] = {}
        for id, reason in self._reasons:
            found.setdefault(self.lead(id), {})[reason] = None
        return {lead: tuple(sorted(kept, key=_order)) for lead, kept in found.items()}


def _order(reason: Reason) -> tuple[float, str, str]:
    return -reason.weight, reason.name, reason.words
