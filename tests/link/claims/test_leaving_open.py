"""Which tellings neither say nor deny what they are about, and how they then stand to those that do."""

from __future__ import annotations

import pytest

from onrecord.desk.reading import read_text
from onrecord.desk.wording import stance_of
from onrecord.link.claims.denying import denies
from onrecord.link.claims.leaving_open import is_left_open, leaves_open, says_open
from onrecord.link.claims.relations import relation_of
from onrecord.read import Reader, load_reader
from onrecord.record import Assertion, Attribution
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording
from tests.link.claims.made import telling


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader as it is shipped."""
    return load_reader()


OPEN = Wording(polarity="uncommitted")


def kept_clear_of(text: str, sentence: str) -> Telling:
    """A telling as the reader gives what a source keeps clear of."""
    return telling(text, sentence=sentence, wording=OPEN)


LEFT_OPEN = [
    ("not denied", "that the gates were locked", "The owner did not deny that the gates were locked.", True),
    ("never denied", "that the gates were locked", "The owner never denied that the gates were locked.", True),
    ("not ruled out", "that the gates were locked", "The chief would not rule out that the gates were locked.", True),
    ("not confirmed, nor denied", "that the gates were locked",
     "The owner declined to confirm or deny that the gates were locked.", True),
    ("asked", "whether the gates were locked", "A deputy asked whether the gates were locked.", True),
    ("asked in so many words", "“Were the gates locked?”", "“Were the gates locked?” asked a deputy.", True),
    ("not said", "whether the gates were locked when fire broke out",
     "The ministry declined to say whether the gates were locked when fire broke out.", True),
    ("untrue: a denial", "that the gates were locked", "It is not true that the gates were locked.", False),
    ("not known what became of whom", "what became of ten miners", "Nobody can say what became of ten miners.", False),
    ("nor where", "it is not known where ten miners are", "It is not known where ten miners are.", False),
    ("their fate", "The whereabouts of ten miners", "The whereabouts of ten miners are unknown.", False),
]  # fmt: skip


@pytest.mark.parametrize(("reason", "text", "sentence", "wanted"), LEFT_OPEN, ids=[case[0] for case in LEFT_OPEN])
def test_what_a_source_keeps_clear_of(reason: str, text: str, sentence: str, wanted: bool) -> None:
    told = kept_clear_of(text, sentence)
    assert is_left_open(told) is wanted, reason
    assert leaves_open(told) is wanted, reason


def test_what_is_asserted_is_not_left_open() -> None:
    assert not leaves_open(telling("that the gates were locked", sentence="She said that the gates were locked."))


SAYS_OPEN = [
    ("The ministry declined to say whether the gates were locked", True, "in the article's own voice"),
    ("Police are investigating whether the gates were locked", True, "it is looked into"),
    ("it did not know whether the gates were locked", True, "told of oneself"),
    ("that it could neither confirm nor deny that the gates were locked", True, "neither of two"),
    ("it could not rule out that the gates were locked", True, "not ruled out"),
    ("it could not confirm reports that the gates were locked", True, "others' reports"),
    ("he had never denied that the gates were locked", True, "a denial denied"),
    ("Nobody denied that the gates were locked", True, "nor by anybody"),
    ("It remains unclear whether the gates were locked", True, "not clear"),
    ("The owner had no comment on whether the gates were locked", True, "no comment"),
    ("The chief would not say if the gates were locked", True, "if for whether"),
    ("It is unclear whether the gates were locked, but five bodies lay behind them", False, "it goes on"),
    ("The gates were locked", False, "plainly said"),
    ("He denied that the gates were locked", False, "a denial"),
    ("If the gates were locked, somebody will answer for it", False, "a condition, which is a claim of its own"),
    ("The mine would not reopen, and whether the gates were locked is for a court", False, "something said first"),
    ("Nobody knew where the keys were", False, "that they were lost is said"),
    ("The chief did not know of any locked gates", False, "no question behind it"),
    ("It remains to be seen whether the gates were locked", True, "still to come"),
    ("It is too early to say whether the gates were locked", True, "too early"),
    ("It is disputed whether the gates were locked", True, "disputed"),
    ("The court will rule on whether the gates were locked", True, "a court will say"),
    ("The Post has not been able to verify that the gates were locked", True, "not verified"),
    ("The deputy asked parliament whether the gates were locked", True, "asked of somebody"),
    ("It is not disputed that the gates were locked", True, "by nobody in particular"),
    ("Guards shot a man who would not say whether he was armed", False, "who was shot"),
    ("Ten people died while police were checking whether the gates were locked", False, "something else first"),
    ("The minister quit after he was asked whether he took bribes", False, "why he quit"),
    ("The army will attack if asked if ready", False, "a condition first"),
    ("The court did not reject the bill that bars foreigners", False, "which bill"),
    ("The government has not ruled out a deal that frees ten prisoners", False, "which deal"),
    ("The ministry never checked whether the gates were locked", False, "neglect is no question"),
    ("Nobody asked whether the gates were locked", False, "nor is silence"),
    ("The firm failed to ask whether the gates were locked", False, "failing to ask is said"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "reason"), SAYS_OPEN, ids=[case[0] for case in SAYS_OPEN])
def test_words_that_leave_something_open_themselves(text: str, wanted: bool, reason: str) -> None:
    assert says_open(telling(text)) is wanted, reason


SAID = telling("the gates were locked", "said")
DENIED = telling("the gates were locked", "denied", denied=True)
NOT_DENIED = kept_clear_of("that the gates were locked", "He did not deny that the gates were locked.")
ASKED = telling("Police are investigating whether the gates were locked", "asked")
ASKED_TOO = telling("Detectives are investigating whether the gates were locked", "asked too")

STANDS = [
    (SAID, NOT_DENIED, "leaves_open", "nobody's word for it"),
    (DENIED, NOT_DENIED, "leaves_open", "nor against it"),
    (SAID, ASKED, "leaves_open", "it is looked into"),
    (NOT_DENIED, NOT_DENIED, "leaves_open", "two who keep clear of it say nothing together"),
    (ASKED, ASKED_TOO, "same", "that it is looked into is a claim of its own"),
    (SAID, DENIED, "denies", "a denial stays one"),
]


@pytest.mark.parametrize(("one", "other", "wanted", "reason"), STANDS, ids=[case[-1] for case in STANDS])
def test_how_they_stand(one: Telling, other: Telling, wanted: str, reason: str) -> None:
    assert relation_of(one, other) == wanted, reason
    assert relation_of(other, one) == wanted, reason


DENIED_ALL_THE_MORE = [
    ("The lawyer not only denied that the gates were locked but sued.", "not only"),
    ("The lawyer did not fail to deny that the gates were locked.", "not fail"),
    ("The lawyer did not hesitate to deny that the gates were locked.", "not hesitate"),
    ("The lawyer never stopped denying that the gates were locked.", "never stopped"),
    ("The report is out, and nobody read it; the lawyer denied that the gates were locked.", "another clause"),
    ("Without hesitation the lawyer denied that the gates were locked.", "without hesitation"),
]


@pytest.mark.parametrize(("sentence", "reason"), DENIED_ALL_THE_MORE, ids=[case[1] for case in DENIED_ALL_THE_MORE])
def test_who_denies_in_such_words_denies(sentence: str, reason: str) -> None:
    assert denies(telling("that the gates were locked", sentence=sentence)), reason


@pytest.mark.parametrize(
    ("sentence", "reason"), DENIED_ALL_THE_MORE[:4], ids=[case[1] for case in DENIED_ALL_THE_MORE[:4]]
)
def test_and_does_where_the_reader_saw_but_the_negation(sentence: str, reason: str) -> None:
    assert denies(kept_clear_of("that the gates were locked", sentence)), reason


def test_nobody_who_denies_is_no_denier_where_the_reader_saw_it() -> None:
    told = kept_clear_of("that the gates were locked", "None of the ministers denied that the gates were locked.")
    assert not denies(told)
    assert is_left_open(told)


def test_claims_that_are_not_rejected_are_left_open_however_they_are_read() -> None:
    told = telling("that the gates were locked", sentence="The owner did not reject claims that the gates were locked.")
    assert is_left_open(told)
    assert not is_left_open(telling(told.text, sentence="The owner repeated claims that the gates were locked."))


READ = [
    ("The owner refused to confirm or deny that the gates were locked.", "leaves_open"),
    ("The company declined to confirm or deny that the gates were locked.", "leaves_open"),
    ("The mayor refused to either confirm or deny that the gates were locked.", "leaves_open"),
    ("The owner refused to deny that the gates were locked.", "leaves_open"),
    ("The owner did not reject claims that the gates were locked.", "leaves_open"),
    ("None of the ministers denied that the gates were locked.", "leaves_open"),
    ("The lawyer not only denied that the gates were locked but said she would sue.", "denies"),
    ("The lawyer denied that the gates were locked.", "denies"),
    ("The engineer said that the gates were locked.", "asserts"),
]


@pytest.mark.parametrize(("sentence", "wanted"), READ, ids=[case[0] for case in READ])
def test_as_the_reader_reads_it(reader: Reader, sentence: str, wanted: str) -> None:
    """Whatever tells of the gates in a sentence stands as the sentence does: no part of it says more."""
    reading = read_text(sentence, id="x", reader=reader)
    text = reading.article.text
    items: tuple[Attribution | Assertion, ...] = (*reading.attributions, *reading.assertions)
    told = [
        telling(" ".join(text[slice(*span)] for span in item.content), sentence=sentence, wording=item.wording)
        for item in items
    ]
    stances = {stance_of(each) for each in told if each.text.endswith("gates were locked")}
    assert stances == {wanted}


NO_DENIALS = [
    "The owner did not deny that the gates were locked.",
    "The owner has never denied that the gates were locked.",
    "The owner refused to deny that the gates were locked.",
    "The owner stopped short of denying that the gates were locked.",
    "Nobody denied that the gates were locked.",
    "The owner neither confirmed nor denied that the gates were locked.",
    "The owner could not dispute that the gates were locked.",
    "The owner did not reject claims that the gates were locked.",
    "The owner didn’t even deny that the gates were locked.",
]


@pytest.mark.parametrize("sentence", NO_DENIALS)
def test_who_does_not_deny_is_no_denier(sentence: str) -> None:
    assert not denies(telling("that the gates were locked", sentence=sentence))
    assert not denies(telling(sentence.removesuffix(".")))
