"""What people decide, laid over what was read."""

from onrecord.judge.corrections import (
    Correction,
    Standing,
    correction_from,
    correction_value,
    standing_attributions,
)

__all__ = ["Correction", "Standing", "correction_from", "correction_value", "standing_attributions"]
