"""How claims come up and spread: occasions, who reports them at first hand, and who takes them from whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random

from evals.world_making.speaking import KINDS, NUMBERS, Occasion, Speaker, Venue, figure

RIVALS = 0.6
"""How often an event has two rival causes; `DENIED`: how often somebody denies one."""
DENIED = 0.6
AGAIN = 0.18
"""How often a claim's first named speaker says it again on a later day, to one outlet."""
OTHER_NUMBER = 0.35
MISCOPIED = 0.07
FRAMES = {"conference": "said", "interview": "own", "witness": "witness"}


@dataclass(frozen=True, slots=True)
class Report:
    """That an outlet tells what was said on an occasion: in which frame, through whom, and taken from which report."""

    id: str
    occasion: Occasion
    outlet: str
    day: int
    frame: str
    via: tuple[str, ...] = ()
    took_from: str | None = None
    number: int | None = None
    miscopied: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """An event: its type and place, on which day, who can speak about it, and what outlets and agencies there are."""

    id: str
    type: str
    place: str
    region: str
    day: int
    speakers: Mapping[str, Speaker]
    outlets: Sequence[str]
    agencies: Sequence[str]


@dataclass(slots=True)
class Spreading:
    """One event's occasions and reports as they come up."""

    scene: Scene
    causes: Sequence[str]
    random: Random
    reports: list[Report] = field(default_factory=list)
    _told: set[tuple[str, int, str]] = field(default_factory=set)
    _blaming: dict[str, list[str]] = field(default_factory=dict)
    _occasions: int = 0

    def run(self) -> list[Report]:
        """All reports of the event, in the order in which they were made."""
        for kind, denied in self._kinds():
            for occasion in self._occasions_of(kind, denied):
                self._spread(occasion, denied)
        return self.reports

    def _kinds(self) -> list[tuple[str, bool]]:
        random = self.random
        others = random.sample([kind for kind in KINDS if kind not in ("deaths", "cause")], 4)
        causes = list(self.causes)
        random.shuffle(causes)
        kinds = [("deaths", False), *((kind, False) for kind in others), (f"cause-{causes[0]}", False)]
        if random.random() < RIVALS:
            kinds.append((f"cause-{causes[1]}", False))
        if random.random() < DENIED:
            kinds.append((f"cause-{causes[0]}", True))
        return kinds

    def _occasions_of(self, kind: str, denied: bool) -> list[Occasion]:
        random = self.random
        roles = self._roles(kind, denied)
        count = min(len(roles), random.choices((1, 2, 3), (0.4, 0.35, 0.25))[0])
        chosen = random.sample(roles, count)
        if kind.startswith("cause") and not denied:
            self._blaming[kind] = chosen
        claim = f"{self.scene.id}/{kind}{'/denied' if denied else ''}"
        number = figure(random, kind.partition("-")[0])
        day = self.scene.day + random.choice((0, 0, 1))
        occasions = []
        for role in chosen:
            occasions.append(self._occasion(claim, role, day, number, None))
            day += random.choice((0, 0, 1, 1, 2))
            number = self._other(number, kind)
        first = occasions[0].speaker
        if first.named and chosen[0] != "witness" and random.random() < AGAIN:
            role = chosen[0]
            occasions.append(self._occasion(claim, role, occasions[0].day + random.choice((2, 3)), number, "interview"))
        return occasions

    def _roles(self, kind: str, denied: bool) -> Sequence[str]:
        """Who can say it: nobody names two rival causes, nor denies the one that they named."""
        if denied:
            return [role for role in ("company", "minister") if role not in self._blaming[kind]]
        others = KINDS[kind.partition("-")[0]]
        if not kind.startswith("cause"):
            return others
        blaming = [role for roles in self._blaming.values() for role in roles]
        return [role for role in others if role not in blaming]

    def _other(self, number: int | None, kind: str) -> int | None:
        if number is None or self.random.random() > OTHER_NUMBER:
            return number
        step = NUMBERS[kind][2]
        return number + step * max(1, round(number / step * self.random.choice((0.1, 0.25, 0.5))))

    def _occasion(self, claim: str, role: str, day: int, number: int | None, venue: Venue | None) -> Occasion:
        random = self.random
        host = random.choice(self.scene.outlets)
        if role == "witness":
            return Occasion(self._name(claim), claim, Speaker(f"witness {host}", (), None, False), day, "witness", host,
                            number)  # fmt: skip
        speaker = self.scene.speakers[role]
        chosen: Venue = venue or ("conference" if speaker.named and random.random() < 0.7 else "interview")
        return Occasion(self._name(claim), claim, speaker, day, chosen, host if chosen == "interview" else None, number)

    def _name(self, claim: str) -> str:
        self._occasions += 1
        return f"{claim}#{self._occasions}"

    def _spread(self, occasion: Occasion, denied: bool) -> None:
        random = self.random
        hosts = [occasion.host] if occasion.host else [random.choice(self.scene.agencies)]
        if occasion.host is None:
            hosts += random.sample(self.scene.outlets, random.choice((0, 0, 1, 2)))
        frame = FRAMES[occasion.venue]
        if denied:
            frame = "denied"
        first = [self._report(occasion, outlet, occasion.day, frame) for outlet in hosts]
        reports = [one for one in first if one]
        for _ in range(random.choice((0, 1, 1, 2, 2, 3, 4))):
            if reports:
                self._echo(occasion, reports, denied)

    def _echo(self, occasion: Occasion, reports: list[Report], denied: bool) -> None:
        random = self.random
        source = random.choice(reports)
        outlet = random.choice([one for one in self.scene.outlets if one not in (source.outlet, occasion.host)])
        day = source.day + random.choice((0, 0, 1))
        frame, via = self._echo_frame(occasion, source, denied)
        made = self._report(occasion, outlet, day, frame, via, source)
        if made and frame != "plain":
            reports.append(made)

    def _echo_frame(self, occasion: Occasion, source: Report, denied: bool) -> tuple[str, tuple[str, ...]]:
        random = self.random
        if occasion.venue == "witness":
            return "citing_bare", (source.via[-1] if source.via else source.outlet,)
        if denied:
            return ("denied_citing", (source.outlet,)) if random.random() < 0.6 else ("denied", ())
        dice = random.random()
        if dice < 0.25 and (occasion.venue == "conference"):
            return "said", ()
        if dice < 0.32:
            return "plain", ()
        if source.via and dice < 0.7:
            return "chain", (source.via[0], source.outlet)
        return "citing", (source.via[0] if source.via else source.outlet,)

    def _report(
        self, occasion: Occasion, outlet: str, day: int, frame: str, via: tuple[str, ...] = (),
        source: Report | None = None,
    ) -> Report | None:  # fmt: skip
        """A report, or None where the outlet tells this claim on this day already."""
        if (outlet, day, occasion.claim) in self._told or outlet in via:
            return None
        self._told.add((outlet, day, occasion.claim))
        number = source.number if source else occasion.number
        wrong = number is not None and source is not None and self.random.random() < MISCOPIED
        report = Report(
            f"{self.scene.id}-{len(self.reports)}", occasion, outlet, day, frame, via, source.id if source else None,
            miscopy(number, self.random) if wrong and number is not None else number,
            wrong or bool(source and source.miscopied),
        )  # fmt: skip
        self.reports.append(report)
        return report


def miscopy(number: int, random: Random) -> int:
    """A number as a careless hand copies it: figures swapped, one too many, or another first one."""
    digits = str(number)
    swapped = digits[:-2] + digits[-1] + digits[-2] if len(digits) > 1 else digits
    wrong = random.choice((swapped, digits + "0", str(int(digits[0]) % 9 + 1) + digits[1:]))
    return int(wrong) if int(wrong) not in (number, 0) else number + 10
