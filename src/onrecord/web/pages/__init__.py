"""One file for each thing that a person looks at or does: its pages, and the same under /api."""
