"""One answer: bombs, lies, broken and slow ones cost no more than the limits and are told for what they are."""

from __future__ import annotations

import gzip
import random
import re
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import FetchError, LimitError, OnrecordError
from onrecord.ingest.fetching import Fetcher, FetchLimits
from onrecord.ingest.fetching.limits import Deadline
from onrecord.ingest.fetching.unpacking import gather, unpacker

if TYPE_CHECKING:
    from tests.ingest.fetching.conftest import Server

TEXT = b"The harbour master of Tarn Quay said the ferry would not sail. " * 400
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
GZIPPED = OK + b"Content-Encoding: gzip\r\n\r\n"

WHOLE = [
    ("a length and as many bytes", OK + b"Content-Length: 4\r\n\r\nbody", b"body"),
    ("no length: until the server hangs up", OK + b"\r\nbody", b"body"),
    ("HTTP/1.0", b"HTTP/1.0 200 OK\r\n\r\nbody", b"body"),
    ("bare line feeds", b"HTTP/1.1 200 OK\nContent-Length: 4\n\nbody", b"body"),
    ("no reason", b"HTTP/1.1 200\r\nContent-Length: 4\r\n\r\nbody", b"body"),
    ("chunks", CHUNKED + b"2\r\nbo\r\n2\r\ndy\r\n0\r\n\r\n", b"body"),
    ("chunks with extensions", CHUNKED + b"4;a=b\r\nbody\r\n0\r\n\r\n", b"body"),
    ("chunks with a trailer", CHUNKED + b"4\r\nbody\r\n0\r\nX-Sum: 1\r\n\r\n", b"body"),
    ("chunks beat a length", OK + b"Content-Length: 99\r\n" + CHUNKED[len(OK):] + b"4\r\nbody\r\n0\r\n\r\n", b"body"),
    ("the same length twice", OK + b"Content-Length: 4\r\nContent-Length: 4\r\n\r\nbody", b"body"),
    ("a word before the answer", b"HTTP/1.1 103 Hints\r\n\r\n" + OK + b"Content-Length: 4\r\n\r\nbody", b"body"),
    ("nothing", OK + b"Content-Length: 0\r\n\r\n", b""),
    ("no content", b"HTTP/1.1 204 No Content\r\n\r\n", b""),
    ("gzip", GZIPPED + gzip.compress(TEXT), TEXT),
    ("gzip in two members", GZIPPED + gzip.compress(TEXT) + gzip.compress(b"more"), TEXT + b"more"),
    ("gzip with something behind it", GZIPPED + gzip.compress(TEXT) + b"\x00\x00\r\n", TEXT),
    ("gzip by its old name", OK + b"Content-Encoding: X-GZip\r\n\r\n" + gzip.compress(TEXT), TEXT),
    ("gzip of nothing", GZIPPED, b""),
    ("identity by name", OK + b"Content-Encoding: identity\r\nContent-Length: 4\r\n\r\nbody", b"body"),
    ("gzip in chunks of a byte", CHUNKED.replace(b"\r\n\r\n", b"\r\nContent-Encoding: gzip\r\n\r\n")
        + b"".join(b"1\r\n%c\r\n" % byte for byte in gzip.compress(TEXT)) + b"0\r\n\r\n", TEXT),
]  # fmt: skip

BROKEN = [
    ("fewer bytes than announced", OK + b"Content-Length: 10\r\n\r\nbody", "breaks off"),
    ("more bytes than announced", OK + b"Content-Length: 2\r\n\r\nbody", "announced 2 bytes and sent more"),
    ("two lengths", OK + b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nbody", "proper HTTP"),
    ("a length that is none", OK + b"Content-Length: four\r\n\r\nbody", "proper HTTP"),
    ("a negative length", OK + b"Content-Length: -4\r\n\r\nbody", "proper HTTP"),
    ("chunks without an end", CHUNKED + b"4\r\nbody\r\n", "breaks off"),
    ("a chunk cut short", CHUNKED + b"8\r\nbody", "breaks off"),
    ("a chunk longer than it says", CHUNKED + b"2\r\nbody\r\n0\r\n\r\n", "proper HTTP"),
    ("a chunk's size that is none", CHUNKED + b"zz\r\nbody\r\n0\r\n\r\n", "proper HTTP"),
    ("a chunk's size without end", CHUNKED + b"f" * 30 + b"\r\nbody", "proper HTTP"),
    ("another way of transfer", OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n", "proper HTTP"),
    ("gzip cut short", GZIPPED + gzip.compress(TEXT)[:-20], "breaks off"),
    ("gzip without its sum", GZIPPED + gzip.compress(TEXT)[:-8], "breaks off"),
    ("gzip with a wrong sum", GZIPPED + gzip.compress(TEXT)[:-8] + bytes(8), "broken gzip"),
    ("gzip that is none", GZIPPED + b"plain text", "broken gzip"),
    ("gzip whose second member is cut", GZIPPED + gzip.compress(TEXT) + gzip.compress(TEXT)[:30], "breaks off"),
    ("packed in another way", OK + b"Content-Encoding: br\r\n\r\nxxxx", "packed its answer as 'br'"),
    ("packed twice", OK + b"Content-Encoding: gzip, gzip\r\n\r\nxxxx", "packed its answer as 'gzip, gzip'"),
    ("deflate", OK + b"Content-Encoding: deflate\r\n\r\n" + zlib.compress(TEXT), "packed its answer as 'deflate'"),
    ("no answer", b"", "proper HTTP: Server disconnected"),
    ("no HTTP", b"220 mail.example ESMTP\r\n\r\n", "proper HTTP"),
    ("headers cut short", OK + b"Content-Le", "proper HTTP"),
    ("a header without a colon", OK + b"nonsense\r\n\r\n", "proper HTTP"),
    ("a header with a NUL", OK + b"X: a\x00b\r\n\r\n", "proper HTTP"),
    ("another protocol", b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n", "proper HTTP"),
    ("a status that is none", b"HTTP/1.1 9999 OK\r\n\r\n", "proper HTTP"),
    ("a part of it", b"HTTP/1.1 206 Partial Content\r\nContent-Length: 4\r\n\r\nbody", "status 206"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "reply", "body"), WHOLE, ids=[case[0] for case in WHOLE])
def test_what_came_whole_is_given_whole(why: str, reply: bytes, body: bytes, server: Server, fetcher: Fetcher) -> None:
    server.on("/", reply)
    assert fetcher.fetch(server.at("/")).raw == body, why


@pytest.mark.parametrize(("why", "reply", "named"), BROKEN, ids=[case[0] for case in BROKEN])
def test_what_is_broken_is_told(why: str, reply: bytes, named: str, server: Server, fetcher: Fetcher) -> None:
    server.on("/", reply)
    with pytest.raises(FetchError, match=re.escape(named)) as refused:
        fetcher.fetch(server.at("/"))
    assert refused.value.hint, why


@given(st.binary(max_size=200))
def test_no_bytes_break_the_unpacking(raw: bytes) -> None:
    for body in (raw, gzip.compress(TEXT)[: len(raw)] + raw, gzip.compress(raw) + raw):
        try:
            gather([body], unpacker("gzip"), most=100_000, deadline=Deadline(10))
        except OnrecordError:
            continue


@given(st.binary(max_size=3_000), st.lists(st.integers(1, 400), min_size=1))
def test_gzip_is_unpacked_however_it_is_cut(raw: bytes, cuts: list[int]) -> None:
    packed = gzip.compress(raw) + gzip.compress(raw)
    chunks: list[bytes] = []
    at = 0
    while at < len(packed):
        size = cuts[len(chunks) % len(cuts)]
        chunks.append(packed[at : at + size])
        at += size
    assert gather(chunks, unpacker("gzip"), most=10_000, deadline=Deadline(10)) == raw + raw


def test_whatever_a_server_says_it_is_read_or_told(server: Server, fetcher: Fetcher) -> None:
    """Good answers with bytes of them changed, dropped, doubled and cut."""
    dice = random.Random(7)
    for number in range(150):
        reply = bytearray(dice.choice(WHOLE)[1][:2_000])
        for _ in range(dice.randint(1, 4)):
            at = dice.randrange(len(reply))
            reply[at : at + dice.randint(0, 3)] = dice.choice((b"", b"\r\n", b"\x00", b":", b"9", dice.randbytes(2)))
        server.on(f"/{number}", bytes(reply))
        try:
            fetcher.fetch(server.at(f"/{number}"))
        except OnrecordError:
            continue


LIMITS = FetchLimits(body_bytes=10_000, seconds=10)

WITHOUT_END = "headers without end|sent more than"
"""Which limit is met first depends on how much of it has come when it is looked at."""


TOO_MUCH = [
    ("a body over the limit, announced", OK + b"Content-Length: 10001\r\n\r\n", "10,000 bytes"),
    ("a body over the limit, not announced", OK + b"\r\n" + b"x" * 10_001, "10,000 bytes"),
    ("and in chunks", CHUNKED + b"2711\r\n" + b"x" * 10_001 + b"\r\n0\r\n\r\n", "10,000 bytes"),
    ("gzip over the limit", GZIPPED + gzip.compress(b"x" * 10_001), "10,000 bytes"),
    ("thousands of empty members", GZIPPED + gzip.compress(b"") * 5_000, "100 gzip members"),
    ("one long header", OK + b"X: " + b"x" * 70_000 + b"\r\n\r\n", "of headers"),
    ("many headers", OK + b"X: y\r\n" * 20_000 + b"\r\n", "headers"),
    ("a header without end", OK + b"X: " + b"x" * 400_000, WITHOUT_END),
    ("a status line without end", b"HTTP/1.1 200 " + b"x" * 400_000, WITHOUT_END),
    ("a trailer without end", CHUNKED + b"0\r\nX: " + b"x" * 140_000, "without end"),
    ("words before the answer, without end", b"HTTP/1.1 100 Continue\r\n\r\n" * 50_000, "sent more than"),
    ("chunks with long extensions", CHUNKED + (b"1;" + b"e" * 50_000 + b"\r\nx\r\n") * 20, "sent more than"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "reply", "named"), TOO_MUCH, ids=[case[0] for case in TOO_MUCH])
def test_what_is_too_much_is_cut_off(
    why: str, reply: bytes, named: str, server: Server, fetcher_for: Callable[..., Fetcher]
) -> None:
    server.on("/", reply)
    with pytest.raises(LimitError, match=named) as refused:
        fetcher_for(server, limits=LIMITS).fetch(server.at("/"))
    assert refused.value.hint, why


def test_as_much_as_is_allowed_is_taken(server: Server, fetcher_for: Callable[..., Fetcher]) -> None:
    server.on("/", GZIPPED + gzip.compress(b"x" * 10_000))
    assert len(fetcher_for(server, limits=LIMITS).fetch(server.at("/")).raw) == 10_000


def test_an_error_page_is_not_read(server: Server, fetcher: Fetcher) -> None:
    server.on("/", b"HTTP/1.1 404 Not Found\r\nContent-Length: 99999999999\r\n\r\n")
    with pytest.raises(FetchError, match="status 404"):
        fetcher.fetch(server.at("/"))


def dripping(start: bytes, drop: bytes) -> Callable[[socket.socket], None]:
    """Answer a drop every 20 milliseconds, for as long as anybody listens."""

    def drip(stream: socket.socket) -> None:
        stream.sendall(start)
        for _ in range(500):
            time.sleep(0.02)
            stream.sendall(drop)

    return drip


def silent(stream: socket.socket) -> None:
    """Say nothing until the other side hangs up."""
    stream.recv(1)


DRIPS = [
    ("a byte of the body", dripping(OK + b"Content-Length: 100000\r\n\r\n", b"x")),
    ("a byte of a header", dripping(OK + b"X: ", b"x")),
    ("a header", dripping(OK, b"X: y\r\n")),
    ("a chunk", dripping(CHUNKED, b"1\r\nx\r\n")),
    ("a gzip block", dripping(GZIPPED + gzip.compress(TEXT)[:10], b"\x00\x00\x00\xff\xff")),
    ("words before the answer", dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n")),
    ("nothing at all", silent),
]


@pytest.mark.parametrize(("why", "reply"), DRIPS, ids=[case[0] for case in DRIPS])
def test_a_server_that_drips_is_left_when_the_time_is_over(
    why: str, reply: Callable[[socket.socket], None], server: Server, fetcher_for: Callable[..., Fetcher]
) -> None:
    server.on("/", reply)
    fetcher = fetcher_for(server, limits=FetchLimits(seconds=0.4))
    start = time.monotonic()
    with pytest.raises(LimitError, match=r"longer than the 0\.4 seconds"):
        fetcher.fetch(server.at("/"))
    assert 0.3 < time.monotonic() - start < 5, why


def test_redirects_share_the_time(server: Server, fetcher_for: Callable[..., Fetcher]) -> None:
    def slow(there: str) -> Callable[[socket.socket], None]:
        def reply(stream: socket.socket) -> None:
            time.sleep(0.2)
            stream.sendall(f"HTTP/1.1 302 Found\r\nLocation: {there}\r\nContent-Length: 0\r\n\r\n".encode())

        return reply

    for step in range(5):
        server.on(f"/{step}", slow(f"/{step + 1}"))
    with pytest.raises(LimitError):
        fetcher_for(server, limits=FetchLimits(seconds=0.5)).fetch(server.at("/0"))
    assert 1 <= len(server.hits) < 5


MEASURE = """
import pathlib, resource, sys
from onrecord.errors import LimitError
from onrecord.ingest.fetching import Fetcher, Reach
import httpcore2

def peak():
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) * 1024
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale

port = int(sys.argv[1])
fetcher = Fetcher(reach=Reach(allowed={("127.0.0.1", port)}), resolver=lambda host, port: ("127.0.0.1",))
fetcher.fetch(f"http://news.example:{port}/small")
before = peak()
try:
    fetcher.fetch(f"http://news.example:{port}/bomb")
except LimitError as error:
    print(peak() - before, error)
"""


def bomb(size: int) -> bytes:
    """Pack as many zeros, as the same megabyte over and over; its end is missing, and is never come to."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    start = packer.compress(b"") + packer.flush(zlib.Z_FULL_FLUSH)
    megabyte = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    return start + megabyte * (size // 1_000_000)


def test_a_bomb_costs_less_than_a_hundred_megabytes(server: Server) -> None:
    """300 MB in 300 kB, against the limits as they are: 20 MB are unpacked, and no more is held than twice that."""
    packed = bomb(300_000_000)
    assert len(packed) < 400_000
    server.on("/bomb", GZIPPED + packed)
    server.say("/small", b"x")
    command = [sys.executable, "-c", MEASURE, str(server.port)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    growth, _, message = result.stdout.partition(" ")
    assert "20,000,000 bytes" in message
    assert int(growth) < 100_000_000, f"{int(growth):,} bytes"
