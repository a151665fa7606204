"""Families of near-copies and derived articles: who took the text from whom, and what became of it.

Three steps, each of the pair alone: what two articles would share if one were a copy (`candidates`), whether one is
(`comparing`: by runs of words both have, or by sentences put otherwise in the same order), and what was kept, changed,
added and cut (`differing`). Families (`families`) are then a function of the set of pairs.
"""

from onrecord.link.copies.candidates import PRINTED_WITHIN, Shelf, Sketch, may_copy, sketch_of
from onrecord.link.copies.comparing import CONTAINED, Pair, compare, contained
from onrecord.link.copies.differing import Difference, difference
from onrecord.link.copies.families import gather, unlike
from onrecord.link.copies.finding import Copies, find_families
from onrecord.link.copies.printed import Printed
from onrecord.link.copies.reading import Copyable, read
from onrecord.link.copies.signature import SCHEME, VERSION, Signature, bands, jaccard, jaccard_table, sign

__all__ = [
    "CONTAINED",
    "PRINTED_WITHIN",
    "SCHEME",
    "VERSION",
    "Copies",
    "Copyable",
    "Difference",
    "Pair",
    "Printed",
    "Shelf",
    "Signature",
    "Sketch",
    "bands",
    "compare",
    "contained",
    "difference",
    "find_families",
    "gather",
    "jaccard",
    "jaccard_table",
    "may_copy",
    "read",
    "sign",
    "sketch_of",
    "unlike",
]
