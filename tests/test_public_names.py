"""What `import onrecord` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import onrecord

PUBLIC = ["Article", "Attribution", "OnrecordError", "Reading", "__version__", "open_reader", "read_text"]


def test_the_public_names_are_these() -> None:
    assert sorted(onrecord.__all__) == sorted(PUBLIC)
    assert dir(onrecord) == sorted(PUBLIC)


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_name_resolves(name: str) -> None:
    assert getattr(onrecord, name) is not None


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Ledger'"):
        _ = onrecord.Ledger


@pytest.mark.parametrize("line", ["import onrecord", "import onrecord; onrecord.Article", "import onrecord.cli"])
def test_importing_loads_nothing_heavy(line: str) -> None:
    code = f"{line}\nimport sys\nprint({{'onnxruntime', 'tokenizers', 'numpy'}} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout == "set()\n"
