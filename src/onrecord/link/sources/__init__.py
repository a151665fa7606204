"""Sources across articles: who is who in the ledger, and which unnamed ones share a description."""

from onrecord.link.sources.linking import blocks, link_sources
from onrecord.link.sources.mentions import Decided, Key, SourceMention

__all__ = ["Decided", "Key", "SourceMention", "blocks", "link_sources"]
