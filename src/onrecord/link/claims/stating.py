"""What a telling states: its words without those that only introduce, quote or deny them.

"That the bridge fell", "“The bridge fell,”" and "it is not true that the bridge fell" are about one thing. Whether it
is said to be so is seen by itself (`denying`). Left in, such words cost 1.1 of a pair's logit where denials were
split.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.link.claims.denying import behind_verdict, split_denial

_NO_CLAUSE = (
    r"is|was|will|would|should|could|can|may|does|did|has|had|means?|makes?|made|same|day|night|evening|morning|week|month|"
    r"year|man|woman"
)
"""Words behind a "that" which points at something."""

_OPENING = re.compile(
    rf"""^[\s,;:.“”"‘’']*(?:that\b(?! (?:{_NO_CLAUSE})\b|[’'])[\s,“"‘']*)?""",
    re.IGNORECASE,
)
"""Quotation marks, and the "that" of a clause."""

_ENDS = ' \t\n,;:“”"‘'


@lru_cache(maxsize=16384)
def stated(text: str) -> str:
    """The words that a text states, or says not to be so; the text itself where nothing else is in it."""
    return _OPENING.sub("", behind_verdict(split_denial(text)[1])).strip(_ENDS) or text
