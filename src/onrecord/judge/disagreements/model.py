"""The model of a disagreement: what each voice's answer says about the true value.

Dong, Berti-Equille and Srivastava, "Integrating Conflicting Data: The Role of Source Dependence", PVLDB 2 (2009),
model Accu (sources have an accuracy, `n` false values are equally likely), with two changes. Voices are independent
origins, so that no copying has to be guessed from the answers. And the right value may be none of those given.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.judge.disagreements.voices import Spoken
from onrecord.record.grading import Value


@dataclass(frozen=True, slots=True)
class Model:
    """What is assumed: `right` and `wrong` are added to a record's cases (one half each is Jeffreys' prior); `others`
    is how many wrong numbers a voice that errs may come upon, where an answer is a number."""

    right: float = 0.5
    wrong: float = 0.5
    others: int = 10

    def accuracy(self, voice: Spoken) -> float:
        """How likely a voice is to be right: the mean of the posterior of its share of right cases.

        A voice answers once, so the mean is all of the posterior that matters.
        """
        right, wrong = voice.right + self.right, voice.wrong + self.wrong
        return right / (right + wrong)


TRIED = tuple(
    Model(right, wrong, others) for right, wrong in ((0.5, 0.5), (0.3, 0.7), (0.8, 0.2)) for others in (3, 10, 100)
)
"""Other plausible assumptions, under which every probability is worked out again."""


def probabilities(values: Sequence[Value], voices: Sequence[Spoken], model: Model) -> tuple[list[float], float]:
    """The probability of each value, and that it is none of them.

    Every value and "none of them" start alike. A voice of accuracy a gives the true value with probability a, any of
    the n wrong ones with (1 - a) / n; an open number (`at least 30`) holds with a, and does not with 1 - a.
    """
    wrong = max(len(values), model.others if all(isinstance(value, float) for value in values) else 0)
    logs = [sum(_log_likelihood(voice, value, wrong, model) for voice in voices) for value in (*values, None)]
    top = max(logs)
    weights = [math.exp(one - top) for one in logs]
    total = math.fsum(weights)
    *given, none = (weight / total for weight in weights)
    return given, none


def _log_likelihood(voice: Spoken, value: Value | None, wrong: int, model: Model) -> float:
    accuracy = model.accuracy(voice)
    if voice.value is None:
        # Of a value that nobody gave it is not known whether it lies within an open number: both are alike.
        return math.log(0.5 if value is None else accuracy if voice.allows(value) else 1 - accuracy)
    return math.log(accuracy if value == voice.value else (1 - accuracy) / wrong)
