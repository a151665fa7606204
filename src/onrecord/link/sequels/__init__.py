"""Sequels: what later tellings seem to say of a forecast, how sure that is, and why. None of them resolves anything."""

from onrecord.link.sequels.awaiting import Awaited
from onrecord.link.sequels.comparing import SUGGESTED, Compared, compare, may_tell
from onrecord.link.sequels.finding import awaited_keys, told_keys
from onrecord.link.sequels.saying import Saying, saying

__all__ = [
    "SUGGESTED",
    "Awaited",
    "Compared",
    "Saying",
    "awaited_keys",
    "compare",
    "may_tell",
    "saying",
    "told_keys",
]
