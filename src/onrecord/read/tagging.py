"""Windows through the network: for every cue that begins in an article, a draft of its attribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from onrecord.infer import Session
from onrecord.read.labelling import best_labelling
from onrecord.read.pieces import Pieces, Window, windows

LOWER, INSIDE, OPENS = 1, 1, 2
"""Of `Pieces.case` a word in small letters; of `Pieces.quote` a word inside quotation marks, and a mark that opens."""

START, STOP = 101, 102  # [CLS] and [SEP] of the uncased BERT vocabulary
CUE_FLOOR = -1.8
"""Logit below which a cue is not even drafted (a probability of .14).

Of dev's drafts (every other article) a tenth lies between -2.2 and -1.5, and 15 of the 1,734 that stand; from -1 on
Wikinews dev has 1.6 less of whole F1.
"""

WINDOWS_AT_ONCE = 16
"""Windows whose cues are labelled in one loop: bounds memory on an endless text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One cue's own labelling, in units of the article.

    `begins` is the logit that a cue begins there, `log_share` the log-probability of the labelling, `acts` the
    logits over `ACTS`, `view` the units that the labelling saw.
    """

    begins: float
    log_share: float
    acts: tuple[float, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    view: range


def draft_attributions(pieces: Pieces, session: Session) -> Iterator[Draft]:
    """Drafts in the order of their cues."""
    made = [window for window in windows(pieces) if _says_anything(pieces, window)]
    for start in range(0, len(made), WINDOWS_AT_ONCE):
        group = made[start : start + WINDOWS_AT_ONCE]
        yield from _label([(window, session.run(window_arrays(pieces, window))) for window in group])


def _says_anything(pieces: Pieces, window: Window) -> bool:
    """A window of marks and digits alone credits nobody with anything; it need not be read."""
    case = pieces.case[window.start : window.end]
    return bool(((case > 0) & (case < 5)).any())


def window_arrays(pieces: Pieces, window: Window) -> dict[str, NDArray[np.generic]]:
    """The network's inputs for one window: markers added, features spread over pieces."""
    units = slice(window.start, window.end)
    counts = pieces.count[units]
    begin = int(pieces.first[window.start])
    inner = pieces.ids[begin : begin + int(counts.sum())]
    opens, closes = reaches(pieces, window)

    def spread(values: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.concatenate([[0], np.repeat(values, counts), [0]])

    return {
        "ids": np.concatenate([[START], inner, [STOP]]),
        "case": spread(pieces.case[units]),
        "quote": spread(pieces.quote[units]),
        "place": spread(pieces.place[units]),
        "first": pieces.first[units] - begin + 1,
        "opens": opens,
        "closes": closes,
        "floor": np.array(CUE_FLOOR, dtype=np.float32),
    }


def reaches(pieces: Pieces, window: Window) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Of each unit of a window the first and the last, exclusive, that an attribution whose cue it is may reach.

    That is its paragraph, with those beside it into which a quotation may go on: one that this paragraph leaves open,
    or that the next one begins with. A line that begins with a small letter begins no paragraph. Of PolNeAR train's
    attributions 99.4 % lie within (98.9 % in one paragraph).
    """
    units = slice(window.start, window.end)
    quote, lower = pieces.quote[units], pieces.case[units] == LOWER
    paragraph = pieces.paragraph[units]
    later = np.flatnonzero(paragraph[1:] != paragraph[:-1]) + 1
    later = later[~lower[later]]
    starts, ends = np.concatenate([[0], later]), np.concatenate([later, [len(quote)]])
    last = quote[later - 1]
    goes_on = (last == INSIDE) | (last == OPENS) | (quote[later] == OPENS)
    opens, closes = starts.copy(), ends.copy()
    opens[1:] = np.where(goes_on, starts[:-1], starts[1:])
    closes[:-1] = np.where(goes_on, ends[1:], ends[:-1])
    sizes = ends - starts
    return np.repeat(opens, sizes), np.repeat(closes, sizes)


@dataclass(frozen=True, slots=True)
class _Cue:
    """One cue's line of the network's outputs. `view` are the units of the article that its labelling sees."""

    unit: int
    view: range
    begins: float
    acts: tuple[float, ...]
    emissions: NDArray[np.generic]
    moves: NDArray[np.generic]


def _label(results: list[tuple[Window, dict[str, NDArray[np.generic]]]]) -> Iterator[Draft]:
    cues = [cue for window, out in results for cue in _cues(window, out)]
    if not cues:
        return
    labelling = best_labelling(
        _padded([cue.emissions for cue in cues]),
        _padded([cue.moves for cue in cues]),
        np.array([len(cue.view) for cue in cues]),
    )
    shares = labelling.log_share.tolist()
    for cue, (source, own, content), share in zip(cues, _units_of(labelling.roles, cues), shares, strict=True):
        yield Draft(cue.begins, share, cue.acts, tuple(source), tuple(own) or (cue.unit,), tuple(content), cue.view)


def _units_of(roles: NDArray[np.int64], cues: list[_Cue]) -> list[tuple[list[int], list[int], list[int]]]:
    """Each cue's units of the article that are source, cue and content."""
    held: list[tuple[list[int], list[int], list[int]]] = [([], [], []) for _ in cues]
    rows, units = np.nonzero(roles)
    for row, unit, role in zip(rows.tolist(), units.tolist(), roles[rows, units].tolist(), strict=True):
        held[row][role - 1].append(unit + cues[row].view.start)
    return held


def _cues(window: Window, out: dict[str, NDArray[np.generic]]) -> Iterator[_Cue]:
    """The cues of one window in the order of the text. Their views lie one after the other in the outputs."""
    sizes = (out["ends"].astype(np.int64) - out["starts"].astype(np.int64)).tolist()
    before = [0, *accumulate(sizes)]
    for index in np.argsort(out["cues"]).tolist():
        unit = int(out["cues"][index])
        begins = float(out["begins"][unit])
        if begins < CUE_FLOOR:
            continue  # the graph always labels its likeliest cue
        view = range(window.start + int(out["starts"][index]), window.start + int(out["ends"][index]))
        acts = tuple(out["acts"][index].tolist())
        own = slice(before[index], before[index + 1])
        yield _Cue(window.start + unit, view, begins, acts, out["emissions"][own], out["moves"][own])


def _padded(cues: list[NDArray[np.generic]]) -> NDArray[np.float32]:
    """The cues' arrays as one, [cues, units of the longest, …], zero past each one's end."""
    held = np.zeros((len(cues), max(map(len, cues)), *cues[0].shape[1:]), np.float32)
    for row, values in zip(held, cues, strict=True):
        row[: len(values)] = values
    return held
