"""Disagreements: the values that one question has been given, weighed by independent origins and records."""

from __future__ import annotations

from onrecord.judge.disagreements.model import Model
from onrecord.judge.disagreements.weighing import weigh

__all__ = ["Model", "weigh"]
