"""A text, a file or an address that somebody sends: read at once, within what may be asked of a desk; kept if asked."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.desk.arriving import is_address
from onrecord.desk.fetching import fetcher
from onrecord.desk.inputs import media_of
from onrecord.desk.linking.soon import link_soon
from onrecord.errors import InputError, LimitError, UsageError
from onrecord.ingest import extract
from onrecord.ingest.fetching import capture_of
from onrecord.publish.harmless import harmless
from onrecord.read import Reader, read_article
from onrecord.record import Capture, Notes, Reading, is_date
from onrecord.record.ledger import Entry, Receipt
from onrecord.store import Ledger

MOST_CHARACTERS = 100_000
"""Code points of a text that is read while somebody waits: 17,000 words, which take one core about three seconds."""

PASTED = "pasted text"

MOST_CALLED = 60
"""Characters of the first words by which a pasted text is called: one line of a list at 390 px, or little more."""


@dataclass(frozen=True, slots=True)
class Posted:
    """What was sent: one of a text, an address, and a file's bytes and name; and what its sender knows of it."""

    text: str = ""
    address: str = ""
    raw: bytes | None = None
    name: str = ""
    title: str = ""
    outlet: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: the entry as a ledger would take it, its reading, and what speaks against having read it."""

    entry: Entry
    reading: Reading
    unread: str | None


def capture_posted(posted: Posted) -> Capture:
    """The bytes of what was sent; an address is fetched. Raises UsageError, InputError and what comes under it."""
    if posted.date and not is_date(posted.date):
        raise UsageError(f"{posted.date!r} is no day", hint="write it as 2031-05-14, or leave it out")
    sent = [each for each in (posted.text.strip(), posted.raw, posted.address.strip()) if each]
    if not sent:
        raise InputError("nothing was sent", hint="paste a text, choose a file or write an address")
    if len(sent) > 1:
        raise UsageError("a text, a file and an address cannot be read at once", hint="send one of them")
    notes = Notes(*(words.strip() or None for words in (posted.title, posted.outlet, posted.date)))
    if posted.raw:
        name = harmless(posted.name.strip().rpartition("/")[2]) or "file"
        return Capture(posted.raw, media_of(posted.raw, name), name, notes=notes)
    if posted.text.strip():
        raw = posted.text.encode("utf-8", errors="surrogatepass")
        media = media_of(raw, PASTED)
        return Capture(raw, media, _called(posted.text) if media == "text" else PASTED, notes=notes)
    return capture_of(fetcher().fetch(_address(posted.address)), notes)


def _called(text: str) -> str:
    """What a text without a name is called: its first words."""
    words = harmless(" ".join(text[: 10 * MOST_CALLED].split()))
    return words if len(words) <= MOST_CALLED else f"{words[:MOST_CALLED].rpartition(' ')[0] or words[:MOST_CALLED]} …"


def try_reading(capture: Capture, reader: Reader) -> Tried:
    """Extract and read what was sent, whatever its language. Raises InputError, LimitError."""
    extraction = extract(capture)
    article = extraction.article
    if len(article.text) > MOST_CHARACTERS:
        message = f"the text has {len(article.text):,} characters; {MOST_CHARACTERS:,} are read here"
        raise LimitError(message, hint="read long texts on the command line: onrecord read FILE")
    if not article.text.strip():
        raise InputError("there are no words in it", hint="paste the text itself")
    reading = read_article(article, reader)
    # What is not made to be read is kept without what was guessed of it, as `onrecord add` keeps it.
    return Tried(Entry(capture, extraction, None if extraction.unread else reading), reading, extraction.unread)


def keep(ledger: Ledger, entry: Entry) -> Receipt:
    """Keep an entry and link it. Raises InputError where its bytes are forgotten and refused, LedgerError."""
    receipts: list[Receipt] = []
    with ledger.writer(acknowledged=receipts.append) as writer:
        writer.add(entry)
    (receipt,) = receipts
    if receipt.failure is not None:
        raise InputError(receipt.failure.reason, hint="see what is on record: /inbox")
    link_soon(ledger)
    return receipt


def _address(typed: str) -> str:
    """The address that was typed or dropped: the first line that is no comment (text/uri-list, RFC 2483)."""
    lines = [line.strip() for line in typed.splitlines() if line.strip() and not line.startswith("#")]
    first = lines[0] if lines else ""
    return first if is_address(first) else f"https://{first}"
