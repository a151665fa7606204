"""When: the time expressions of an article, each resolved against its date."""

from onrecord.read.times.finding import find_times

__all__ = ["find_times"]
