"""Claims: pairs of tellings, how sure it is that they say the same, how they stand, and what claims they make up."""

from onrecord.link.claims.blocking import (
    NEAREST,
    SEASON,
    UNKNOWN,
    WINDOW,
    blocks,
    blocks_of,
    bucket,
    far_keys,
    near_pairs,
    season,
    seasons_near,
    time_blocks,
)
from onrecord.link.claims.comparing import LINKED, SUGGESTED, compare, compare_prepared, link_between, zone_of
from onrecord.link.claims.crowding import FREE
from onrecord.link.claims.features import Beside
from onrecord.link.claims.gathering import Decided, bars, gather, mean_between
from onrecord.link.claims.preparing import Prepared, beside, prepare
from onrecord.link.claims.setting import LEAD, Setting, same_event, setting_of

__all__ = [
    "FREE",
    "LEAD",
    "LINKED",
    "NEAREST",
    "SEASON",
    "SUGGESTED",
    "UNKNOWN",
    "WINDOW",
    "Beside",
    "Decided",
    "Prepared",
    "Setting",
    "bars",
    "beside",
    "blocks",
    "blocks_of",
    "bucket",
    "compare",
    "compare_prepared",
    "far_keys",
    "gather",
    "link_between",
    "mean_between",
    "near_pairs",
    "prepare",
    "same_event",
    "season",
    "seasons_near",
    "setting_of",
    "time_blocks",
    "zone_of",
]
