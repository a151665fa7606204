"""Disagreements: the numbers that one claim has been given, weighed by who has each on their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

from rich.console import Console

from onrecord.desk.claim_pages import updates_of
from onrecord.desk.claims import Told, told_claims
from onrecord.desk.judging.cases import EVERY, Court, court
from onrecord.desk.judging.grading import right_and_wrong
from onrecord.desk.query import Query
from onrecord.judge.disagreements import weigh
from onrecord.link.disagreement import Figure, figures_of, value
from onrecord.publish.disagreement_page import Disputed, print_disputed
from onrecord.record.grading import Answer, ToldValue, Weighing
from onrecord.store import View

GIVEN = ("exact", "about")
"""Bounds with which a number is given: "some 1,400" stands for 1,400, "at least 1,400" for no number."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim of which several numbers of one measure are told, and what each of them has to be said for it."""

    told: Told
    weighing: Weighing


def disagreements(view: View, query: Query, *, records: Query = EVERY, waiting: bool = False) -> list[Dispute]:
    """What the articles that the filters leave do not agree on, that of the most voices first.

    How often a source was right is counted in the whole ledger, or in the articles that `records` leaves;
    with `waiting`, what is not linked yet is left out.
    """
    seen = court(view, records, waiting=waiting)
    known = _Known(seen)
    found = [dispute for told in told_claims(view, query, waiting=waiting) for dispute in _of_claim(told, known)]
    return sorted(found, key=lambda each: (-each.weighing.voices, each.told.claim.id, each.weighing.question))


class _Known:
    """What is known of whoever is credited with a telling: the ledger source, and how often it was right and wrong."""

    def __init__(self, seen: Court) -> None:
        self._source = {credit.attribution.id: named.source.id for named in seen.sources for credit in named.credits}
        self._record = right_and_wrong(seen)

    def source(self, telling: str) -> str | None:
        """The ledger source of a telling."""
        return self._source.get(telling)

    def record(self, telling: str) -> tuple[int, int]:
        """How often it was right and wrong before."""
        return self._record.get(self._source.get(telling, ""), (0, 0))


def _of_claim(told: Told, known: _Known) -> Iterator[Dispute]:
    tellings = {telling.id: telling for telling in told.tellings}
    sides = sorted({telling.who.party for telling in told.tellings if telling.who and telling.who.party})
    slips = {(slip.telling, slip.number) for slip in told.disagreement.miscopied}
    by_question: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
    for telling in told.tellings:
        for figure in figures_of(telling, sides):
            by_question[figure.measure, figure.of_side or ""].append(figure)
    own_word = {origin.telling for origin in told.origins} | updates_of(told)
    for (measure, side), figures in sorted(by_question.items()):
        own = [figure for figure in figures if (figure.telling, figure.number) not in slips]
        if len({value(figure.number) for figure in figures}) > 1:
            answers = [_answer(figure, known) for figure in own if figure.telling in own_word]
            printed = [
                ToldValue(figure.telling, float(number), tellings[figure.telling].outlet)
                for figure in figures
                if (number := figure.number.best) is not None
            ]
            question = f"{measure} of {side}" if side else measure
            yield Dispute(told, weigh(question, answers, printed))


def _answer(figure: Figure, known: _Known) -> Answer:
    number = figure.number
    exact = number.best if number.bound in GIVEN else None
    right, wrong = known.record(figure.telling)
    about_other = figure.of_side is not None and figure.by is not None and figure.of_side != figure.by
    return Answer(
        figure.telling,
        exact,
        None if exact is not None else number.low,
        None if exact is not None else number.high,
        known.source(figure.telling),
        right,
        wrong,
        figure.day,
        figure.by,
        about_other,
    )


def print_disputes(found: Sequence[Dispute], console: Console) -> None:
    """Print them, with the assumptions that all of them rest on."""
    print_disputed([Disputed(_wording(each), each.told.claim.id, each.weighing) for each in found], console)


def dispute_objects(found: Iterable[Dispute]) -> Iterator[Mapping[str, object]]:
    """Disagreements as rows for programs."""
    for each in found:
        yield {
            "id": f"{each.told.claim.id}/{each.weighing.question}",
            "claim": each.told.claim.id,
            "name": _wording(each),
            **asdict(each.weighing),
        }


def _wording(each: Dispute) -> str:
    return next(telling.text for telling in each.told.tellings if telling.id == each.told.claim.wording)
