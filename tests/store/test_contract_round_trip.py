"""What goes in comes out: the same records, the same characters, in either database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.errors import LedgerError, NotFoundError, UsageError
from onrecord.record import Notes, Reading, digest, text_digest
from onrecord.record.ledger import Entry, Receipt
from onrecord.store import Ledger, verify
from tests.store.material import EXTRACTOR, FERRY, READER, entry_of, ferry, harvest

ODD_TEXTS = [
    pytest.param("a\x00b said c", id="NUL, which PostgreSQL has no text for"),
    pytest.param("a \ud83d said \udc00", id="lone surrogates, which UTF-8 has no form for"),
    pytest.param("\x1a\x01\x01\x01\x01 said \x1a", id="what NUL and surrogates are written as"),
    pytest.param("the pilot 🛳️🧑🏽‍✈️ said no", id="emoji of several code points"),
    pytest.param("\u202eabc\u202c said \u2066x\u2069", id="marks of writing direction"),
    pytest.param("e\u0301 said é; \ufeff \ufffe \U0010ffff", id="combining marks, a byte order mark, no characters"),
    pytest.param("line\r\nsaid\x85line\u2028", id="line ends of all kinds"),
    pytest.param("", id="no text at all"),
    pytest.param("''; DROP TABLE article; -- said \\ % _ :x ?", id="what SQL would take for its own"),
]


def add(ledger: Ledger, *entries: Entry) -> list[Receipt]:
    receipts: list[Receipt] = []
    with ledger.writer(acknowledged=receipts.append) as writer:
        for entry in entries:
            writer.add(entry)
    return receipts


def test_an_article_comes_back_as_it_went_in(ledger: Ledger) -> None:
    entry = ferry()
    (receipt,) = add(ledger, entry)
    assert entry.extraction is not None
    assert entry.reading is not None
    assert receipt.article is not None
    stored = ledger.view().article(receipt.article)
    article = replace(stored.extraction.article, id=entry.extraction.article.id)
    assert replace(stored.extraction, article=article) == entry.extraction
    assert stored.reading is not None
    assert stored.reading.article == stored.extraction.article
    assert stored.reading.reader == READER
    assert stored.reading.refused == entry.reading.refused
    assert without_ids(stored.reading) == without_ids(entry.reading)
    for layer in ("assertions", "numbers", "times", "places"):
        assert getattr(stored.reading, layer) == getattr(entry.reading, layer), layer
    assert (stored.reading.headline, entry.reading.headline) != (None, None)
    assert borne_out(stored.reading) == borne_out(entry.reading) == [entry.reading.attributions[0].cue]
    assert (stored.capture.media, stored.capture.address) == ("text", "https://gazette.example/ferry")
    assert stored.capture.notes == Notes("Ferry", None, "2031-05-03")
    (sighting,) = stored.capture.sightings
    assert (sighting.name, sighting.fetched) == ("ferry.txt", "2031-05-04T08:00:00Z")
    assert (sighting.headers, sighting.transport) == ((("Server", "x"),), "tls")
    assert entry.capture is not None
    assert ledger.view().raw(stored.capture.raw) == entry.capture.raw
    assert list(verify(ledger)) == []


def without_ids(reading: Reading) -> list[object]:
    """A reading's attributions with the places of those that they lie within instead of ids."""
    places = {each.id: place for place, each in enumerate(reading.attributions)}
    return [
        (replace(each, id="", within=None), None if each.within is None else places[each.within])
        for each in reading.attributions
    ]


def borne_out(reading: Reading) -> list[object]:
    """The cues of the attributions that bear the headline out."""
    assert reading.headline is not None
    cues = {each.id: each.cue for each in reading.attributions}
    return [cues[id] for id in reading.headline.borne_out_by]


def test_every_id_is_made_of_content(ledger: Ledger, other: Ledger) -> None:
    """The same article has the same ids in another ledger, whatever its reader called things, and later."""
    entry = ferry()
    assert entry.reading is not None
    renamed = {each.id: f"x{number}" for number, each in enumerate(entry.reading.attributions)}
    attributions = tuple(
        replace(each, id=renamed[each.id], within=None if each.within is None else renamed[each.within])
        for each in entry.reading.attributions
    )
    assert entry.reading.headline is not None
    headline = replace(
        entry.reading.headline, borne_out_by=tuple(renamed[id] for id in entry.reading.headline.borne_out_by)
    )
    again = replace(entry, reading=replace(entry.reading, attributions=attributions, headline=headline))
    (one,), (two,) = add(ledger, entry), add(other, again)
    assert (one.capture, one.article, one.reading) == (two.capture, two.article, two.reading)
    assert [each.id for each in ledger.view().attributions()] == [each.id for each in other.view().attributions()]


def test_attributions_come_with_their_words(ledger: Ledger) -> None:
    add(ledger, ferry())
    first = next(ledger.view().attributions())
    assert (first.source_text, first.cue_text) == ("Tarn", "told")
    assert first.content_text == "“We mended the ramp [at Oskel] in nine days,”"
    assert (first.outlet, first.title, first.published) == ("Varno Gazette", "Ferry to Varno", "2031-05-03")
    split = next(each for each in ledger.view().attributions() if len(each.attribution.content) == 2)
    assert split.content_text == " ".join(FERRY[start:end] for start, end in split.attribution.content)


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_any_text_comes_back_exactly(ledger: Ledger, text: str) -> None:
    facts = {"title": text, "outlet": text, "byline": text, "date": "2031-05-03"}
    (receipt,) = add(ledger, entry_of(text, name=text, facts=facts, address=text, headers=((text, text),)))
    assert receipt.article is not None
    stored = ledger.view().article(receipt.article)
    assert stored.extraction.article.text == text
    assert (stored.row.title, stored.row.outlet, stored.row.byline) == (text, text, text)
    assert (stored.row.name, stored.row.address) == (text, text)
    assert stored.capture.sightings[0].headers == ((text, text),)
    assert stored.row.text_digest == text_digest(text)
    assert [row.id for row in ledger.view().articles(outlet=text)] == [receipt.article]
    assert [row.id for row in ledger.view().versions(text)] == [receipt.article]
    assert list(verify(ledger)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec=None), max_size=60), st.text(max_size=10))
def test_any_string_at_all_comes_back_exactly(ledger: Ledger, text: str, name: str) -> None:
    (receipt,) = add(ledger, entry_of(f"{text} said {text}", name=name))
    assert receipt.article is not None
    stored = ledger.view().article(receipt.article)
    assert stored.extraction.article.text == f"{text} said {text}"
    assert name in {sighting.name for sighting in stored.capture.sightings}
    for each in ledger.view().attributions(receipt.article):
        cut = [stored.extraction.article.text[start:end] for start, end in each.attribution.content]
        assert each.content_text == " ".join(cut)


def test_the_same_bytes_twice_change_nothing(ledger: Ledger) -> None:
    first, second = add(ledger, ferry()), add(ledger, ferry())
    assert [receipt.new for receipt in (*first, *second)] == [True, False]
    assert len(list(ledger.view().articles())) == 1
    twice = add(ledger, harvest(), harvest())
    assert [receipt.new for receipt in twice] == [True, False]
    assert len(list(ledger.view().articles())) == 2


def test_bytes_seen_again_elsewhere_are_another_sighting(ledger: Ledger) -> None:
    entry = ferry()
    assert entry.capture is not None
    add(ledger, entry, Entry(replace(entry.capture, name="copy.txt")))
    (row,) = ledger.view().articles()
    assert row.name == "ferry.txt"
    assert [each.name for each in ledger.view().article(row.id).capture.sightings] == ["ferry.txt", "copy.txt"]


def test_an_article_is_found_by_as_much_of_its_id_as_is_its_own(ledger: Ledger) -> None:
    receipts = add(ledger, ferry(), harvest())
    view = ledger.view()
    for receipt in receipts:
        assert receipt.article is not None
        assert receipt.capture is not None
        for id in (
            receipt.article,
            receipt.article[:14],
            receipt.article.removeprefix("article-")[:6],
            receipt.capture,
        ):
            assert view.article(id).row.id == receipt.article
    with pytest.raises(NotFoundError, match="no article 0123456789"):
        view.article("0123456789")
    with pytest.raises(UsageError, match="too short"):
        view.article("article-")


def test_an_ambiguous_id_is_refused(ledger: Ledger) -> None:
    """Forty articles of four digits' prefixes clash seldom: so the texts are tried until two do."""
    ids: dict[str, str] = {}
    add(ledger, *(entry_of(f"It is {number}.", f"{number}.txt", read=False) for number in range(600)))
    for row in ledger.view().articles():
        clash = ids.setdefault(row.id[:12], row.id)
        if clash != row.id:
            with pytest.raises(UsageError, match="may be several"):
                ledger.view().article(row.id[:12])
            return
    pytest.fail("no two of the articles begin alike: take more")


def test_an_attribution_is_found_by_its_id(ledger: Ledger) -> None:
    add(ledger, ferry(), harvest())
    view = ledger.view()
    for each in view.attributions():
        assert view.attribution(each.id) == each
        assert view.attribution(each.id[:24]) == each
    with pytest.raises(NotFoundError, match="no attribution"):
        view.attribution("attribution-0000")


def test_what_is_known_is_known(ledger: Ledger) -> None:
    entry = ferry()
    capture = entry.capture
    assert capture is not None
    add(ledger, entry, entry_of("Le bac.", "bac.txt", read=False), unread())
    view = ledger.view()
    same = {
        "address": capture.address,
        "charset": capture.charset,
        "notes": capture.notes,
        "extractor": EXTRACTOR,
        "reader": READER,
    }

    def knows(raw: bytes = capture.raw, **other: object) -> bool:
        return view.knows(digest(raw), **(same | other))  # type: ignore[arg-type]

    assert knows()
    assert knows(reader=None)
    assert not knows(raw=b"others")
    assert not knows(address=None)
    assert not knows(charset="latin-1")
    assert not knows(notes=Notes("Another title"))
    assert not knows(extractor="text-2")
    assert not knows(reader="onrecord-2")
    plain = {"address": None, "charset": None, "notes": Notes()}
    assert not knows(b"Le bac.", **plain)
    assert knows(b"Le bac.", **plain, reader=None)
    assert knows(b"Le bac de Varno.", **plain), "what need not be read is known without a reading"


def unread() -> Entry:
    entry = entry_of("Le bac de Varno.", "varno.txt", read=False)
    assert entry.extraction is not None
    return replace(entry, extraction=replace(entry.extraction, unread="in French: only English is read"))


def test_spans_outside_of_their_text_are_refused(ledger: Ledger) -> None:
    entry = harvest()
    assert entry.reading is not None
    first, *rest = entry.reading.attributions
    for change in ({"content": ((0, 10_000),)}, {"cue": ((9, 3),)}, {"addressee": (-1, 4)}):
        broken = replace(entry.reading, attributions=(replace(first, **change), *rest))
        with pytest.raises(LedgerError, match="lies outside of a text"):
            add(ledger, replace(entry, reading=broken))
    dangling = replace(entry.reading, attributions=(replace(first, within="at-nowhere"), *rest))
    with pytest.raises(LedgerError, match="lies within at-nowhere"):
        add(ledger, replace(entry, reading=dangling))
    with pytest.raises(LedgerError, match="another text"):
        add(ledger, replace(ferry(), reading=entry.reading))
    with pytest.raises(LedgerError, match="without the article"):
        add(ledger, Entry(entry.capture, reading=entry.reading))
    assert list(ledger.view().articles()) == []


def test_a_view_cannot_write(ledger: Ledger) -> None:
    add(ledger, ferry())
    with pytest.raises(LedgerError, match="must not be written"), ledger.view().shelf.reading() as connection:
        connection.exec_driver_sql("DELETE FROM attribution")
    assert list(ledger.view().attributions()) != []


def test_a_name_with_a_lone_surrogate_comes_back_exactly(ledger: Ledger) -> None:
    """UTF-8 has no form for it, and the fast encoder refuses it."""
    entry = ferry()
    assert entry.reading is not None
    first, *rest = entry.reading.attributions
    assert first.who is not None
    named = replace(first, who=replace(first.who, name="Tarn \ud800"))
    add(ledger, replace(entry, reading=replace(entry.reading, attributions=(named, *rest))))
    back = next(each.attribution for each in ledger.view().attributions() if each.attribution.who)
    assert (back.who, back.wording, back.evidence) == (named.who, named.wording, named.evidence)
    assert list(verify(ledger)) == []
