"""What one outlet printed is looked up, newest first, and not walked to through all that others print."""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    op.create_index("ix_article_outlet_row", "article", ["outlet", "row"])
