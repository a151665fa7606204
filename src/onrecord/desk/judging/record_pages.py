"""Records and grades as pages for people and as objects for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.desk.claim_pages import telling_object
from onrecord.desk.judging.cases import Answered
from onrecord.desk.judging.docket_rows import UNNAMED, forecast_row
from onrecord.desk.judging.grading import ClaimGrade, SourceGrade
from onrecord.desk.judging.standing_words import STANDINGS, Standing
from onrecord.desk.wording import worded
from onrecord.judge.grades import DIGIT_NAMES, is_right
from onrecord.publish.reason_words import short_id
from onrecord.publish.record_page import CaseLine, RecordPage, print_grade, print_record
from onrecord.publish.signs import BOLD, DIM, look_of
from onrecord.publish.voice_words import voice_words
from onrecord.record.docket import Reply
from onrecord.record.grading import Credibility, Voice
from onrecord.record.telling import Telling

COUNTED: Mapping[str, str] = {
    "witness": "as near",
    "own_staff": "as near",
    "official": "as an official on the matter",
    "second_hand": "as having it from others",
}
"""What the words for a voice are taken to say; that somebody is called a resident is no proof of having seen it."""


def print_graded(found: SourceGrade | ClaimGrade, console: Console) -> None:
    """Print the grade of a source or a claim, with what it rests on."""
    if isinstance(found, SourceGrade):
        print_source_record(found, console)
    else:
        _print_claim(found, console)


def print_source_record(found: SourceGrade, console: Console) -> None:
    """Print the record of a source."""
    print_record(record_page(found), console)


def record_page(found: SourceGrade) -> RecordPage:
    """The record of a source as pages show it."""
    source = found.named.source
    named = f"{source.name} ({UNNAMED})" if source.description else source.name
    return RecordPage(
        named,
        source.name,
        found.graded,
        [(record, found.skills.get(record.kind)) for record in found.records],
        _case_lines(found),
        len(found.open),
        sum(bool(each.vague) for each in found.open),
        len({each.resolution.id for each in found.cases if each.case.kind == "forecast"}),
        frozenset(each.case.id for each in found.cases if each.case.stated and each.case.stated.by == "number"),
        found.apart,
        tuple(reply_words(each) for each in found.replies),
    )


def _case_lines(found: SourceGrade) -> list[CaseLine]:
    again = {each.case.revises for each in found.cases}
    ordered = sorted(found.cases, key=lambda each: (each.case.made, each.case.id))
    return [_case_line(each, again=each.case.id in again) for each in ordered]


def _case_line(each: Answered, *, again: bool) -> CaseLine:
    who = f"{each.resolution.who}: {each.resolution.note}"
    came = came_words(each) + (", said again" if again else "")
    replies = tuple(reply_words(one) for one in each.replies)
    return CaseLine(each.case.id, each.case.made, each.words, _sure(each), came, who, replies)


def reply_words(reply: Reply) -> str:
    """What is said in reply to what was judged of a source, with who entered it and where it stands; of a description
    it may be one of many who speaks."""
    where = ", ".join(short_id(proof.article) for proof in reply.evidence)
    return f"In reply: “{reply.words}” ({where}; entered by {reply.who}: {reply.note})"


def came_words(each: Answered) -> str:
    """What came of a case; of a denial, whether it was right, for what was false is then the claim."""
    found = each.resolution.outcome
    if each.case.kind == "forecast" and found in ("true", "false"):
        return found + _leaning(each, came=found == "true")
    if each.case.kind != "claim" or each.case.outcome == found:
        return found
    return f"{'right' if each.case.outcome == 'true' else 'wrong'}: denied a claim that was settled as {found}"


def _leaning(each: Answered, *, came: bool) -> str:
    """What has to stand beside the outcome of a forecast whose source did not hold it for likely: who said 20 % of what
    did not come was right."""
    right = is_right(each.case)
    if right is None:
        return ": put at 50 %, so neither right nor wrong"
    if right == came:
        return ""
    return f": put at under 50 %, so {'right' if right else 'wrong'}"


def _sure(each: Answered) -> str:
    case = each.case
    term = case.stated.term if case.stated and case.stated.term else ""
    if case.low is None or case.high is None:
        return term or "not said"
    low, high = (f"{100 * value:g}" for value in (case.low, case.high))
    number = f"{low} %" if low == high else f"{low}-{high} %"
    scale = case.stated.scale if case.stated and case.stated.scale else "none"
    by = "a scale" if scale == "none" else scale
    if each.turned:
        return f"“{term}” ({number} as worded, by {by})"
    return f"“{term}” ({by}: {number})" if term else f"{number}, own number"


def _print_claim(found: ClaimGrade, console: Console) -> None:
    look = look_of(console)
    words = worded(found.tellings[found.claim.wording])
    console.print(Text(look.line(words), BOLD))
    computed = found.graded.computed
    assert isinstance(computed, Credibility)
    print_grade(found.graded, console, look, DIGIT_NAMES[computed.digit])
    for words in after_lines(found):
        console.print(Padding(Text(look.line(words)), (0, 0, 0, 2)))
    console.print()
    console.print(Text("Voices", BOLD))
    for words, told in voices_of(found):
        console.print(Text(look.line(words)))
        for _, telling in told:
            console.print(Padding(Text(look.line(telling), DIM), (0, 0, 0, 2)))


def after_lines(found: ClaimGrade) -> list[str]:
    """What the digit of a claim does not know of: what became of it as a forecast, what it was settled as, and what its
    sources say to that."""
    lines = [words_of(each) for each in became_of(found)]
    if found.settled:
        said = f"{found.settled.who}, {found.settled.learnt[:10]}: {found.settled.note}"
        unknown = "" if found.forecasts else "; the digit above was worked out without that"
        lines.append(f"one person has since settled it as {found.settled.outcome} ({said}){unknown}")
    return [*lines, *map(reply_words, found.replies)]


@dataclass(frozen=True, slots=True)
class Became:
    """What became of a forecast that a claim is: its id, who made it and when, how it stands, and on whose word."""

    id: str
    voice: str
    made: str
    due: str | None
    standing: Standing
    word: str = ""


def became_of(found: ClaimGrade) -> list[Became]:
    """The same of each source that made the forecast; of an open one only whether it is, not whether its day came."""
    lines = []
    for each in found.forecasts:
        own = next(id for id in each.attributions if id in found.tellings)
        stated, told = each.stated[0], each.resolution
        standing = STANDINGS[told.outcome if told else "open"]
        word = f"{told.who}, entered on {told.learnt[:10]}: {told.note}" if told else ""
        made = (stated.made or stated.published or "no day")[:10]
        lines.append(Became(each.id, voice_words(found.tellings[own]), made, each.due, standing, word))
    return lines


def words_of(each: Became) -> str:
    """What became of a forecast in a line."""
    due = f", due {each.due}" if each.due else ""
    word = f" ({each.word})" if each.word else ""
    return f"{each.standing.words}: the forecast of {each.voice}, {each.made}{due}{word}"


def voices_of(found: ClaimGrade) -> list[tuple[str, list[tuple[str, str]]]]:
    """The voices for and against a claim in words, each with its tellings by id, those that support it first."""
    computed = found.graded.computed
    assert isinstance(computed, Credibility)
    entries = []
    for voice in sorted(computed.voices, key=lambda each: each.stand != "supports"):
        ids = (*voice.tellings, *(echo for echo in voice.echoes if echo in found.updates))
        told = [(id, ("since then: " if id in found.updates else "") + _told(found.tellings[id])) for id in ids]
        entries.append((_voice(voice, found), told))
    return entries


def _voice(voice: Voice, found: ClaimGrade) -> str:
    told = found.tellings[voice.tellings[0]]
    name = (told.who.name if told.who else None) or told.source or told.outlet or "an article in its own voice"
    unnamed = f"{UNNAMED}; " if told.who and told.who.anonymous else ""
    repeats = len(set(voice.echoes) - found.updates)
    echoes = f", repeated {'once' if repeats == 1 else f'{repeats} times'}" if repeats else ""
    return f"{voice.stand}: {name} ({unnamed}{_nearness(voice, told)}{echoes})"


def _nearness(voice: Voice, told: Telling) -> str:
    """How near a voice is counted to have stood, with the article's own words for it."""
    if voice.partisan:
        side = told.who.party if told.who else None
        counted = f"counted with {side or 'one side'} by the article's words"
        return f"nearness not counted: {counted}, and speaking about the other side"
    if voice.distance not in COUNTED:
        return "how near was not found"
    called = (told.who.role if told.who else None) or told.source
    counted = f"counted {COUNTED[voice.distance]}"
    return f"called “{called}” in the article, {counted}" if called else counted


def _told(telling: Telling) -> str:
    facts = ", ".join(fact for fact in (telling.outlet, (telling.published or "")[:10]) if fact)
    said = worded(telling)
    return f"{said} ({facts})" if facts else said


def graded_object(found: SourceGrade | ClaimGrade) -> dict[str, object]:
    """A grade with all that it rests on, for JSON."""
    if isinstance(found, SourceGrade):
        return record_object(found)
    return {
        "id": found.claim.id,
        "wording": worded(found.tellings[found.claim.wording]),
        "credibility": asdict(found.graded.computed),
        "given": [asdict(given) for given in found.graded.given],
        "settled": asdict(found.settled) if found.settled else None,
        "forecasts": [dict(forecast_row(each)) for each in found.forecasts],
        "replies": [asdict(reply) for reply in found.replies],
        "tellings": [telling_object(telling) for telling in found.tellings.values()],
    }


def record_object(found: SourceGrade) -> dict[str, object]:
    """The record of a source for JSON."""
    source = found.named.source
    return {
        "id": source.id,
        "name": source.name,
        "description": source.description,
        "reliability": asdict(found.graded.computed),
        "given": [asdict(given) for given in found.graded.given],
        "replies": [asdict(reply) for reply in found.replies],
        "records": [asdict(record) for record in found.records],
        "apart": [asdict(record) for record in found.apart],
        "skill": {kind: asdict(skill) if skill else None for kind, skill in found.skills.items()},
        "cases": [
            {
                **asdict(each.case),
                "words": each.words,
                "resolution": asdict(each.resolution),
                "replies": [asdict(reply) for reply in each.replies],
            }
            for each in found.cases
        ],
        "open": [dict(forecast_row(each)) for each in found.open],
    }
