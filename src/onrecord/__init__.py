"""onrecord reads news and keeps a ledger of who said what."""

__version__ = "0.1.0"
