"""Work on bytes that may hang a parser or eat the machine: done in a process that may use so much and no more.

The worker is a module of this package. It reads an order and the bytes from standard input, answers in JSON on
standard output, writes no file, and is killed when its time is up.
"""

from __future__ import annotations

import contextlib
import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, cast

from onrecord.errors import InputError, LimitError

_HINT = "see that it is what it should be, or add what it holds as a plain .txt file"
_CHUNK = 64 * 1024
_MOST_ANSWERED = 128 * 2**20


@dataclass(frozen=True, slots=True)
class Confinement:
    """What a worker may use: bytes of address space, seconds of processor time, seconds of the clock."""

    memory: int
    processor: int
    clock: float


def run_confined(
    module: str, raw: bytes, *, order: Mapping[str, object], confinement: Confinement
) -> Mapping[str, object]:
    """Have a module's worker work on bytes, and give its answer.

    Raises LimitError when it used all that it may or died, and whatever InputError it raised itself.
    """
    # -P: the folder that one happens to stand in, full of what was downloaded, is no place to import from.
    command = (sys.executable, "-P", "-m", module)
    return _run(command, raw, order, confinement)


def _run(
    command: Sequence[str], raw: bytes, order: Mapping[str, object], confinement: Confinement
) -> Mapping[str, object]:
    head = {"memory": confinement.memory, "processor": confinement.processor, "order": dict(order)}
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    late = threading.Event()

    def stop() -> None:
        late.set()
        process.kill()

    clock = threading.Timer(confinement.clock, stop)
    writer = threading.Thread(target=_write, args=(process.stdin, json.dumps(head).encode() + b"\n", raw), daemon=True)
    try:
        clock.start()
        writer.start()
        answer = cast("IO[bytes]", process.stdout).read(_MOST_ANSWERED + 1)
        if len(answer) > _MOST_ANSWERED:
            raise LimitError("what came of it is too large", hint=_HINT)
        status = process.wait()
    finally:
        clock.cancel()
        process.kill()
        process.wait()
        writer.join()
        cast("IO[bytes]", process.stdout).close()
    if late.is_set():
        raise LimitError(f"it took more than {confinement.clock:g} seconds", hint=_HINT)
    return _answer(answer, status, confinement)


def _write(stream: IO[bytes], *parts: bytes) -> None:
    """Write all, or as much as is taken by a worker that ends early."""
    with contextlib.suppress(OSError, ValueError), stream:
        for part in parts:
            for at in range(0, len(part), _CHUNK):
                stream.write(part[at : at + _CHUNK])


def _answer(answer: bytes, status: int, confinement: Confinement) -> Mapping[str, object]:
    try:
        content = json.loads(answer) if status == 0 else None
    except (ValueError, RecursionError):
        content = None
    if not isinstance(content, dict):
        raise LimitError(_why(status, confinement), hint=_HINT)
    failed = content.get("failed")
    if isinstance(failed, dict):
        kind = LimitError if failed.get("kind") == LimitError.kind else InputError
        raise kind(str(failed.get("reason")), hint=str(failed.get("hint")))
    return cast("Mapping[str, object]", content)


def _why(status: int, confinement: Confinement) -> str:
    """Why a worker died. One that a parser broke ends as one that asked for more memory than there is: by a signal."""
    if -status == getattr(signal, "SIGXCPU", 0):
        return f"it took more than {confinement.processor} seconds of processor time"
    return f"it broke the parser, or took more than {confinement.memory // 2**20} MB (its process ended with {status})"


def serve(work: Callable[[Mapping[str, object], bytes], Mapping[str, object]]) -> None:
    """Be the worker: take the order and the bytes, confine this process, do the work, answer."""
    head = json.loads(sys.stdin.buffer.readline())
    _confine(head["memory"], head["processor"])
    answer: Mapping[str, object]
    try:
        answer = work(head["order"], sys.stdin.buffer.read())
    except InputError as error:
        answer = {"failed": {"kind": error.kind, "reason": str(error), "hint": error.hint}}
    except (MemoryError, RecursionError) as error:
        reason = f"reading it takes more than it may ({type(error).__name__})"
        answer = {"failed": {"kind": LimitError.kind, "reason": reason, "hint": _HINT}}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


def _confine(memory: int, processor: int) -> None:
    """Set the limits for the rest of this process's life. Where there are none (Windows), the clock is the only one."""
    try:
        import resource
    except ImportError:
        return
    for kind, most, last in (
        (resource.RLIMIT_AS, memory, memory),
        (resource.RLIMIT_CPU, processor, processor + 1),  # the first is told from other deaths, the last kills
        (resource.RLIMIT_FSIZE, 0, 0),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        # A system that knows a limit and does not let it be set (macOS: address space) leaves the others and the clock.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (most, last))
