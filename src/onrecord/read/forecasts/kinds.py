"""What of the future it is: a forecast, a plan, a promise or a threat; and whether it hangs on something."""

from __future__ import annotations

import re

from onrecord.read.forecasts.seen import Seen, Sign, is_participle
from onrecord.read.forecasts.words import entries
from onrecord.record import Act
from onrecord.record.wording import Prospect

_OWN = frozenset("i we he she they it".split())
_MODAL = frozenset(("will", "would", "going to", "shall", "is to", "would be happy"))
_MEANS = frozenset(("means to", "plans something", "undertaken"))
_CONDITION = re.compile(
    r"\b(?:if|unless|provided|providing|as long as|so long as|on condition|in case|in the event|otherwise|without|"
    r"depend(?:s|ing|ent)? (?:on|upon)|only when|whenever|"
    r"should [a-z]+ (?:[a-z]+ )?(?:fail|be|not|win|lose|happen|occur|refuse|fall|rise|attack|continue|vote|leave))\b",
    re.I,
)


_PRICE = re.compile(
    r"\b(?:pay (?:a |the |an? )?(?:\w+ )?price|(?:will|shall|'ll|’ll|to) regret|(?:serious|grave|severe|dire) "
    r"consequences|no mercy|or else|you'll be sorry|there will be hell)\b",
    re.I,
)
_WORD_GIVEN = re.compile(
    r"\b(?:(?:have|give you|gave) (?:my|our|his|her|their) word|(?:I|we) (?:promise|guarantee|swear|vow|pledge)|"
    r"rest assured)\b",
    re.I,
)
_AND_THEN = re.compile(r"^\W*[A-Z][a-z]+(?: [\w']+){0,6},? and (?:I|we|you|he|they)(?:['’]ll| will)\b")


def kind_of(act: Act | None, cue: str, seen: Seen, sign: Sign | None, source: frozenset[str], held: bool) -> Prospect:
    """The kind. `cue` is the class of the cue's word, `source` the source's words, `held` that it is conditional."""
    if cue == "threat":
        return "threat"
    if cue == "promise":
        return "threat" if _violent(seen) else "promise"
    if sign is not None and sign.rule == "or we":
        return "threat"
    if act == "intention" or cue in ("plan", "announce"):
        return "plan"
    if cue in ("forecast", "hope") or act == "thought":
        return "forecast"
    if sign is None:
        return "forecast"
    if sign.rule in _MEANS:
        return _meant(seen, sign)
    if sign.rule not in _MODAL:
        return "forecast"
    return _by_doer(cue, seen, sign, source, held)


def _violent(seen: Seen) -> bool:
    """Whether the first verb behind "to" or "would" is one of violence: a vow to kill is a threat."""
    for place in range(min(12, len(seen.words))):
        if seen.low(place) in ("to", "would", "will"):
            return seen.low(seen.following(place)) in entries("violence")
    return False


def _meant(seen: Seen, sign: Sign) -> Prospect:
    kind = seen.class_at(sign.at)
    if kind == "promise":
        return "promise"
    if kind == "threat":
        return "threat"
    return "forecast" if kind in ("forecast", "hope") else "plan"


def _by_doer(cue: str, seen: Seen, sign: Sign, source: frozenset[str], held: bool) -> Prospect:
    """A modal: one's own deeds are planned, promised or threatened, the rest is foretold."""
    verb_at = seen.following(sign.at + (1 if sign.rule in ("going to", "is to") else 0))
    verb = seen.low(verb_at)
    own = _own(seen, sign.at, source)
    if verb == "be":
        done = seen.low(seen.following(verb_at))
        deed = is_participle(done) and done in entries("decreed")
        return "plan" if deed or (done.endswith("ing") and own) else "forecast"
    if not own:
        deed = _body(seen, sign.at) or verb in entries("arranged")
        return "plan" if deed and verb not in entries("befalls") else "forecast"
    if verb in entries("befalls"):
        return "forecast"
    if verb in entries("harms") and (held or cue == "warn"):
        return "threat"
    first = {"i", "we"} & {seen.low(sign.at - 1), seen.low(sign.at).split("'")[0]} != set()
    return "promise" if first and verb in entries("favours") else "plan"


def _own(seen: Seen, place: int, source: frozenset[str]) -> bool:
    if "'" in seen.low(place) and seen.low(place).split("'")[0] in _OWN:
        return True
    for back in range(place - 1, max(-1, place - 4), -1):
        low = seen.low(back).split("'")[0]
        if low in ("i", "we") or (low in _OWN and not seen.words[back].quoted):
            return low != "it" or not source or not _person(source)
        if low in source and len(low) > 3:
            return True
    return False


def _person(source: frozenset[str]) -> bool:
    """Whether a source is plainly a person, so that "it" is something else."""
    return not source.isdisjoint(entries("persons"))


def _body(seen: Seen, place: int) -> bool:
    """Whether the one who acts is a body or official whose doings are decided on."""
    return any(seen.low(back) in entries("bodies") for back in range(place - 1, max(-1, place - 4), -1))


def spoken_kind(words: str, cue: str) -> Prospect | None:
    """The kind that the words name themselves: "you have my word", "will pay the price"."""
    if _WORD_GIVEN.search(words):
        return "promise"
    return "threat" if _PRICE.search(words) and cue not in ("forecast", "hope") else None


def hangs(words: str, sign: Sign | None) -> bool:
    """Whether what is foretold in these words hangs on something else."""
    if sign is not None and sign.conditional:
        return True
    return _CONDITION.search(words) is not None or _AND_THEN.match(words) is not None
