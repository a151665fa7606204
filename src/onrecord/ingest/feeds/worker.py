"""The process in which a feed is parsed: `python -m onrecord.ingest.feeds.worker`, bytes in, JSON out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from onrecord.ingest.confined import serve
from onrecord.ingest.feeds.parsing import feed_to_object


def work(order: Mapping[str, object], raw: bytes) -> Mapping[str, object]:
    """Parse one feed. Raises InputError."""
    return feed_to_object(raw, cast("str | None", order["address"]), charset=cast("str | None", order["charset"]))


if __name__ == "__main__":
    serve(work)
