"""How many: the quantities of a text, with unit, bound, change, rate and what they count."""

from onrecord.read.numbers.reading import find_numbers

__all__ = ["find_numbers"]
