"""All that the command line prints: results on stdout, everything else on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO, TextIOWrapper
from typing import BinaryIO

import click
from rich.console import Console

from onrecord.errors import OutputError


def say(message: str, *, hint: str) -> None:
    """Print an error as two lines on stderr; what a file's name or a text smuggled in cannot break out of its line."""
    click.echo(f"onrecord: {_on_one_line(message)}\ntry: {_on_one_line(hint)}", err=True)


def note(message: str) -> None:
    """Print something worth knowing, which is no error, as one line on stderr."""
    click.echo(f"onrecord: {_on_one_line(message)}", err=True)


def write_out(text: str) -> None:
    """Write to stdout. Raises OutputError where it cannot be written, BrokenPipeError where nobody reads on."""
    if sys.stdout is None:  # closed by the caller (`>&-`)
        return
    encoding = sys.stdout.encoding or "utf-8"
    with _told_of_stdout():
        # What the encoding of stdout has no form for is told as an escape, as on stderr.
        sys.stdout.write(text.encode(encoding, errors="backslashreplace").decode(encoding))
        sys.stdout.flush()


@contextmanager
def stdout_bytes() -> Iterator[BinaryIO]:
    """Stdout for bytes. Raises as `write_out` does."""
    if sys.stdout is None:
        raise OutputError("stdout is closed", hint="name a file")
    with _told_of_stdout():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


@contextmanager
def _told_of_stdout() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        hush()
        reason = error.strerror or error
        raise OutputError(f"stdout cannot be written: {reason}", hint="write to another place") from error


def hush() -> None:
    """Point stdout at nothing, so that what is still in its buffer fails no second time when Python exits."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def printed(draw: Callable[[Console], None], *, colour: bool) -> str:
    """What `draw` prints, as it suits the terminal or file behind stdout."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    coloured = colour and terminal and not os.environ.get("NO_COLOR")
    # Drawn in memory, in the encoding of stdout, so that all writing to stdout, and all its failures, are in one place.
    memory = TextIOWrapper(BytesIO(), (sys.stdout and sys.stdout.encoding) or "utf-8", "backslashreplace", newline="")
    # Without a colour system rich writes no escape at all, where `no_color` would still write bold and underline.
    draw(Console(file=memory, force_terminal=terminal, color_system="auto" if coloured else None, highlight=False))
    memory.seek(0)
    return memory.read()


def _on_one_line(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
