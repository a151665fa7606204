"""The way to a server: a name is resolved once, every IP address of the answer is checked, a checked one is dialled.

Whoever answers for a name cannot change the answer between the check and the call, since nothing is looked up twice.
Proxies play no part: none is ever taken from the environment. TLS asks for a certificate in the host's own name.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any

import httpcore2

from onrecord.errors import FetchError, LimitError
from onrecord.ingest.fetching.inside import Reach
from onrecord.ingest.fetching.limits import Deadline, FetchLimits

Resolver = Callable[[str, int], Sequence[str]]
"""(host, port) → IP addresses, in the order in which to try them; raises OSError where there are none."""

_BLANK_LINES = (b"\r\n\r\n", b"\n\n", b"\n\r\n")


class CheckedBackend(httpcore2.NetworkBackend):
    """Dials for one fetch, within its reach and its time."""

    def __init__(self, reach: Reach, resolver: Resolver, limits: FetchLimits, deadline: Deadline) -> None:
        self._reach = reach
        self._resolver = resolver
        self._limits = limits
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> CheckedStream:
        """Dial the first IP address of a host that answers. Raises AddressError, FetchError, LimitError."""
        answer = self._resolve(host, port)
        checked = [self._reach.check(ip, port) for ip in answer]
        return CheckedStream(self._dial(checked, port, socket_options), self._limits, self._deadline)

    def connect_unix_socket(self, path: str, timeout: float | None = None, socket_options: Any = None) -> Any:
        """Never: a socket of this machine is as far inside as can be."""
        raise NotImplementedError

    def _resolve(self, host: str, port: int) -> Sequence[str]:
        if _is_ip(host):
            return (host,)
        answer = _in_time(self._resolver, host, port, self._deadline)
        if isinstance(answer, OSError):
            reason = answer.strerror or answer
            raise FetchError(f"{host} was not found: {reason}.", hint="Check the address for typing errors.")
        if not answer:
            raise FetchError(f"{host} has no IP address.", hint="Check the address for typing errors.")
        return answer

    def _dial(
        self, ips: Sequence[str], port: int, options: Iterable[httpcore2.SOCKET_OPTION] | None
    ) -> httpcore2.NetworkStream:
        failure: Exception | None = None
        for ip in ips:
            timeout = min(self._limits.connect_seconds, self._deadline.left())
            try:
                return httpcore2.SyncBackend().connect_tcp(ip, port, timeout=timeout, socket_options=options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = failure or error
        assert failure is not None  # there was at least one IP address
        raise failure


class CheckedStream(httpcore2.NetworkStream):
    """A connection that counts its bytes, and whose every step ends with the fetch's time."""

    def __init__(self, inner: httpcore2.NetworkStream, limits: FetchLimits, deadline: Deadline) -> None:
        self._inner = inner
        self._limits = limits
        self._deadline = deadline
        self._received = 0
        self._start = bytearray()  # enough to find the end of the headers in

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is."""
        data = self._inner.read(max_bytes, self._deadline.left())
        self._received += len(data)
        self._start += data[: 2 * self._limits.header_bytes - len(self._start)]
        if self._received > self._limits.wire_bytes:
            message = f"The server sent more than {self._limits.wire_bytes:,} bytes, and was not done."
            raise LimitError(message, hint="No article is that large: save what you need of it as a file.")
        return data

    def has_surplus(self, length: int) -> bool:
        """Say whether bytes came beyond a body of `length`, as far as they came with it."""
        headers = self._start[: self._received - length]
        return self._received - length <= len(self._start) and not headers.endswith(_BLANK_LINES)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of it."""
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> CheckedStream:
        """Go on over TLS, with a certificate for the host's name."""
        inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left())
        return CheckedStream(inner, self._limits, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Tell what the connection below tells."""
        return self._inner.get_extra_info(info)


def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Ask this machine's resolver. Raises OSError."""
    answer = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in answer))


def _in_time(resolver: Resolver, host: str, port: int, deadline: Deadline) -> Sequence[str] | OSError:
    """Resolve in a thread, since the system's resolver cannot be told when to give up."""
    answers: SimpleQueue[Sequence[str] | Exception] = SimpleQueue()

    def resolve() -> None:
        try:
            answers.put(resolver(host, port))
        except Exception as error:  # noqa: BLE001 (handed to the thread that waits)
            answers.put(error)

    Thread(target=resolve, name=f"resolving {host}", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise deadline.over() from None
    if isinstance(answer, Exception) and not isinstance(answer, OSError):
        raise answer
    return answer


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
