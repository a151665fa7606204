"""The process in which a PDF is opened: `python -m onrecord.ingest.pdf.worker`, bytes in, JSON out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from onrecord.ingest.confined import serve
from onrecord.ingest.pdf.glyphs import lines_of


def work(order: Mapping[str, object], raw: bytes) -> Mapping[str, object]:
    """Take the lines out of one PDF. Raises InputError, LimitError."""
    return lines_of(raw, most_pages=cast(int, order["pages"]), most_characters=cast(int, order["characters"]))


if __name__ == "__main__":
    serve(work)
