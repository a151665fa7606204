"""WARC → captures: what is taken, what is passed over, and what is told of damage."""

from __future__ import annotations

import gzip
import io
import random
import zlib
from collections.abc import Iterator

import pytest

from onrecord.ingest.archives import Limits, captures_in_warc
from onrecord.record import Capture, Failure
from tests.ingest.archives.building import PAGE, PLACE, chunked, digest, page, record, zipped

FIVE = [record(str(number)) for number in range(5)]
ALL = b"".join(FIVE)


def read(raw: bytes, limits: Limits | None = None) -> list[Capture | Failure]:
    return list(captures_in_warc(io.BytesIO(raw), "x.warc", limits=limits or Limits()))


def only(raw: bytes) -> Capture:
    (found,) = read(raw)
    assert isinstance(found, Capture), found
    return found


def paths(found: list[Capture | Failure]) -> str:
    """The last letters of the addresses of what came, a "!" for each failure."""
    return "".join((one.address or "?")[-1] if isinstance(one, Capture) else "!" for one in found)


def reasons(found: list[Capture | Failure]) -> str:
    return "; ".join(one.reason for one in found if isinstance(one, Failure))


def test_a_capture_is_what_the_server_sent_and_when() -> None:
    answer = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=ISO-8859-1\r\nSet-Cookie: a=b\r\nServer: x\x01y"
    assert only(record(answer=answer)) == Capture(
        PAGE,
        "html",
        f"x.warc:1 ({PLACE}a)",
        address=f"{PLACE}a",
        fetched="2031-05-06T07:08:09Z",
        headers=(("Content-Type", "text/html; charset=ISO-8859-1"), ("Server", "x y")),
        transport="archive",
        charset="iso-8859-1",
    )


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        pytest.param(ALL, "plain"),
        pytest.param(zipped(FIVE), "a member each"),
        pytest.param(gzip.compress(ALL), "one member for all: warcio stops after the first record"),
        pytest.param(zipped([ALL[at : at + 300] for at in range(0, len(ALL), 300)]), "members cut anywhere"),
        pytest.param(zipped([ALL[at : at + 1] for at in range(len(ALL))]), "a member for each byte"),
        pytest.param(zipped(FIVE) + bytes(512), "a tape's padding"),
        pytest.param(zipped([b"", *FIVE]), "an empty member"),
        # The length counts the server's line ends: three of them are a byte shorter.
        pytest.param(record("0", longer=-3).replace(b"\r\n", b"\n") + b"".join(FIVE[1:]), "line feeds alone"),
        pytest.param(b"\r\n\r\n" + ALL, "blank lines before"),
        pytest.param(ALL.removesuffix(b"\r\n\r\n"), "no blank lines at the end"),
        pytest.param(ALL.replace(b"\r\n\r\nWARC/1.0", b"WARC/1.0"), "none between records"),
    ],
)
def test_records_are_found_however_they_are_packed(raw: bytes, why: str) -> None:
    assert paths(read(raw)) == "01234", why


DAMAGED = [
    pytest.param(FIVE[0] + record("1", longer=-5) + b"".join(FIVE[2:]), "0!234", "end where it says", id="too short"),
    pytest.param(FIVE[0] + record("1", longer=50) + b"".join(FIVE[2:]), "0!234", "end where it says", id="too long"),
    pytest.param(FIVE[0] + record("1", longer=9999) + b"".join(FIVE[2:]), "0!", "breaks off", id="past the end"),
    pytest.param(zipped([FIVE[0], record("1", longer=50), *FIVE[2:]]), "0!234", "breaks off", id="too long in gzip"),
    pytest.param(zipped([FIVE[0], record("1", longer=10**14), *FIVE[2:]]), "0!234", "breaks off", id="absurdly long"),
    pytest.param(FIVE[0] + record("1", headers={"Content-Length": ""}) + FIVE[2], "0!2", "length", id="no length"),
    pytest.param(FIVE[0] + record("1", headers={"Content-Length": "-4"}) + FIVE[2], "0!2", "length", id="less than 0"),
    pytest.param(FIVE[0] + record("1", headers={"Content-Length": "1²"}) + FIVE[2], "0!2", "length", id="no number"),
    pytest.param(FIVE[0] + b"rubbish\r\n" * 9 + FIVE[1], "0!1", "belong to no record", id="rubbish between"),
    pytest.param(zipped(FIVE[:1]) + b"rubbish" + zipped(FIVE[1:]), "0!1234", "no gzip", id="rubbish between members"),
    pytest.param(zipped(FIVE)[:-30], "0123!", "breaks off", id="cut in the last member"),
    pytest.param(ALL[:-30], "0123!", "breaks off", id="cut in the last record"),
    pytest.param(zipped(FIVE[:1]) + zipped(FIVE[:1])[:60] + zipped(FIVE[2:]), "0!234", "gzip", id="a member cut off"),
    pytest.param(
        zipped(FIVE[:1]) + zipped(FIVE[1:2])[:-8] + b"\0\0\0\0" + zipped(FIVE[:1])[-4:] + zipped(FIVE[2:]),
        "0!234",
        "gzip",
        id="a check sum that does not match",
    ),
    pytest.param(record("a", headers={"X": "y" * 70_000}) + FIVE[1], "!1", "headers do not end", id="a header's line"),
    pytest.param(b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000 + FIVE[1], "!1", "headers do not end", id="endless headers"),
    pytest.param(
        record("a", answer="HTTP/1.1 200 OK\r\nX: " + "y" * 70_000) + FIVE[1], "!1", "server", id="of the server"
    ),
    pytest.param(record("a", headers={"WARC-Block-Digest": digest(b"other")}) + FIVE[1], "!1", "digests", id="digest"),
    pytest.param(record("a", body=b"") + FIVE[1], "!1", "empty", id="an empty body"),
    pytest.param(b"", "!", "empty", id="nothing"),
    pytest.param(b"The ferry left.\n" * 9, "!", "belong to no record", id="a text"),
    pytest.param(b"\x1f\x8b", "!", "breaks off", id="two bytes of gzip"),
    pytest.param(gzip.compress(gzip.compress(ALL)), "!", "belong to no record", id="gzipped twice"),
]


@pytest.mark.parametrize(("raw", "found", "reason"), DAMAGED)
def test_damage_is_told_and_reading_goes_on(raw: bytes, found: str, reason: str) -> None:
    result = read(raw)
    assert paths(result) == found, result
    assert reason in reasons(result)


def test_a_failure_names_the_record_and_its_address() -> None:
    _, failure, *_ = read(FIVE[0] + record("1", longer=-5) + FIVE[2])
    assert failure == Failure(
        f"x.warc:2 ({PLACE}1)", "input", "the record does not end where it says", address=f"{PLACE}1"
    )


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(record(kind=kind), id=kind)
        for kind in ("request", "revisit", "metadata", "warcinfo", "conversion", "continuation", "ünknown", "")
    ]
    + [
        pytest.param(page(Content_Type=told), id=told)
        for told in ("image/png", "text/css", "application/javascript", "font/woff2", "application/json", "text/xml")
    ]
    + [
        pytest.param(record(answer=f"HTTP/1.1 {status}\r\nContent-Type: text/html"), id=status)
        for status in ("404 Not Found", "301 Moved", "206 Partial", "x", "")
    ]
    + [
        pytest.param(record("robots.txt", answer="HTTP/1.1 200 OK\r\nContent-Type: text/plain"), id="robots.txt"),
        pytest.param(record(headers={"WARC-Target-URI": "dns:quill.example"}), id="a look-up"),
        pytest.param(record(headers={"WARC-Target-URI": ""}), id="no address"),
        pytest.param(record(body=b"\x89PNG", answer="HTTP/1.1 200 OK"), id="untold, a picture"),
    ],
)
def test_what_is_no_article_is_passed_over(raw: bytes) -> None:
    assert read(raw) == []


TAKEN = [
    pytest.param(page(Content_Type="TEXT/HTML"), "html", id="in capitals"),
    pytest.param(page(Content_Type="application/xhtml+xml"), "html", id="xhtml"),
    pytest.param(page(Content_Type="text/plain"), "text", id="text"),
    pytest.param(page(Content_Type="application/pdf"), "pdf", id="pdf"),
    pytest.param(page(), "html", id="untold, a page"),
    pytest.param(record(body=b"%PDF-1.4", answer="HTTP/1.1 200 OK"), "pdf", id="untold, a PDF"),
    pytest.param(record(kind="resource", answer="", headers={"Content-Type": "text/html"}), "html", id="a resource"),
    pytest.param(record(headers={"WARC-Target-URI": f"<{PLACE}a>"}), "html", id="as Wget wrote addresses"),
    pytest.param(record(answer="HTTP/2 200\r\nContent-Type: text/html"), "html", id="HTTP/2"),
]


@pytest.mark.parametrize(("raw", "media"), TAKEN)
def test_articles_are_taken_for_what_they_are(raw: bytes, media: str) -> None:
    assert only(raw).media == media


@pytest.mark.parametrize(
    ("date", "fetched"),
    [
        ("2031-05-06T07:08:09Z", "2031-05-06T07:08:09Z"),
        ("2031-05-06T07:08:09.123456Z", "2031-05-06T07:08:09Z"),
        ("2031-05-06T07:08:09+02:00", "2031-05-06T05:08:09Z"),
        ("2031-05-06", None),
        ("2031", None),
        ("2031-02-30T07:08:09Z", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("", None),
    ],
)
def test_when_it_was_fetched_is_told_to_the_second(date: str, fetched: str | None) -> None:
    assert only(record(headers={"WARC-Date": date})).fetched == fetched


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def sent(body: bytes, **told: str) -> bytes:
    head = "".join(f"\r\n{name.replace('_', '-')}: {value}" for name, value in told.items())
    return record(body=body, answer=f"HTTP/1.1 200 OK\r\nContent-Type: text/html{head}")


UNPACKED = [
    pytest.param(sent(gzip.compress(PAGE), Content_Encoding="gzip"), id="gzip"),
    pytest.param(sent(gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:]), Content_Encoding="gzip"), id="two members"),
    pytest.param(sent(gzip.compress(PAGE) + b"\0\0", Content_Encoding="x-gzip"), id="padded"),
    pytest.param(sent(zlib.compress(PAGE), Content_Encoding="deflate"), id="deflate"),
    pytest.param(sent(raw_deflate(PAGE), Content_Encoding="Deflate"), id="deflate without a frame"),
    pytest.param(sent(gzip.compress(zlib.compress(PAGE)), Content_Encoding="deflate, gzip"), id="twice"),
    pytest.param(sent(chunked(PAGE), Transfer_Encoding="chunked"), id="chunks"),
    pytest.param(sent(chunked(PAGE).replace(b"\r\n", b";x=y\r\n", 1), Transfer_Encoding="chunked"), id="extensions"),
    pytest.param(sent(chunked(PAGE).removesuffix(b"0\r\n\r\n"), Transfer_Encoding="chunked"), id="no last chunk"),
    pytest.param(
        sent(chunked(gzip.compress(PAGE)), Transfer_Encoding="chunked", Content_Encoding="gzip"), id="chunks of gzip"
    ),
    pytest.param(sent(PAGE, Content_Encoding="gzip"), id="unpacked before it was archived"),
    pytest.param(sent(PAGE, Content_Encoding="br"), id="the same with br"),
    pytest.param(sent(PAGE, Content_Encoding="deflate"), id="the same with deflate"),
    pytest.param(sent(PAGE, Transfer_Encoding="chunked"), id="joined before it was archived"),
    pytest.param(sent(PAGE, Content_Encoding="identity"), id="identity"),
]


@pytest.mark.parametrize("raw", UNPACKED)
def test_a_body_is_unpacked(raw: bytes) -> None:
    assert only(raw).raw == PAGE


NOT_UNPACKED = [
    pytest.param(sent(b"\x8b\x07", Content_Encoding="br"), "input", "packed with 'br'", id="brotli"),
    pytest.param(sent(b"(\xb5/\xfd", Content_Encoding="zstd"), "input", "packed with 'zstd'", id="zstandard"),
    pytest.param(sent(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "input", "breaks off", id="gzip cut off"),
    pytest.param(
        sent(b"\x1f\x8b\x08\0" + b"\xff" * 99, Content_Encoding="gzip"), "input", "does not unpack", id="broken gzip"
    ),
    pytest.param(sent(b"\xff" * 99, Content_Encoding="deflate"), "input", "does not unpack", id="no deflate"),
    pytest.param(sent(chunked(PAGE)[:-40], Transfer_Encoding="chunked"), "input", "chunks", id="a chunk cut off"),
    pytest.param(
        sent(chunked(PAGE).replace(b"14\r\n", b"13\r\n", 2), Transfer_Encoding="chunked"), "input", "chunks", id="sizes"
    ),
    pytest.param(sent(b"x", Content_Encoding="gzip, gzip, gzip"), "limit", "3 times", id="three times packed"),
]


@pytest.mark.parametrize(("raw", "kind", "reason"), NOT_UNPACKED)
def test_a_body_that_does_not_unpack_is_a_failure(raw: bytes, kind: str, reason: str) -> None:
    failure, following = read(raw + FIVE[1])
    assert isinstance(failure, Failure)
    assert (failure.kind, failure.address) == (kind, f"{PLACE}a")
    assert reason in failure.reason
    assert isinstance(following, Capture)


def test_a_block_with_the_digest_it_had_is_taken() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE
    for told in (digest(block), digest(block).lower(), "md5:unknowable", "sha3:AAAA", "sha1"):
        assert paths(read(record(headers={"WARC-Block-Digest": told}))) == "a", told


SMALL = Limits(article=1000, records=3, ratio=20, free=10_000)


def test_a_body_over_the_limit_is_a_failure_and_a_picture_of_that_size_is_not() -> None:
    large = PAGE + bytes(200_000)
    found = read(record("0", large) + FIVE[1], SMALL)
    assert paths(found) == "!1"
    assert [one.kind for one in found if isinstance(one, Failure)] == ["limit"]
    picture = record("0", large, answer="HTTP/1.1 200 OK\r\nContent-Type: image/png")
    assert paths(read(picture + FIVE[1], SMALL)) == "1"
    assert paths(read(sent(gzip.compress(large), Content_Encoding="gzip") + FIVE[1], SMALL)) == "!1"


def test_records_are_counted() -> None:
    found = read(ALL, SMALL)
    assert paths(found) == "012!"
    assert "more than 3 records" in reasons(found)


def test_what_unpacks_out_of_proportion_ends_the_archive() -> None:
    picture = record("0", bytes(500_000), answer="HTTP/1.1 200 OK\r\nContent-Type: image/png")
    found = read(zipped([picture, *FIVE]), Limits(article=1000, ratio=20, free=10_000))
    assert paths(found) == "!"
    assert "decompression bomb" in reasons(found)


def test_many_bodies_that_unpack_out_of_proportion_end_it_too() -> None:
    bomb = sent(gzip.compress(PAGE + bytes(900)), Content_Encoding="gzip")
    found = read(bomb * 50, Limits(article=1000, ratio=2, free=10_000))
    assert 5 < len(found) < 40
    assert "decompression bomb" in reasons(found)


class Failing(io.BytesIO):
    """A file on a disk that fails."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise OSError(5, "Input/output error")
        return super().read(min(size or 100, 100))


def test_a_disk_that_fails_is_told_once() -> None:
    (failure,) = captures_in_warc(Failing(ALL), "x.warc")
    assert isinstance(failure, Failure)
    assert "Input/output error" in failure.reason


def mutated(raw: bytes, seed: int) -> bytes:
    """Bytes with some of them changed, left out, doubled or put in."""
    chance = random.Random(seed)
    content = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(content))
        match chance.randrange(5):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randint(1, 40)]
            case 2:
                content[at:at] = content[at : at + chance.randint(1, 40)]
            case 3:
                content[at:at] = chance.randbytes(chance.randint(1, 20))
            case 4:
                content[at:at] = chance.choice((b"\r\n\r\n", b"WARC/1.0\r\n", b"\x1f\x8b\x08\0", b"99999999", b"\0"))
    return bytes(content)


ORIGINALS = [
    ALL,
    zipped(FIVE),
    gzip.compress(ALL),
    zipped([sent(chunked(gzip.compress(PAGE)), Transfer_Encoding="chunked", Content_Encoding="gzip"), *FIVE]),
]


def mutations(seeds: range) -> Iterator[bytes]:
    return (mutated(ORIGINALS[seed % len(ORIGINALS)], seed) for seed in seeds)


def hold(raw: bytes) -> None:
    """Whatever the bytes: some records, some failures, and an end."""
    found = read(raw)
    assert found
    assert len(found) < 60
    assert not any(one.kind == "error" for one in found if isinstance(one, Failure)), found


def test_mutated_archives_are_read_to_their_end() -> None:
    for raw in mutations(range(300)):
        hold(raw)


@pytest.mark.soak
def test_many_mutated_archives_are_read_to_their_end() -> None:
    for raw in mutations(range(300, 4_300)):
        hold(raw)


def test_damage_in_one_member_costs_no_other() -> None:
    """In the form that the standard asks for, every record that was not touched comes, and none is another's."""
    chance = random.Random(1)
    for _ in range(200):
        broken = bytearray(gzip.compress(FIVE[2]))
        broken[chance.randrange(10, len(broken))] ^= 1 << chance.randrange(8)
        found = read(zipped(FIVE[:2]) + bytes(broken) + zipped(FIVE[3:]))
        assert paths(found).replace("!", "").replace("2", "") == "0134"
        assert all(one.raw == PAGE for one in found if isinstance(one, Capture))
