"""Files and folders → captures."""

from __future__ import annotations

import gzip
import io
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest import article_lines
from onrecord.ingest.extracting import MOST_BYTES
from onrecord.ingest.files import captures_at, captures_in_bytes
from onrecord.ingest.kinds import kind_of
from onrecord.ingest.lines_of_json import captures_in_lines
from onrecord.record import Capture, Failure, Notes
from tests.ingest.archives.building import PAGE, record, wacz, zipped

TEXT = b"The ferry to Upper Quill sank in the harbour, the mayor said.\n"
LINE = b'{"id": "a", "text": "The ferry sank."}'
PDF = b"%PDF-1.4\n"
RSS = b"<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0'><channel></channel></rss>"

ARTICLES = [
    pytest.param("a.txt", TEXT, "text", id="text"),
    pytest.param("a.md", b"# Ferry sinks\n", "text", id="Markdown"),
    pytest.param("a.markdown", TEXT, "text", id="Markdown by its long name"),
    pytest.param("README", TEXT, "text", id="no extension"),
    pytest.param("a.eml", TEXT, "text", id="any other text"),
    pytest.param("a.txt", "Паром затонул.".encode("cp1251"), "text", id="an old encoding"),
    pytest.param("a.txt", b"\xff\xfe" + "Ferry".encode("utf-16-le"), "text", id="UTF-16"),
    pytest.param("a.html", b"<p>Ferry", "html", id="a page by its name"),
    pytest.param("A.HTM", b"<p>Ferry", "html", id="in capitals"),
    pytest.param("a.xhtml", b"<?xml version='1.0'?><html/>", "html", id="XHTML"),
    pytest.param("a", PAGE, "html", id="a page by its beginning"),
    pytest.param("a.txt", PAGE, "html", id="the beginning is stronger than the name"),
    pytest.param("a.php", b"\xef\xbb\xbf\r\n<!-- saved -->\n<HTML lang=en>", "html", id="after a mark and a comment"),
    pytest.param(
        "a", b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'><html>", "html", id="doctype"
    ),
    pytest.param("a", b"\xff\xfe" + "<!doctype html>".encode("utf-16-le"), "html", id="a page in UTF-16"),
    pytest.param("a.pdf", PDF, "pdf", id="PDF"),
    pytest.param("a.txt", b"\xef\xbb\xbf\n" + PDF, "pdf", id="PDF by its beginning"),
    pytest.param("a.html", PDF, "pdf", id="PDF saved as a page"),
    pytest.param("a.txt", b"<rss is how one begins a feed.", "text", id="a text about feeds"),
]

REFUSED = [
    pytest.param("a.xml", RSS, "onrecord watch", id="a feed"),
    pytest.param("a.html", b"<feed xmlns='http://www.w3.org/2005/Atom'>", "onrecord watch", id="Atom"),
    pytest.param("a.rss", b"<?xml version='1.0'?><rdf:RDF xmlns='u'>", "onrecord watch", id="RSS 1.0"),
    pytest.param("a.xml", b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><svg/>", "XML", id="other XML"),
    pytest.param("a.png", b"\x89PNG\r\n\x1a\n", "PNG image", id="a picture"),
    pytest.param("a.html", b"\x89PNG\r\n\x1a\n", "PNG image", id="a picture saved as a page"),
    pytest.param("a.docx", wacz({"word/document.xml": b"<w/>"}).getvalue(), "zip archive", id="a zip"),
    pytest.param("a.txt.gz", gzip.compress(TEXT), "gzip archive", id="a gzip"),
    pytest.param("a.pdf", b"no longer here", "does not begin as a PDF", id="no PDF"),
    pytest.param("a.txt", b"\x00\x01\x02" * 99, "binary", id="binary"),
    pytest.param("a.css", b"p { color: red }", "style sheet", id="a style sheet"),
    pytest.param("a.js", b"let a = 1", "script", id="a script"),
    pytest.param("a.json", b"{}", "JSON", id="JSON"),
    pytest.param("a.txt", b"", "empty", id="nothing"),
    pytest.param("a.wacz", b"PK\x03\x04rubbish", "list of members", id="a broken WACZ"),
    pytest.param("a.warc", b"WARC/1.0\r\n", "without a length", id="a broken WARC"),
]


def at(place: Path) -> list[Capture | Failure]:
    return list(captures_at(place))


@pytest.mark.parametrize(("name", "raw", "media"), ARTICLES)
def test_a_file_is_taken_for_what_it_is(tmp_path: Path, name: str, raw: bytes, media: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    (found,) = at(path)
    assert isinstance(found, Capture), found
    assert (found.raw, found.media, found.name, found.transport) == (raw, media, str(path), "file")
    assert (found.address, found.fetched, found.notes) == (None, None, Notes())


@pytest.mark.parametrize(("name", "raw", "reason"), REFUSED)
def test_a_file_that_is_no_article_is_told(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    (found,) = at(tmp_path)
    assert isinstance(found, Failure), found
    assert found.name.startswith(str(tmp_path / name))
    assert reason in found.reason


def test_archives_and_lines_are_read_where_they_lie(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(zipped([record()]))
    (tmp_path / "b.warc").write_bytes(record())
    (tmp_path / "c.wacz").write_bytes(wacz({"archive/x.warc": record()}).getvalue())
    (tmp_path / "d.jsonl").write_bytes(LINE + b"\n" + LINE + b"\n")
    (tmp_path / "e").write_bytes(zipped([record()]))
    names = [one.name.removeprefix(f"{tmp_path}{os.sep}").split(" ")[0] for one in at(tmp_path)]
    assert names == ["a.warc.gz:1", "b.warc:1", "c.wacz/archive/x.warc:1", "d.jsonl:1", "d.jsonl:2", "e:1"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.warc.gz", "b.warc", "c.wacz", "d.jsonl", "e"]


def test_a_folder_is_gone_through_by_name_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/z/deep.txt", "c.txt", ".hidden.txt", ".git/config.txt", "b/.DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(TEXT)
    names = [Path(one.name).relative_to(tmp_path).as_posix() for one in at(tmp_path)]
    assert names == ["a/z/deep.txt", "b/1.txt", "b/2.txt", "c.txt"]
    assert len(at(tmp_path / ".hidden.txt")) == 1, "what was named is read"


def test_an_empty_folder_has_nothing(tmp_path: Path) -> None:
    assert at(tmp_path) == []


def test_a_folder_may_be_deeper_than_calls_nest(tmp_path: Path) -> None:
    here = os.getcwd()
    try:
        os.chdir(tmp_path)
        for _ in range(1_050):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_bytes(TEXT)
        found = at(tmp_path)
    finally:
        os.chdir(here)
        # Too deep for shutil: only a tool that goes in and out of folders takes it away again.
        subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)
    assert [one.name.count("/d") for one in found] == [1_050], "its one file, at the end"


def test_links_within_are_found_in_their_place_and_others_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_bytes(b"secret")
    folder = tmp_path / "folder"
    (folder / "sub").mkdir(parents=True)
    (folder / "sub" / "real.txt").write_bytes(TEXT)
    (folder / "again.txt").symlink_to(folder / "sub" / "real.txt")
    (folder / "round").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "nowhere").symlink_to(folder / "gone")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    found = {Path(one.name).name: one for one in at(folder)}
    assert {name for name, one in found.items() if isinstance(one, Capture)} == {"real.txt"}
    reasons = {name: one.reason for name, one in found.items() if isinstance(one, Failure)}
    assert set(reasons) == {"self", "nowhere", "out.txt", "up"}
    assert "leads nowhere" in reasons["self"]
    assert "leads out of the folder" in reasons["out.txt"]
    assert not any(b"secret" in one.raw for one in found.values() if isinstance(one, Capture))
    named = at(folder / "out.txt")
    assert [one.raw for one in named if isinstance(one, Capture)] == [b"secret"], "a link that was named is followed"
    linked = tmp_path / "linked"
    linked.symlink_to(folder)
    assert sum(isinstance(one, Capture) for one in at(linked)) == 1


def test_what_is_no_plain_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        reasons = [one.reason for one in at(tmp_path) if isinstance(one, Failure)]
    assert reasons == ["this is a pipe, not a file", "this is a socket, not a file"]
    (named,) = at(tmp_path / "pipe.txt")
    assert isinstance(named, Failure)
    (device,) = at(Path("/dev/zero"))
    assert isinstance(device, Failure)
    assert "device" in device.reason


@pytest.mark.parametrize("name", ["gone.txt", "gone/deeper.txt", "a\0b", "x" * 5000])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    (found,) = at(tmp_path / name)
    assert isinstance(found, Failure)


def test_what_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed to read everything: the refusal is put in by hand."""
    (tmp_path / "locked.txt").write_bytes(TEXT)
    (tmp_path / "open.txt").write_bytes(TEXT)
    opened = os.open

    def refuse(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if "locked" in str(path):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    refused, taken = at(tmp_path)
    assert isinstance(refused, Failure)
    assert refused.reason == "it cannot be read: Permission denied"
    assert isinstance(taken, Capture)


def test_a_name_that_is_no_utf8_can_be_said(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    path.write_bytes(TEXT)
    (found,) = at(tmp_path)
    assert found.name.encode("utf-8").endswith(rb"caf\xe9.txt")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.write(TEXT)
        file.truncate(MOST_BYTES + 1)
    (found,) = at(tmp_path)
    assert isinstance(found, Failure)
    assert (found.kind, found.reason) == ("limit", "it has more than 20 MB")


STDIN = [
    pytest.param(TEXT, ["text"], id="text"),
    pytest.param(PAGE, ["html"], id="a page"),
    pytest.param(PDF, ["pdf"], id="a PDF"),
    pytest.param(LINE, ["text"], id="a line"),
    pytest.param(b"\xef\xbb\xbf" + LINE + b"\nrubbish\n" + LINE, ["text", "!", "text"], id="lines"),
    pytest.param(b'{"a": "JSON that is no article"}', ["text"], id="other JSON"),
    pytest.param(zipped([record(), record()]), ["html", "html"], id="a WARC"),
    pytest.param(wacz({"archive/a.warc": record()}).getvalue(), ["html"], id="a WACZ"),
    pytest.param(RSS, ["!"], id="a feed"),
    pytest.param(b"", ["!"], id="nothing"),
    pytest.param(b"\x89PNG\r\n", ["!"], id="a picture"),
]


@pytest.mark.parametrize(("raw", "media"), STDIN)
def test_standard_input_is_told_by_its_beginning(raw: bytes, media: list[str]) -> None:
    found = list(captures_in_bytes(raw, "standard input"))
    assert [one.media if isinstance(one, Capture) else "!" for one in found] == media
    assert all(one.name.startswith("standard input") for one in found)


@given(st.binary(max_size=300))
def test_any_bytes_become_captures_or_failures(raw: bytes) -> None:
    assert list(captures_in_bytes(raw, "x"))


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", errors="replace")))
def test_any_beginning_is_of_some_kind_or_none(raw: bytes) -> None:
    kind_of(raw)


def test_a_beginning_is_told_in_time_that_does_not_grow_with_its_square() -> None:
    for unit in (b"<!--", b"<?", b"<!doctype a [", b" ", b"<!doctype ", b"<!---->", b"<!doctype a[]>"):
        kind_of(unit * 4096)


# Lines of JSON.


def lines(raw: bytes) -> list[Capture | Failure]:
    return list(captures_in_lines(io.BytesIO(raw), "x.jsonl"))


def test_a_line_is_a_text_with_what_is_said_of_it() -> None:
    raw = json.dumps({"id": "q7", "text": "Ferry “sunk”.", "date": "2031-02-28", "title": "T", "outlet": "O", "url": 7})
    assert lines(raw.encode()) == [
        Capture(
            "Ferry “sunk”.".encode(),
            "text",
            "x.jsonl:1 (q7)",
            charset="utf-8",
            notes=Notes(title="T", outlet="O", date="2031-02-28"),
        )
    ]


def test_half_a_surrogate_pair_is_kept_in_the_text_and_not_in_names() -> None:
    (found,) = lines(b'{"id": "\\ud800\\u0000", "text": "a\\udfffb", "title": "\\ud800"}')
    assert isinstance(found, Capture)
    assert found.raw == "a\udfffb".encode("utf-8", errors="surrogatepass")
    assert (found.name, found.notes.title) == ("x.jsonl:1 (? )", "?")


BAD = [
    pytest.param(b"", "not JSON", id="a blank line"),
    pytest.param(b"{", "not JSON", id="cut off"),
    pytest.param(b'{"id":"a","text":"b"} x', "Extra data at character 23", id="more than one thing"),
    pytest.param(b"[1]", "not a JSON object", id="a list"),
    pytest.param(b'{"text":"b"}', 'no "id"', id="no id"),
    pytest.param(b'{"id":"a"}', 'no "text"', id="no text"),
    pytest.param(b'{"id":7,"text":"b"}', '"id" is not a string', id="a number for an id"),
    pytest.param(b'{"id":"a","text":null}', '"text" is not a string', id="null for a text"),
    pytest.param(b'{"id":"a","text":""}', "empty", id="an empty text"),
    pytest.param(b'{"id":"a","text":"b","date":"2031-02-29"}', "not a date", id="a day that is not"),
    pytest.param(b'{"id":"a","text":"b","date":"20310228"}', "not a date", id="a date without hyphens"),
    pytest.param(b'{"id":"a","text":"b","title":[]}', '"title" is not a string', id="a list for a title"),
    pytest.param(b'{"id":"a","text":"\xff"}', "not UTF-8 at byte 19", id="not UTF-8"),
    pytest.param('{"id":"a","text":"b"}'.encode("utf-16-le"), "not JSON", id="UTF-16"),
    pytest.param(b"[" * 100_000, "nested too deeply", id="a tower of brackets"),
    pytest.param(b'{"id":' + b"9" * 5000 + b"}", "not JSON", id="a number of thousands of digits"),
]


@pytest.mark.parametrize(("raw", "reason"), BAD)
def test_a_line_that_is_no_article_is_told_and_the_next_is_read(raw: bytes, reason: str) -> None:
    failure, following = lines(raw + b"\n" + LINE)
    assert isinstance(failure, Failure)
    assert failure.name == "x.jsonl:1"
    assert reason in failure.reason
    assert isinstance(following, Capture)
    assert following.name == "x.jsonl:2 (a)"


def test_a_line_over_the_limit_is_told_and_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(article_lines, "LONGEST", 100)
    failure, following = lines(LINE[:-2] + b" " * 1000 + b'"}\n' + LINE)
    assert isinstance(failure, Failure)
    assert failure.kind == "limit"
    assert isinstance(following, Capture)


def test_a_text_over_the_limit_is_told() -> None:
    (failure,) = lines(json.dumps({"id": "a", "text": "x" * (MOST_BYTES + 1)}).encode())
    assert isinstance(failure, Failure)
    assert failure.kind == "limit"


MEASURE = """
import resource, sys
from pathlib import Path
from onrecord.ingest.files import captures_at
count = 0
for found in captures_at(Path(sys.argv[1])):
    count += 1
    if count == 100: before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(count, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def test_memory_does_not_grow_with_a_file_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    line = json.dumps({"id": "a", "text": "The ferry sank. " * 3000}).encode() + b"\n"
    with path.open("wb") as file:
        for _ in range(2000):
            file.write(line)
    result = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    count, grown = result.stdout.split()
    assert count == "2000"
    assert int(grown) < 10
