"""How a ledger's tables came to be: one file a revision, oldest first, each frozen once it has been released."""
