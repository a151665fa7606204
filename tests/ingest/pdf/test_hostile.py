"""PDFs that are broken, locked, or made to hang whoever opens them; and a worker that does what it should not."""

from __future__ import annotations

import json
import random
import resource
import sys
import time
import zlib
from pathlib import Path

import pytest

from onrecord.errors import InputError, LimitError
from onrecord.ingest import confined
from onrecord.ingest.confined import Confinement, run_confined
from onrecord.ingest.pdf import CONFINEMENT, PdfLimits, extract_pdf
from onrecord.ingest.pdf.facts import date_of, facts_of
from onrecord.ingest.pdf.worker import work
from tests.ingest.pdf.writer import Page, join_objects, write_pdf

GOOD = write_pdf([Page().lines(72, 700, ["The harbour master said that the ferry", "would not sail."])])
WORDS = "The harbour master said that the ferry would not sail."
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"


def stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), more, content)


def one_page(content: bytes, more: bytes = b"") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources %s >>" % FONT
    return join_objects([CATALOG, b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page, stream(content, more)])


def deep_tree(depth: int) -> bytes:
    nodes = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(depth)]
    return join_objects([CATALOG, *nodes, b"<< /Type /Page /MediaBox [0 0 600 800] >>"])


def zeros(size: int) -> bytes:
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def object_stream(size: int) -> bytes:
    """A file whose list of objects is in a stream, which is in another, and unpacks to so many bytes."""
    packed = stream(zeros(size), b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode")
    return join_objects([CATALOG, b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>", packed])


KEYS = f"/O <{'41' * 32}> /U <{'42' * 32}>"
LOCK = f"/ID [<{'00' * 16}><{'00' * 16}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {KEYS} >>"
ENCRYPTED = write_pdf([Page().put(72, 700, "Secret")], trailer=LOCK)

REFUSED = [
    pytest.param(b"", "input", "cannot be opened", id="nothing"),
    pytest.param(b"%PDF-1.7", "input", "cannot be opened", id="a beginning"),
    pytest.param(b"The ferry sank.", "input", "cannot be opened", id="a text"),
    pytest.param(random.Random(1).randbytes(50_000), "input", "cannot be opened", id="noise"),
    pytest.param(GOOD[:300], "input", "cannot be opened|no pages", id="cut off"),
    pytest.param(ENCRYPTED, "input", "wants a password", id="locked"),
    pytest.param(join_objects([CATALOG]), "input", "cannot be opened", id="no pages"),
    pytest.param(
        join_objects([CATALOG, b"<< /Type /Pages /Kids [] /Count 1000000 >>"]), "limit", "pages", id="claimed pages"
    ),
    pytest.param(write_pdf([Page()] * 501), "limit", "501 pages; 500", id="a page too many"),
]


@pytest.mark.parametrize(("raw", "kind", "reason"), REFUSED)
def test_a_pdf_that_cannot_be_read_is_refused_with_its_reason(raw: bytes, kind: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        work({"pages": 500, "characters": 100_000}, raw)
    assert caught.value.kind == kind
    assert caught.value.hint


MENDED = [
    pytest.param(GOOD.replace(b"startxref\n", b"startxref\n9"), id="a wrong place of the table"),
    pytest.param(GOOD.replace(b" 00000 n", b" 00007 n"), id="wrong generations in the table"),
    pytest.param(GOOD[: GOOD.index(b"xref")] + b"trailer << /Root 1 0 R >>", id="a table cut out"),
    pytest.param(b"rubbish\n" * 9 + GOOD, id="rubbish before it"),
    pytest.param(GOOD + b"rubbish" * 99, id="rubbish after it"),
    pytest.param(GOOD.replace(b"/Length", b"/Lengt_"), id="no length of a stream"),
]


@pytest.mark.parametrize("raw", MENDED)
def test_a_pdf_that_is_slightly_broken_is_read(raw: bytes) -> None:
    assert work({"pages": 500, "characters": 100_000}, raw)["text"] == WORDS


def test_a_pdf_goes_through_a_worker_and_comes_back() -> None:
    assert extract_pdf(GOOD, name="x.pdf").article.text == WORDS
    with pytest.raises(InputError, match="wants a password") as caught:
        extract_pdf(ENCRYPTED, name="x.pdf")
    assert "without the password" in caught.value.hint


def test_characters_are_counted() -> None:
    with pytest.raises(LimitError, match="more characters"):
        extract_pdf(GOOD, name="x.pdf", limits=PdfLimits(characters=40))


LESS = PdfLimits(confinement=Confinement(memory=400 * 2**20, processor=10, clock=60.0))

BOMBS = [
    pytest.param(lambda: one_page(zeros(150_000_000), b"/Filter /FlateDecode"), id="150 MB of content"),
    pytest.param(
        lambda: one_page(zlib.compress(zeros(150_000_000)), b"/Filter [/FlateDecode /FlateDecode]"), id="twice"
    ),
    pytest.param(lambda: object_stream(150_000_000), id="a stream of objects"),
    pytest.param(lambda: deep_tree(20_000), id="a tree of pages 20,000 deep"),
    pytest.param(lambda: deep_tree(3).replace(b"[4 0 R]", b"[2 0 R]"), id="a tree of pages that holds itself"),
    pytest.param(lambda: write_pdf([Page()] * 10_000), id="10,000 pages"),
    pytest.param(lambda: one_page(b"q " * 1_000_000), id="a million states saved"),
    pytest.param(lambda: one_page(b"[" * 500_000), id="500,000 brackets"),
    pytest.param(lambda: one_page(b"BT /F1 9 Tf " + b"1 0 Td (a) Tj " * 100_000 + b"ET"), id="100,000 scattered signs"),
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_a_text_or_an_error_and_costs_this_process_nothing(bomb: object) -> None:
    assert callable(bomb)
    raw = bomb()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    try:
        found = extract_pdf(raw, name="x.pdf", limits=LESS)
    except InputError:
        pass
    else:
        assert len(found.article.text) < 500_000
    assert time.monotonic() - begun < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024


def scattered(count: int) -> bytes:
    chance = random.Random(2)
    page = Page()
    for _ in range(count):
        page.put(chance.randrange(600), chance.randrange(800), "a", size=1)
    return write_pdf([page])


def test_scattered_signs_are_sorted_within_the_time() -> None:
    assert extract_pdf(scattered(2_000), name="x.pdf", limits=LESS).article.text.count("a") == 2_000


def mutated(seed: int) -> bytes:
    chance = random.Random(seed)
    content = bytearray(write_pdf([Page().lines(72, 700, ["The ferry", "did not sail."])], info={"Title": "A ferry"}))
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(content))
        match chance.randrange(3):
            case 0:
                content[at] = chance.randrange(256)
            case 1:
                del content[at : at + chance.randint(1, 30)]
            case 2:
                content[at:at] = chance.choice((b"<<", b"]", b"999999999", b" 3 0 R ", b"stream\n", b"(", b"-1"))
    return bytes(content)


def hold(seed: int) -> None:
    try:
        work({"pages": 50, "characters": 10_000}, mutated(seed))
    except InputError:
        return


def test_mutated_pdfs_are_texts_or_errors() -> None:
    for seed in range(100):
        hold(seed)


@pytest.mark.soak
def test_many_mutated_pdfs_are_texts_or_errors() -> None:
    for seed in range(100, 5_000):
        hold(seed)


# The worker. It is played by programs that do what it should not.

QUICK = Confinement(memory=512 * 2**20, processor=2, clock=2.0)


def play(program: str, raw: bytes = b"x" * 1_000_000, confinement: Confinement = QUICK) -> object:
    return confined._run((sys.executable, "-c", program), raw, {}, confinement)


FAILED = {"kind": "limit", "reason": "so it is", "hint": "look"}
MISBEHAVING = [
    pytest.param("import time; time.sleep(60)", "more than 2 seconds", id="it sleeps"),
    pytest.param(
        "import os, time; os.close(1); time.sleep(60)", "more than 2 seconds", id="it says no more and sleeps"
    ),
    pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "ended with -9", id="it is killed"),
    pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", "ended with -11", id="it crashes"),
    pytest.param("raise SystemExit(3)", "ended with 3", id="it gives up"),
    pytest.param("print('rubbish')", "broke the parser", id="it talks rubbish"),
    pytest.param("print('[1]')", "broke the parser", id="it answers no object"),
    pytest.param("print('[' * 100_000)", "broke the parser", id="it answers a tower of brackets"),
    pytest.param("pass", "broke the parser", id="it says nothing"),
    pytest.param(f"print({json.dumps(json.dumps({'failed': FAILED}))})", "so it is", id="it says why"),
]


@pytest.mark.parametrize(("program", "reason"), MISBEHAVING)
def test_a_worker_that_misbehaves_is_an_error_in_time(program: str, reason: str) -> None:
    begun = time.monotonic()
    with pytest.raises(LimitError, match=reason):
        play(program)
    assert time.monotonic() - begun < 20


def test_a_worker_that_answers_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_MOST_ANSWERED", 1_000_000)
    with pytest.raises(LimitError, match="too large"):
        play("while True: print('x' * 100_000)", confinement=Confinement(memory=2**30, processor=9, clock=30.0))


def serving(body: str) -> str:
    return f"from onrecord.ingest.confined import serve\ndef work(order, raw):\n    {body}\nserve(work)"


CONFINED = [
    pytest.param("while True: pass", "2 seconds of processor time", id="it computes"),
    pytest.param("return {'a': len(bytearray(2 ** 30))}", "more than it may|more than 512 MB", id="it takes memory"),
    pytest.param(
        "import pathlib; return {'a': pathlib.Path('written').write_text('x')}", "ended with 1", id="it writes"
    ),
]


@pytest.mark.parametrize(("body", "reason"), CONFINED)
def test_what_a_worker_may_use_is_limited(
    body: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    confinement = Confinement(memory=512 * 2**20, processor=2, clock=60.0)
    with pytest.raises(LimitError, match=reason):
        play(serving(body), confinement=confinement)


def test_a_worker_gets_its_order_and_all_bytes() -> None:
    raw = bytes(range(256)) * 10_000
    answer = confined._run(
        (sys.executable, "-c", serving("return {'order': order, 'size': len(raw), 'last': raw[-1]}")),
        raw,
        {"pages": 7},
        Confinement(memory=2**30, processor=9, clock=60.0),
    )
    assert answer == {"order": {"pages": 7}, "size": len(raw), "last": 255}


def test_a_worker_imports_nothing_from_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of downloads may hold a json.py."""
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    order = {"pages": 5, "characters": 1000}
    assert run_confined("onrecord.ingest.pdf.worker", GOOD, order=order, confinement=CONFINEMENT)["text"] == WORDS


# The file's facts.

DATES = [
    ("D:20310506070809+02'00'", "2031-05-06T05:08:09Z"),
    ("D:20310506070809-0530", "2031-05-06T12:38:09Z"),
    ("D:20310506070809Z", "2031-05-06T07:08:09Z"),
    ("D:20310506070809Z00'00'", "2031-05-06T07:08:09Z"),
    ("D:20310506070809", "2031-05-06"),
    ("D:20310506", "2031-05-06"),
    ("D:203105", None),
    ("D:20310230", None),
    ("D:19010101", None),
    ("D:99991231235959-23'59'", None),
    ("6 May 2031", None),
    ("", None),
]


@pytest.mark.parametrize(("word", "date"), DATES)
def test_dates_of_a_file(word: str, date: str | None) -> None:
    assert date_of(word) == date


@pytest.mark.parametrize(
    ("field", "words", "sane"),
    [
        ("Title", "Ferry laid up until spring", True),
        ("Title", "Microsoft Word - draft7.docx", False),
        ("Title", "untitled document", False),
        ("Title", "ferry.pdf", False),
        ("Title", "Ferry", False),
        ("Title", "a b" * 500, False),
        ("Title", "", False),
        ("Author", "Ada Fenn", True),
        ("Author", "afenn", False),
        ("Author", "Default User", False),
    ],
)
def test_facts_that_are_about_the_program_are_not_taken(field: str, words: str, sane: bool) -> None:
    facts = facts_of({field: words})
    assert (facts.title or facts.author) == (words if sane else None)
