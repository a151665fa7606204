"""The docket's own rules: what a forecast lacks before it could be held to what happened."""

from onrecord.judge.docket.vagueness import sharper, vagueness

__all__ = ["sharper", "vagueness"]
