"""Tokens of those who may ask a ledger that is served to others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "token",
        sa.Column("row", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("id", _text(), nullable=False),
        sa.Column("name", _text(), nullable=False),
        sa.Column("digest", _text(), nullable=False),
        sa.Column("scopes", _text(), nullable=False),
        sa.Column("made", _text(), nullable=False),
        sa.Column("expires", _text()),
        sa.Column("used", _text()),
        sa.Column("revoked", _text()),
        sa.PrimaryKeyConstraint("row", name="pk_token"),
        sa.UniqueConstraint("id", name="uq_token_id"),
        sa.UniqueConstraint("digest", name="uq_token_digest"),
    )


def _text() -> sa.Text:
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
