"""What a host asks of programs: its robots.txt (RFC 9309)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.errors import FetchError, LimitError
from onrecord.ingest.fetching.addresses import Address
from onrecord.ingest.fetching.fetcher import Fetcher
from onrecord.ingest.fetching.status import StatusError

if TYPE_CHECKING:
    from protego import Protego

AGENT = "onrecord"

_LONGEST = 512_000  # RFC 9309, section 2.5: at least 500 KiB must be read
_AGENT_LINE = re.compile(r"\s*user[- ]?agent\b\s*:?\s*([^#]*)", re.IGNORECASE)
_SAVE = "Open it in a browser, save the page, and add that."


@dataclass(frozen=True, slots=True)
class Robots:
    """What one origin's robots.txt says; `closed` is why nothing may be fetched for now, whatever it would say."""

    rules: Protego
    closed: str | None = None

    def check(self, address: Address) -> None:
        """Raise FetchError where an address may not be fetched by a program."""
        if self.closed is not None:
            raise FetchError(f"{address} is not fetched for now: {self.closed}", hint="Try again later.")
        if not self.rules.can_fetch(str(address), AGENT):
            raise FetchError(f"{address.origin}/robots.txt asks programs not to fetch {address}.", hint=_SAVE)

    @property
    def delay(self) -> float:
        """Seconds between two visits that it asks for; 0 where it does not."""
        return self.rules.crawl_delay(AGENT) or 0.0


def read_robots(fetcher: Fetcher, address: Address) -> Robots:
    """Fetch what the origin of an address asks of programs. Raises AddressError.

    None there (4xx): everything is allowed. An error (5xx), too many questions (429) or no answer: nothing is, for now.
    """
    place = f"{address.origin}/robots.txt"
    try:
        raw = fetcher.fetch(place).raw
    except StatusError as error:
        if 400 <= error.status < 500 and error.status != 429:
            return Robots(parse_robots(b""))
        return Robots(parse_robots(b""), f"its rules for programs ({place}) answer with status {error.status}.")
    except (FetchError, LimitError) as error:
        return Robots(parse_robots(b""), f"its rules for programs ({place}) cannot be read. {error}")
    return Robots(parse_robots(raw))


def parse_robots(raw: bytes) -> Protego:
    """Parse a robots.txt, whatever stands in it."""
    from protego import Protego  # with its relatives 0.04 s to load

    text = raw[:_LONGEST].decode("utf-8", errors="replace").removeprefix("\ufeff")
    return Protego.parse("\n".join(_without_others(line) for line in text.splitlines()))


def _without_others(line: str) -> str:
    """Give all other programs one name: each rule is kept once a program that it is for, and 500 KB can name 20,000."""
    named = _AGENT_LINE.match(line)
    if named is None or named[1].strip() == "*" or AGENT in named[1].lower().replace("*", ""):
        return line
    return "User-agent: another"
