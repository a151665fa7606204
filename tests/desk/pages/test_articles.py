"""An article as its page sets it: which of its forecasts have a page of their own."""

from __future__ import annotations

import pytest

from onrecord.desk.pages.articles import Choice, set_article
from onrecord.ingest import extract
from onrecord.record import ACTS, Attribution, Capture, Forecast, Reading, Spans, Who, Wording

TEXT = "Mira Rusk, the harbour master, was asked about the dam. Rusk said that it would break by June."
SOURCE, CUE, CONTENT = (56, 60), (61, 65), (66, 93)
RUSK = Who("person", "Mira Rusk", (0, 9), 1)
BREAKS = Wording(forecast=Forecast("it would break by June", "forecast"))


@pytest.mark.parametrize(
    ("source", "who", "wording", "linked"),
    [
        ((SOURCE,), RUSK, BREAKS, True),
        ((SOURCE,), RUSK, Wording(), False),
        ((SOURCE,), None, BREAKS, False),
        ((), RUSK, BREAKS, False),
        ((), None, BREAKS, False),
    ],
    ids=["a forecast of hers", "no forecast", "nobody found behind the words", "no words for her", "nobody's"],
)
def test_a_forecast_has_a_page_where_the_docket_has_it(
    source: Spans, who: Who | None, wording: Wording, *, linked: bool
) -> None:
    item = Attribution(
        "attribution-1", None, source, (CUE,), (CONTENT,), "speech", "indirect", (), "body", (), None, 0.9,
        who=who, wording=wording,
    )  # fmt: skip
    reading = Reading(extract(Capture(TEXT.encode(), "text", "note.txt")).article, "a reader", (item,), ())
    assert (item.id in set_article(reading, Choice(frozenset(ACTS))).forecasts) == linked
