"""An error that nobody foresaw is logged whole, and told in one line."""

from __future__ import annotations

import logging

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord.web.problems import Problem, problem_response

_LOG = logging.getLogger("onrecord.web")


class Faults:
    """Answers 500 where something raised what no page expects."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; what has begun to be answered is broken off."""
        begun = False

        async def watched(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:
            _LOG.exception("%s %r", scope.get("method"), scope.get("path"))
            if begun or scope["type"] != "http":
                raise
            words = f"an error in onrecord itself: {type(error).__name__}"
            problem = Problem(500, "error", words, "report it, with what you did")
            await problem_response(scope, problem)(scope, receive, send)
