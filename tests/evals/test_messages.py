"""The list of judging's words is the code's, and holds what a person may read."""

from __future__ import annotations

from pathlib import Path

from evals.messages import LIST, listing, messages_in


def test_the_list_in_the_docs_is_the_codes() -> None:
    assert LIST.read_text(encoding="utf-8") == listing(), "make it anew: python -m evals.messages --write"


def test_what_is_read_is_listed_and_what_is_not_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(
        '"""A docstring of the file."""\nKEY = "key"\nHEADING = "Cases"\n\n'
        'def f(n: int) -> str:\n    """Another one here."""\n    return f"{n} cases went wrong" + "so it is"\n\n'
        '@click.command(epilog="x")\ndef verb() -> None:\n    """Show what is so."""\n',
        encoding="utf-8",
    )
    assert set(messages_in(file)) == {"Cases", "{n} cases went wrong", "so it is", "Show what is so."}
