"""What later articles seem to say of a forecast, in words; none of it says what happened."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.publish.reason_words import pair_words, short_id
from onrecord.record.docket import Sequel
from onrecord.record.linking import Reason

NOTE = (
    "Suggestions of a program, by names and words alone. None of them resolves anything: open the article, see whether "
    "it is about the same and whom it has it from, and say for yourself."
)
"""What stands over them."""

LATER = "Later in the ledger"

_WHERE: Mapping[str, str] = {
    "names": "of the names in the forecast",
    "subject": "of the words for what it is about",
    "rest": "of its other words",
}


def reason_of_sequel(reason: Reason) -> str:
    """A reason for taking a telling to be about what a forecast awaits."""
    if reason.name == "meaning":
        return pair_words(reason)
    if reason.name == "what became":
        word = f"“{reason.words}” is a word for what became of it"
        return word if reason.words else "no word of it says what became of the thing"
    said = f"{reason.value:.0%} {_WHERE[reason.name]} stand there too"
    return f"{said}: {reason.words}" if reason.words else said


def says_words(sequel: Sequel) -> str:
    """Which way it seems to speak."""
    if sequel.says == "did_not":
        return "seems to say that it did not come as it was put"
    if sequel.outcome is None:
        return "seems to say that it came; whether in time, it does not say"
    return f"seems to say that it came {'as it was put' if sequel.outcome == 'true' else 'later than it was put'}"


def sequel_in_short(sequel: Sequel) -> str:
    """A sequel on one line of a list."""
    where = ", ".join(part for part in (sequel.outlet, sequel.published, short_id(sequel.article)) if part)
    return f"{LATER.lower()}: {where} {says_words(sequel)}"


def command_for(forecast: str, sequel: Sequel) -> str:
    """What a person would type who agrees; OUTCOME where only a person can tell which."""
    start, end = sequel.span
    proof = f"{short_id(sequel.article)}:{start}:{end}"
    return f"onrecord resolve {short_id(forecast)} {sequel.outcome or 'OUTCOME'} --evidence {proof} --note WORDS"
