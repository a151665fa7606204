"""Web pages → Article: the clean text, the facts, and the map from every character of the text back into the page."""

from onrecord.ingest.pages.charset import decode_page
from onrecord.ingest.pages.extraction import EXTRACTOR, extract_page
from onrecord.ingest.pages.mapping import raw_spans

__all__ = ["EXTRACTOR", "decode_page", "extract_page", "raw_spans"]
