"""Worlds with one question an event, whose truth is known, and numbers that go round, for `evals.disagreements`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from evals.world_making.banks import load_bank
from evals.world_making.naming import Names
from evals.world_making.reporting import FRAMES, Report, Scene, Spreading, miscopy
from evals.world_making.speaking import NUMBERS, Occasion, local, national
from evals.world_making.truth import TrueClaim, TrueTelling, World, WorldArticle
from evals.world_making.writing import Writer, lay_out

ROLES = ("minister", "governor", "rescue", "mayor", "doctor", "police")
RIGHT = (8, 3)
"""The beta distribution of how often speakers are right."""
RECORD = 20
"""The most settled cases that a speaker has."""
OUTLETS = 16
WIDE = (6, 7, 8, 9)
"""How many papers take over the number that goes round; others are taken over by `NARROW`."""
NARROW = (0, 1, 1, 2)
EVEN = (1, 2, 3)
SLIP = 0.5
"""How often the number that goes round is a slip in copying rather than a speaker's own error."""
REGION = 20
"""Events that share their outlets and national speakers, before new ones are named."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of an event: its claim, the number, and for each speaker the cases right and wrong on record."""

    claim: str
    number: int
    records: Mapping[str, tuple[int, int]]


@dataclass(slots=True)
class Rumour(Spreading):
    """An event about which speakers answer one question, and one of whose numbers may go round."""

    wide: bool = True
    truth: int = 0
    records: dict[str, tuple[int, int]] = field(default_factory=dict)

    def run(self) -> list[Report]:
        """Each speaker's answer and who takes it over."""
        low, high, _ = NUMBERS["deaths"]
        self.truth = self.random.randrange(low, high + 1)
        heard = [self._answer(role) for role in self.random.sample(ROLES, self.random.choice((2, 3, 3, 4)))]
        first = [report for occasion in heard if (report := self._first(occasion))]
        goes_round = self._go_round(first) if self.wide else None
        for report in first:
            if report is not goes_round:
                self._take_over(report, self.random.choice(NARROW if self.wide else EVEN))
        return self.reports

    def _answer(self, role: str) -> Occasion:
        random = self.random
        often = random.betavariate(*RIGHT)
        cases = random.randrange(RECORD + 1)
        right = sum(random.random() < often for _ in range(cases))
        self.records[self.scene.speakers[role].forms[0]] = (right, cases - right)
        number = self.truth if random.random() < often else self._wrong()
        return self._occasion(f"{self.scene.id}/deaths", role, self.scene.day + random.choice((0, 0, 1)), number, None)

    def _wrong(self) -> int:
        """Another number than the true one, from half of it to twice."""
        other = max(1, round(self.truth * self.random.choice((0.5, 0.7, 0.8, 0.9, 1.1, 1.2, 1.3, 1.5, 2.0))))
        return other if other != self.truth else self.truth + self.random.choice((1, 2, 3))

    def _first(self, occasion: Occasion) -> Report | None:
        outlet = occasion.host or self.random.choice(self.scene.agencies)
        made = self._report(occasion, outlet, occasion.day, FRAMES[occasion.venue])
        return made and self._put(made, occasion.number)

    def _go_round(self, first: Sequence[Report]) -> Report:
        """Take over a wrong number many times, or a right one that who took it first has mis-copied."""
        wrong = [report for report in first if report.number != self.truth]
        right = [report for report in first if report.number == self.truth]
        slip = bool(right) and (not wrong or self.random.random() < SLIP)
        report = self.random.choice(right if slip else wrong)
        slipped = miscopy(self.truth, self.random) if slip else None
        self._take_over(report, self.random.choice(WIDE), slipped)
        return report

    def _take_over(self, report: Report, times: int, slipped: int | None = None) -> None:
        """Papers take a number from the first report or from each other; a slip, from whoever has it."""
        taken: list[Report] = []
        for _ in range(times):
            told = {outlet for outlet, _, _ in self._told}
            free = [one for one in self.scene.outlets if one not in told]
            if not free:
                return
            source = self.random.choice(taken) if taken and (slipped or self.random.random() < 0.6) else report
            frame, via = self._echo_frame(report.occasion, source, False)
            day = source.day + self.random.choice((0, 0, 1))
            made = self._report(report.occasion, self.random.choice(free), day, frame, via, source)
            if made:
                taken.append(self._put(made, report.number if slipped is None else slipped))

    def _put(self, report: Report, number: int | None) -> Report:
        """Print a number in the report that was made last, whatever slips the world would have made by itself."""
        self.reports[-1] = replace(report, number=number, miscopied=number != report.occasion.number)
        return self.reports[-1]


def make_rumours(seed: int, events: int, *, wide: bool) -> tuple[World, tuple[Truth, ...]]:
    """A world of events with one question each, and the truth about them; `wide`: a false number goes round."""
    random = Random(f"rumours/{seed}/{events}/{wide}")
    bank = load_bank("test")
    writer = Writer(bank, random)
    articles: list[WorldArticle] = []
    tellings: list[TrueTelling] = []
    claims, truths = [], []
    for first in range(0, events, REGION):
        names = Names(random)
        shared = national(names)
        outlets, agencies = [names.outlet() for _ in range(OUTLETS)], [names.agency(kind) for kind in range(2)]
        for number in range(first, min(first + REGION, events)):
            id, place = f"e{number}", names.place()
            type_, speakers = random.choice(sorted(bank["events"])), {**shared, **local(names, place, id)}
            scene = Scene(id, type_, place, names.place(), 30 * number, speakers, outlets, agencies)
            rumour = Rumour(scene, (), random, wide=wide)
            printed, told = _write(rumour, writer, names)
            articles += printed
            tellings += told
            claims.append(TrueClaim(f"{id}/deaths", id, "deaths", False, tuple(one.id for one in told),
                                    len({one.occasion for one in told})))  # fmt: skip
            truths.append(Truth(f"{id}/deaths", rumour.truth, rumour.records))
    return World(seed, "test", tuple(articles), tuple(tellings), tuple(claims)), tuple(truths)


def _write(rumour: Rumour, writer: Writer, names: Names) -> tuple[list[WorldArticle], list[TrueTelling]]:
    """One article for each outlet and day."""
    by_article: dict[tuple[int, str], list[Report]] = defaultdict(list)
    for report in rumour.run():
        by_article[report.day, report.outlet].append(report)
    articles: list[WorldArticle] = []
    tellings: list[TrueTelling] = []
    for at, key in enumerate(sorted(by_article)):
        draft = writer.draft(f"{rumour.scene.id}-a{at}", rumour.scene, by_article[key], None)
        article, told = lay_out(draft, writer.random)
        articles.append(article)
        tellings += told
    return articles, tellings
