"""Families of articles made up with known truth, for `evals.copies`: no data set labels how much a copy changed."""

from evals.copying.press import EVENTS, Known, press

__all__ = ["EVENTS", "Known", "press"]
