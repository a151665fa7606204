"""Article → reading: tagging, labelling, assembling, then looking deeper. A reader never raises on text."""

from onrecord.read.assembly import assemble
from onrecord.read.depth import deepen
from onrecord.read.pieces import cut
from onrecord.read.reader import Reader, load_reader, reader_name
from onrecord.read.tagging import draft_attributions
from onrecord.record import Article, Reading

__all__ = ["Reader", "load_reader", "read_article", "read_attributions", "reader_name"]


def read_article(article: Article, reader: Reader) -> Reading:
    """Everything that is read out of an article. Pure: the same article gives the same reading, always."""
    return deepen(read_attributions(article, reader))


def read_attributions(article: Article, reader: Reader) -> Reading:
    """What the article credits somebody with, without looking deeper."""
    pieces = cut(article.text, reader.tokenizer, article.paragraphs)
    drafts = tuple(draft_attributions(pieces, reader.session))
    attributions, refused = assemble(article, pieces, drafts, reader.calibration)
    return Reading(article, reader.name, attributions, refused)
