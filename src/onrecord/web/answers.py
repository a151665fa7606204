"""What goes out as JSON and what comes in as JSON: always something that any program can read."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, model_validator
from starlette.responses import JSONResponse

_HALF = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


class PlainJSON(JSONResponse):
    """JSON in UTF-8, whatever is in it.

    Half of a surrogate pair, for which UTF-8 has no form, becomes U+FFFD, so that spans still fit their text; a number
    that is none becomes null.
    """

    def render(self, content: Any) -> bytes:
        """Write it."""
        try:
            written = _written(content)
        except ValueError:
            written = _written(_without_nan(content))
        try:
            return written.encode()
        except UnicodeEncodeError:
            return _HALF.sub(_REPLACEMENT, written).encode()


class Sent(BaseModel):
    """What a program sends as JSON. Raises ValueError for half of a surrogate pair, which no text holds."""

    @model_validator(mode="before")
    @classmethod
    def _is_text(cls, sent: Any) -> Any:
        if any(_HALF.search(text) for text in _texts(sent)):
            raise ValueError("half of a surrogate pair is no text: send UTF-8, or both halves")
        return sent


def _written(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _without_nan(content: Any) -> Any:
    if isinstance(content, dict):
        return {key: _without_nan(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_without_nan(value) for value in content]
    return None if isinstance(content, float) and not math.isfinite(content) else content


def _texts(sent: Any) -> Iterator[str]:
    """All texts in what was sent, at any depth that JSON is read to."""
    left = [sent]
    while left:
        one = left.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, list):
            left += one
