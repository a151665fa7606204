"""Which IP addresses are inside: nothing is ever fetched from there.

An explicit list, since `ipaddress.is_global` is not enough: on Python 3.11 it is true of 64:ff9b::7f00:1 (NAT64 of
127.0.0.1), 2002:7f00:1:: (6to4 of it), ::127.0.0.1, fec0::1, 224.0.0.1, ff02::1, 192.88.99.1, 3fff::1 and 5f00::1.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from onrecord.errors import AddressError

# Lent to users for what lies inside and is wanted all the same; it says what there is to do.
HINT = "Only public web addresses are fetched. Save the text as a file and read that: onrecord read article.txt"

_V4 = (
    ("0.0.0.0/8", "an address of this machine"),
    ("10.0.0.0/8", "a private address"),
    ("100.64.0.0/10", "an address inside a provider's network"),
    ("127.0.0.0/8", "an address of this machine"),
    ("168.63.129.16/32", "a cloud's metadata address"),  # Azure's; it looks public
    ("169.254.0.0/16", "a link-local or metadata address"),
    ("172.16.0.0/12", "a private address"),
    ("192.0.0.0/24", "an address reserved for protocols"),
    ("192.0.2.0/24", "an address reserved for examples"),
    ("192.88.99.0/24", "a 6to4 relay"),
    ("192.168.0.0/16", "a private address"),
    ("198.18.0.0/15", "an address reserved for measurements"),
    ("198.51.100.0/24", "an address reserved for examples"),
    ("203.0.113.0/24", "an address reserved for examples"),
    ("224.0.0.0/4", "a multicast address"),
    ("240.0.0.0/4", "a reserved address"),
)
_V6 = (
    ("::1/128", "an address of this machine"),
    ("::/128", "an address of this machine"),
    ("::/96", "an IPv4 address in disguise"),
    ("64:ff9b::/96", "an IPv4 address in disguise (NAT64)"),
    ("64:ff9b:1::/48", "an IPv4 address in disguise (NAT64)"),
    ("100::/64", "an address that discards all"),
    ("2001::/32", "an IPv4 address in disguise (Teredo)"),
    ("2001::/23", "an address reserved for protocols"),
    ("2001:db8::/32", "an address reserved for examples"),
    ("2002::/16", "an IPv4 address in disguise (6to4)"),
    ("3fff::/20", "an address reserved for examples"),
    ("5f00::/16", "an address reserved for segment routing"),
    ("fc00::/7", "a private address"),
    ("fe80::/10", "a link-local address"),
    ("fec0::/10", "a site-local address"),
    ("ff00::/8", "a multicast address"),
)
_PUBLIC_V6 = IPv6Network("2000::/3")  # all that was ever given out for use between networks


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a fetch may go: public addresses at the web's two ports, and nothing else.

    `ports` are those that any public address may be asked at; `allowed` are pairs of an IP address and a port that may
    be dialled although they lie inside, or at another port (a test's own server).
    """

    allowed: Set[tuple[str, int]] = frozenset()
    ports: Set[int] = frozenset({80, 443})

    def check_port(self, port: int) -> None:
        """Raise AddressError where no IP address could be dialled at this port."""
        if port not in self.ports and all(port != permitted for _, permitted in self.allowed):
            raise AddressError(f"Nothing is fetched from port {port}: the web's ports are 80 and 443.", hint=HINT)

    def check(self, ip: str, port: int) -> str:
        """Give back the IP address to dial, or raise AddressError where that is not to be dialled at this port."""
        try:
            parsed = ip_address(ip)
        except ValueError:
            raise AddressError(f"{ip[:100]!r} is no IP address.", hint=HINT) from None
        if (str(parsed), port) in self.allowed:
            return str(parsed)
        if port not in self.ports:
            raise AddressError(f"Nothing is fetched from port {port} of {parsed}.", hint=HINT)
        reason = why_inside(parsed)
        if reason is not None:
            raise AddressError(f"{parsed} is {reason}: nothing is fetched from there.", hint=HINT)
        return str(parsed)


def why_inside(ip: IPv4Address | IPv6Address) -> str | None:
    """Say why nothing is fetched from an IP address ("a private address"), or None for a public one."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:  # the kernel dials the IPv4 address
            return why_inside(ip.ipv4_mapped)
        listed = _first(ip)
        return listed if listed or ip in _PUBLIC_V6 else "no public address"
    return _first(ip)


def _first(ip: IPv4Address | IPv6Address) -> str | None:
    return next((reason for network, reason in _networks(ip.version) if ip in network), None)


@cache
def _networks(version: int) -> tuple[tuple[IPv4Network | IPv6Network, str], ...]:
    return tuple((ip_network(text), reason) for text, reason in (_V4 if version == 4 else _V6))
