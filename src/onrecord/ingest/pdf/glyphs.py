"""A PDF's signs, one by one, → lines. To be run where a parser may hang (`worker`)."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from onrecord.errors import InputError, LimitError
from onrecord.ingest.pdf.rows import Box, Line

_HINT = "open it in another program, save it anew as a PDF or its text as a .txt file, and add that"
_PASSWORD_HINT = "save a copy without the password, and add that"
_WANTS_PASSWORD = 4
_FACTS = ("Title", "Author", "CreationDate", "ModDate")
_LONGEST_FACT = 1000
_GAP = 1.6
"""Of a font's height, about 2 em: no justified line has a wider one, and few gutters are narrower."""
_LINE_END_HYPHEN = "\x02"  # what the library gives for a hyphen at a line's end
_UNSAID = frozenset("\x00\ufffd\ufffe\uffff")


@dataclass(frozen=True, slots=True)
class Glyph:
    """One sign: its character, its box, and whether the library put it there (a blank, a line's end).

    `index` is its place among the signs of its page.
    """

    sign: str
    box: Box
    made_up: bool
    index: int


@dataclass(slots=True)
class Growing:
    """A line that more signs may be added to."""

    signs: list[str] = field(default_factory=list)
    box: Box | None = None
    places: list[int] = field(default_factory=list)
    ended: bool = False

    def add(self, glyph: Glyph) -> None:
        """Take a sign in. What the library made up has no box of its own."""
        self.signs.append(glyph.sign)
        if glyph.made_up:
            return
        self.places.append(glyph.index)
        self.box = glyph.box if self.box is None else _around(self.box, glyph.box)

    def takes(self, glyph: Glyph) -> bool:
        """Whether a sign stands on this line, and not far off."""
        if self.ended:
            return False
        if self.box is None or glyph.made_up:
            return True
        left, bottom, _, top = glyph.box
        height = max(self.box[3] - self.box[1], 0.1)
        beside = min(self.box[3], top) - max(self.box[1], bottom) >= 0.5 * min(height, max(top - bottom, 0.1))
        return beside and -height < left - self.box[2] < _GAP * height

    def text(self) -> str:
        """The words, with blanks as single ones and ligatures as their letters."""
        return " ".join("".join(map(_plain, self.signs)).split())


@dataclass(frozen=True, slots=True)
class Found:
    """What is in a PDF: the lines of each page in the file's order, its facts, how many characters, and for how many of
    them the font does not say what they are.
    """

    pages: list[list[Line]]
    facts: dict[str, str]
    characters: int
    untold: int


def lines_of(raw: bytes, *, most_pages: int, most_characters: int) -> Found:
    """Take a PDF apart. Raises InputError for one that cannot be opened, LimitError for one with more than is read."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error, raw) from error
    pages = len(pdf)
    if not pages:
        raise InputError("this PDF has no pages that can be found", hint=_HINT)
    if pages > most_pages:
        raise LimitError(f"this PDF has {pages} pages; {most_pages} are read at most", hint="save the pages you want")
    characters = untold = 0
    lines: list[list[Line]] = []
    for number in range(pages):
        page_lines, count, without = _page(pdf, number, most_characters - characters)
        lines.append(page_lines)
        characters += count
        untold += without
    facts = {key: pdf.get_metadata_value(key)[:_LONGEST_FACT] for key in _FACTS}
    return Found(lines, facts, characters, untold)


def _unopened(error: Any, raw: bytes) -> InputError:
    # The library keeps the last file's error where one has no pages; a locked file always names its lock.
    if error.err_code == _WANTS_PASSWORD and b"/Encrypt" in raw:
        return InputError("this PDF wants a password", hint=_PASSWORD_HINT)
    return InputError("this PDF is broken and cannot be opened", hint=_HINT)


def _page(pdf: Any, number: int, room: int) -> tuple[list[Line], int, int]:
    """A page's lines, how many characters it has, and how many of them are not told."""
    import pypdfium2

    try:
        page = pdf[number]
        text_page = page.get_textpage()
        count = text_page.count_chars()
    except pypdfium2.PdfiumError as error:
        raise InputError(f"page {number + 1} of this PDF is broken", hint=_HINT) from error
    if count > room:
        raise LimitError("this PDF has more characters than are read", hint="save the pages you want")
    place = partial(_placed, sides=page.get_bbox(), turned=page.get_rotation())
    lines = []
    printed = untold = 0
    for line in _grown(_glyphs(text_page.raw, count, place)):
        signs = [sign for sign in line.signs if not sign.isspace()]
        printed += len(signs)
        untold += sum(sign in _UNSAID for sign in signs)
        text = line.text()
        if text and line.box is not None:
            size = _size(text_page.raw, line.places[len(line.places) // 2])
            lines.append(Line(number + 1, text, _rounded(line.box), size))
    text_page.close()
    page.close()
    return lines, printed, untold


def _glyphs(text_page: Any, count: int, place: Callable[[Box], Box]) -> Iterator[Glyph]:
    import pypdfium2.raw as pdfium

    rectangle = pdfium.FS_RECTF()
    at = ctypes.byref(rectangle)
    high = 0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        pdfium.FPDFText_GetLooseCharBox(text_page, index, at)
        box = place((rectangle.left, rectangle.bottom, rectangle.right, rectangle.top))
        made_up = pdfium.FPDFText_IsGenerated(text_page, index) == 1
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        known = code < 0x110000 and not 0xD800 <= code < 0xE000
        untold = not made_up and pdfium.FPDFText_HasUnicodeMapError(text_page, index) == 1
        yield Glyph("\ufffd" if untold or not known else chr(code), box, made_up, index)


def _size(text_page: Any, index: int) -> float:
    """A sign's size in points. A line's is that of its middle one: bullets and initials are of other sizes."""
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    return round(float(pdfium.FPDFText_GetFontSize(text_page, index)) * scale, 2)


def _grown(glyphs: Iterator[Glyph]) -> Iterator[Growing]:
    line = Growing()
    for glyph in glyphs:
        if glyph.sign in "\r\n" and glyph.made_up:
            line.ended = True
            continue
        if not line.takes(glyph):
            yield line
            line = Growing()
        line.add(glyph)
        line.ended = glyph.sign == _LINE_END_HYPHEN
    yield line


def _rounded(box: Box) -> Box:
    """To the hundredth of a point: no page is drawn finer."""
    left, bottom, right, top = box
    return round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)


def _around(first: Box, second: Box) -> Box:
    return (
        min(first[0], second[0]),
        min(first[1], second[1]),
        max(first[2], second[2]),
        max(first[3], second[3]),
    )


def _placed(box: Box, *, sides: Box, turned: int) -> Box:
    """A box measured from the lower left corner of the page as it is shown: turned clockwise by so many degrees."""
    left, bottom, right, top = box
    match turned:
        case 90:
            return bottom - sides[1], sides[2] - right, top - sides[1], sides[2] - left
        case 180:
            return sides[2] - right, sides[3] - top, sides[2] - left, sides[3] - bottom
        case 270:
            return sides[3] - top, left - sides[0], sides[3] - bottom, right - sides[0]
    return left - sides[0], bottom - sides[1], right - sides[0], top - sides[1]


def _plain(sign: str) -> str:
    if sign == _LINE_END_HYPHEN:
        return "-"
    if "\ufb00" <= sign <= "\ufb06":
        return unicodedata.normalize("NFKC", sign)
    return "" if unicodedata.category(sign) in ("Cc", "Cn", "Co") and not sign.isspace() else sign
