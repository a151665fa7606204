"""Voting: the value that most sources give."""

from __future__ import annotations

import numpy as np

from evals.truth_methods.claims import Claims, Numbers


def vote(claims: Claims) -> Numbers:
    """How many sources give each value."""
    return claims.over_value(np.ones(len(claims.source)))
