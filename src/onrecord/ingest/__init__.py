"""Bytes → Article: files, pages, PDFs, archives and feeds, and the way an article is laid out."""

from onrecord.ingest.decoding import decode
from onrecord.ingest.extracting import extract, extractor_of
from onrecord.ingest.language import detect_language
from onrecord.ingest.laying_out import article_from_bytes, article_from_text

__all__ = ["article_from_bytes", "article_from_text", "decode", "detect_language", "extract", "extractor_of"]
