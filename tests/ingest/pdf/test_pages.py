"""PDF → text: paragraphs, columns, running heads, hyphens, and where each line is printed."""

from __future__ import annotations

import pytest

from onrecord.ingest import pdf
from onrecord.ingest.pdf import EXTRACTOR
from onrecord.ingest.pdf.worker import work
from onrecord.record import Extraction, Notes
from tests.ingest.pdf.writer import Page, write_pdf

HEADLINE = "Ferry laid up until spring"
LEFT = [
    "The harbour master of Lower Quill said on",
    "Monday that the ferry would not sail again be-",
    "fore the spring, since its boiler had been con-",
    "demned. “Nobody will drown on my watch,” she",
    "said.",
    "The company denied that the boiler was old and",
    "said that it would ask the court to decide.",
]
RIGHT = [
    "Passengers on the pier were told at noon. A",
    "teacher called it “a scandal in three acts”.",
    "The mayor, who owns the hotel, did not come.",
    "Nobody answered his telephone on Monday or on",
    "Tuesday, and his deputy was said to be at sea.",
]
LEFT_TEXT = [
    "The harbour master of Lower Quill said on Monday that the ferry would not sail again before the spring, since its "
    "boiler had been condemned. “Nobody will drown on my watch,” she said.",
    "The company denied that the boiler was old and said that it would ask the court to decide.",
]
RIGHT_TEXT = [
    "Passengers on the pier were told at noon. A teacher called it “a scandal in three acts”.",
    "The mayor, who owns the hotel, did not come. Nobody answered his telephone on Monday or on Tuesday, and his "
    "deputy was said to be at sea.",
]


def read(*pages: Page, info: dict[str, str] | None = None, notes: Notes = Notes()) -> Extraction:  # noqa: B008
    """In this process: what comes of the worker's answer, without the third of a second that a process takes."""
    answer = work({"pages": 20, "characters": 100_000}, write_pdf(pages, info=info))
    return pdf._extraction(answer, name="x.pdf", notes=notes)


def paragraphs(extraction: Extraction) -> list[str]:
    return extraction.article.text.split("\n\n")


def columns() -> Page:
    page = Page().put(50, 780, HEADLINE, size=22, font="F2")
    return page.lines(50, 740, LEFT, size=10, leading=12).lines(310, 740, RIGHT, size=10, leading=12)


def test_a_page_in_one_column() -> None:
    page = Page().put(72, 780, HEADLINE, size=22, font="F2").lines(72, 740, LEFT, size=10, leading=12)
    found = read(page)
    assert paragraphs(found) == [HEADLINE, *LEFT_TEXT]
    assert (found.encoding, found.extractor, found.unread) == (None, EXTRACTOR, None)
    assert EXTRACTOR.startswith("pdf-1+pypdfium2-")
    assert [segment.kind for segment in found.article.segments] == ["headline", "body"]
    assert found.article.language == "en"


def test_columns_are_read_one_after_the_other_below_a_headline_over_both() -> None:
    assert paragraphs(read(columns())) == [HEADLINE, *LEFT_TEXT, *RIGHT_TEXT]


def test_columns_are_told_by_where_they_stand_and_not_by_the_order_in_the_file() -> None:
    page = columns()
    page.operations.reverse()
    assert paragraphs(read(page)) == [HEADLINE, *LEFT_TEXT, *RIGHT_TEXT]
    row_by_row = Page().put(50, 780, HEADLINE, size=22)
    for number in range(5):
        row_by_row.put(50, 740 - 12 * number, LEFT[number], size=10).put(310, 740 - 12 * number, RIGHT[number], size=10)
    assert paragraphs(read(row_by_row)) == [HEADLINE, LEFT_TEXT[0], *RIGHT_TEXT]


def test_columns_whose_lines_are_not_level() -> None:
    page = Page().put(50, 780, HEADLINE, size=22, font="F2")
    page.lines(50, 740, LEFT, size=10, leading=14).lines(310, 733, RIGHT, size=10, leading=14)
    assert paragraphs(read(page)) == [HEADLINE, *LEFT_TEXT, *RIGHT_TEXT]


def test_three_columns_and_text_over_the_whole_width_below_them() -> None:
    words = [
        [f"{name} line {number} of it" for number in ("one", "two", "three", "four")]
        for name in ("First", "Next", "Last")
    ]
    page = Page()
    for number, lines in enumerate(words):
        page.lines(50 + 170 * number, 700, lines, size=10, leading=12)
    page.lines(
        50, 600, ["This line goes over the whole width of the page, from its left to its right margin again"], size=10
    )
    text = read(page).article.text
    places = [
        text.index(word)
        for word in ("First line one", "First line four", "Next line one", "Last line one", "This line")
    ]
    assert places == sorted(places)


def test_a_table_of_two_rows_is_no_pair_of_columns() -> None:
    page = Page().put(50, 700, "Boats that sank in the harbour").put(300, 700, "Two, in the year of the storm")
    page.put(50, 686, "Piers that were washed away").put(300, 686, "One, at the northern end")
    text = read(page).article.text
    assert text.index("Two") < text.index("Piers")


def test_text_below_a_wider_headline_is_full_where_its_own_lines_end() -> None:
    wide = ["Ferry between the two Quills laid up until", "spring, and nobody knows who will pay for it"]
    page = Page().lines(72, 780, wide, size=22, leading=26).lines(72, 700, LEFT, size=10, leading=12)
    assert paragraphs(read(page)) == [" ".join(wide), *LEFT_TEXT]


def test_a_number_at_the_foot_of_a_single_page_is_left_out() -> None:
    page = Page().lines(72, 700, ["No fewer than 12", "boats did not sail."]).put(290, 30, "- 7 -", size=8)
    assert read(page).article.text == "No fewer than 12 boats did not sail."


def test_every_run_is_a_line_where_it_stands_on_its_page() -> None:
    found = read(columns(), Page(width=400, height=300).put(30, 200, "A second page with one line on it."))
    text, printed = found.article.text, found.printed
    lines = [text[slice(*run.span)] for run in printed]
    assert lines == [HEADLINE, *(line.removesuffix("-") for line in LEFT), *RIGHT, "A second page with one line on it."]
    assert [run.page for run in printed] == [1] * 13 + [2]
    assert all(before.span[1] <= after.span[0] for before, after in zip(printed, printed[1:], strict=False))
    uncovered = text
    for run in reversed(printed):
        uncovered = uncovered[: run.span[0]] + uncovered[run.span[1] :]
    assert not uncovered.strip()
    first = printed[1].box
    assert first is not None
    left, bottom, right, top = first
    assert left == pytest.approx(50, abs=0.5)
    assert bottom < 740 < top < bottom + 14
    assert 230 < right < 260
    assert all(run.element is None and run.at is None for run in printed)


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_it_is_shown(turned: int) -> None:
    """A page that lies on its side in the file, and whose corner is not at 0."""
    page = Page(width=300, height=400, turned=turned, corner=(10, 20))
    for number, line in enumerate(["The ferry did not sail on", "Monday, she said."]):
        page.put_as_shown(30, 250, line, down=number * 14)
    found = read(page)
    assert found.article.text == "The ferry did not sail on Monday, she said."
    box = found.printed[0].box
    assert box is not None
    assert box[0] == pytest.approx(30, abs=1)
    assert box[2] - box[0] == pytest.approx(115, abs=2)
    assert box[1] < 250 < box[3]


RUNNING = [
    pytest.param("THE QUILL ECHO", "Page {} of 4", id="head and foot"),
    pytest.param("The Quill Echo, 6 May 2031, {}", "www.quill.example", id="a number in the head"),
    pytest.param("", "{}", id="a number alone"),
    pytest.param("", "– {} –", id="a number between dashes"),
]


@pytest.mark.parametrize(("head", "foot"), RUNNING)
def test_what_runs_along_the_edges_of_most_pages_is_left_out(head: str, foot: str) -> None:
    bodies = [
        f"The {word} page says something of its own about the ferry." for word in ("first", "second", "third", "last")
    ]
    pages = []
    for number, body in enumerate(bodies, 1):
        page = Page().lines(72, 600, [body, f"And it ends with sentence {body[4:9]}."], size=10, leading=12)
        pages.append(page.put(72, 30, foot.format(number), size=8))
        if head and number > 1:
            page.put(200, 810, head.format(number), size=8)
    found = read(*pages)
    assert paragraphs(found) == [f"{body} And it ends with sentence {body[4:9]}." for body in bodies]


def test_a_paragraph_goes_on_over_the_page_and_past_the_foot() -> None:
    pages = [
        Page().lines(72, 120, ["The harbour master said that the ferry would"], size=10).put(72, 30, "Echo 1", size=8),
        Page().lines(72, 780, ["not sail. Nobody believed her."], size=10).put(72, 30, "Echo 2", size=8),
    ]
    assert paragraphs(read(*pages)) == ["The harbour master said that the ferry would not sail. Nobody believed her."]


def test_a_headline_that_runs_along_later_pages_stays_where_it_is_large() -> None:
    pages = [Page().put(72, 780, HEADLINE, size=22, font="F2").lines(72, 600, ["The first page ends here."], size=10)]
    for number in range(3):
        pages.append(Page().put(72, 815, HEADLINE, size=8).lines(72, 600, [f"Page {number} has words too."], size=10))
    assert read(*pages).article.text.count(HEADLINE) == 1


HYPHENS = [
    (["It was condem-", "ned by all of the people there."], "condemned", "a word broken in two"),
    (["It was half-", "heartedly done by those who did it."], "half-heartedly", "a prefix that keeps its hyphen"),
    (["She was told of it by a Franco-", "German team of divers on Monday."], "Franco-German", "a capital after it"),
    (["A cease-", "fire. A long cease-fire was agreed."], "cease-fire", "the article has it with its hyphen"),
    (["A cease-", "fire. The ceasefire was then agreed."], "ceasefire", "the article has it without"),
    (["It ran at a great loss in 2030-", "31, when nobody came to sail."], "2030-31", "figures"),
    (
        ["They had sand, sand, fish, fish and sand-", "fish too, in many of the nets."],
        "sand-fish",
        "two words of its own",
    ),
    (["He said it was all over, over -", "and then he left the room."], "over - and", "a dash"),
]


@pytest.mark.parametrize(("lines", "words", "why"), HYPHENS, ids=[case[2] for case in HYPHENS])
def test_hyphens_at_line_ends(lines: list[str], words: str, why: str) -> None:
    text = read(Page().lines(72, 700, [*lines, "and the rest is said down here."])).article.text
    assert text.count(words) == (2 if lines[1].count(words) else 1), why


PARAGRAPHS = [
    pytest.param([(72, 700), (72, 688), (84, 676), (72, 664)], [2, 2], id="a first line set in"),
    pytest.param([(72, 700), (72, 688), (72, 670), (72, 658)], [2, 2], id="set apart"),
    pytest.param([(72, 700), (72, 688), (72, 676), (72, 664)], [4], id="neither"),
    pytest.param([(72, 700), (84, 688), (84, 676), (72, 664)], [4], id="a second line set in"),
]


@pytest.mark.parametrize(("places", "sizes"), PARAGRAPHS)
def test_paragraphs_are_told_by_indent_and_distance(places: list[tuple[int, int]], sizes: list[int]) -> None:
    page = Page()
    for number, (x, y) in enumerate(places):
        page.put(x, y, f"Line {number} goes on and on over much of its width{'' if x > 72 else ', as'}", size=10)
    assert [paragraph.count("Line") for paragraph in paragraphs(read(page))] == sizes


def test_items_of_a_list_are_paragraphs() -> None:
    page = Page().lines(
        72, 700, ["• The first thing that she said was long enough", "• The second thing that she said was as well"]
    )
    assert len(paragraphs(read(page))) == 2


def test_a_facts_title_that_is_printed_is_the_title() -> None:
    info = {"Title": "Ferry laid up until Spring", "Author": "Ada Fenn", "CreationDate": "D:20310506070809+02'00'"}
    article = read(columns(), info=info).article
    assert (article.title, article.byline) == ("Ferry laid up until Spring", "Ada Fenn")
    assert (article.date, article.updated) == ("2031-05-06T05:08:09Z", None)


def test_notes_fill_in_and_know_the_day_better_than_the_file() -> None:
    info = {"Title": "Microsoft Word - draft7.docx", "CreationDate": "D:20310506", "ModDate": "D:20310601"}
    plain = Page().lines(72, 700, LEFT, size=10, leading=12)
    article = read(plain, info=info, notes=Notes(title="Told", outlet="Quill Echo", date="2031-05-02")).article
    assert (article.title, article.outlet, article.date, article.updated) == ("Told", "Quill Echo", "2031-05-02", None)
    article = read(plain, info=info).article
    assert (article.title, article.date, article.updated) == (None, "2031-05-06", "2031-06-01")


def test_a_scan_is_given_back_unread() -> None:
    found = read(Page(), Page())
    assert (found.article.text, found.printed) == ("", ())
    assert found.unread == "no text on its 2 pages: it may be a scan"


def test_another_language_is_given_back_unread() -> None:
    lines = ["Der Bürgermeister von Öhlau sagte am Montag, die", "Brücke sei gesperrt und werde es bleiben."]
    assert read(Page().lines(72, 700, lines)).unread == "in German: only English is read"


def test_signs_and_ligatures_are_the_characters_that_they_are() -> None:
    text = read(Page().put(72, 700, "“Café” – £5 (œuvre) costs €6…")).article.text
    assert text == "“Café” – £5 (œuvre) costs €6…"


def test_the_same_bytes_give_the_same_extraction() -> None:
    assert read(columns()) == read(columns())
