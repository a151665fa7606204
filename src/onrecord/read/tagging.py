"""Windows through the network: for every cue that begins in an article, a draft of its attribution."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.infer import Session
from onrecord.read.labelling import best_labelling
from onrecord.read.pieces import Pieces, Window, windows

START, STOP = 101, 102  # [CLS] and [SEP] of the uncased BERT vocabulary
CUE_FLOOR = -2.2
"""Logit below which a cue is not even drafted (a probability of .1).

On dev 4,642 drafts lie between it and -6, of which 14 would stand; at -1 every floor still holds, with a sixth fewer
cues to label.
"""

WINDOWS_AT_ONCE = 16
"""Windows whose cues are labelled in one loop: bounds memory on an endless text."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One cue's own labelling, in units of the article.

    `begins` is the logit that a cue begins there, `log_share` the log-probability of the labelling, `acts` the
    logits over `ACTS`.
    """

    begins: float
    log_share: float
    acts: tuple[float, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    window: Window


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

    def spread(values: NDArray[np.int64]) -> NDArray[np.int64]:
        return np.concatenate([[0], np.repeat(values, counts), [0]])

    return {
        "ids": np.concatenate([[START], inner, [STOP]]),
        "case": spread(pieces.case[units]),
        "quote": spread(pieces.quote[units]),
        "place": spread(pieces.place[units]),
        "first": pieces.first[units] - begin + 1,
        "floor": np.array(CUE_FLOOR, dtype=np.float32),
    }


def _label(results: list[tuple[Window, dict[str, NDArray[np.generic]]]]) -> Iterator[Draft]:
    width = max(window.end - window.start for window, _ in results)
    rows: list[tuple[Window, int, float, tuple[float, ...]]] = []
    emissions, moves = [], []
    for window, out in results:
        size = window.end - window.start
        for index in np.argsort(out["cues"]).tolist():
            unit = int(out["cues"][index])
            if out["begins"][unit] < CUE_FLOOR:
                continue  # the graph always labels its likeliest cue
            rows.append((window, unit, float(out["begins"][unit]), tuple(map(float, out["acts"][index]))))
            emissions.append(np.pad(out["emissions"][index], ((0, width - size), (0, 0))))
            moves.append(np.pad(out["moves"][index], ((0, width - size), (0, 0), (0, 0))))
    if not rows:
        return
    lengths = np.array([window.end - window.start for window, _, _, _ in rows])
    labelling = best_labelling(np.stack(emissions), np.stack(moves), lengths)
    for (window, unit, begins, acts), roles, share in zip(rows, labelling.roles, labelling.log_share, strict=True):
        source, cue, content = (tuple((np.flatnonzero(roles == role) + window.start).tolist()) for role in (1, 2, 3))
        yield Draft(begins, float(share), acts, source, cue or (window.start + unit,), content, window)
