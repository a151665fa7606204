"""Which IP addresses are inside, on every Python: the list is this package's own."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import AddressError
from onrecord.ingest.fetching import Reach, why_inside

INSIDE = [
    ("0.0.0.0", "this machine"),
    ("0.1.2.3", "this machine"),
    ("10.0.0.1", "private"),
    ("10.255.255.255", "private"),
    ("100.64.0.1", "provider"),
    ("100.100.100.200", "provider"),  # Alibaba's metadata
    ("100.127.255.255", "provider"),
    ("127.0.0.1", "this machine"),
    ("127.255.255.255", "this machine"),
    ("168.63.129.16", "metadata"),
    ("169.254.169.254", "metadata"),
    ("172.16.0.1", "private"),
    ("172.31.255.255", "private"),
    ("192.0.0.1", "protocols"),
    ("192.0.0.192", "protocols"),  # Oracle's metadata
    ("192.0.2.1", "examples"),
    ("192.88.99.1", "6to4"),
    ("192.168.1.1", "private"),
    ("198.18.0.1", "measurements"),
    ("198.19.255.255", "measurements"),
    ("198.51.100.1", "examples"),
    ("203.0.113.1", "examples"),
    ("224.0.0.1", "multicast"),
    ("239.255.255.255", "multicast"),
    ("240.0.0.1", "reserved"),
    ("255.255.255.255", "reserved"),
    ("::", "this machine"),
    ("::1", "this machine"),
    ("::127.0.0.1", "disguise"),
    ("::8.8.8.8", "disguise"),
    ("::ffff:127.0.0.1", "this machine"),
    ("::ffff:10.0.0.1", "private"),
    ("::ffff:169.254.169.254", "metadata"),
    ("::ffff:0:127.0.0.1", "no public address"),  # IPv4-translated
    ("64:ff9b::7f00:1", "NAT64"),
    ("64:ff9b::808:808", "NAT64"),
    ("64:ff9b:1::1", "NAT64"),
    ("100::1", "discards"),
    ("2001::1", "Teredo"),
    ("2001:0:7f00:1::", "Teredo"),
    ("2001:10::1", "protocols"),
    ("2001:db8::1", "examples"),
    ("2002:7f00:1::", "6to4"),
    ("2002:808:808::", "6to4"),
    ("3fff::1", "examples"),
    ("3fff:fff::1", "examples"),
    ("4000::1", "no public address"),
    ("5f00::1", "segment routing"),
    ("fc00::1", "private"),
    ("fd00:ec2::254", "private"),
    ("fe80::1", "link-local"),
    ("fe80::1%eth0", "link-local"),
    ("febf::1", "link-local"),
    ("fec0::1", "site-local"),
    ("ff02::1", "multicast"),
]

OUTSIDE = [
    "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.1", "93.184.216.34", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.1", "168.63.129.17", "172.15.255.255", "172.32.0.1", "192.0.1.1", "192.167.255.255",
    "192.169.0.1", "198.17.255.255", "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1",
    "2001:4860::8888", "2003::1", "2400:cb00::1", "3ffe::1", "::ffff:808:808",
]  # fmt: skip


@pytest.mark.parametrize(("ip", "named"), INSIDE, ids=[case[0] for case in INSIDE])
def test_nothing_is_dialled_inside(ip: str, named: str) -> None:
    assert named in (why_inside(ip_address(ip)) or "")
    with pytest.raises(AddressError, match="nothing is fetched from there"):
        Reach().check(ip, 443)


@pytest.mark.parametrize("ip", OUTSIDE)
def test_public_addresses_are_dialled(ip: str) -> None:
    assert why_inside(ip_address(ip)) is None
    assert Reach().check(ip, 443) == ip


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_what_python_calls_inside_is_inside(ip: IPv4Address | IPv6Address) -> None:
    mapped = ip.ipv4_mapped if isinstance(ip, IPv6Address) else None
    if (ip.is_private or ip.is_loopback or ip.is_multicast or ip.is_link_local) and mapped is None:
        assert why_inside(ip) is not None


@given(st.ip_addresses(v=4))
def test_mapping_an_address_changes_nothing(ip: IPv4Address) -> None:
    assert why_inside(IPv6Address(f"::ffff:{ip}")) == why_inside(ip)


def test_what_is_allowed_is_one_address_at_one_port() -> None:
    reach = Reach(allowed={("127.0.0.1", 8765), ("::1", 80)})
    assert reach.check("127.0.0.1", 8765) == "127.0.0.1"
    assert reach.check("0:0::1", 80) == "::1"
    for ip, port in [("127.0.0.1", 80), ("127.0.0.2", 8765), ("8.8.8.8", 8765), ("::1", 8765), ("::1", 443)]:
        with pytest.raises(AddressError):
            reach.check(ip, port)


@pytest.mark.parametrize("ip", ["", "news.example", "127.1", "0x7f.0.0.1", "1.2.3.4.5", "1.2.3.4/8", " 8.8.8.8"])
def test_what_is_no_ip_address_is_not_dialled(ip: str) -> None:
    with pytest.raises(AddressError, match="no IP address"):
        Reach().check(ip, 80)
