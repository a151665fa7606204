from __future__ import annotations

import pytest

from onrecord.read import Reader, load_reader


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The shipped reader, opened once."""
    return load_reader()
