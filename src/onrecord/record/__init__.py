"""The nouns: frozen, typed, standard library only."""

from onrecord.record.article import Article, Quotation, Segment, SegmentKind
from onrecord.record.attribution import ACTS, Act, Attribution, Form, Reading, Refusal, Via
from onrecord.record.capture import Capture, Extraction, Failure, Media, Notes, Printed, Transport
from onrecord.record.days import is_date
from onrecord.record.identity import digest, identity, text_digest
from onrecord.record.spans import Span, Spans, length, merge_spans, overlap

__all__ = [
    "ACTS",
    "Act",
    "Article",
    "Attribution",
    "Capture",
    "Extraction",
    "Failure",
    "Form",
    "Media",
    "Notes",
    "Printed",
    "Quotation",
    "Reading",
    "Refusal",
    "Segment",
    "SegmentKind",
    "Span",
    "Spans",
    "Transport",
    "Via",
    "digest",
    "identity",
    "is_date",
    "length",
    "merge_spans",
    "overlap",
    "text_digest",
]
