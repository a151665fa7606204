"""What a user may set once for every command: environment variables, each with its default and its meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SETTINGS = (
    ("ONRECORD_LEDGER", "onrecord.db", "The ledger: a file, or postgresql://USER@HOST/DATABASE."),
    ("ONRECORD_USER", "", "Who signs judgements: a name or an address."),
)
"""Name, default and help of each, the one place from which the guide and `--help` are checked."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set; an empty `user` signs nothing."""

    ledger: str
    user: str


def settings_from(environment: Mapping[str, str]) -> Settings:
    """Read the settings; what is empty counts as not set."""
    ledger, user = (environment.get(name, "").strip() or default for name, default, _ in SETTINGS)
    return Settings(ledger, user)
