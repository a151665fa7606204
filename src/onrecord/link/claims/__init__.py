"""Claims: pairs of tellings, how sure it is that they say the same, how they stand, and the claims that they make up."""

from onrecord.link.claims.blocking import NEAREST, WINDOW, blocks, near_pairs
from onrecord.link.claims.comparing import LINKED, SUGGESTED, compare, zone_of
from onrecord.link.claims.gathering import Decided, gather
from onrecord.link.claims.setting import LEAD, Setting, same_event, setting_of

__all__ = [
    "LEAD",
    "LINKED",
    "NEAREST",
    "SUGGESTED",
    "WINDOW",
    "Decided",
    "Setting",
    "blocks",
    "compare",
    "gather",
    "near_pairs",
    "same_event",
    "setting_of",
    "zone_of",
]
