"""What deep reading adds: who a source is, how something is put, assertions and layers, and columns to search by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add columns; what was read before stays as it was read."""
    op.add_column("reading", _text("depth"))
    op.add_column("attribution", _text("depth"))
    for name in ("source_kind", "source_name", "certainty", "polarity", "forecast"):
        op.add_column("attribution", _text(name))
    op.add_column("attribution", sa.Column("anonymous", sa.Boolean()))
    for trait in ("certainty", "forecast"):
        there = sa.text(f"{trait} IS NOT NULL")
        columns = [trait, "row"]
        op.create_index(f"ix_attribution_{trait}", "attribution", columns, sqlite_where=there, postgresql_where=there)
    if op.get_bind().dialect.name == "postgresql":
        # Statistics would keep samples of the words themselves, and forgetting could not reach them.
        for table, column in (("reading", "depth"), ("attribution", "depth"), ("attribution", "source_name")):
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql"))
