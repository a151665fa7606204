"""A content as the rules look at it, and the signs that they find in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.forecasts.words import Word, classes
from onrecord.read.inflexions import irregular_participles

NOT_BASE = frozenset(
    "the a an his her their its my your our this that these those of and or but , . ; : ? ! ) ' was is are were has "
    "had to for in on at by from with ".split()
)
"""Words that no verb's base form can be, and the marks: behind a modal they show that it is something else."""

_BE = frozenset("is are am be being been was were isn't aren't wasn't weren't".split())
_SKIPPED = frozenset(
    '“ " ” not never also still soon now then only even just all both again either once further instead therefore '
    "almost no longer yet ever too to-day today".split()
)
_VERBS_IN_LY = frozenset("apply supply reply rely imply comply multiply fly rally tally bully ally".split())
_ADVERBS_PASSED = 4


@dataclass(frozen=True, slots=True)
class Sign:
    """A word at place `at` that points ahead; `weight` says how surely, `conditional` that it hangs on something."""

    at: int
    rule: str
    weight: float
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A content's words; whether its cue stands in the past; whether a rulebook is its source."""

    words: Sequence[Word]
    past: bool
    credited: bool
    permits: bool = False

    def low(self, place: int) -> str:
        """The word at a place in lower case, empty beyond the ends."""
        return self.words[place].low if 0 <= place < len(self.words) else ""

    def class_at(self, place: int) -> str:
        """The class of the verb or noun at a place, empty for any other word."""
        return classes().get(self.low(place), "")

    def following(self, place: int) -> int:
        """The place of the next word that is no adverb of degree, time or doubt, and no quotation mark."""
        place += 1
        for _ in range(_ADVERBS_PASSED):
            if self.low(place) not in _SKIPPED and not is_adverb(self.low(place)):
                break
            place += 1
        return place

    def shifted(self, place: int) -> bool:
        """Whether tenses here are shifted back by a cue in the past: unquoted words of what "he said"."""
        return self.past and not self.words[place].quoted

    def be_before(self, place: int, reach: int = 3) -> str:
        """The form of "be" that stands at most `reach` words before a place, empty without one."""
        for back in range(place - 1, max(-1, place - 1 - reach), -1):
            low = self.low(back)
            if low in _BE or low.endswith(("'s", "'re", "'m")):
                return low
        return ""

    def around(self, place: int, before: int, after: int) -> list[str]:
        """The words about a place, in lower case."""
        return [word.low for word in self.words[max(0, place - before) : place + after + 1]]

    def sentence(self, place: int) -> list[str]:
        """At most 40 words to either side that stand in the same sentence."""
        number = self.words[place].sentence
        return [word.low for word in self.words[max(0, place - 40) : place + 41] if word.sentence == number]


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb in -ly."""
    return low.endswith("ly") and low not in _VERBS_IN_LY


def is_participle(low: str) -> bool:
    """Whether a word after "have" makes it a perfect."""
    return (low.endswith("ed") and len(low) > 3) or low in irregular_participles()


def may_be_base(word: Word) -> bool:
    """Whether a word may be a verb's base form: no article, name, figure or noun by its ending."""
    return (
        word.low not in NOT_BASE
        and not word.capital
        and word.low[0].isalpha()
        and not word.low.endswith(("ing", "tion", "ness", "ment", "ous", "cal", "s"))
    ) or word.low in ("discuss", "address", "pass", "assess", "process", "press", "focus", "cross", "implement")
