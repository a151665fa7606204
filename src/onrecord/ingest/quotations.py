"""Quotations: one scan over each paragraph's marks, whatever their kind, with a stack of what stands open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.ingest.apostrophes import Part, single_parts
from onrecord.ingest.signs import SINGLE, Side, Sign, signs_of
from onrecord.record import Quotation, Span, Spans

_ANY: frozenset[Side] = frozenset(("open", "close", "either"))
_NOT_OPEN: frozenset[Side] = frozenset(("close", "either"))
_NOT_CLOSE: frozenset[Side] = frozenset(("open", "either"))
_OPEN: frozenset[Side] = frozenset(("open",))
_CLOSE: frozenset[Side] = frozenset(("close",))

_CLOSES: dict[str, dict[str, frozenset[Side]]] = {
    "”": {"“": _ANY, "„": _ANY, '"': _ANY, "``": _ANY},
    "“": {"„": _NOT_OPEN, "“": _CLOSE},
    '"': {'"': _NOT_OPEN, "``": _NOT_OPEN, "“": _CLOSE, "„": _CLOSE},
    "»": {"«": _ANY, "»": _NOT_OPEN},
    "«": {"»": _NOT_OPEN},
    "›": {"‹": _ANY, "›": _NOT_OPEN},
    "‹": {"›": _NOT_OPEN},
    "‘": {"‚": _NOT_OPEN, "‘": _CLOSE},
    "」": {"「": _ANY},
    "』": {"『": _ANY},
}
"""What each mark closes, named by the opening mark, the likeliest first, and how it must look to do so."""

_OPENS: dict[str, frozenset[Side]] = {
    "“": _ANY,
    "„": _ANY,
    '"': _NOT_CLOSE,
    "``": _ANY,
    "”": _OPEN,  # as in Swedish and Finnish
    "«": _ANY,
    "‹": _ANY,
    "»": _OPEN,
    "›": _OPEN,
    "‚": _OPEN,
    "「": _ANY,
    "『": _ANY,
}
"""How a mark that closes nothing must look to open something."""

_OPENS_AS = {"”": "“", "'": "‘"}
_FAMILIES = {mark: family for family in ('“„"”', "«»", "‹›", "‘‚'", "「", "『") for mark in family} | {"``": '“„"”'}


@dataclass(frozen=True, slots=True)
class _Opened:
    start: int
    mark: str
    continues: bool


def find_quotations(text: str, paragraphs: Spans) -> tuple[Quotation, ...]:
    """Find every quotation, in order of where it begins.

    A quotation never outlives its paragraph. Where the next one begins with the same kind of mark, that takes
    it up (`continues`), as news does when somebody speaks for longer than a paragraph.
    """
    found: list[Quotation] = []
    pending: tuple[str, ...] = ()
    for i, paragraph in enumerate(paragraphs):
        following = paragraphs[i + 1][0] if i + 1 < len(paragraphs) else len(text)
        signs = signs_of(text, paragraph)
        parts = single_parts(text, signs, reopens=text[following : following + 1] in ("‘", "'"))
        scan = _Scan(paragraph, pending)
        for sign, part in zip(signs, parts, strict=True):
            scan.take(sign, part)
        pending = scan.finish()
        found.extend(scan.found)
    return tuple(sorted(found, key=lambda quotation: (quotation.span[0], -quotation.span[1])))


class _Scan:
    """The scan of one paragraph; `pending` are the marks that the one before left open, the outermost first."""

    def __init__(self, paragraph: Span, pending: Sequence[str]) -> None:
        self.found: list[Quotation] = []
        self._end = paragraph[1]
        self._head = paragraph[0]  # where the run of marks ends that the paragraph begins with
        self._pending = list(reversed(pending))
        self._stack: list[_Opened] = []
        self._count: Counter[str] = Counter()

    def take(self, sign: Sign, part: Part) -> None:
        """Open or close what a mark opens or closes; a mark that does neither is left alone."""
        resumed = self._resumed(sign, part)
        closed = None if resumed else self._closed_by(sign, part)
        if resumed:
            self._open(sign, resumed, continues=True)
        elif closed:
            self._close(sign, closed)
        elif part == "open" or sign.side in _OPENS.get(sign.sign, ()):
            self._open(sign, _OPENS_AS.get(sign.sign, sign.sign), continues=False)

    def finish(self) -> tuple[str, ...]:
        """End with the paragraph what is still open, and name its marks from the outermost in."""
        left = tuple(opened.mark for opened in self._stack)
        while self._stack:
            self._pop(self._end, closed=False)
        return left

    def _resumed(self, sign: Sign, part: Part) -> str | None:
        """The mark that a quotation goes on under, if this sign takes one up at the paragraph's head."""
        if sign.start != self._head:
            return None
        self._head = sign.end
        if sign.sign in SINGLE and part != "open":
            return None
        while self._pending:
            mark = self._pending.pop()
            if _FAMILIES.get(sign.sign) == _FAMILIES[mark]:
                # French takes a quotation up with its closing mark.
                return mark if sign.sign in "»›" else _OPENS_AS.get(sign.sign, sign.sign)
        return None

    def _closed_by(self, sign: Sign, part: Part) -> str | None:
        """The opening mark that a sign closes, if one stands open."""
        if part == "close":
            # One that stands inside a double quotation cannot end what began outside it.
            return self._stack[-1].mark if self._stack and self._stack[-1].mark in "‘‚" else None
        for mark, sides in _CLOSES.get(sign.sign, {}).items():
            if self._count[mark] and sign.side in sides and not _may_be_inches(sign, mark):
                return mark
        return None

    def _open(self, sign: Sign, mark: str, *, continues: bool) -> None:
        self._stack.append(_Opened(sign.start, mark, continues))
        self._count[mark] += 1

    def _close(self, sign: Sign, mark: str) -> None:
        while self._stack[-1].mark != mark:
            self._pop(sign.start, closed=False)
        self._pop(sign.end, closed=True)

    def _pop(self, end: int, *, closed: bool) -> None:
        opened = self._stack.pop()
        self._count[opened.mark] -= 1
        self.found.append(Quotation((opened.start, end), len(self._stack), closed, opened.continues))


def _may_be_inches(sign: Sign, mark: str) -> bool:
    """`6"` inside a quotation that curly marks enclose."""
    return sign.sign == '"' and mark in "“„" and sign.before.isdigit()
