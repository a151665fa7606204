"""Who the sources are, and how many attributions are found, on open text: `python -m evals.who --data PATH [--json]`.

PATH is a file of the shape of `gum_wikinews`; it is measured on and never trained on. GUM (Zeldes 2017) marks mentions
of entities and which of them are of one entity (a chain).

A span belongs to the GUM mention that has the same head: the last word before the first comma, bracket, relative
pronoun or preposition ("Smith" of "Mayor Ann Smith, the head of the council", "driver" of "the driver of the bus"). Of
several with that head it is the one of the highest Jaccard of characters. So titles and appositions that one side takes
in and the other leaves out do no harm, and a long span that merely holds a mention matches none.

A source is matched when its first span belongs to a mention so. `resolved`, in percent: of the matched sources that are
a pronoun behind some mention of their chain that is none, or two words at most (articles left out) behind a mention of
their chain of as many words or more, those whose `who.mention` belongs to a mention of the same chain that is no
pronoun and not the source itself. Without such a mention before it there is nothing to resolve to: "all of us", "each
other", "everyone" and the "'s" of "let's" name nobody more than a pronoun does, so they count as pronouns. "You" and
"one" are left out: they mostly stand for anybody. A source without a mention is wrong.
`resolved_first` ("I", "we"), `resolved_third` (the other pronouns) and `resolved_short` are its three parts.

`b3_f1`: B³ (Bagga and Baldwin 1998) of `who.cluster` against GUM's chains, over the distinct matched source spans of an
article; precision and recall are means over all of them, F1 of these two means.

`attribution_recall`: GUM's rhetorical annotation marks an attribution as a relation between two clauses: one that
credits ("the mayor said", `attribution_clause`) and the first one that is credited (`content_edu`). The percentage of
these relations where the content of some attribution that was read, outermost or nested, covers at least one character
of the credited clause (spaces, marks and edge punctuation left out). This counts contents credited to the wrong source
too, so `attribution_recall_linked` stands beside it: there the same attribution's source or cue must touch the
crediting clause. There is no precision: GUM leaves out attributions that lie within one clause.

With `--silver PATH` (`polnear/dev.corenlp.jsonl.gz` beside `polnear/dev.jsonl`) the chains are those that CoreNLP
found: how far two programs agree, reported and no goal. Mentions of no chain are not marked there, and there are no
relations to find attributions by.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from evals.articles import Credited
from evals.characters import characters, jaccard
from evals.command import Results, open_or_stop, options, records_or_stop, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide, with_f1
from onrecord.desk.reading import read_text
from onrecord.read import Reader
from onrecord.record import Span, Spans, Who

SHORT_WORDS = 2
PRONOUNS = frozenset(
    "i me my mine we us our ours you your he him his she her hers it its they them their theirs who whom whose which "
    "that this these those himself herself itself themselves myself ourselves yourself yourselves oneself one ones "
    "someone somebody anyone anybody everyone everybody nobody something anything everything nothing".split()
)
FILLING = frozenset(
    "all both each other others another either neither none some any many most several few two three of and or s 's ’s "
    "together alone".split()
)
"""Words that name nobody either: with pronouns alone beside them they are one ("all of us", "you and I", "each other",
the "'s" of "let's")."""
_BEHIND_HEAD = re.compile(
    r"\s*(?:[,(\[–—]| (?:who|which|that|whose|of|for|in|at|from|on|with|to|by|near|against|about|as|including)\b)"
)
_WORD = re.compile(r"[\w’'.&-]*\w")
ADDRESSED = frozenset({"you", "your", "one"})
"""Not among the pronouns to resolve: in English they mostly stand for anybody."""

_ARTICLES = frozenset({"the", "a", "an"})
FIRST = frozenset("i me my mine we us our ours myself ourselves".split())
COLUMNS = (
    *("first", "of_first", "third", "of_third", "short", "of_short"),
    *("precision", "recall", "sources"),
    *("found", "linked", "relations"),
)
KEYS = (
    *("resolved", "resolved_first", "resolved_third", "resolved_short"),
    *("b3_f1", "attribution_recall", "attribution_recall_linked"),
)


class Sourced(Credited, Protocol):
    """What this evaluation needs of an attribution that was read."""

    @property
    def who(self) -> Who | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention that GUM's annotators marked."""

    span: Span
    chain: str
    head: int | None
    letters: frozenset[int]
    pronoun: bool
    words: int


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was read and belongs to a marked mention."""

    span: Span
    marked: Marked
    who: Who | None


def read_columns(record: Mapping[str, Any], reader: Reader) -> NDArray[np.float64]:
    """One article's part of `COLUMNS`."""
    read = read_text(
        record["text"], id=record["doc_id"], reader=reader, date=record.get("date"), title=record.get("title")
    ).attributions
    return columns_of(record, read)


def columns_of(record: Mapping[str, Any], read: Sequence[Sourced]) -> NDArray[np.float64]:
    """The same, of attributions already read."""
    marked = marked_in(record)
    sources = matched(record["text"], read, marked)
    return np.concatenate([_resolved(record["text"], sources, marked), _b3(sources), found_in(record, read)])


def marked_in(record: Mapping[str, Any]) -> list[Marked]:
    """The mentions of one article."""
    text = record["text"]
    made = []
    for item in record["entities"]:
        span = item["start"], item["end"]
        plain = _plain_words(text, span)
        pronoun = all(word in PRONOUNS or word in FILLING for word in plain)
        made.append(
            Marked(span, str(item["chain"]), head_of(text, span), characters([span], text), pronoun, len(plain))
        )
    return made


def _plain_words(text: str, span: Span) -> list[str]:
    words = [word.lower() for word in re.findall(r"[\w’'-]+", text[slice(*span)])]
    return [word for word in words if word not in _ARTICLES]


def belongs(text: str, span: Span, marked: Iterable[Marked]) -> Marked | None:
    """The mention with a span's head; of several the one that it overlaps best, of equals the shortest."""
    head, letters = head_of(text, span), characters([span], text)
    same = [item for item in marked if item.head == head and head is not None]
    return max(same, key=lambda item: (jaccard(letters, item.letters), -len(item.letters)), default=None)


def head_of(text: str, span: Span) -> int | None:
    """Where the last word of a span's first part begins; None where it has no word."""
    start, end = span
    cut = _BEHIND_HEAD.search(text, start + 1, end)
    words = list(_WORD.finditer(text, start, cut.start() if cut else end))
    return words[-1].start() if words else None


def matched(text: str, read: Iterable[Sourced], marked: Sequence[Marked]) -> list[Source]:
    """The distinct sources that belong to marked mentions."""
    found: dict[Span, Source] = {}
    for item in read:
        if item.source and item.source[0] not in found:
            mention = belongs(text, item.source[0], marked)
            if mention is not None:
                found[item.source[0]] = Source(item.source[0], mention, item.who)
    return list(found.values())


def _resolved(text: str, sources: Iterable[Source], marked: Sequence[Marked]) -> NDArray[np.float64]:
    """Right and there: pronouns of the first person, of the third, short mentions."""
    columns = np.zeros(6)
    for source in sources:
        own = source.marked
        others = [item for item in marked if item.chain == own.chain and not item.pronoun and item.span != own.span]
        before = [item for item in others if item.span[0] < own.span[0]]
        place = _place(own, _plain_words(text, source.span), before)
        if place is not None:
            columns[2 * place : 2 * place + 2] += (_is_found(text, source, others, marked), 1)
    return columns


def _place(own: Marked, words: Sequence[str], before: Sequence[Marked]) -> int | None:
    """Which of the three kinds a source is; None for one that is not to be resolved."""
    if own.pronoun:
        return (0 if set(words) <= FIRST else 1) if before and not set(words) <= ADDRESSED else None
    return 2 if len(words) <= SHORT_WORDS and any(item.words >= own.words for item in before) else None


def _is_found(text: str, source: Source, others: Sequence[Marked], marked: Sequence[Marked]) -> bool:
    if source.who is None or source.who.mention is None:
        return False
    mention = belongs(text, source.who.mention, marked)
    return mention is not None and any(mention.span == other.span for other in others)


def _b3(sources: Sequence[Source]) -> NDArray[np.float64]:
    """Sums of precision and recall, and how many sources."""
    columns = np.zeros(3)
    for one in sources:
        ours = {item.span for item in sources if _cluster(item) == _cluster(one)}
        theirs = {item.span for item in sources if item.marked.chain == one.marked.chain}
        columns += (len(ours & theirs) / len(ours), len(ours & theirs) / len(theirs), 1)
    return columns


def _cluster(source: Source) -> object:
    return source.who.cluster if source.who is not None else source.span


def found_in(record: Mapping[str, Any], read: Iterable[Credited]) -> NDArray[np.float64]:
    """One article's relations: how many are found, found and linked, and there."""
    text = record["text"]
    sides = [(characters(item.content, text), characters([*item.source, *item.cue], text)) for item in read]
    columns = np.zeros(3)
    for relation in record["attributions"]:
        credited, crediting = (_clause(relation[name], text) for name in ("content_edu", "attribution_clause"))
        hits = [crediting & by for content, by in sides if content & credited]
        columns += (bool(hits), any(hits), 1)
    return columns


def _clause(clause: Mapping[str, Any], text: str) -> frozenset[int]:
    spans: Spans = ((clause["start"], clause["end"]),)
    return characters(spans, text)


def figures(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """`KEYS` from sums of `COLUMNS`, [..., keys]."""
    by_name = dict(zip(COLUMNS, np.moveaxis(sums, -1, 0), strict=True))
    right = [by_name[name] for name in ("first", "third", "short")]
    there = [by_name[f"of_{name}"] for name in ("first", "third", "short")]
    b3 = np.stack([divide(by_name[name], by_name["sources"]) for name in ("precision", "recall")], axis=-1)
    shares = (
        divide(np.sum(right, axis=0), np.sum(there, axis=0)),
        *(divide(part, whole) for part, whole in zip(right, there, strict=True)),
        with_f1(b3)[..., 2],
        divide(by_name["found"], by_name["relations"]),
        divide(by_name["linked"], by_name["relations"]),
    )
    return np.stack(shares, axis=-1)


def measure(columns: NDArray[np.float64]) -> Results:
    """The figures with their intervals and counts."""
    sums = columns.sum(0)
    edges = bootstrap(columns, figures)
    there = [key for key in KEYS if sums[COLUMNS.index("relations")] or not key.startswith("attribution_recall")]
    results: Results = {key: round(100 * float(value), 1) for key, value in zip(KEYS, figures(sums), strict=True)}
    results = {key: results[key] for key in there}
    counts = dict(zip(COLUMNS, (int(value) for value in sums), strict=True))
    return results | {
        "count": counts["relations"],
        "count_resolved": counts["of_first"] + counts["of_third"] + counts["of_short"],
        "count_sources": counts["sources"],
        "intervals": {key: in_percent(edges[:, place]) for place, key in enumerate(KEYS) if key in there},
    }


def with_silver(records: Iterable[Mapping[str, Any]], silver: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Articles in GUM's shape with the chains that CoreNLP found; those that it was not run on are left out."""
    chains = {each["id"]: each["coreference"] for each in silver}
    return [
        {
            "doc_id": record["id"],
            "text": record["text"],
            "date": record.get("date"),
            "title": record.get("title"),
            "entities": [
                {"start": start, "end": end, "chain": number}
                for number, chain in enumerate(chains[record["id"]])
                for start, end in chain
            ],
            "attributions": [],
        }
        for record in records
        if record["id"] in chains
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = options(__doc__)
    parser.add_argument("--silver", type=Path, help="chains of CoreNLP to agree with, by the articles' ids")
    args = parser.parse_args(argv)
    records = records_or_stop(args.data)
    if args.silver is not None:
        records = with_silver(records, records_or_stop(args.silver))
    reader = open_or_stop(args.reader)
    show(measure(np.stack([read_columns(record, reader) for record in records])), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
