"""Outlets and channels: is it one, what is it called, and which medium do the words say that it is."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from onrecord.read.tables import table
from onrecord.record import Article, Span

WORD = r"[\w][\w.’'&/-]*"

COMMON_NOUNS = (
    r"newspapers?|broadcasters?|news agency|wire service|state media|state television|state radio|state TV|television|"
    r"news website|magazine|radio station|television station|news channel|tabloid|local media|press agency|"
    r"news network|podcast"
)
"""Nouns that are an outlet's or agency's wherever they stand."""

_COMMON = re.compile(rf"\b(?:{COMMON_NOUNS})\b", re.I)
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|tv|ru|ua|uk|nz|au|de|fr|ie|in|za|ca|eu)")
_NUMBERED = re.compile(r"\bChannel (?:\d{1,3}|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b")
_AMBIGUOUS = frozenset(
    "Post Times Journal Standard Monitor Mirror Express Echo Star Sun Globe Mail Press Channel Network Review Wire "
    "Reporter Register Record Time Fortune Forbes Economist Atlantic Guardian Observer Examiner Sentinel Dispatch "
    "Courier Ledger Herald Magazine Vox Daily Weekly Media Dawn Hindu Stern Bild Blatt Podcast Mundo".split()
)
_FORM = re.compile(
    r"\b(?P<form>interviews?|statement|letter|post|tweet|message)(?: \w+){0,2}? (?:with|to|on|by|in|for|from) $", re.I
)
_FORMS = {
    "interview": "interview", "interviews": "interview", "statement": "statement", "letter": "letter",
    "post": "social media", "tweet": "social media",
}  # fmt: skip
_REACH_BACK = 40


def is_outlet(name: str) -> bool:
    """Whether a name or noun phrase is that of an outlet or agency, by the tables.

    Words that are much else too ("Press Secretary", "Star City") count only as the last of the name.
    """
    words = re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", name))
    known = [word for word in words if word[0].isupper() and word in _outlets()]
    if _COMMON.search(name) or _DOMAIN.fullmatch(name) or _NUMBERED.search(name):
        return True
    return any(word not in _AMBIGUOUS or word == words[-1] for word in known)


@cache
def _outlets() -> frozenset[str]:
    return table("media.txt") | table("chain/outlets.txt")


def is_plain_outlet(name: str) -> bool:
    """Whether a name stands for an outlet by itself: of two words, or one that is nothing else ("Reuters")."""
    return is_outlet(name) and (" " in name or name not in _AMBIGUOUS)


def medium_of(article: Article, span: Span) -> str | None:
    """The medium that the words themselves say: the channel's own noun ("state television"), else the form in which
    it was said ("in an interview with"). What only a reader who knows the outlet could tell is None."""
    words = re.findall(r"[\w]+", article.text[span[0] : min(span[1], span[0] + 200)].lower())
    for word in reversed(words):
        if word in _media() and (word != "x" or len(words) == 1) and (word != "truth" or "social" in words):
            return _media()[word]
    before = _FORM.search(article.text, max(0, span[0] - _REACH_BACK), span[0])
    return _FORMS.get(before["form"].lower()) if before is not None else None


@cache
def _media() -> dict[str, str]:
    lines = (Path(__file__).parent / "channels.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def plain_name(name: str) -> str:
    """A name without its article, its genitive, and the noun that says what it is ("the agency Interpress")."""
    plain = re.sub(r"^(?:the|an?|its) ", "", name, flags=re.I)
    plain = re.sub(r"^(?:news agency|agency|newspaper|broadcaster|magazine|website) (?=[A-Z])", "", plain)
    return re.sub(r"[’']s$", "", plain)
