"""The nouns: frozen, typed, standard library only."""

from onrecord.record.article import Article, Quotation, Segment, SegmentKind
from onrecord.record.attribution import ACTS, Act, Assertion, Attribution, Form, Reading, Refusal, Via
from onrecord.record.capture import Capture, Extraction, Failure, Media, Notes, Printed, Transport
from onrecord.record.days import is_date
from onrecord.record.identity import digest, identity, text_digest
from onrecord.record.layers import Number, Place, Time
from onrecord.record.spans import Span, Spans, length, merge_spans, overlap
from onrecord.record.who import KINDS, Anonymity, SourceKind, Who
from onrecord.record.wording import Certainty, Evidence, Forecast, Headline, Horizon, Wording

__all__ = [
    "ACTS",
    "KINDS",
    "Act",
    "Anonymity",
    "Article",
    "Assertion",
    "Attribution",
    "Capture",
    "Certainty",
    "Evidence",
    "Extraction",
    "Failure",
    "Forecast",
    "Form",
    "Headline",
    "Horizon",
    "Media",
    "Notes",
    "Number",
    "Place",
    "Printed",
    "Quotation",
    "Reading",
    "Refusal",
    "Segment",
    "SegmentKind",
    "SourceKind",
    "Span",
    "Spans",
    "Time",
    "Transport",
    "Via",
    "Who",
    "Wording",
    "digest",
    "identity",
    "is_date",
    "length",
    "merge_spans",
    "overlap",
    "text_digest",
]
