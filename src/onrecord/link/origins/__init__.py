"""Who took a claim from whom, and hence how many independent origins it has."""

from __future__ import annotations

from onrecord.link.origins.naming import is_of_itself
from onrecord.link.origins.tracing import trace

__all__ = ["is_of_itself", "trace"]
