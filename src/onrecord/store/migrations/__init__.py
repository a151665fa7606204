"""How a ledger's tables came to be: one file a revision, oldest first, each frozen once it has been released.

With a new one come `revisions.NEWEST`, the tables of `schema` and a script of it in tests/store/schemas. SQLite alters
a table by making it anew, which drops its triggers: those of the search index are then made again in the same revision.
"""
