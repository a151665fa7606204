"""What a fetch brought → a capture, or the name of what it is instead."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.ingest.fetching import Response, capture_of, sniff
from onrecord.record import Media, Notes

HTML = b"<!DOCTYPE html><html><body><p>The mayor said no.</p></body></html>"
TEXT = b"The mayor of Tarn Quay said the bridge would stay closed."

KINDS: list[tuple[str, bytes, str | None, Media]] = [
    ("a page that is called one", HTML, "text/html", "html"),
    ("XHTML", b'<?xml version="1.0"?>\n' + HTML, "application/xhtml+xml", "html"),
    ("XHTML as XML", b'<?xml version="1.0"?>\n<html xmlns="x">', "application/xml", "html"),
    ("a page without its beginnings", b"<p>The mayor said no.</p>", "text/html", "html"),
    ("a page of text alone", TEXT, "text/html", "html"),
    ("a page called a text", HTML, "text/plain", "html"),
    ("a page called nothing", HTML, None, "html"),
    ("a page called bytes", b"\n\n  <html lang=en>", "application/octet-stream", "html"),
    ("a page called an image", HTML, "image/jpeg", "html"),
    ("a page behind a comment", b"<!-- saved from --> <html>", None, "html"),
    ("a page behind a mark", b"\xef\xbb\xbf<html>", None, "html"),
    ("a page in UTF-16", b"\xff\xfe" + "<html><p>x</p>".encode("utf-16-le"), None, "html"),
    ("a piece of a page called nothing", b"<div><p>The mayor said no.</p></div>", None, "html"),
    ("a text", TEXT, "text/plain", "text"),
    ("a text called nothing", TEXT, None, "text"),
    ("a text called bytes", TEXT, "application/octet-stream", "text"),
    ("a text in UTF-16", b"\xff\xfe" + "A text".encode("utf-16-le"), None, "text"),
    ("Markdown", b"# Bridge closed\n", "text/markdown", "text"),
    ("initials are no bitmap", b"BM Lowe said no.", "text/plain", "text"),
    ("a maker of cars is no bitmap", b"BMW said no.", None, "text"),
    ("a word is no sound file", b"ID3 tags, the ministry said, are safe.", "text/plain", "text"),
    ("a word at the place of a mark", b"The WAVEs and WAVE of", "text/plain", "text"),
    ("less than is no page", b"<3 said the mayor", None, "text"),
    ("a PDF", b"%PDF-1.7\n%\xe2\xe3", "application/pdf", "pdf"),
    ("a PDF called a page", b"%PDF-1.7\n%\xe2\xe3", "text/html", "pdf"),
    ("a PDF behind a blank line", b"\r\n%PDF-1.4\n", None, "pdf"),
]

OTHERS = [
    (b"\x89PNG\r\n\x1a\n\x00", "image/png", "a PNG image"),
    (b"\x89PNG\r\n\x1a\n\x00", "text/html", "a PNG image"),
    (b"\xff\xd8\xff\xe0\x00", "image/jpeg", "a JPEG image"),
    (b"GIF89a\x01\x00", "image/gif", "a GIF image"),
    (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp", "a WebP image"),
    (b"<svg xmlns='x'></svg>", "image/svg+xml", "an image (svg+xml)"),
    (b"\x00\x00\x00\x20ftypavif", "image/avif", "a video or a photograph"),
    (b"\x00\x00\x00\x20ftypmp42", "video/mp4", "a video or a photograph"),
    (b"\x1aE\xdf\xa3\x01", None, "a video"),
    (b"RIFF\x10\x00\x00\x00WAVEfmt ", "audio/wav", "a sound file"),
    (b"ID3\x04\x00\x00", "audio/mpeg", "a sound file"),
    (b"BM\x36\x00\x00\x00", None, "a BMP image"),
    (b"BMX", "image/bmp", "an image (bmp)"),
    (b"no signature at all", "audio/mpeg", "a sound file (mpeg)"),
    (b"no signature at all", "video/mp4", "a video (mp4)"),
    (b"no signature at all", "font/woff2", "a font (woff2)"),
    (b"PK\x03\x04\x14\x00", "application/zip", "a zip archive"),
    (b"PK\x03\x04\x14\x00", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
    (b"\x1f\x8b\x08\x00", "application/gzip", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword", "an old Office file"),
    (b"{\\rtf1", "application/rtf", "an RTF file"),
    (b"MZ\x90\x00", "application/octet-stream", "an executable program"),
    (b"WARC/1.1\r\n", "application/warc", "a web archive"),
    (b"a\x00b\x01", None, "binary data"),
    (b'{"a": 1}', "application/json", "something of the type application/json"),
    (b"a,b\n1,2\n", "text/csv", "something of the type text/csv"),
    (b"body {}", "text/css", "something of the type text/css"),
    (b'<?xml version="1.0"?><rss version="2.0"><channel>', "application/rss+xml", "a news feed"),
    (b'<?xml version="1.0"?><rss version="2.0"><channel>', "text/html", "a news feed"),
    (b'<feed xmlns="http://www.w3.org/2005/Atom">', "text/xml", "a news feed"),
    (b"no feed to be seen", "application/atom+xml", "a news feed (application/atom+xml)"),
    (b'<?xml version="1.0"?><menu/>', "application/xml", "something of the type application/xml"),
    (b"", "text/html", "Nothing is in it"),
    (b" \r\n\t", "text/html", "Nothing is in it"),
]


@pytest.mark.parametrize(("why", "raw", "media_type", "media"), KINDS, ids=[case[0] for case in KINDS])
def test_a_page_a_text_and_a_pdf_are_told_apart(why: str, raw: bytes, media_type: str | None, media: Media) -> None:
    assert sniff(raw, media_type) == media, why


@pytest.mark.parametrize(("raw", "media_type", "named"), OTHERS)
def test_anything_else_is_refused_by_its_name(raw: bytes, media_type: str | None, named: str) -> None:
    with pytest.raises(InputError, match=re.escape(named)) as refused:
        sniff(raw, media_type)
    assert refused.value.hint


@given(st.binary(), st.sampled_from(["text/html", "text/plain", "image/png", "application/octet-stream", None]))
def test_bytes_have_a_kind_or_are_refused(raw: bytes, media_type: str | None) -> None:
    try:
        assert sniff(raw, media_type) in ("html", "pdf", "text")
    except InputError:
        return


def test_the_first_words_are_found_fast_however_many_comments_precede_them() -> None:
    for filler in (b"<!--", b"<?x", b"<!-- -->", b"   ", b"<?", b"\xff\xfe\x00"):
        sniff(filler * 200_000 + b"<", "text/html")


HEADERS = (
    ("content-type", "text/html; charset=koi8-r"),
    ("set-cookie", "session=secret"),
    ("set-cookie2", "session=secret"),
    ("www-authenticate", "Bearer secret"),
    ("authorization", "secret"),
    ("x-api-key", "secret"),
    ("x-request-id", "secret"),
    ("etag", '"v1"'),
    ("last-modified", "Sun, 01 Mar 2026 09:00:00 GMT"),
    ("link", '<https://news.example/a>; rel="canonical"'),
    ("link", '<https://news.example/b>; rel="next"'),
)


def response(raw: bytes = HTML, status: int = 200) -> Response:
    return Response(
        address="https://news.example/a",
        asked="https://short.example/1",
        status=status,
        headers=HEADERS,
        raw=raw,
        fetched="2026-03-01T09:30:00Z",
        transport="tls_unchecked",
        media_type="text/html",
        charset="koi8-r",
    )


def test_a_capture_keeps_how_it_came_and_no_secret() -> None:
    capture = capture_of(response(), Notes(title="Bridge"))
    assert (capture.raw, capture.media, capture.charset) == (HTML, "html", "koi8-r")
    assert (capture.name, capture.address) == ("https://short.example/1", "https://news.example/a")
    assert (capture.fetched, capture.transport) == ("2026-03-01T09:30:00Z", "tls_unchecked")
    assert capture.notes == Notes(title="Bridge")
    assert [name for name, _ in capture.headers] == ["content-type", "etag", "last-modified", "link", "link"]
    assert "secret" not in str(capture.headers)
    assert capture_of(response()).notes == Notes()


def test_nothing_new_is_no_capture() -> None:
    with pytest.raises(InputError, match="has not changed"):
        capture_of(response(b"", 304))


def test_an_image_is_no_capture() -> None:
    with pytest.raises(InputError, match="a PNG image"):
        capture_of(response(b"\x89PNG\r\n\x1a\n"))
