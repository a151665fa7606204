"""The signs and colours by which the terminal page tells source, cue and content apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rich.console import Console
from rich.style import Style

from onrecord.publish.cutting import Mark, Role, Silent
from onrecord.publish.harmless import fit, harmless

DIM = Style(dim=True)
BOLD = Style(bold=True)
STYLES: Mapping[Role | Silent, Style] = {
    "content": Style(color="green"),
    "source": Style(color="magenta", bold=True),
    "cue": Style(color="cyan", underline=True),
    "editorial": Style(dim=True, italic=True),
}


@dataclass(frozen=True, slots=True)
class Signs:
    """One set of signs. Each role has an opening and a closing one, so that the page can be read without colour."""

    pairs: Mapping[Role | Silent, tuple[str, str]]
    digits: str
    lifted: str
    joint: str
    editors: str
    gutter: str
    rule: str
    dot: str
    dash: str
    line_break: str
    gap: str

    def number(self, numbers: Iterable[int]) -> str:
        """Write ledger numbers as they stand behind a closing sign."""
        table = str.maketrans("0123456789", self.digits)
        return self.lifted + self.joint.join(str(number).translate(table) for number in numbers)

    def closing(self, mark: Mark) -> str:
        """Write what ends a mark: its closing sign and the numbers of the attributions that it belongs to."""
        if mark.role == "editorial":
            return self.editors
        return self.pairs[mark.role][1] + self.number(mark.numbers)


UNICODE = Signs(
    pairs={"content": ("⟦", "⟧"), "source": ("⟨", "⟩"), "cue": ("⌊", "⌋"), "editorial": ("", "")},
    digits="⁰¹²³⁴⁵⁶⁷⁸⁹",
    lifted="",
    joint="·",
    editors="ᵉᵈ",
    gutter="│",
    rule="─",
    dot="·",
    dash="–",
    line_break="¶",
    gap="⋯ {} characters ⋯",
)
ASCII = Signs(
    pairs={"content": ("[[", "]]"), "source": ("<", ">"), "cue": ("_", "_"), "editorial": ("", "")},
    digits="0123456789",
    lifted="^",
    joint=",",
    editors="^ed",
    gutter="|",
    rule="-",
    dot="-",
    dash="-",
    line_break="//",
    gap="~~ {} characters ~~",
)
# All that the first set and the pages' own words need beyond ASCII.
_EVERY_SIGN = "⟦⟧⟨⟩⌊⌋⁰¹²³⁴⁵⁶⁷⁸⁹·ᵉᵈ│─–¶⋯"
# An article that writes these itself could forge a mark; they are too rare in prose for the labels to disturb.
_RESERVED = "⟦⟧⟨⟩⌊⌋"


@dataclass(frozen=True, slots=True)
class Look:
    """What one console can show: its width, its signs and its characters."""

    signs: Signs
    encoding: str
    width: int

    def safe(self, text: str) -> str:
        """Make the article's own text harmless, unable to forge a sign, and fit for the console."""
        return fit(harmless(text, reserved=_RESERVED), self.encoding).replace("\t", " ")

    def line(self, text: str) -> str:
        """Make text safe to stand on a single line: an article's name must not break the page's own lines."""
        return self.safe(" ".join(text.split()))


def look_of(console: Console) -> Look:
    """Choose signs that the console's encoding can carry."""
    signs = UNICODE if fit(_EVERY_SIGN, console.encoding) == _EVERY_SIGN else ASCII
    return Look(signs, console.encoding, max(console.width, 24))
