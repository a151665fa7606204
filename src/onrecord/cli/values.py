"""What the options of the verbs may be: each function checks a word and gives the value it stands for."""

from __future__ import annotations

import click

from onrecord.record import ACTS, is_date

SHOWN_ACTS = "speech,writing,thought"
"""The acts that a page shows unless asked: what a source intends or perceives is seldom what a reader is after."""


def date_value(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check a day; it stays a word, as the record has it."""
    if value is not None and not is_date(value):
        raise click.BadParameter(f"{value!r} is not a date as YYYY-MM-DD", ctx, param)
    return value


def acts_value(ctx: click.Context, param: click.Parameter, value: str) -> frozenset[str]:
    """Split a list of acts at its commas; `all` stands for every act there is."""
    if value.strip() == "all":
        return frozenset(ACTS)
    acts = [act.strip() for act in value.split(",")]
    unknown = [act for act in acts if act not in ACTS]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is no act; the acts are {', '.join(ACTS)}, or all", ctx, param)
    return frozenset(acts)


def probability_value(ctx: click.Context, param: click.Parameter, value: float | None) -> float | None:
    """Check that a number is from 0 to 1; "nan", a number to Python, is none."""
    if value is not None and not 0.0 <= value <= 1.0:
        raise click.BadParameter(f"{value:g} is not a number from 0 to 1", ctx, param)
    return value
