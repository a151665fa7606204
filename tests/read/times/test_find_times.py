"""Times in made-up sentences: what is found, its TIMEX3 value and its days. The article is of Wednesday, 4 November
1998 unless a case says otherwise."""

from __future__ import annotations

import pytest

from onrecord.read.times import find_times
from onrecord.record import Time

WEDNESDAY = "1998-11-04"

# text, words, value, reason
VALUES = [
    ("The mayor resigned on Monday.", "Monday", "1998-11-02", "a bare weekday lies behind in news"),
    ("The mayor resigned Wednesday.", "Wednesday", "1998-11-04", "the paper's own weekday is today"),
    ("The mayor will resign on Monday.", "Monday", "1998-11-09", "ahead after will"),
    ("If we win on Saturday, we go on.", "Saturday", "1998-11-07", "a condition is open"),
    ("The vote is on Friday.", "Friday", "1998-11-06", "ahead after a present copula"),
    ("She is expected to arrive on Friday.", "Friday", "1998-11-06", "an infinitive hangs on what governs it"),
    ("She said Tuesday that she would stay.", "Tuesday", "1998-11-03", "the nearest verb before decides"),
    ("On Friday, they will vote.", "Friday", "1998-11-06", "a weekday in front looks to the verb after it"),
    ("On Friday, Mohamed and his men are to travel.", "Friday", "1998-11-06", "a name in -ed is no verb"),
    ("The bill could come as soon as Friday.", "Friday", "1998-11-06", "as soon as looks ahead"),
    ("It was postponed until Friday.", "Friday", "1998-11-06", "until after a verb looks ahead"),
    ("Until Monday, nobody had seen it.", "Monday", "1998-11-02", "until in front of a past verb does not"),
    ("They would study Monday's ruling.", "Monday", "1998-11-02", "a possessive names what has been"),
    ("Nerves ahead of Friday's vote.", "Friday", "1998-11-06", "a possessive after ahead of"),
    ("A report by Friday.", "Friday", "1998-11-06", "by looks ahead where no verb says otherwise"),
    ("Between Monday and Friday it rained.", "Friday", "1998-11-06", "the end of another range"),
    ("Last year's third quarter was good.", "Last year's third quarter", "1997-Q3", "a quarter of a possessive year"),
    ("He came Friday. Earlier in the day he slept.", "Earlier in the day", "1998-10-30", "the day spoken of"),
    ("It broke last Friday.", "last Friday", "1998-10-30", "last"),
    ("It opens next Monday night.", "next Monday night", "1998-11-09TNI", "next, with a part of the day"),
    ("From Monday to Friday it rained.", "Friday", "1998-11-06", "the end of a range follows its beginning"),
    ("It ended yesterday.", "yesterday", "1998-11-03", "yesterday"),
    ("It ends tomorrow morning.", "tomorrow morning", "1998-11-05TMO", "tomorrow with a part of the day"),
    ("Today's talks failed.", "Today", "1998-11-04", "a possessive"),
    ("He spoke the day before yesterday.", "the day before yesterday", "1998-11-02", "counted from a counted day"),
    ("It began the day before last Tuesday.", "the day before last Tuesday", "1998-11-02", "and from a weekday"),
    ("He left last night.", "last night", "1998-11-03TNI", "last night is yesterday's"),
    ("It fell on Sept. 11, 2001, at noon.", "Sept. 11, 2001", "2001-09-11", "a full date, American"),
    ("It fell on 12 June 2001.", "12 June 2001", "2001-06-12", "a full date, British"),
    ("KABUL, 4 FEB 90 (AGENCY)", "4 FEB 90", "1990-02-04", "a wire's date"),
    ("KABUL, 4 FEB 05 (AGENCY)", "4 FEB 05", "2005-02-04", "a wire's date whose year could be a day"),
    ("Sent 08-07 from the capital.", "08-07", "1998-08-07", "month and day in figures"),
    ("Filed 11/02/89.", "11/02/89", "1989-11-02", "slashes, month first"),
    ("Filed 22/02/89.", "22/02/89", "1989-02-22", "slashes, where the first cannot be a month"),
    ("Filed 2024-05-01.", "2024-05-01", "2024-05-01", "ISO 8601"),
    ("He was killed on Aug. 7.", "Aug. 7", "1998-08-07", "a day without a year behind"),
    ("He will be sworn in Jan. 20.", "Jan. 20", "1999-01-20", "a day without a year ahead"),
    ("The summit of Oct. 6 last year failed.", "Oct. 6 last year", "1997-10-06", "the year follows as last year"),
    ("They will meet on April 24 and 25.", "25", "1999-04-25", "a further day of the same month"),
    ("It sank in September.", "September", "1998-09", "a month behind"),
    ("It will reopen in March.", "March", "1999-03", "a month ahead"),
    ("It sank last October.", "last October", "1998-10", "last October, in November"),
    ("It is due in April next year.", "April next year", "1999-04", "a month of next year"),
    ("It sank in mid-July.", "mid-July", "1998-07", "the full stop is the sentence's"),
    ("May said in May that she may go.", "in May", "1998-05", "a name, a month and a verb"),
    ("It rained last week.", "last week", "1998-W44", "an ISO week"),
    ("It rained the week of March 6.", "the week of March 6", "1998-W10", "a week by its day"),
    ("It rained over the weekend.", "the weekend", "1998-W44-WE", "a weekend behind"),
    ("It will rain at the weekend.", "the weekend", "1998-W45-WE", "a weekend ahead"),
    ("It fell last month.", "last month", "1998-10", "last month"),
    ("It opens early next year.", "early next year", "1999", "early is no month"),
    ("Profit rose in the third quarter.", "the third quarter", "1998-Q3", "a quarter of the running year"),
    ("Profit rose in the second quarter of next year.", "second quarter", "1999-Q2", "a quarter of a named year"),
    ("Profit rose in the first half of 2003.", "the first half of 2003", "2003-H1", "a half"),
    ("Profit rose in fiscal 1998.", "fiscal 1998", "FY1998", "a fiscal year"),
    ("It opened in the spring of 1960.", "the spring of 1960", "1960-SP", "a season of a year"),
    ("It opened last winter.", "last winter", "1997-WI", "last winter is named by its December"),
    ("It opened in 1955.", "1955", "1955", "a year"),
    ("It matters since the 1990s.", "the 1990s", "199", "a decade"),
    ("It was new in the early '80s.", "the early '80s", "198", "a decade without its century"),
    ("In the 19th century it was new.", "the 19th century", "18", "a century"),
    ("It opened two days ago.", "two days ago", "1998-11-02", "ago, in days"),
    ("It opened two months ago.", "two months ago", "1998-09", "ago, in months"),
    ("It opened a decade ago.", "a decade ago", "1988", "a decade ago is a year"),
    ("It opened years ago.", "years ago", "PAST_REF", "ago without a number"),
    ("It ends two weeks from now.", "two weeks from now", "1998-W47", "from now"),
    ("He died in 1960. A year later she left.", "A year later", "1961", "later, from what was said last"),
    ("It opened in the past three months.", "the past three months", "P3M", "a length up to now"),
    ("It took 24 hours.", "24 hours", "PT24H", "a length"),
    ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M", "a length with a fraction"),
    ("It took two and a half years.", "two and a half years", "P2.5Y", "a length with a half"),
    ("It was a three-day visit.", "three-day", "P3D", "a length before a noun"),
    ("It took several months.", "several months", "PXM", "a length without a number"),
    ("It meets every Friday.", "every Friday", "XXXX-WXX-5", "a set of weekdays"),
    ("It meets daily.", "daily", "P1D", "a set by one word"),
    ("It costs $5 a day.", "a day", "P1D", "a rate"),
    ("It broke at 3 p.m. on Monday.", "3 p.m. on Monday", "1998-11-02T15:00", "an hour with its day"),
    ("It broke at 10:35 a.m. (0735 GMT) Monday.", "0735 GMT", "1998-11-02T07:35Z", "an hour takes the nearest day"),
    ("It meets every Friday at 3 p.m.", "3 p.m.", "XXXX-XX-XXT15:00", "an hour of a day that recurs has no date"),
    ("It broke at 4 in the morning.", "4 in the morning", "1998-11-04T04:00", "an hour with a part of the day"),
    ("He was found on Labor Day.", "Labor Day", "1998-09-07", "a named day behind"),
    ("From now to Thanksgiving Day, he said, it will rain.", "Thanksgiving", "1998-11-26", "a named day ahead"),
    ("She is now in charge.", "now", "PRESENT_REF", "the present"),
    ("It was recently sold.", "recently", "PAST_REF", "the past"),
    ("It belongs to the near future.", "the near future", "FUTURE_REF", "the future"),
    ("In the early stages of the war, many fled.", "the early stages of the war", "XXXX-XX-XX", "a stage has no days"),
    ("It was new after 9/11.", "9/11", "XXXX", "the day that figures name is not yet known in 1998"),
]  # fmt: skip

# text, reason
NOTHING = [
    ("I am here, and they may march on.", "verbs that look like months and hours"),
    ("The 5-year-old boy is 37 years old.", "ages"),
    ("A quarter of them agreed; three quarters of a mile is far.", "fractions"),
    ("About 2000 people came with 1,998 dogs for $2000.", "counts and money"),
    ("He reads USA Today and works for the Harbour Daily with Johnnie Christmas.", "names"),
    ("In his 30s he won 21-14.", "an age by decade, and a score"),
    ("World Cup 2018 day five", "a year is not the number of the day"),
    ("It happens every now and again; an august body of the second rank.", "words of time that are none"),
    ("", "no text"),
    ("Some day he will know.", "no number of days"),
    ("Sept. 31 does not exist.", "a day that the calendar has not"),
]


def found(text: str, date: str | None = WEDNESDAY) -> tuple[Time, ...]:
    return find_times(text, ((0, len(text)),), date)


def around(text: str, words: str, date: str | None = WEDNESDAY) -> Time | None:
    """The time that shares a character with these words, the last of them where there are several."""
    start = text.index(words)
    return next((t for t in reversed(found(text, date)) if t.span[0] < start + len(words) and start < t.span[1]), None)


@pytest.mark.parametrize(("text", "words", "value"), [case[:3] for case in VALUES], ids=[case[3] for case in VALUES])
def test_value(text: str, words: str, value: str) -> None:
    time = around(text, words)
    if value == "XXXX":
        assert time is None
    else:
        assert time is not None
        assert time.timex == value


@pytest.mark.parametrize("text", [text for text, _ in NOTHING], ids=[reason for _, reason in NOTHING])
def test_no_time(text: str) -> None:
    assert [text[slice(*time.span)] for time in found(text) if time.timex != "1998-09"] == []


@pytest.mark.parametrize(
    ("text", "words", "days", "granularity", "reason"),
    [
        ("It rained last week.", "last week", ("1998-10-26", "1998-11-01"), "week", "Monday to Sunday"),
        ("It sank in September.", "September", ("1998-09-01", "1998-09-30"), "month", "a month's last day"),
        ("It opened last winter.", "last winter", ("1997-12-01", "1998-02-28"), "season", "over the year's edge"),
        ("It was built in the 1990s.", "1990s", ("1990-01-01", "1999-12-31"), "decade", "ten years"),
        ("It fell in the 19th century.", "19th century", ("1800-01-01", "1899-12-31"), "century", "a hundred years"),
        ("It rose in the past three months.", "past", ("1998-08-04", "1998-11-04"), "month", "a length up to today"),
        ("It runs for the next two weeks.", "next", ("1998-11-04", "1998-11-18"), "week", "a length from today"),
        ("It broke Monday night.", "Monday night", ("1998-11-02", "1998-11-02"), "part of day", "a part of a day"),
        ("It took three months.", "three months", (None, None), "month", "a bare length has no days"),
        ("It was recently sold.", "recently", (None, None), "none", "an open past has none"),
        ("Profit rose in fiscal 1998.", "fiscal 1998", (None, None), "year", "nobody says when it begins"),
        ("In the early stages of the war he fled.", "stages", (None, None), "stage", "nor when the war did"),
    ],
)
def test_days(text: str, words: str, days: tuple[str | None, str | None], granularity: str, reason: str) -> None:
    time = around(text, words)
    assert time is not None, reason
    assert (time.start, time.end) == days, reason
    assert time.granularity == granularity, reason


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It broke on Tuesday.", "Tuesday", "XXXX-WXX-2"),
        ("It broke last week.", "last week", "XXXX-WXX"),
        ("It broke on Aug. 7.", "Aug. 7", "XXXX-08-07"),
        ("It broke in April.", "April", "XXXX-04"),
        ("It broke last fall.", "last fall", "XXXX-FA"),
        ("It broke two days ago.", "two days ago", "XXXX-XX-XX"),
        ("It broke in 1998.", "1998", "1998"),
        ("It broke after 9/11.", "9/11", "2001-09-11"),
    ],
)
def test_without_a_date(text: str, words: str, value: str) -> None:
    time = around(text, words, None)
    assert time is not None
    assert time.timex == value
    assert (time.start is None) == value.startswith("X")


def test_the_articles_date_may_be_a_time() -> None:
    assert around("It ended yesterday.", "yesterday", "1998-11-04T23:14:00Z") == around(
        "It ended yesterday.", "yesterday"
    )


def test_a_date_that_is_none_counts_as_none() -> None:
    assert around("It ended yesterday.", "yesterday", "soon") == around("It ended yesterday.", "yesterday", None)


def test_that_day_looks_back_and_forgets() -> None:
    text = "She died on May 3, 1990. That day it rained. So it goes. And on. And on. That day it shone."
    ends = [place + 1 for place, char in enumerate(text) if char == "." and text[place + 1 : place + 2] in (" ", "")]
    sentences = tuple(zip([0, *ends[:-1]], ends, strict=True))
    values = [time.timex for time in find_times(text, sentences, WEDNESDAY)]
    assert values == ["1990-05-03", "1990-05-03", "XXXX-XX-XX"]
