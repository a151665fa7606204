"""What every verb of the ledger has in common: which ledger, which day, and opening it."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from onrecord.cli.values import date_value
from onrecord.errors import UsageError
from onrecord.settings import SETTINGS, settings_from

F = TypeVar("F", bound=Callable[..., Any])

DEFAULT = next(default for name, default, _ in SETTINGS if name == "ONRECORD_LEDGER")


def ledger_option(command: F) -> F:
    """Add `--ledger`."""
    return click.option(
        "--ledger",
        metavar="PATH|URL",
        callback=lambda ctx, param, value: value or settings_from(os.environ).ledger,
        help=f"The ledger: a file, or postgresql://…. [default: $ONRECORD_LEDGER, else {DEFAULT}]",
    )(command)


def clock_options(command: F) -> F:
    """Add `--as-of` and `--published-until`, the two clocks."""
    command = click.option(
        "--published-until",
        callback=date_value,
        metavar="YYYY-MM-DD",
        help="Only what the world had printed by the end of that day.",
    )(command)
    return click.option(
        "--as-of", callback=date_value, metavar="YYYY-MM-DD", help="What the ledger held at the end of that day."
    )(command)


def who_signs() -> str:
    """Who signs a judgement. Raises UsageError where nobody does."""
    user = settings_from(os.environ).user
    if not user:
        raise UsageError("a judgement is signed, and nobody is named", hint="export ONRECORD_USER='Your Name'")
    return user
