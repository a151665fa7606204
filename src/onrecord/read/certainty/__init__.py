"""How firmly something is put, denied or not, with what attitude, and what the writer makes of it."""

from onrecord.read.certainty.blame import BLAMES, Blame, blame
from onrecord.read.certainty.lexicon import LinkKind, look_up
from onrecord.read.certainty.links import relate
from onrecord.read.certainty.scales import band, named_scale, scales
from onrecord.read.certainty.weighing import Weighed, weigh

__all__ = [
    "BLAMES",
    "Blame",
    "LinkKind",
    "Weighed",
    "band",
    "blame",
    "look_up",
    "named_scale",
    "relate",
    "scales",
    "weigh",
]
