"""Why an article is in its copy family, or in none; and why one article derives from another, or does not."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.desk.explaining.around import family_of
from onrecord.desk.explaining.deriving import Derived, apart_words, derive, derived, derived_lines, derived_object
from onrecord.desk.explaining.explained import MOST, Explained, article_facts, many, where
from onrecord.desk.linking.kept import copyables_in
from onrecord.errors import UsageError
from onrecord.publish.reason_words import short_id
from onrecord.publish.why_page import Case, Line, Section, WhyPage
from onrecord.record.ledger import ArticleRow
from onrecord.record.linking import Family
from onrecord.store import View


def why_article(view: View, id: str) -> Explained:
    """Why an article is in its family: what it derives from, what derives from it. Raises NotFoundError, UsageError."""
    row = view.article(id).row
    family = family_of(view, row.id)
    if family is None:
        return _alone(view, row)
    rows = {one.id: one for one in view.articles_of(family.articles)}
    texts = copyables_in(view, family.articles)
    found = {copy.article: derived(copy, texts[copy.article], texts[copy.original]) for copy in family.copies}
    own = [found[row.id]] if row.id in found else []
    further = [one for one in found.values() if one.original.printed.id == row.id]
    answer = _answer(row, rows, family, own, further)
    sections = (
        Section("The family", _members(family, rows, found)),
        _copies_section("What it is taken from", own, rows),
        _copies_section("What is taken from it", further, rows),
    )
    page = WhyPage(row.title or row.name, (row.id, *where(row.published, row.outlet)), answer, sections)
    return Explained(page, {
        "id": row.id, "about": "article", "answer": answer,
        "family": {"id": family.id, "earliest": family.earliest,
                   "articles": [row_object(rows[one]) for one in family.articles]},
        "copies": [derived_object(one) for one in found.values()],
    })  # fmt: skip


def why_two_articles(view: View, one: str, other: str) -> Explained:
    """Why one of two articles derives from the other, or neither does. Raises NotFoundError, UsageError."""
    rows = [view.article(id).row for id in (one, other)]
    if rows[0].id == rows[1].id:
        raise UsageError("that is one article, named twice", hint="name two")
    copyables = copyables_in(view, [row.id for row in rows])
    texts = [copyables[row.id] for row in rows]
    found = derive(*texts)
    by_id = {row.id: row for row in rows}
    answer = derived_answer(found, by_id)
    lines = derived_lines(found) if found else [Line(words) for words in apart_words(*texts)]
    named = tuple(Case(side, article_facts(row), row.id) for side, row in zip("ab", rows, strict=True))
    case = Case("", (f"{found.pair.score:.2f} by {found.pair.by}",) if found else (), lines=tuple(lines))
    sections = (Section("The two", named), Section("What speaks for it and against", (case,)))
    page = WhyPage(" and ".join(short_id(row.id) for row in rows), tuple(by_id), answer, sections)
    return Explained(page, {
        "id": rows[0].id, "other": rows[1].id, "about": "articles", "answer": answer,
        "copy": derived_object(found) if found else None,
        "apart": [] if found else apart_words(*texts),
    })  # fmt: skip


def derived_answer(found: Derived | None, rows: Mapping[str, ArticleRow]) -> str:
    """Say whether one of two articles derives from the other."""
    if found is None:
        return "Neither derives from the other, as far as can be told."
    copy, original = (rows[each.printed.id] for each in (found.copy, found.original))
    how = "word for word" if found.pair.by == "wording" else "put otherwise"
    return f"{_named(copy)} derives from {_named(original)}, {how}: {100 * found.told.share:.0f} % of its words."


def row_object(row: ArticleRow) -> dict[str, object]:
    """An article, for JSON."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "byline": row.byline,
        "published": row.published,
    }


def _named(row: ArticleRow) -> str:
    return f"{row.outlet} ({short_id(row.id)})" if row.outlet else short_id(row.id)


def _alone(view: View, row: ArticleRow) -> Explained:
    if row.unread is not None:
        answer = f"It was not read ({row.unread}), and what is not read is compared with nothing."
    elif not view.articles_of([row.id]):
        answer = "It no longer stands: a newer extraction of the same bytes does, and that is compared."
    else:
        answer = (
            "Nobody's copy: no other article has enough of its text, or its sentences put otherwise in their order."
        )
    page = WhyPage(row.title or row.name, (row.id, *where(row.published, row.outlet)), answer)
    return Explained(page, {"id": row.id, "about": "article", "answer": answer, "family": None, "copies": []})


def _answer(
    row: ArticleRow, rows: Mapping[str, ArticleRow], family: Family, own: list[Derived], further: list[Derived]
) -> str:
    said = f"One of a family of {many(len(family.articles), 'article')}. "
    said += derived_answer(own[0], rows) if own else "It is the earliest: the others lead back to it."
    return said + (f" {many(len(further), 'article')} derive{'s' if len(further) == 1 else ''} from it directly."
                   if further else "")  # fmt: skip


def _members(family: Family, rows: Mapping[str, ArticleRow], found: Mapping[str, Derived]) -> tuple[Case, ...]:
    cases = [Case("earliest", article_facts(rows[family.earliest]), family.earliest)]
    for copy in family.copies[: 2 * MOST]:
        share = f"{100 * found[copy.article].told.share:.0f} % from {_named(rows[copy.original])}"
        cases.append(Case("copy", (*article_facts(rows[copy.article]), share), copy.article))
    return tuple(cases)


def _copies_section(heading: str, found: list[Derived], rows: Mapping[str, ArticleRow]) -> Section:
    cases = []
    for one in found[:MOST]:
        copy, original = rows[one.copy.printed.id], rows[one.original.printed.id]
        facts = (f"{_named(copy)} from {_named(original)}", f"{one.pair.score:.2f} by {one.pair.by}")
        cases.append(Case("", facts, lines=tuple(derived_lines(one))))
    return Section(heading, tuple(cases), more=len(found) - len(cases))
