"""Worlds: news ecosystems made from a seed, whose truth is known."""

from __future__ import annotations

from evals.world_making.making import SIZES, make_world
from evals.world_making.truth import TrueClaim, TrueTelling, World, WorldArticle

__all__ = ["SIZES", "TrueClaim", "TrueTelling", "World", "WorldArticle", "make_world"]
