"""PostgreSQL's search index says alone what has all that is asked: sources with contents, and stretches of rows.

SQLite's index has the columns of an attribution together and an order of its own; nothing changes there.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Connection, text

from onrecord.store.columns import unescape
from onrecord.store.words import words_in

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the words of a content's other passages, of its source, and of its stretches with every passage."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_OF_SOURCE)
        _mend_long_sources(op.get_bind())
        for statement in _STATEMENTS:
            op.execute(statement)


def _mend_long_sources(connection: Connection) -> None:
    """A source of several passages, of which nothing says which comes first, is read again from the attribution."""
    for row, source in connection.exec_driver_sql(_LONG).all():
        places: dict[str, list[str]] = {}
        for place, word in enumerate(words_in(unescape(source)), start=1):
            if place <= 10_000:
                places.setdefault(word.folded[:500], []).append(str(place))
        words = " ".join(f"'={word}':{','.join(numbers[:255])}" for word, numbers in places.items())
        mended = text("UPDATE of_source SET words = CAST(:words AS TSVECTOR) WHERE attribution = :row")
        connection.execute(mended, {"words": words, "row": row})


_STRETCHES = ", ".join(
    f"'@{length}.' || to_hex(coalesce(attribution, article) >> {32 + length})" for length in (10, 13, 15, 17, 19, 22)
)
_OF_SOURCE = (
    # Words have no quotation marks in them; PostgreSQL writes each between two.
    "CREATE TEMPORARY TABLE of_source ON COMMIT DROP AS SELECT DISTINCT ON (attribution) article, attribution, "
    "CAST(regexp_replace(CAST(words AS TEXT), $$'([^']+)'$$, $$'=\\1'$$, 'g') AS TSVECTOR) AS words "
    "FROM passage WHERE part = 'source' ORDER BY attribution"
)
_LONG = (
    "SELECT row, source_text FROM attribution WHERE row IN "
    "(SELECT attribution FROM passage WHERE part = 'source' GROUP BY attribution HAVING count(*) > 1)"
)
_STATEMENTS = (
    "CREATE TEMPORARY TABLE of_content ON COMMIT DROP AS SELECT attribution, array_agg(DISTINCT lexeme) AS words "
    "FROM passage, unnest(words) WHERE part = 'content' AND attribution IN "
    "(SELECT attribution FROM passage WHERE part = 'content' GROUP BY attribution HAVING count(*) > 1) "
    "GROUP BY attribution",
    "DROP INDEX ix_passage_source",
    "DELETE FROM passage WHERE part = 'source'",
    "UPDATE passage SET words = passage.words || array_to_tsvector(of_content.words) FROM of_content "
    "WHERE part = 'content' AND passage.attribution = of_content.attribution",
    "INSERT INTO passage (article, attribution, part, words) SELECT article, attribution, 'content', CAST('' AS "
    "TSVECTOR) FROM of_source WHERE NOT EXISTS "
    "(SELECT 1 FROM passage WHERE part = 'content' AND passage.attribution = of_source.attribution)",
    "UPDATE passage SET words = passage.words || of_source.words FROM of_source "
    "WHERE part = 'content' AND passage.attribution = of_source.attribution",
    f"UPDATE passage SET words = words || array_to_tsvector(ARRAY[{_STRETCHES}])",
)
