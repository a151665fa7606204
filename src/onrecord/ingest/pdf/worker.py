"""The process in which a PDF is taken apart: `python -m onrecord.ingest.pdf.worker`, bytes in, JSON out.

The layout is found here too: a page of thousands of scattered signs takes long to sort into columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from onrecord.ingest.confined import serve
from onrecord.ingest.pdf.columns import in_reading_order
from onrecord.ingest.pdf.facts import facts_of, title_of
from onrecord.ingest.pdf.glyphs import lines_of
from onrecord.ingest.pdf.paragraphs import find_paragraphs
from onrecord.ingest.pdf.printing import set_text
from onrecord.ingest.pdf.running import without_running_lines


def work(order: Mapping[str, object], raw: bytes) -> Mapping[str, object]:
    """Take the text out of one PDF. Raises InputError, LimitError.

    {"text", "title", "printed": [[start, end, page, left, bottom, right, top], …], "facts": as they stand in the file,
    "pages", "characters", "untold": how many}.
    """
    found = lines_of(raw, most_pages=cast(int, order["pages"]), most_characters=cast(int, order["characters"]))
    pages = without_running_lines(found.pages)
    paragraphs = find_paragraphs([column for page in pages for column in in_reading_order(page)])
    text, printed = set_text(paragraphs)
    return {
        "text": text,
        "title": title_of(paragraphs, facts_of(found.facts).title),
        "printed": [[*run.span, run.page, *(run.box or ())] for run in printed],
        "facts": found.facts,
        "pages": len(pages),
        "characters": found.characters,
        "untold": found.untold,
    }


if __name__ == "__main__":
    serve(work)
