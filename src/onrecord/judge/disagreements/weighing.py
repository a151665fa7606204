"""Weighing: how likely each value of a question is, by who has it on their own, under assumptions that are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from onrecord.judge.disagreements.model import TRIED, Model, probabilities
from onrecord.judge.disagreements.voices import Spoken, as_value, voices_of
from onrecord.record.grading import Answer, ToldValue, Value, Weighing, Weight

_ASSUMED = Model()


def weigh(
    question: str, answers: Iterable[Answer], printed: Iterable[ToldValue] = (), *, model: Model = _ASSUMED
) -> Weighing:
    """The values of a question, the likeliest first.

    `answers` are those of independent origins, `printed` all tellings with the value that each gives: they count
    nothing, and are there to be shown, also where an outlet prints a value that no origin has.
    """
    voices = voices_of(answers)
    prints = tuple(printed)
    exact = {voice.value for voice in voices if voice.value is not None}
    values = sorted(
        exact | {float(one.value) if not isinstance(one.value, str) else one.value for one in prints}, key=_order
    )
    found, neither = probabilities(values, voices, model)
    tried = [probabilities(values, voices, other)[0] for other in TRIED]
    weights = [
        _weight(value, found[at], [found[at], *(one[at] for one in tried)], voices, prints)
        for at, value in enumerate(values)
    ]
    weights.sort(key=lambda weight: (-weight.probability, _order(weight.value)))
    return Weighing(question, tuple(weights), neither, _assumptions(values, voices, model), len(voices))


def _weight(
    value: Value, probability: float, tried: Sequence[float], voices: Sequence[Spoken], prints: Sequence[ToldValue]
) -> Weight:
    own = [voice for voice in voices if voice.value == value]
    told = [one for one in prints if as_value(one.value) == value]
    origins = tuple(sorted(telling for voice in own for telling in voice.tellings))
    tellings = tuple(sorted({*origins, *(one.telling for one in told)}))
    outlets = tuple(sorted({one.outlet for one in told if one.outlet}))
    return Weight(value, probability, min(tried), max(tried), origins, tellings, outlets, _reasons(value, own, voices))


def _reasons(value: Value, own: Sequence[Spoken], voices: Sequence[Spoken]) -> tuple[str, ...]:
    if not own:
        return (
            "no independent origin in this ledger gives it: the articles that print it seem to repeat others that have "
            "another one",
        )
    said = ["1 independent voice gives it" if len(own) == 1 else f"{len(own)} independent voices give it"]
    one = "it is" if len(own) == 1 else "one of them is"
    said += [f"{one} what {voice.partisan}'s side says about the other side" for voice in own if voice.partisan]
    right, wrong = sum(voice.right for voice in own), sum(voice.wrong for voice in own)
    counted = "on record" if len(own) == 1 else "on record, all of them together"
    said.append(f"{counted}: {right} right, {wrong} wrong" if right + wrong else _no_record(own))
    open_ = [voice for voice in voices if voice.value is None]
    within = sum(voice.allows(value) for voice in open_)
    if open_:
        statements = "1 statement that gives" if len(open_) == 1 else f"{len(open_)} statements that give"
        said.append(f"it fits {within} of {statements} no exact number (“at least 1,000”)")
    return tuple(said)


def _no_record(own: Sequence[Spoken]) -> str:
    return f"nothing that {'it' if len(own) == 1 else 'any of them'} said has been checked here"


def _assumptions(values: Sequence[Value], voices: Sequence[Spoken], model: Model) -> tuple[str, ...]:
    numbers = all(isinstance(value, float) for value in values)
    without = model.right / (model.right + model.wrong)
    said = [
        "Each independent origin counts once; whoever only repeats it counts for nothing.",
        "Origins err independently of each other: what they might have in common is not known here.",
        "A voice is as likely to be right here as in its cases on record, whatever those were about; "
        f"without a record it is right {without:.0%} of the time (tried: 30 %, 50 %, 80 %).",
    ]
    if numbers:
        wrong = max(len(values), model.others)
        said.append(
            f"Two voices that are both wrong seldom give the same wrong number: each may come upon any of {wrong} "
            "wrong numbers (tried: 3, 10, 100). How near one number lies to another plays no part."
        )
    else:
        said.append("A voice that errs gives any of the other answers, or one that nobody gave, equally often.")
    if any(voice.partisan for voice in voices):
        said.append("What one side's sources say about the other side is one voice for each value.")
    said.append("At the outset every value, and that none of them is right, is held equally likely.")
    said.append("What is true may be something that no article here has printed.")
    said.append("This is an analysis under these assumptions, and no finding of what is true.")
    return tuple(said)


def _order(value: Value) -> tuple[bool, float, str]:
    return (True, 0.0, value) if isinstance(value, str) else (False, value, "")
