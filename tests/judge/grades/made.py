"""Cases and bearings made for tests, and what hypothesis makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st

from onrecord.record.grading import DISTANCES, Bearing, Stand
from onrecord.record.judging import Case, Outcome, Side

SOURCE = "Ministry of Tides"
OUTCOMES: tuple[Outcome, ...] = ("true", "false", "false", "partly", "void")
STANDS: tuple[Stand, ...] = ("supports", "supports", "contradicts", "denies")
OUTLETS = ("Harbour Post", "Vale Gazette", "Morning Lamp", "Quarry Times")


def case(id: str, right: bool, *outlets: str, made: str = "2031-03-03", side: Side | None = None) -> Case:
    """A claim of fact that was settled."""
    return Case(
        id, SOURCE, outlets[0] if outlets else None, None, made, "true" if right else "false", "claim",
        side=side, outlets=outlets,
    )  # fmt: skip


def record_of(right: int, wrong: int, outlets: Sequence[str] = OUTLETS[:2]) -> list[Case]:
    """A record with so many cases, the outlets taking turns."""
    return [case(f"c{at}", at < right, outlets[at % len(outlets)]) for at in range(right + wrong)]


@st.composite
def cases(draw: st.DrawFn, *, least: int = 0) -> list[Case]:
    """Any cases of one source: of all kinds and outcomes, some coming twice, some revising another one."""
    made = []
    ids = draw(st.sampled_from((6, 45)))
    for at in range(draw(st.integers(least, 40))):
        low = draw(st.sampled_from((None, None, 0.2, 0.5, 0.7)))
        outcome: Outcome = draw(st.sampled_from(OUTCOMES))
        made.append(
            Case(
                f"c{draw(st.integers(0, ids))}", SOURCE, draw(st.sampled_from((None, *OUTLETS))), None,
                f"2031-0{draw(st.integers(1, 9))}-01", outcome, draw(st.sampled_from(("forecast", "claim"))), low, low,
                known=draw(st.sampled_from((None, "2031-05-01"))),
                side=draw(st.sampled_from((None, "own", "adversary"))),
                revises=f"c{at - 1}" if draw(st.integers(0, 5)) == 0 else None,
            )
        )  # fmt: skip
    skewed = draw(st.integers(0, 3)) % 3
    if skewed:
        made = [replace(one, outcome="true" if skewed == 1 else "false", low=None, high=None) for one in made]
    return made


def bearing(
    telling: str, stand: Stand = "supports", distance: str = "unknown", source: str | None = None, **more: object
) -> Bearing:
    """One origin."""
    return replace(Bearing(telling, stand, source=source), distance=distance, **more)  # type: ignore[arg-type]


@st.composite
def bearings(draw: st.DrawFn, stand: Stand | None = None) -> Bearing:
    """Any origin; of `stand` where one is asked for."""
    drawn: Stand = draw(st.sampled_from(STANDS))
    return Bearing(
        f"t{draw(st.integers(0, 30))}",
        stand or drawn,
        draw(st.sampled_from(DISTANCES)),
        draw(st.sampled_from((None, *(f"s{at}" for at in range(8))))),
        tuple(f"e{draw(st.integers(0, 9))}" for _ in range(draw(st.integers(0, 3)))),
        draw(st.sampled_from((None, "Aldonia", "Brevia"))),
        draw(st.booleans()),
    )
