"""How long reading takes, beside what it cannot do without. Ratios of one run; not in the wheel."""
