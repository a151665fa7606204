"""WACZ → captures: the WARCs in a zip, and zips that are traps."""

from __future__ import annotations

import io
import zipfile

import pytest

from onrecord.ingest.archives import Limits, captures_in_wacz, is_wacz
from onrecord.record import Capture, Failure
from tests.ingest.archives.building import PAGE, PLACE, record, wacz, zipped

WARC = record("a")
BOMB = record("b", bytes(2_000_000), answer="HTTP/1.1 200 OK\r\nContent-Type: image/png")


def read(file: io.BytesIO, limits: Limits | None = None) -> list[Capture | Failure]:
    return list(captures_in_wacz(file, "s.wacz", limits=limits or Limits()))


def told(found: list[Capture | Failure]) -> list[str]:
    return [one.address or "" if isinstance(one, Capture) else one.reason for one in found]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_every_warc_of_the_archive_folder_is_read(method: int) -> None:
    file = wacz(
        {
            "archive/one.warc.gz": zipped([record("1"), record("2")]),
            "datapackage.json": b"{}",
            "archive/two.warc": record("3"),
            "indexes/index.cdx.gz": b"",
            "pages/pages.jsonl": b'{"url": "http://quill.example/1"}',
            "fuzzy.html": PAGE,
        },
        method=method,
    )
    assert is_wacz(file)
    found = read(file)
    assert [(one.name, one.address) for one in found if isinstance(one, Capture)] == [
        (f"s.wacz/archive/one.warc.gz:1 ({PLACE}1)", f"{PLACE}1"),
        (f"s.wacz/archive/one.warc.gz:2 ({PLACE}2)", f"{PLACE}2"),
        (f"s.wacz/archive/two.warc:1 ({PLACE}3)", f"{PLACE}3"),
    ]
    assert len(found) == 3


@pytest.mark.parametrize(
    "name",
    [
        "../outside.warc",
        "archive/../../outside.warc.gz",
        "/etc/outside.warc",
        "C:\\outside.warc",
        "archive\\..\\outside.warc",
        "archive/deeper/inside.warc",
        "elsewhere.warc",
        "archive/nested.wacz",
        "archive/nested.zip",
    ],
)
def test_a_member_outside_the_folder_is_refused_and_the_others_are_read(name: str) -> None:
    found = read(wacz({name: WARC, "archive/a.warc": WARC}))
    refused = [one for one in found if isinstance(one, Failure)]
    assert [one.reason for one in refused] == ["a member that is no WARC of the folder archive/ is not opened"]
    assert [one.address for one in found if isinstance(one, Capture)] == [f"{PLACE}a"]


def with_member(**facts: object) -> io.BytesIO:
    """An archive whose one WARC has other facts than zipfile would write."""
    member = zipfile.ZipInfo("archive/a.warc")
    for name, value in facts.items():
        setattr(member, name, value)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(member, WARC)
    file.seek(0)
    return file


def altered(raw: bytes, *changes: tuple[bytes, bytes]) -> io.BytesIO:
    for before, after in changes:
        assert before in raw
        raw = raw.replace(before, after)
    return io.BytesIO(raw)


def test_a_member_that_is_a_link_is_refused() -> None:
    assert told(read(with_member(create_system=3, external_attr=0o120777 << 16))) == [
        "a member that is a link is not followed"
    ]


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_what_unpacks_by_other_methods_is_refused(method: int) -> None:
    (reason,) = told(read(wacz({"archive/a.warc": WARC}, method=method)))
    assert "another way than deflate" in reason


def test_an_encrypted_member_is_refused() -> None:
    raw = wacz({"archive/a.warc": WARC}).getvalue()
    place = raw.index(b"PK\x01\x02") + 8
    (reason,) = told(read(io.BytesIO(raw[:place] + b"\x01\x00" + raw[place + 2 :])))
    assert reason == "an encrypted member is not read"


def test_a_member_that_claims_to_unpack_out_of_proportion_is_refused() -> None:
    file = wacz({"archive/a.warc": BOMB}, method=zipfile.ZIP_DEFLATED)
    (failure,) = read(file, Limits(free=10_000, ratio=20))
    assert isinstance(failure, Failure)
    assert failure.kind == "limit"


def test_gzip_in_deflate_is_counted_through_both() -> None:
    """Each step unpacks within the limit, both together do not."""
    zeros = zipped(
        [record(str(n), bytes(5000), answer="HTTP/1.1 200 OK\r\nContent-Type: image/png") for n in range(99)]
    )
    file = wacz({"archive/a.warc.gz": zeros}, method=zipfile.ZIP_DEFLATED)
    size = zipfile.ZipFile(file).infolist()[0]
    assert size.file_size > 2 * size.compress_size
    limits = Limits(free=10_000, ratio=40)
    assert "decompression bomb" in told(read(file, limits))[-1]
    assert read(wacz({"archive/a.warc.gz": zeros}), limits) == []


def test_members_that_lie_over_one_another_are_refused() -> None:
    raw = wacz({"archive/a.warc": WARC, "archive/b.warc": WARC}).getvalue()
    second = raw.rindex(b"PK\x01\x02")
    both_at_the_first = raw[: second + 42] + bytes(4) + raw[second + 46 :]
    (failure,) = read(io.BytesIO(both_at_the_first))
    assert isinstance(failure, Failure)
    assert "lie over one another" in failure.reason


def test_members_are_counted_and_so_is_their_list() -> None:
    file = wacz({f"archive/{number}.warc": b"" for number in range(50)})
    assert "50 members" in told(read(file, Limits(members=49)))[0]
    assert "list of members is too long" in told(read(file, Limits(directory=1000)))[0]


def test_one_account_is_kept_for_all_members() -> None:
    picture = zipped([record("p", bytes(9_000), answer="HTTP/1.1 200 OK\r\nContent-Type: image/png")])
    file = wacz({f"archive/{number}.warc.gz": picture for number in range(20)})
    found = told(read(file, Limits(free=20_000, ratio=10)))
    assert len(found) == 1
    assert "decompression bomb" in found[0]


BROKEN = [
    pytest.param(b"", "cannot be read", id="nothing"),
    pytest.param(b"PK\x03\x04rubbish", "cannot be read", id="no list of members"),
    pytest.param(wacz({"a.txt": b"x"}).getvalue(), "holds no WARC", id="another zip"),
    pytest.param(wacz({}).getvalue(), "holds no WARC", id="an empty zip"),
    pytest.param(wacz({"archive/a.warc": WARC}).getvalue()[:-30], "cannot be read", id="cut off"),
]


@pytest.mark.parametrize(("raw", "reason"), BROKEN)
def test_what_is_no_wacz_is_told(raw: bytes, reason: str) -> None:
    assert not is_wacz(io.BytesIO(raw))
    (told_reason,) = told(read(io.BytesIO(raw)))
    assert reason in told_reason


def test_a_member_that_is_damaged_is_told_and_the_next_is_read() -> None:
    raw = wacz({"archive/a.warc": WARC, "archive/b.warc": record("b")}).getvalue()
    found = read(altered(raw, (b"quill.example/a", b"quill.example/z")))
    assert any("CRC" in reason for reason in told(found))
    assert f"{PLACE}b" in told(found)


def test_every_place_a_byte_may_be_wrong() -> None:
    raw = wacz({"archive/a.warc.gz": zipped([WARC]), "archive/b.warc": record("b")}).getvalue()
    for place in range(len(raw)):
        for value in (0, 255, raw[place] ^ 1):
            found = read(io.BytesIO(raw[:place] + bytes([value]) + raw[place + 1 :]))
            assert all(one.kind != "error" for one in found if isinstance(one, Failure)), (place, found)
