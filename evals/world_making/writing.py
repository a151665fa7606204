"""Articles written from reports: sentences in frames, paragraphs, headlines, credit lines; and copies of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from evals.world_making.banks import capitalised, clause, load_background, number_words
from evals.world_making.reporting import MISCOPIED, Report, Scene, miscopy
from evals.world_making.truth import TrueTelling, WorldArticle

FIRST_DAY = date(2031, 3, 3)
SHORT = 0.6
"""How often somebody named before is named by the family name alone."""
BACKGROUND = (6, 8, 10, 12)
"""How many sentences of an article tell no claim: without them short articles in one world's few templates would look
like copies of each other."""
CREDITED = 0.8
"""How often a copy keeps the agency's credit."""
UNCREDITED = ("plain", "citing_bare")
"""Frames in which nobody stands who said it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence before it is placed: its words, what it tells (None where it is filler), and where in it."""

    text: str
    report: Report | None = None
    start: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is laid out."""

    id: str
    scene: Scene
    outlet: str
    day: int
    title: str
    lines: tuple[Line, ...]
    credit: str | None = None
    byline: str | None = None
    copy_of: str | None = None


@dataclass(slots=True)
class Writer:
    """Writes articles with the templates of one bank."""

    bank: dict[str, Any]
    random: Random

    def draft(self, id: str, scene: Scene, reports: Sequence[Report], byline: str | None) -> Draft:
        """One outlet's article of one day about one event."""
        random = self.random
        named: set[str] = set()
        ordered = list(reports)
        random.shuffle(ordered)
        ordered.sort(key=lambda report: report.frame != "plain")
        lines = [self._line(scene, report, named) for report in ordered]
        for at in range(random.choice(BACKGROUND)):
            line = self._filler(scene, ordered[0].day) if at == 0 else self._background()
            lines.insert(random.randrange(1, len(lines) + 1), line)
        agency = ordered[0].outlet in scene.agencies
        credit = ordered[0].outlet if agency else None
        title = self._title(scene, ordered[0])
        return Draft(id, scene, ordered[0].outlet, ordered[0].day, title, tuple(lines), credit, byline)

    def copy(self, draft: Draft, id: str, outlet: str, day: int) -> Draft:
        """A copy with sentences cut, another headline, perhaps lines of its own, and perhaps without the credit."""
        random = self.random
        keep = max(1, round(len(draft.lines) * random.choice((0.5, 0.7, 0.9, 1.0))))
        lines = [self._copied(draft.lines[at]) for at in sorted(random.sample(range(len(draft.lines)), keep))]
        told = [line.report for line in lines if line.report]
        if random.random() < 0.4:
            lines.insert(random.randrange(len(lines) + 1), self._background())
        title = self._title(draft.scene, told[0]) if told else draft.title
        credit = draft.credit if random.random() < CREDITED else None
        return replace(
            draft, id=id, outlet=outlet, day=day, title=title, lines=tuple(lines), credit=credit, copy_of=draft.id,
            byline=None,
        )  # fmt: skip

    def _copied(self, line: Line) -> Line:
        """A line as it is copied: now and then with another number."""
        report = line.report
        if report is None or report.number is None or self.random.random() > MISCOPIED:
            return line
        number, wrong = f"{report.number:,}", miscopy(report.number, self.random)
        if line.text.count(number) != 1:
            return line
        told = replace(report, number=wrong, miscopied=True)
        text = line.text.replace(number, f"{wrong:,}")
        return Line(text, told, line.start, line.length + len(text) - len(line.text))

    def _title(self, scene: Scene, report: Report) -> str:
        kind = report.occasion.claim.split("/")[1].partition("-")[0]
        words = str(self.random.choice(self.bank["headlines"][kind]))
        number = number_words(report.number or 0, "digits")
        return words.replace("{place}", scene.place).replace("{n}", number).replace("{N}", number)

    def _filler(self, scene: Scene, day: int) -> Line:
        words = str(self.random.choice(self.bank["filler"]))
        return Line(
            words.replace("{place}", scene.place).replace("{region}", scene.region).replace("{day}", weekday(day))
        )

    def _background(self) -> Line:
        """A sentence about the town that hardly any other article has."""
        words = (self.random.choice(load_background()[part]) for part in ("who", "did", "where", "when"))
        return Line(f"{' '.join(words)}.")

    def _line(self, scene: Scene, report: Report, named: set[str]) -> Line:
        random = self.random
        kind = report.occasion.claim.split("/")[1]
        style = "digits" if report.miscopied else random.choice(self.bank["numbers"])
        number = number_words(report.number, style) if report.number is not None else ""
        told = clause(self.bank, random, (scene.type, kind), scene.place, number)
        frame = str(random.choice(self.bank["frames"][report.frame]))
        outlets = report.via or (report.outlet,)
        source = self._named(report, named)
        words = {
            "s": source, "S": capitalised(source), "day": weekday(report.occasion.day), "o": f"the {outlets[0]}",
            "O": f"The {outlets[0]}", "o2": f"the {outlets[-1]}", "O2": f"The {outlets[-1]}",
        }  # fmt: skip
        before, after, told = _around(frame, told)
        before, after = before.format(**words), after.format(**words)
        return Line(before + told + after, report, len(before), len(told))

    def _named(self, report: Report, named: set[str]) -> str:
        speaker = report.occasion.speaker
        if not speaker.forms:
            return ""
        if speaker.key in named and speaker.short and self.random.random() < SHORT:
            return speaker.short
        named.add(speaker.key)
        return self.random.choice(speaker.forms)


def _around(frame: str, told: str) -> tuple[str, str, str]:
    """What stands before and after the claim's words in a frame, and these with a capital where it asks for one."""
    place = "{C}" if "{C}" in frame else "{c}"
    before, _, after = frame.partition(place)
    return before, after, capitalised(told) if place == "{C}" else told


def weekday(day: int) -> str:
    """The name of a day."""
    return (FIRST_DAY + timedelta(days=day)).strftime("%A")


def lay_out(draft: Draft, random: Random) -> tuple[WorldArticle, list[TrueTelling]]:
    """Put a draft's sentences into paragraphs, and say where each telling stands."""
    text = f"{draft.title}\n\n"
    if draft.byline:
        text += f"By {draft.byline}\n\n"
    if draft.credit:
        text += f"{draft.scene.place.upper()} ({draft.credit}) — "
    tellings = []
    for place, line in enumerate(draft.lines):
        if place:
            text += random.choice((" ", "\n\n"))
        if line.report:
            tellings.append(_telling(draft, line, line.report, len(text)))
        text += line.text
    day = (FIRST_DAY + timedelta(days=draft.day)).isoformat()
    article = WorldArticle(
        draft.id, draft.scene.id, draft.outlet, day, draft.title, text + "\n", draft.credit, draft.byline, draft.copy_of
    )
    return article, tellings


def _telling(draft: Draft, line: Line, report: Report, at: int) -> TrueTelling:
    copied = draft.copy_of is not None
    id = f"{draft.id}:{report.id}" if copied else report.id
    start = at + line.start
    forms = () if report.frame in UNCREDITED else report.occasion.speaker.forms
    return TrueTelling(
        id, draft.id, (start, start + line.length), (at, at + len(line.text)), report.occasion.claim,
        report.occasion.id, forms[0] if forms else None,
        report.id if copied else report.took_from, report.via, report.number, report.miscopied,
    )  # fmt: skip
