"""What the article states in its own voice."""

from onrecord.read.assertions.finding import find_assertions

__all__ = ["find_assertions"]
