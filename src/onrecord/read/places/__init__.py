"""Place names in running text, where each lies, and which of them speak."""

from __future__ import annotations

from onrecord.read.places.finding import find_places

__all__ = ["find_places"]
