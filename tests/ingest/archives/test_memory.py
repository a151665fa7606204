"""What archives may cost: measured in a process of its own, since a process's peak never falls."""

from __future__ import annotations

import gzip
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ingest.archives.building import record, wacz, zipped

MOST_GROWN = 100
"""MB. Half a dozen times less than reading the bomb whole takes."""

MEASURE = """
import io, resource, sys
from pathlib import Path
from onrecord.ingest.files import captures_at
list(captures_at(Path(sys.argv[1] + ".warm.warc.gz")))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for found in captures_at(Path(sys.argv[1])):
    print(type(found).__name__, getattr(found, "reason", ""))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def zeros(size: int, window: int = 31) -> bytes:
    """So many zeros, packed without ever having been there."""
    packer = zlib.compressobj(9, wbits=window)
    block = bytes(1_000_000)
    return b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()


def html(body: bytes, encoding: str) -> bytes:
    return record("b", body, answer=f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {encoding}")


def endless_record(head: bytes, size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    block = bytes(1_000_000)
    parts = [packer.compress(head), *(packer.compress(block) for _ in range(size // len(block)))]
    return b"".join(parts) + packer.flush()


HEAD = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://q.example/\r\nContent-Length: 300000000\r\n\r\n"
ZEROS = 120_000_000


def small_bomb() -> bytes:
    return zipped([html(gzip.compress(zeros(300_000_000)), "gzip, gzip")])


def zip_bomb() -> bytes:
    return wacz({"archive/a.warc": HEAD + bytes(ZEROS)}, method=zipfile.ZIP_DEFLATED).getvalue()


BOMBS: list[tuple[str, Callable[[], bytes], str]] = [
    ("some hundred bytes with 300 MB in them.warc.gz", small_bomb, "more than 20 MB"),
    ("a body of 120 MB.warc", lambda: html(zeros(ZEROS), "gzip"), "more than 20 MB"),
    ("the same in deflate.warc", lambda: html(zeros(ZEROS, 15), "deflate"), "more than 20 MB"),
    ("a header's line.warc.gz", lambda: endless_record(b"WARC/1.0\r\nX: ", ZEROS), "do not end"),
    ("no record.warc.gz", lambda: endless_record(b"WARC/1.0\r\n\r\n", ZEROS), "bomb"),
    ("a record of 300 MB of which 120 come.warc.gz", lambda: endless_record(HEAD, ZEROS), "bomb"),
    ("many good records.warc.gz", lambda: zipped([record(str(n)) for n in range(3_000)]), ""),
    ("in a zip.wacz", zip_bomb, "bomb"),
]


@pytest.mark.parametrize(("name", "bomb", "reason"), BOMBS, ids=[bomb[0] for bomb in BOMBS])
def test_memory_grows_by_less_than_a_few_articles(
    tmp_path: Path, name: str, bomb: Callable[[], bytes], reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(bomb())
    (tmp_path / f"{name}.warm.warc.gz").write_bytes(zipped([record()]))
    result = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    *told, grown = result.stdout.splitlines()
    assert reason in " ".join(told[:3]), told[:3]
    assert result.stderr == ""
    assert int(grown) < MOST_GROWN, result.stdout[-300:]


def test_the_small_bomb_is_as_small_as_they_come() -> None:
    assert len(small_bomb()) < 900
