"""What the package offers, and what importing it costs."""

from __future__ import annotations

import subprocess
import sys

from onrecord.ingest import fetching


def test_every_public_name_is_there() -> None:
    for name in fetching.__all__:
        assert getattr(fetching, name) is not None


def test_importing_loads_no_transport() -> None:
    code = "import onrecord.ingest.fetching, sys; print({'httpcore2', 'h11', 'protego', 'ssl'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "set()\n"
