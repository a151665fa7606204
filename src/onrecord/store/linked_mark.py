"""Up to where everything in a ledger was linked when that was last looked for, so that only what came later is."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from onrecord.store import schema
from onrecord.store.judged import Judged
from onrecord.store.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Mark:
    """How much there was of a ledger: the rows of its last reading, tombstone and linked article, whose id is `last`,
    and how many judgements. Where nothing was yet, all are 0."""

    reading: int = 0
    judgements: int = 0
    tombstone: int = 0
    linking: int = 0
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Since:
    """What may not be linked: what came after a mark, which is behind the reading of the row `reading` and, of what was
    linked before it, the captures that somebody judged since; `changed` is None where that may be all. `now` is the
    mark that all is linked up to where none of it is missing; `lacking` an article that was missing."""

    now: Mark
    reading: int = 0
    changed: frozenset[str] | None = None
    lacking: str | None = None


class Marks:
    """Of one opened ledger, by the version of linking and the verb of a correction."""

    def __init__(self) -> None:
        self._marks: dict[tuple[str, str], Mark] = {}
        self._lacking: dict[tuple[str, str], str] = {}

    def since(self, shelf: Shelf, judged: Judged, linker: str, verb: str) -> Since:
        """What came since all was linked. Raises LedgerError."""
        made = judged.now(shelf).every
        now, mark = _now(shelf, len(made), linker), self._marks.get((linker, verb))
        lacking = self._lacking.get((linker, verb))
        if mark is None or not _holds(shelf, mark, now, linker):
            return Since(now, lacking=lacking)
        changed = frozenset(each.capture for each in made[mark.judgements : now.judgements])
        return Since(now, mark.reading, changed, lacking)

    def keep(self, since: Since, linker: str, verb: str, lacking: str | None) -> None:
        """That nothing is missing, or that an article is."""
        if lacking is not None:
            self._lacking[linker, verb] = lacking
            return
        self._lacking.pop((linker, verb), None)
        self._marks[linker, verb] = since.now


def _holds(shelf: Shelf, mark: Mark, now: Mark, linker: str) -> bool:
    """Whether what was linked still is: nothing was forgotten since, and nothing linked anew."""
    if mark.tombstone != now.tombstone or mark.reading > now.reading or mark.judgements > now.judgements:
        return False
    if (mark.linking, mark.last) in ((0, None), (now.linking, now.last)):
        return True
    linking = schema.linking
    found = shelf.rows(select(linking.c.article).where(linking.c.row == mark.linking, linking.c.linker == linker))
    return [row.article for row in found] == [mark.last]


def _now(shelf: Shelf, judgements: int, linker: str) -> Mark:
    reading, tombstone, linking = schema.reading, schema.tombstone, schema.linking
    last = select(linking.c.row, linking.c.article).where(linking.c.linker == linker).order_by(linking.c.row.desc())
    newest = [select(func.max(table.c.row)).scalar_subquery() for table in (reading, tombstone)]
    counts = [number or 0 for number in shelf.rows(select(*newest))[0]]
    at = next(((row.row, row.article) for row in shelf.rows(last.limit(1))), (0, None))
    return Mark(counts[0], judgements, counts[1], *at)
