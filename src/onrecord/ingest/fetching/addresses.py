"""Web addresses → the one form in which they are asked for and kept; whatever is odd about one is refused, not guessed.

Its own strict grammar: the library's `urlsplit` drops tabs and line breaks, and browsers turn backslashes into slashes,
so that what was checked and what is dialled could be two hosts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Literal, cast
from urllib.parse import quote, urljoin

from onrecord.errors import AddressError
from onrecord.ingest.fetching.inside import HINT, Reach

Scheme = Literal["http", "https"]

_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?", re.DOTALL)
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]{0,5}))?")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_REFUSED = re.compile(r"[\x00-\x1f\x7f-\x9f\\]")
# Letters that the older rule for names (the standard library's) takes for others, so that another site would answer:
# sharp s, final sigma, and the two joiners.
_MISTAKEN = re.compile("[ßẞς\u200c\u200d]")
# As they stand in a path or a query; all else is percent-encoded, and what is already encoded is left alone.
_AS_IS = "!$%&'()*+,-./:;=?@[]^_{|}~"
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LOCAL_NAMES = (
    "localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "home.arpa", "onion",
)  # fmt: skip
_LONGEST = 8_000  # RFC 9110, section 4.1: what everyone on the way is asked to support
_LONGEST_HOST = 253
_WHOLE = "Write the whole address as a browser shows it: https://news.example/article"


@dataclass(frozen=True, slots=True)
class Address:
    """A web address that may be asked for. `str` gives its one form.

    `host` is in ASCII (IDNA), lower case, without a final dot; an IPv6 address stands in it without brackets. `target`
    is the path and the query, percent-encoded. A fragment has no part in what is fetched and is gone.
    """

    scheme: Scheme
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host as headers name it: with brackets where it is IPv6, with the port where that is unusual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what has a robots.txt of its own."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        return self.origin + self.target


def parse_address(text: str, reach: Reach | None = None) -> Address:
    """Read a web address, and refuse what is none or could lead inside: raises AddressError.

    Only http and https; ports 80 and 443 or what `reach` allows; no user names; no control characters or backslashes;
    no name of the local network, and no IP address that lies inside or is written in an unusual way.
    """
    reach = reach or Reach()
    text = text.strip(" ")
    _refuse_characters(text)
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise AddressError(f"{_shown(text)} is no web address.", hint=_WHOLE)
    scheme = parts[1].lower()
    if scheme not in _DEFAULT_PORTS:
        raise AddressError(f"{_shown(text)} is no web address: {scheme}:// is not fetched.", hint=_WHOLE)
    host, port = _authority(parts[2], text)
    port = _DEFAULT_PORTS[scheme] if port is None else port
    reach.check_port(port)
    if _is_ip(host):
        reach.check(host, port)
    target = quote((parts[3] or "/") + (parts[4] or ""), safe=_AS_IS)
    return Address(cast(Scheme, scheme), host, port, target)


def join_address(base: Address, location: str, reach: Reach) -> Address:
    """Read what a redirect names, which may be relative. Raises AddressError."""
    location = location.strip(" ")
    _refuse_characters(location)
    try:
        joined = urljoin(str(base), location)
    except ValueError:
        raise AddressError(f"{base.origin} redirects to {_shown(location)}: no web address.", hint=HINT) from None
    return parse_address(joined, reach)


def _refuse_characters(text: str) -> None:
    if len(text) > _LONGEST:
        raise AddressError(f"An address of {len(text):,} characters is too long to be one.", hint=_WHOLE)
    if _REFUSED.search(text):
        raise AddressError(f"{_shown(text)} has a backslash or a control character in it.", hint=_WHOLE)
    if not text.isascii():
        try:
            text.encode()
        except UnicodeEncodeError:
            raise AddressError(f"{_shown(text)} has half a character in it.", hint=_WHOLE) from None


def _authority(text: str, whole: str) -> tuple[str, int | None]:
    if "@" in text:
        raise AddressError(f"{_shown(whole)} has a user name in it, which hides the host.", hint=_WHOLE)
    parts = _AUTHORITY.fullmatch(text)
    if parts is None or not parts[1]:
        raise AddressError(f"{_shown(whole)} names no host that could be asked.", hint=_WHOLE)
    host = _ipv6(parts[1][1:-1]) if parts[1].startswith("[") else _name(parts[1])
    port = int(parts[2]) if parts[2] else None
    if port is not None and not 0 < port < 65_536:
        raise AddressError(f"{_shown(whole)} names a port that there is not.", hint=_WHOLE)
    return host, port


def _ipv6(text: str) -> str:
    try:
        if "%" in text:  # a zone: an interface of this machine
            raise AddressValueError
        return str(IPv6Address(text))
    except AddressValueError:
        raise AddressError(f"{_shown(text)} is no IPv6 address that could be asked.", hint=_WHOLE) from None


def _name(text: str) -> str:
    host = _ascii(text).removesuffix(".")
    labels = host.split(".")
    if len(host) > _LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise AddressError(f"{_shown(text)} is no name of a host.", hint=_WHOLE)
    if _NUMBER.fullmatch(labels[-1]):
        return _ipv4(host, text)
    if len(labels) == 1 or any(host == name or host.endswith(f".{name}") for name in _LOCAL_NAMES):
        raise AddressError(f"{_shown(text)} is a name inside a network, not on the web.", hint=HINT)
    return host


def _ascii(text: str) -> str:
    if _MISTAKEN.search(text):
        message = f"{_shown(text)} has a letter that older programs take for another one."
        raise AddressError(message, hint="Write the host as a browser's developer tools show it, with xn--.")
    if len(text) > _LONGEST_HOST:  # before the codec, which takes long over long names
        raise AddressError(f"{_shown(text)} is no name of a host.", hint=_WHOLE)
    try:
        return text.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise AddressError(f"{_shown(text)} is no name of a host.", hint=_WHOLE) from None


def _ipv4(host: str, text: str) -> str:
    """Take four plain numbers only: 127.1, 2130706433 and 0x7f.0.0.1 are the same machine to some and not to others."""
    try:
        return str(IPv4Address(host))
    except AddressValueError:
        raise AddressError(f"{_shown(text)} is an IP address in disguise, or none.", hint=_WHOLE) from None


def _is_ip(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()


def _shown(text: str) -> str:
    return repr(text if len(text) <= 120 else f"{text[:120]}…")
