"""Who a source is, and which other sources are the same one."""

from onrecord.read.who.identify import Identified, identify

__all__ = ["Identified", "identify"]
