"""The nouns: frozen, typed, standard library only."""

from onrecord.record.article import Article, Quotation, Segment, SegmentKind
from onrecord.record.attribution import ACTS, Act, Attribution, Form, Reading, Refusal, Via
from onrecord.record.spans import Span, Spans, length, merge_spans, overlap

__all__ = [
    "ACTS",
    "Act",
    "Article",
    "Attribution",
    "Form",
    "Quotation",
    "Reading",
    "Refusal",
    "Segment",
    "SegmentKind",
    "Span",
    "Spans",
    "Via",
    "length",
    "merge_spans",
    "overlap",
]
