"""Web addresses → bytes: public addresses only, within limits, by a guest's manners, every failure with its reason."""

from __future__ import annotations

from onrecord.ingest.fetching.addresses import Address, parse_address
from onrecord.ingest.fetching.capturing import capture_of
from onrecord.ingest.fetching.fetcher import Fetcher
from onrecord.ingest.fetching.inside import Reach, why_inside
from onrecord.ingest.fetching.limits import FetchLimits
from onrecord.ingest.fetching.politeness import Manners, PoliteFetcher
from onrecord.ingest.fetching.response import Response
from onrecord.ingest.fetching.sniffing import sniff
from onrecord.ingest.fetching.status import StatusError

__all__ = [
    "Address",
    "FetchLimits",
    "Fetcher",
    "Manners",
    "PoliteFetcher",
    "Reach",
    "Response",
    "StatusError",
    "capture_of",
    "parse_address",
    "sniff",
    "why_inside",
]
