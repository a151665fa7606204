"""A press with known families: what outlets print of the same events, on their own and from each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from evals.copying.events import Event, event, name
from evals.copying.pieces import Piece, derive, report
from onrecord.link.copies import Printed

EVENTS = 40
_KINDS = ("Courier", "Herald", "Observer", "Gazette", "Tribune", "Mirror", "Chronicle", "Post")
_BEGIN = datetime(2031, 3, 3, 6)
_FURNITURE = (
    "The {0} has reported from {1} and its surroundings for {2} years. Its newsroom is owned by a trust of readers and "
    "takes no money from parties. Write to the desk with hints and corrections, which are printed on page two.",
    "Like what you read? Support the {0} with {2} crowns a month and get the evening letter from our editors in {1} "
    "before everyone else does. You can stop at any time with a single click. Terms and conditions apply.",
    "Opinions in letters are those of their writers and not of the {0}. All times are local. The weather in {1} and "
    "the programme of the theatres stand on page {2}. Questions about delivery are answered every weekday until four.",
)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented outlet and what it prints below its articles, if it does."""

    name: str
    furniture: str


@dataclass(frozen=True, slots=True)
class Known:
    """An article with the family it truly belongs to and the share of words changed since that family began."""

    article: Printed
    family: str
    changed: float


def press(seed: int, events: int = EVENTS) -> tuple[Known, ...]:
    """All that is printed, in no order."""
    chance = Random(f"onrecord copies {seed}")
    outlets = tuple(_outlet(chance) for _ in range(12))
    made: list[Known] = []
    last: Event | None = None
    for number in range(events):
        when = _BEGIN + timedelta(hours=9 * number + chance.randrange(9))
        last = event(chance, when, *_like(last, chance))
        made += _coverage(number, last, outlets, chance)
    chance.shuffle(made)
    return tuple(made)


def _like(last: Event | None, chance: Random) -> tuple[str | None, Event | None]:
    """A third of events is a sibling of the one before: the same kind, half of those in the same town."""
    if last is None or chance.random() < 0.67:
        return None, None
    return last.kind, last if chance.random() < 0.5 else None


def _outlet(chance: Random) -> Outlet:
    town = name(chance)
    title = f"The {town} {chance.choice(_KINDS)}"
    furniture = chance.choice(_FURNITURE).format(title.removeprefix("The "), town, chance.randrange(3, 60))
    return Outlet(title, furniture if chance.random() < 0.7 else "")


def _coverage(number: int, what: Event, outlets: tuple[Outlet, ...], chance: Random) -> list[Known]:
    made: list[Known] = []
    for root in range(chance.choice((1, 2, 3, 3, 4))):
        family = f"{number}.{root}"
        at = what.when + timedelta(minutes=chance.randrange(60, 1440))
        first = chance.choice(outlets)
        versions = [report(what, family, f"{first.name} {chance.randrange(3)}", at, chance)]
        made.append(_printed(versions[0], first, f"{family}.0", None, chance))
        agency = chance.choice((None, None, "Meridian Wire", "Nordtext"))
        for copy in range(chance.choice((0, 0, 0, 1, 2, 3, 5))):
            parent = chance.choice(versions) if chance.random() < 0.3 else versions[0]
            outlet = chance.choice(outlets)
            at = parent.published + timedelta(minutes=chance.randrange(20, 2400))
            versions.append(derive(parent, what, outlet.name, at, chance))
            made.append(_printed(versions[-1], outlet, f"{family}.{copy + 1}", agency, chance))
    return made


def _printed(piece: Piece, outlet: Outlet, id: str, agency: str | None, chance: Random) -> Known:
    credit = agency if agency and chance.random() < 0.6 else None
    body = [" ".join(paragraph) for paragraph in piece.paragraphs]
    if credit and chance.random() < 0.5:
        body[0] = f"({credit}) — {body[0]}"
    if outlet.furniture and chance.random() < 0.8:
        body.append(outlet.furniture)
    text = "\n\n".join([piece.headline, *body])
    hidden = f"{Random(f'{id}/{outlet.name}').getrandbits(48):012x}"
    article = Printed(
        hidden, text, piece.headline, outlet.name, piece.published.strftime("%Y-%m-%dT%H:%M:%SZ"), None, credit
    )
    return Known(article, piece.family, round(piece.changed, 3))
