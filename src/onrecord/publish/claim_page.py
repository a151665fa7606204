"""The page of one claim: where it entered the record, who only repeats it, who stands against it, and its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from onrecord.publish.lines import print_indented
from onrecord.publish.number_plot import PlotPoint, plot_lines
from onrecord.publish.reason_words import short_id
from onrecord.publish.signs import BOLD, DIM, STYLES, Look, look_of
from onrecord.publish.voice_words import voice_words
from onrecord.record.linking import Claim, Link, Origin, Reason
from onrecord.record.telling import Telling

RELATIONS = {
    "denies": "denied",
    "asserts": "asserted",
    "contradicts": "contradicted",
    "leaves_open": "left open",
    "differs_in_number": "with another number",
    "updates": "updated",
    "narrows": "told in part",
}


@dataclass(frozen=True, slots=True)
class NumberLine:
    """What the figures of one measure come to, on whose count."""

    measure: str
    by: str | None
    low: float | None
    best: float | None
    high: float | None
    points: tuple[PlotPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Whether a telling denies what it is about, leaves it open or asserts it, and its words, behind what was said of
    them where these alone would say more."""

    stance: str
    words: str


@dataclass(frozen=True, slots=True)
class ClaimPage:
    """What the page shows; `tellings` are those of the claim and those that some link leads to, `said` what each of
    these says, `updates` the echoes in which their origin's own source has another figure by now."""

    claim: Claim
    tellings: Mapping[str, Telling]
    said: Mapping[str, Said]
    origins: Sequence[Origin]
    links: Sequence[Link]
    numbers: Sequence[NumberLine]
    miscopied: Sequence[str]
    updates: frozenset[str] = frozenset()


def print_claim_page(page: ClaimPage, console: Console) -> None:
    """Print it."""
    look = look_of(console)
    own = [page.tellings[id] for id in page.claim.tellings]
    print_indented(Text(look.line(page.said[page.claim.wording].words), BOLD), console)
    print_indented(Text(look.line(_counts(page, own, look)), DIM), console)
    console.print()
    for number, origin in enumerate(page.origins, start=1):
        print_indented(_line(f"origin {number}", page.tellings[origin.telling], look), console)
        for echo in origin.echoes:
            label = "update" if echo in page.updates else "echo"
            print_indented(_line(label, page.tellings[echo], look), console, 2)
        for words in _reasons(origin.reasons):
            print_indented(Text(look.line(words), DIM), console, 4)
    _print_others(page, console, look)
    _print_numbers(page, console, look)


def _counts(page: ClaimPage, own: Sequence[Telling], look: Look) -> str:
    outlets = {telling.outlet for telling in own if telling.outlet}
    articles = {telling.article for telling in own}
    parts = [
        _many(len(page.origins), "independent origin"),
        _many(len(outlets), "outlet"),
        _many(len(articles), "article"),
        page.claim.id,
    ]
    return f" {look.signs.dot} ".join(parts)


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _line(label: str, telling: Telling, look: Look) -> Text:
    facts = [telling.published and telling.published[:10], telling.outlet, voice_words(telling)]
    facts += [f"via {name}" for name in telling.via]
    text = Text().append(f"{label}  ", BOLD)
    text.append(look.line(f" {look.signs.dot} ".join(fact for fact in facts if fact)))
    return text.append(f"  {short_id(telling.id)}" if telling.id.startswith("attribution-") else "", DIM)


def _reasons(reasons: Sequence[Reason]) -> list[str]:
    return [f"{reason.name}: {reason.words}".rstrip(": ") for reason in reasons]


def _print_others(page: ClaimPage, console: Console, look: Look) -> None:
    """Tellings that stand against it or beside it, each by its surest link."""
    own = set(page.claim.tellings)
    surest: dict[str, Link] = {}
    for link in page.links:
        other = link.other if link.one in own else link.one
        if other not in own and link.zone == "linked" and link.relation in RELATIONS:
            surest[other] = max(surest.get(other, link), link, key=lambda each: each.score)
    if surest:
        console.print()
        print_indented(Text("Beside it", BOLD), console)
    for id, link in sorted(surest.items(), key=lambda item: (page.tellings[item[0]].published or "~", item[0])):
        said, text = page.said[id], page.tellings[id].text
        stands = said.stance if link.relation in ("denies", "leaves_open") else link.relation
        print_indented(_line(RELATIONS[stands], page.tellings[id], look), console)
        opening, closing = look.signs.pairs["content"]
        words = Text(opening + look.line(text) + closing, STYLES["content"])
        print_indented(Text(said.words.removesuffix(text), BOLD).append_text(words), console, 2)


def _print_numbers(page: ClaimPage, console: Console, look: Look) -> None:
    if page.numbers or page.miscopied:
        console.print()
        print_indented(Text("Numbers", BOLD), console)
    for one in page.numbers:
        by = f" by {one.by or 'nobody named'}"
        span = range_words((one.low, one.best, one.high), dash=look.signs.dash)
        print_indented(Text(look.line(f"{one.measure}{by}: {span}")), console)
    for words in page.miscopied:
        print_indented(Text(look.line(words)), console)
    for measure in dict.fromkeys(one.measure for one in page.numbers):
        same = [point for one in page.numbers if one.measure == measure for point in one.points]
        lines = plot_lines(same, look)
        if lines:
            print_indented(Text(look.line(f"{measure}, over time"), DIM), console)
        for line in lines:
            console.print(Text(f"  {line}"), overflow="ellipsis", no_wrap=True)


def range_words(figures: tuple[float | None, float | None, float | None], *, dash: str = "–") -> str:
    """The lowest, best and highest of some figures, in words."""
    low, best, high = (None if value is None else f"{value:,g}" for value in figures)
    if low is not None and low == high:
        return low
    if low is not None and high is not None:
        return f"{low}{dash}{high}" + (f", latest {best}" if best is not None else "")
    return f"at least {low}" if low is not None else f"at most {high}" if high is not None else str(best)
