"""How much a request may carry."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.errors import LimitError
from onrecord.web.problems import Problem, problem_response

MOST = 20 * 1024 * 1024
"""Bytes of a request's body: what a dropped file may be; the ledger's own limit for one article is the same."""


class SizeLimit:
    """Refuses bodies that say that they are too large, and ends those that turn out to be."""

    def __init__(self, app: ASGIApp, most: int = MOST) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = Headers(scope=scope).get("content-length", "0")
        if not told.isdigit() or int(told) > self.most:
            await self._refuse(scope, receive, send)
            return
        body = _Counted(receive, send, self.most)
        try:
            await self.app(scope, body.receive, body.send)
        except LimitError:
            if not body.is_over:
                raise
        if body.is_over and not body.begun:
            await self._refuse(scope, receive, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        words = f"a request may carry {self.most // (1024 * 1024)} MB"
        problem = Problem(413, "limit", words, "add large files on the command line: onrecord add FILE")
        await problem_response(scope, problem)(scope, receive, send)


class _Counted:
    """Counts what comes; once that is too much, nothing that the app answers goes out."""

    def __init__(self, receive: Receive, send: Send, most: int) -> None:
        self._receive, self._send, self._most = receive, send, most
        self._came = 0
        self.begun = False

    @property
    def is_over(self) -> bool:
        """Whether more came than may."""
        return self._came > self._most

    async def receive(self) -> Message:
        message = await self._receive()
        self._came += len(message.get("body", b""))
        if self.is_over:
            raise LimitError("the request is too large", hint="send less at once")
        return message

    async def send(self, message: Message) -> None:
        if not self.is_over or self.begun:
            self.begun = True
            await self._send(message)
