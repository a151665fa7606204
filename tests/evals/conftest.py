from __future__ import annotations

import pytest

from evals.floors import SHARED, Measured
from onrecord.desk.reading import open_reader


@pytest.fixture(scope="session")
def measured() -> Measured:
    """The evaluations on the sets beside the clone, with the shipped reader: each set is read once a session."""
    if not (SHARED / "data").is_dir():
        pytest.skip("../shared is not there")
    return Measured(SHARED, open_reader())
