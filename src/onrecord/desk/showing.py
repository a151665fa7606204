"""Show a reading: on a terminal, as JSON, as a web page in a file of its own."""

from __future__ import annotations

import json
from pathlib import Path

from rich.console import Console

from onrecord.desk.files import whole_file
from onrecord.publish.html import render_html
from onrecord.publish.page import render_page
from onrecord.publish.reading_json import reading_to_object
from onrecord.record import Reading


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
