"""Article → attributions: tagging, labelling, assembling. A reader never raises on text."""

from onrecord.read.assembly import assemble
from onrecord.read.pieces import cut
from onrecord.read.reader import Reader, load_reader, reader_name
from onrecord.read.tagging import draft_attributions
from onrecord.record import Article, Reading

__all__ = ["Reader", "load_reader", "read_attributions", "reader_name"]


def read_attributions(article: Article, reader: Reader) -> Reading:
    """Everything that the article credits somebody with. Pure: the same article gives the same reading, always."""
    pieces = cut(article.text, reader.tokenizer, article.paragraphs)
    drafts = tuple(draft_attributions(pieces, reader.session))
    attributions, refused = assemble(article, pieces, drafts, reader.calibration)
    return Reading(article, reader.name, attributions, refused)
