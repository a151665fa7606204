"""What linking keeps: articles as linked, their tellings, and the pairs between these."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; `onrecord link` fills them from what stands."""
    # With the id in it, what stands and is not linked yet is told without a look at the readings themselves.
    op.create_index("ix_reading_article_learnt_id", "reading", ["article", "learnt", "id"])
    op.drop_index("ix_reading_article_learnt", "reading")
    _make_articles()
    _make_tellings()
    _make_pairs()
    if op.get_bind().dialect.name == "postgresql":
        # Statistics would keep samples of the words themselves, and forgetting could not reach them.
        for table, column in _WORDY:
            op.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET STATISTICS 0")


def _text() -> sa.Text:
    return sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")


def _number() -> sa.BigInteger:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _make_articles() -> None:
    op.create_table(
        "linking",
        sa.Column("row", _number(), nullable=False, autoincrement=False),
        sa.Column("article", _text(), nullable=False),
        sa.Column("reading", _text(), nullable=False),
        sa.Column("corrected", _text(), nullable=False),
        sa.Column("linker", _text(), nullable=False),
        sa.Column("hours", sa.Double()),
        sa.Column("setting", sa.LargeBinary(), nullable=False),
        sa.Column("sketch", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_linking"),
        sa.ForeignKeyConstraint(["article"], ["article.id"], name="fk_linking_article"),
        sa.ForeignKeyConstraint(["reading"], ["reading.id"], name="fk_linking_reading"),
        sa.UniqueConstraint(
            "article", "reading", "corrected", "linker", name="uq_linking_article_reading_corrected_linker"
        ),
    )
    op.create_index("ix_linking_hours", "linking", ["hours"])
    op.create_table(
        "copy_band",
        sa.Column("band", _number(), nullable=False, autoincrement=False),
        sa.Column("linking", _number(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("band", "linking", name="pk_copy_band"),
        sa.ForeignKeyConstraint(["linking"], ["linking.row"], name="fk_copy_band_linking"),
    )
    op.create_index("ix_copy_band_linking", "copy_band", ["linking"])


def _make_tellings() -> None:
    op.create_table(
        "telling",
        sa.Column("row", _number(), nullable=False, autoincrement=False),
        sa.Column("linking", _number(), nullable=False),
        sa.Column("telling", _text(), nullable=False),
        sa.Column("claim", _text(), nullable=False),
        sa.Column("bucket", sa.Integer(), nullable=False),
        sa.Column("spans", _text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("row", name="pk_telling"),
        sa.ForeignKeyConstraint(["linking"], ["linking.row"], name="fk_telling_linking"),
    )
    for column in ("linking", "telling", "claim", "bucket"):
        op.create_index(f"ix_telling_{column}", "telling", [column])
    op.create_table(
        "telling_key",
        sa.Column("key", _number(), nullable=False, autoincrement=False),
        sa.Column("telling", _number(), nullable=False, autoincrement=False),
        sa.PrimaryKeyConstraint("key", "telling", name="pk_telling_key"),
        sa.ForeignKeyConstraint(["telling"], ["telling.row"], name="fk_telling_key_telling"),
    )
    op.create_index("ix_telling_key_telling", "telling_key", ["telling"])


def _make_pairs() -> None:
    op.create_table(
        "link",
        sa.Column("one", _number(), nullable=False, autoincrement=False),
        sa.Column("other", _number(), nullable=False, autoincrement=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("zone", _text(), nullable=False),
        sa.Column("relation", _text(), nullable=False),
        sa.Column("reasons", _text(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_link"),
        sa.ForeignKeyConstraint(["one"], ["telling.row"], name="fk_link_one"),
        sa.ForeignKeyConstraint(["other"], ["telling.row"], name="fk_link_other"),
    )
    op.create_index("ix_link_other", "link", ["other"])
    op.create_table(
        "article_copy",
        sa.Column("one", _number(), nullable=False, autoincrement=False),
        sa.Column("other", _number(), nullable=False, autoincrement=False),
        sa.Column("kind", _text(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("containment", sa.Double(), nullable=False),
        sa.Column("reasons", _text(), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name="pk_article_copy"),
        sa.ForeignKeyConstraint(["one"], ["linking.row"], name="fk_article_copy_one"),
        sa.ForeignKeyConstraint(["other"], ["linking.row"], name="fk_article_copy_other"),
    )
    op.create_index("ix_article_copy_other", "article_copy", ["other"])


_WORDY = (
    ("capture", "address"),
    ("article", "address"),
    ("linking", "setting"),
    ("linking", "sketch"),
    ("telling", "data"),
    ("link", "reasons"),
    ("article_copy", "reasons"),
)
