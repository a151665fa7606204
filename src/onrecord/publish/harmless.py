"""Text as it may be shown: what could steer a terminal or turn a line around is replaced by something visible.

The article is hostile input. Escapes, controls, bidirectional overrides and invisible tags become a picture (␛) or a
label ({U+202E}); ordinary letters of every script, joiners and the plain direction marks that they need stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_ODD = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # controls but for tab and line feed, among them ESC and the one-byte CSI
    "\u2028\u2029"  # separators that some programs take for the end of a line
    "\u202a-\u202e\u2066-\u206f"  # embeddings, overrides, isolates and the deprecated format controls
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # byte order mark, interlinear marks, invisible tags
    "\ud800-\udfff]"  # halves of surrogate pairs, which no encoding carries
)
_NOT_ITSELF = re.compile(f"\r\n|{_ODD.pattern}")
_DELETE, _PICTURES, _REPLACEMENT = 0x7F, 0x2400, "\ufffd"
_PLAIN = str.maketrans(
    {"‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": "'", "›": "'"}
    | {"–": "-", "—": "--", "‑": "-", "−": "-", "…": "...", "•": "*", "·": "-"}
    | {"°": " deg", "\u00a0": " ", "\u202f": " "}
)


def harmless(text: str, *, reserved: str = "") -> str:
    """Replace what could act on the reader's screen; `reserved` are characters that the page uses as its own signs."""
    shown = _ODD.sub(lambda found: _visible(found.group()), text.replace("\r\n", "\n"))
    for sign in reserved:
        if sign in shown:
            shown = shown.replace(sign, _label(sign))
    return shown


def harmless_runs(text: str) -> Iterator[tuple[int, str, bool]]:
    """Cut text so that a place in what is shown leads back into it: where each run begins, what is shown of it, and
    whether that is the text itself, character for character, and not something in the place of one character."""
    last = 0
    for found in _NOT_ITSELF.finditer(text):
        if found.start() > last:
            yield last, text[last : found.start()], True
        yield found.start(), harmless(found.group()), False
        last = found.end()
    if last < len(text):
        yield last, text[last:], True


def fit(text: str, encoding: str) -> str:
    """Turn text into what an encoding can carry: plain marks, letters without accents, labels for the rest."""
    if _carries(encoding, text):
        return text
    return "".join(c if _carries(encoding, c) else _nearest(c, encoding) for c in text.translate(_PLAIN))


def _visible(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return _REPLACEMENT
    if code < 0x20:
        return chr(_PICTURES + code)
    return "␡" if code == _DELETE else _label(character)


def _label(character: str) -> str:
    return f"{{U+{ord(character):04X}}}"


def _nearest(character: str, encoding: str) -> str:
    if _PICTURES <= ord(character) < _PICTURES + 0x20:
        return _label(chr(ord(character) - _PICTURES))
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if bare and _carries(encoding, bare) else _label(character)


def _carries(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True
