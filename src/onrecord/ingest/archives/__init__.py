"""Web archives → captures: WARC and WACZ, read where they lie. Nothing is ever unpacked to disk."""

from __future__ import annotations

from onrecord.ingest.archives.failures import failure_of
from onrecord.ingest.archives.limits import Limits
from onrecord.ingest.archives.wacz import captures_in_wacz, is_wacz
from onrecord.ingest.archives.warc import captures_in_warc

__all__ = ["Limits", "captures_in_wacz", "captures_in_warc", "failure_of", "is_wacz"]
