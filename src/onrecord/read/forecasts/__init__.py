"""What is still to come: whether a content foretells, plans, promises or threatens, what, and by when."""

from onrecord.read.forecasts.foreseen import Foreseen, find_forecast

__all__ = ["Foreseen", "find_forecast"]
