"""onrecord reads news and keeps a ledger of who said what."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.desk.reading import open_reader, read_text
    from onrecord.errors import OnrecordError
    from onrecord.record import Article, Attribution, Reading

__version__ = "0.1.0"

__all__ = ["Article", "Attribution", "OnrecordError", "Reading", "__version__", "open_reader", "read_text"]

_HOMES = {
    "Article": "onrecord.record",
    "Attribution": "onrecord.record",
    "Reading": "onrecord.record",
    "OnrecordError": "onrecord.errors",
    "open_reader": "onrecord.desk.reading",
    "read_text": "onrecord.desk.reading",
}


def __getattr__(name: str) -> object:
    """Fetch a public name when it is first asked for, so that importing the package costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
