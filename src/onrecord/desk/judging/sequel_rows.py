"""What was printed later of forecasts, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from onrecord.publish.reason_words import start_of
from onrecord.publish.sequel_words import command_for, reason_of_sequel
from onrecord.record.docket import Sequel


def sequel_objects(forecast: str, later: Sequence[Sequel]) -> list[dict[str, object]]:
    """Sequels for JSON, each with what a person would type who agrees."""
    return [
        {
            **{key: value for key, value in asdict(each).items() if key != "reasons"},
            "reasons": [{**asdict(reason), "says": reason_of_sequel(reason)} for reason in each.reasons],
            "start": start_of(each.score, each.reasons),
            "command": command_for(forecast, each),
        }
        for each in later
    ]
