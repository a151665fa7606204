"""A statement as it stands: an attribution by its id, an assertion by its article's and its own."""

from __future__ import annotations

from onrecord.desk.correcting import find_standing
from onrecord.desk.standing import StandingReading, standing_reading
from onrecord.errors import NotFoundError, UsageError
from onrecord.link.claims.denying import denying_words
from onrecord.publish.facts import Grounds, grounds_of
from onrecord.publish.index import index_of
from onrecord.publish.quoting import in_marks
from onrecord.publish.reason_words import short_id
from onrecord.record import Assertion, Attribution
from onrecord.record.telling import Telling
from onrecord.store import View

Stated = tuple[StandingReading, Attribution | Assertion, str]
"""An article as it stands, one of its statements, and that one's id as a telling."""


def find_stated(view: View, id: str) -> Stated:
    """Find an attribution by its id, an assertion by its article's and its own ("article-…/as-…"); both may be short.

    Raises NotFoundError, UsageError.
    """
    article, slash, own = id.partition("/")
    if not slash:
        stood, attribution = find_standing(view, id)
        return stood, attribution, attribution.id
    stood = standing_reading(view, view.article(article))
    found = [each for each in stood.reading.assertions if own and each.id.startswith(own)]
    if len(found) > 1:
        raise UsageError(f"{len(found)} assertions begin with {id!r}", hint="give more of the id")
    if not found:
        raise NotFoundError(f"no assertion {id!r}", hint=f"see which there are: onrecord show {article} --format json")
    return stood, found[0], f"{stood.stored.row.id}/{found[0].id}"


def grounds_for(stood: StandingReading, item: Attribution | Assertion) -> list[Grounds]:
    """What each value of a statement stands on: the words, how sure, and by which rule."""
    labels = {each.id: short_id(each.id) for each in stood.reading.attributions}
    return grounds_of(item, index_of(stood.reading, labels))


def denial_words(view: View, telling: Telling) -> str | None:
    """The words by which a telling denies, in quotation marks: of one that was read as a denial those that its polarity
    stands on, else its cue; of any other those that linking knows it by. None where there are none."""
    if telling.wording.polarity != "denied":
        return in_marks(denying_words(telling))
    stood, item, _ = find_stated(view, telling.id)
    words = next((each.words for each in grounds_for(stood, item) if each.field == "polarity" and each.words), None)
    return words or _cue_of(stood, item)


def cue_words(view: View, telling: Telling) -> str | None:
    """The cue of a telling, in quotation marks; None of one in an article's own voice."""
    stood, item, _ = find_stated(view, telling.id)
    return _cue_of(stood, item)


def _cue_of(stood: StandingReading, item: Attribution | Assertion) -> str | None:
    if not isinstance(item, Attribution) or not item.cue:
        return None
    return "“" + " … ".join(stood.reading.article.text[start:end] for start, end in item.cue) + "”"
