"""Why a grade is what it is: beside why a source is one source, and why tellings are one claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.desk.explaining.explained import MOST, Explained
from onrecord.desk.explaining.why_claims import Held
from onrecord.desk.judging.cases import claim_court, court
from onrecord.desk.judging.grading import claim_grade, one_source, source_grade
from onrecord.desk.judging.record_pages import after_lines, became_of, graded_object, record_page, voices_of, words_of
from onrecord.desk.query import Query
from onrecord.judge.grades import DIGIT_NAMES
from onrecord.publish.record_page import CaseLine, apart_lines, given_words, grade_words
from onrecord.publish.why_page import Case, Line, Section
from onrecord.record.grading import Credibility, Graded, Reliability
from onrecord.store import View

GRADE, CASES, VOICES = "Its grade", "The cases of its grade", "The voices of its grade"


def with_source_grade(view: View, explained: Explained, query: Query) -> Explained:
    """The grade of a source with its interval and every case, beside what is said of it already.

    Raises LedgerError, WeightsError.
    """
    seen = court(view, query)
    found = source_grade(view, seen, one_source(seen, str(explained.content["id"])))
    page, computed = record_page(found), found.graded.computed
    assert isinstance(computed, Reliability)
    counts = _counts(computed)
    cases = tuple(_case(each, counts.get(each.id, "")) for each in page.cases[:MOST])
    sections = (
        _grade_section(found.graded, page.replies, ""),
        Section(CASES, cases, more=max(0, len(page.cases) - MOST)),
    )
    return _beside(explained, sections, graded_object(found))


def with_claim_grade(view: View, explained: Explained, held: Held) -> Explained:
    """The grade of a claim with its rule and its voices, found among what is linked around it. Raises as above."""
    found = claim_grade(view, claim_court(view, held.linked, held.claim), held.claim)
    computed = found.graded.computed
    assert isinstance(computed, Credibility)
    voices = voices_of(found)
    cases = tuple(
        Case("", (words,), lines=tuple(Line(telling) for _, telling in told[:MOST])) for words, told in voices[:MOST]
    )
    sections = (
        _grade_section(found.graded, after_lines(found), DIGIT_NAMES[computed.digit]),
        Section(VOICES, cases, more=max(0, len(voices) - MOST)),
    )
    became = ". ".join(words_of(each) for each in became_of(found))
    if became:
        answer = f"A forecast. {became}. {explained.page.answer}"
        explained = Explained(replace(explained.page, answer=answer), {**explained.content, "answer": answer})
    return _beside(explained, sections, graded_object(found))


def _beside(explained: Explained, sections: tuple[Section, ...], grade: Mapping[str, object]) -> Explained:
    page = replace(explained.page, sections=(*explained.page.sections, *sections))
    return Explained(page, {**explained.content, "grade": grade})


def _grade_section(graded: Graded, further: tuple[str, ...] | list[str], digit: str) -> Section:
    words = (*graded.computed.reasons, *map(given_words, graded.given), *apart_lines(graded.computed), *further)
    return Section(GRADE, (Case("", (grade_words(graded.computed, digit),), lines=tuple(map(Line, words))),))


def _counts(computed: Reliability) -> dict[str, str]:
    """How each case counts, in a word or with the reason why it does not."""
    left_out = {id: f"does not count: {why}" for id, why in computed.left_out}
    return left_out | dict.fromkeys(computed.right, "right") | dict.fromkeys(computed.wrong, "wrong")


def _case(each: CaseLine, counts: str) -> Case:
    lines = (Line(f"how sure: {each.sure}"), Line(each.note), *map(Line, each.replies))
    return Case("", (each.made, each.outcome, counts), each.id, each.words, lines)
