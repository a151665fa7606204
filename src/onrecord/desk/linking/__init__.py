"""Linking as the ledger keeps it: what articles tell, packed, set beside what is near it, and read again."""
