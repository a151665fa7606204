"""The revisions. Alembic loads them by their path."""
