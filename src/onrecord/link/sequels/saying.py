"""Which way a later telling speaks: that what was forecast came as it was worded, or that it did not.

Rules, each of which can be read. A report before the last day that a thing has not come says nothing of it yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.link.claims.counted import compare_numbers, written
from onrecord.link.claims.denying import denied_words, denies
from onrecord.link.claims.features import told_words
from onrecord.link.claims.negating import is_negated
from onrecord.link.sequels.awaiting import Awaited
from onrecord.link.sequels.marks import against, is_lasting, opposed
from onrecord.record.docket import Says
from onrecord.record.judging import Outcome
from onrecord.record.telling import Telling


@dataclass(frozen=True, slots=True)
class Saying:
    """Which way it speaks, the outcome that it would come to (None where only a person can tell), and why."""

    says: Says
    outcome: Outcome | None
    why: str


def saying(awaited: Awaited, later: Telling) -> Saying | None:
    """What a telling says of a forecast; None where it settles nothing yet.

    What was to happen is settled as soon as it has, and has failed to come only when its last day is over; with what
    was to last it is the other way round. Words that hold a thing for unlikely come true where it fails to come.
    """
    failed, why = _against(awaited, later)
    if is_lasting(awaited.telling.text) == failed:
        settled = _at_once(awaited, later)
    elif awaited.due is not None and (later.published or "")[:10] > awaited.due:
        settled = True, ""
    else:
        return None
    in_time, when = settled
    came = not failed if in_time or in_time is None else failed
    why = "; ".join(part for part in (why, when, "the forecast called it unlikely" if awaited.unlikely else "") if part)
    said = came != awaited.unlikely
    outcome: Outcome = "true" if said else "false"
    return Saying(
        "happened" if (not failed) != awaited.unlikely else "did_not", None if in_time is None else outcome, why
    )


def _at_once(awaited: Awaited, later: Telling) -> tuple[bool | None, str]:
    """Whether what a telling says came within the days of the forecast, and by what; None where it does not say."""
    if awaited.due is None or (later.published or "")[:10] <= awaited.due:
        return True, ""
    days = [time.start for time in later.times if time.type in ("DATE", "TIME") and time.start]
    if not days:
        return None, f"printed after {awaited.due}, and it does not say when it came"
    if min(days) <= awaited.due:
        return True, "by its own words in time"
    return False, f"by its own words after {awaited.due}"


def _against(awaited: Awaited, later: Telling) -> tuple[bool, str]:
    """Whether it speaks against what was forecast, and by what."""
    words, text = awaited.telling.text, denied_words(later)
    counted = compare_numbers(awaited.telling, later)
    figures = f"{written(counted.one)} in the forecast, {written(counted.other)} here"
    if counted.agreement == "differs":
        return True, f"another number: {figures}"
    turned = is_negated(words) != is_negated(text)
    if denies(later):
        return not turned, "somebody denies it there; a denial by itself settles nothing"
    if turned:
        return True, "one of the two says “not”, or the like"
    pair = opposed(told_words(words), told_words(text))
    if pair:
        return True, f"“{pair[1]}” is the opposite of “{pair[0]}”"
    found = against(words, text)
    if found:
        return True, f"“{found}”"
    if counted.agreement in ("equal", "narrower", "compatible"):
        return False, f"the number fits: {figures}"
    return False, "nothing in it speaks against what was forecast"
