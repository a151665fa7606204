"""A writer of small PDFs: text at places, as many pages as one likes, and whatever may be wrong with a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Info = dict[str, str]


@dataclass
class Page:
    """A page of text: `put` words with their left end of the base line at (x, y), in points.

    `turned` is by how many degrees it is shown turned clockwise, `corner` where its lower left corner is in the file.
    """

    width: int = 595
    height: int = 842
    turned: int = 0
    corner: tuple[int, int] = (0, 0)
    operations: list[str] = field(default_factory=list)

    def put(self, x: float, y: float, words: str, *, size: float = 11, font: str = "F1") -> Page:
        raw = words.encode("cp1252").decode("latin-1")
        escaped = raw.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.operations.append(f"BT /{font} {size} Tf {x} {y} Td ({escaped}) Tj ET")
        return self

    def put_as_shown(self, x: float, y: float, words: str, *, down: float = 0) -> Page:
        """Put words upright on the page as it is shown: (x, y) are measured from the corner that one sees."""
        y -= down
        left, bottom = self.corner
        right, top = left + self.width, bottom + self.height
        turn, at = {
            0: ("1 0 0 1", (left + x, bottom + y)),
            90: ("0 1 -1 0", (right - y, bottom + x)),
            180: ("-1 0 0 -1", (right - x, top - y)),
            270: ("0 -1 1 0", (left + y, top - x)),
        }[self.turned]
        self.operations.append(f"BT /F1 11 Tf {turn} {at[0]} {at[1]} Tm ({words}) Tj ET")
        return self

    def lines(self, x: float, y: float, lines: Sequence[str], *, size: float = 11, leading: float = 14) -> Page:
        for number, line in enumerate(lines):
            self.put(x, y - number * leading, line, size=size)
        return self

    def sides(self) -> str:
        left, bottom = self.corner
        return f"{left} {bottom} {left + self.width} {bottom + self.height}"

    def content(self) -> bytes:
        return "\n".join(self.operations).encode("latin-1")


def write_pdf(pages: Sequence[Page], *, info: Info | None = None, trailer: str = "") -> bytes:
    """A PDF of these pages, with a table of its objects that is right."""
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for page in pages:
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        content = page.content()
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{page.sides()}] /Rotate {page.turned} /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    if info:
        words = " ".join(f"/{name} {text_string(value)}" for name, value in info.items())
        objects.append(f"<< {words} >>".encode("latin-1"))
        trailer += f" /Info {len(objects)} 0 R"
    return join_objects(objects, trailer)


def text_string(words: str) -> str:
    """Words as a PDF's facts hold them: UTF-16 in hexadecimal."""
    if words.startswith("D:"):
        return f"({words})"
    return f"<feff{words.encode('utf-16-be').hex()}>"


def join_objects(objects: Sequence[bytes], trailer: str = "") -> bytes:
    raw = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(raw))
        raw += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return raw + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, trailer.encode("latin-1"), len(raw))
    )
