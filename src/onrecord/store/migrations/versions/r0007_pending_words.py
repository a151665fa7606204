"""PostgreSQL's indexes of words hold little that is not yet sorted in: every search reads all of that, once a stretch.

By its default of 4 MiB (`gin_pending_list_limit`, https://www.postgresql.org/docs/current/gin.html, "GIN Fast Update
Technique") searches took up to 1.6 times as long (docs/measurements.md, "The desk at a million"). In SQLite nothing
changes but the number.
"""

from __future__ import annotations

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_KIBIBYTES = 64


def upgrade() -> None:
    """Bound the lists, and empty them."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for part in ("text", "content"):
        op.execute(f"ALTER INDEX ix_passage_{part} SET (gin_pending_list_limit = {_KIBIBYTES})")
        op.execute(f"SELECT gin_clean_pending_list('ix_passage_{part}')")
