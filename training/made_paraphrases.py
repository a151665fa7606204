"""Further events for the bank of paraphrases, made of sentences with places left open.

`kinds.json` has what is said of any misfortune (how many died, who must go, who had warned), `happenings.json` what
can happen and what it may have come from, each in many wordings. A made event is one happening with a place and figures
of its own, and some kinds. So the same wording meets many happenings, figures differ within one claim and agree between
two, and nothing but what is said tells two claims apart.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

KINDS, WORDINGS, DENIALS = 9, 9, 2
"""Kinds of claims in an event beside its causes, wordings of each, and denials."""

OF_A_FAMILY = 4
"""Kinds of one family in an event, at most."""

OTHER_FIGURE = 0.4
"""How often a wording gives another figure than the claim's own: a relation, not another claim."""

SAME_FIGURE = 0.3
"""How often a claim has the figure of the one before it: it is no sign that both say the same."""

PLACELESS = 0.15
_STARTS = "Ask Bor Cal Dun Elm Fir Gar Hol Ink Jar Kir Lod Mar Nor Ost Pel Quar Ros Sel Tam Und Vor Wil Yar".split()
_ENDS = "ow ara brook esk ford hagen ilo itz mouth ness pol stad tor ula wick yn".split()
_PEOPLE = "the governor|Mayor Pell|a police spokesman|Prime Minister Anna Krell|the union's Jan Dorrit".split("|")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_AS_READ = (
    "{c}", "{c}", "{C}.", "{C}.", "{C}", "that {c}", "that {c}", "“{C},”", "“{C}.”", "By {day}, {c}", "{C}, {s}",
    "On {day}, {c}", "{s} that {c}", "claims that {c}", "{C}, {s} said on {day}.",
)  # fmt: skip
"""What a reader cuts out of a sentence: with "that" and without, with the speaker left on."""

_DENIED = ("it is not true that {c}", "that {c} is untrue", "“It is false that {c},”", "claims that {c} were rejected")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

Told = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """One happening at one place."""

    happening: Told
    place: str


def made_events(folder: Path, count: int, seed: int = 5) -> Iterator[Told]:
    """So many events, in the shape of the lines of the bank's files."""
    kinds = json.loads((folder / "kinds.json").read_text(encoding="utf-8"))
    happenings = json.loads((folder / "happenings.json").read_text(encoding="utf-8"))
    random = Random(seed)
    for number in range(count):
        name = sorted(happenings)[number % len(happenings)]
        scene = Scene(happenings[name], random.choice(_STARTS) + random.choice(_ENDS))
        yield {"event": f"{name}-{number}", "claims": list(_claims(scene, kinds, random))}


def _claims(scene: Scene, kinds: Told, random: Random) -> Iterator[Told]:
    figure = 0
    for name in _chosen(kinds, random):
        kind = kinds[name]
        if "n" in kind and random.random() > SAME_FIGURE * bool(figure):
            figure = random.randint(*kind["n"])
        yield _claim(scene, kind["wordings"], kind.get("denials", ()), figure or 7, random)
    for wordings in random.sample(list(scene.happening["causes"].values()), 3):
        yield _claim(scene, wordings, (), 0, random)


def _chosen(kinds: Told, random: Random) -> list[str]:
    """Some kinds of one family, which are the hardest to tell apart (who is to blame: the army, the rebels, hired men),
    and others."""
    families = Counter(name.split("-")[0] for name in kinds if "-" in name)
    family = random.choice(sorted(name for name, count in families.items() if count > 1))
    near = [name for name in sorted(kinds) if name.startswith(f"{family}-")]
    chosen = random.sample(near, min(OF_A_FAMILY, len(near)))
    return chosen + random.sample(sorted(set(kinds) - set(chosen)), KINDS - len(chosen))


def _claim(scene: Scene, wordings: Sequence[str], denials: Sequence[str], figure: int, random: Random) -> Told:
    def filled(words: str) -> str:
        other = max(1, round(figure * random.uniform(0.6, 1.5))) if random.random() < OTHER_FIGURE else figure
        return _filled(words, scene, other, random)

    chosen = random.sample(wordings, min(WORDINGS, len(wordings)))
    turned = [random.choice(_DENIED).replace("{c}", _lower(filled(random.choice(wordings))))]
    turned += [_as_read(filled(words), random) for words in denials[: DENIALS - 1]]
    return {"wordings": [_as_read(filled(words), random) for words in chosen], "denials": turned}


def _filled(words: str, scene: Scene, figure: int, random: Random) -> str:
    bare = f"the {scene.happening['bare']}"
    phrase = bare if random.random() < PLACELESS else random.choice(scene.happening["np"])
    number = spelt(figure) if figure < 100 and random.random() < 0.4 else f"{figure:,}"
    return (
        words.replace("{np}", phrase)
        .replace("{hap}", random.choice(scene.happening["hap"]))
        .replace("{bare}", scene.happening["bare"])
        .replace("{n}", number)
        .replace("{N}", number.capitalize())
        .replace("{place}", scene.place)
    )


def _as_read(words: str, random: Random) -> str:
    frame = random.choice(_AS_READ)
    words = frame.replace("{c}", _lower(words)).replace("{C}", words[:1].upper() + words[1:])
    return words.replace("{day}", random.choice(_DAYS)).replace("{s}", random.choice(_PEOPLE))


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:] if words.startswith(("The ", "It ", "A ", "No ", "Nobody ")) else words


def spelt(value: int) -> str:
    """A number below a hundred in words."""
    if value < len(_ONES):
        return _ONES[value]
    ten, one = divmod(value, 10)
    return _TENS[ten - 2] + (f"-{_ONES[one]}" if one else "")
