"""Whether the body bears the headline out."""

from onrecord.read.headlines.weighing import weigh_headline

__all__ = ["weigh_headline"]
