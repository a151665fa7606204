"""The news of Oskel: a wire story with reprints, echoes, an interview, a denial, a correction, and what is told again.

Enough of each for linking to find pairs of tellings of all zones, copies, and pairs that only their words or numbers
bring together, half a year apart and without a day.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from onrecord.desk.linking import kept
from onrecord.desk.preparing import Item, Preparation
from onrecord.infer.embedding import embed
from onrecord.ingest.files import captures_at
from onrecord.record.ledger import Entry
from tests.cli.test_claims import ARTICLES, WIRE

CORRECTED = WIRE.replace("At least 12", "At least 14").replace("said.", "said, correcting its figure of 12.", 1)
RIDGE = (
    "HARL (Westmark Agency) — Heavy rain forced 4,300 people in Harl to leave their homes on Sunday, mayor Runa Solbek "
    "said.\n\nThe dam above Harl holds, engineers of the Westmark Water Board told reporters."
)
MORE: tuple[tuple[str, str | None, str | None, str], ...] = (
    ("correction", "2031-05-06", "Westmark Agency", f"Correction: ramp at Oskel\n\n{CORRECTED}"),
    (
        "figures",
        "2031-05-07",
        "Varno Gazette",
        "Fourteen dead, ministry says\n\nThe harbour ministry said on Wednesday that 14 people were killed in the "
        "collapse of the ferry ramp at Oskel.\n\nJory Pell, who directs the hospital, said 12 people had died.\n\n"
        "Ilse Tarn said inspectors had found rust on the ramp in spring.\n\nA pilot said nobody had inspected it.",
    ),
    ("rain", "2031-05-18", "Westmark Agency", f"Rain over Harl\n\n{RIDGE}"),
    ("rain again", "2031-05-19", "Harl Observer", f"Thousands leave Harl\n\n{RIDGE}"),
    (
        "dam",
        "2031-05-20",
        "Oskel Weekly",
        "The dam of Harl\n\nEngineers of the Westmark Water Board said that the dam above Harl holds.\n\nRuna Solbek, "
        "the mayor of Harl, told the Weekly that 4,300 people had left their homes.",
    ),
    (
        "half a year on",
        "2031-11-02",
        "Lowland Courier",
        "After the rain\n\nHeavy rain forced 4,300 people in Harl to leave their homes, mayor Runa Solbek said.\n\nThe "
        "ramp at Oskel has been rebuilt, harbour master Ilse Tarn said.",
    ),
    (
        "undated",
        None,
        "Leaflet",
        "What they do not tell\n\nAt least 12 people were killed when the ferry ramp at Oskel collapsed, the harbour "
        "ministry said.\n\nThe dam above Harl holds, engineers said.",
    ),
    ("undated again", None, None, f"Printed again\n\n{WIRE}"),
    ("elsewhere", "2031-05-04", "Harbour Post", "Prices\n\nBakers in Varno said flour costs twice what it did."),
)

Vectors = NDArray[np.float32]


def lines() -> str:
    """The articles, a line of JSON each."""
    return "\n".join(
        json.dumps({"id": name, "text": text} | {"date": date, "outlet": outlet})
        for name, date, outlet, text in (*ARTICLES, *MORE)
    )


@cache
def entries() -> tuple[Entry, ...]:
    """What the real reader makes of them."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "oskel.jsonl"
        path.write_text(lines(), encoding="utf-8")
        prepare = Preparation()()
        return tuple(named(prepare(Item(capture))) for capture in captures_at(path))


def named(entry: Entry) -> Entry:
    """The entry without the name of a folder that is gone."""
    assert entry.capture is not None
    return replace(entry, capture=replace(entry.capture, name=entry.capture.name.rpartition("/")[2]))


def remember(patch: Callable[[object, str, object], None]) -> None:
    """Have each text embedded once, which takes most of what linking a few articles takes: its vector is its own."""
    known: dict[str, Vectors] = {}

    def remembered(texts: Sequence[str]) -> Vectors:
        for text in texts:
            if text not in known:
                known[text] = embed([text])[0]
        return np.stack([known[text] for text in texts]) if texts else embed(texts)

    patch(kept, "embed", remembered)
