"""One question and its answer: a GET to one address, no redirect followed."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field

import httpcore2

from onrecord.errors import FetchError, LimitError
from onrecord.ingest.fetching.addresses import Address
from onrecord.ingest.fetching.failing import told
from onrecord.ingest.fetching.fields import Headers, content_length, read_headers
from onrecord.ingest.fetching.fields import field as header
from onrecord.ingest.fetching.inside import Reach
from onrecord.ingest.fetching.limits import Deadline, FetchLimits
from onrecord.ingest.fetching.network import CheckedBackend, CheckedStream, Resolver
from onrecord.ingest.fetching.unpacking import gather, too_large, unpacker

_LATER = "Try again later, or open it in a browser, save the page and add that."


@dataclass(frozen=True, slots=True)
class Answer:
    """What one address answered; `raw` is empty unless it said 2xx."""

    status: int
    headers: Headers
    raw: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """What the questions of one fetch have in common."""

    reach: Reach
    resolver: Resolver
    limits: FetchLimits
    deadline: Deadline
    tls: ssl.SSLContext | None


def ask(line: Line, address: Address, headers: list[tuple[bytes, bytes]]) -> Answer:
    """Ask one address. Raises AddressError, FetchError, LimitError, and nothing else."""
    backend = CheckedBackend(line.reach, line.resolver, line.limits, line.deadline)
    url = httpcore2.URL(scheme=address.scheme, host=address.host, port=address.port, target=address.target)
    headers = [(b"Host", address.authority.encode("ascii")), *headers]
    with (
        told(address, line.deadline),
        httpcore2.ConnectionPool(line.tls, network_backend=backend) as pool,
        pool.stream("GET", url, headers=headers) as response,
    ):
        answered = read_headers(response.headers)
        _refuse_long_headers(answered, address, line.limits)
        return Answer(response.status, answered, _body(response, answered, line))


def tls_context(*, insecure: bool) -> ssl.SSLContext:
    """Make what checks certificates, or does not. Raises FetchError where there are none to check by."""
    if insecure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context
    try:
        return httpcore2.default_ssl_context()
    except OSError as error:
        message = f"The certificates to check servers by cannot be read: {error}."
        raise FetchError(message, hint="See what SSL_CERT_FILE and SSL_CERT_DIR point to.") from None


def _body(response: httpcore2.Response, headers: Headers, line: Line) -> bytes:
    if not 200 <= response.status < 300:
        return b""
    length = content_length(headers)
    if length is not None and length > line.limits.body_bytes:
        raise too_large(line.limits.body_bytes)
    unpack = unpacker(header(headers, "content-encoding"))
    raw = gather(response.iter_stream(), unpack, most=line.limits.body_bytes, deadline=line.deadline)
    stream = response.extensions["network_stream"]
    chunked = header(headers, "transfer-encoding") is not None
    if length is not None and not chunked and isinstance(stream, CheckedStream) and stream.has_surplus(length):
        raise FetchError(f"The server announced {length:,} bytes and sent more: what is whole is unknown.", hint=_LATER)
    return raw


def _refuse_long_headers(headers: Headers, address: Address, limits: FetchLimits) -> None:
    size = sum(len(name) + len(value) + 4 for name, value in headers)
    if size > limits.header_bytes:
        message = f"{address.authority} sent {size:,} bytes of headers; {limits.header_bytes:,} are taken in."
        raise LimitError(message, hint=_LATER)
