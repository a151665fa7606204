"""A file is whole, or as it was before."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.desk.files import whole_file
from onrecord.errors import OutputError


def test_a_file_appears_when_its_block_has_ended_well(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with whole_file(path) as file:
        file.write(b"new")
        file.flush()
        assert not path.exists()
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["out"]


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        interrupted(path)
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["out"]


def interrupted(path: Path) -> None:
    """Write half a file."""
    with whole_file(path) as file:
        file.write(b"new")
        raise KeyboardInterrupt


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    with whole_file(tmp_path / "link") as file:
        file.write(b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_device_is_written_to_and_not_replaced() -> None:
    with whole_file(Path(os.devnull)) as file:
        file.write(b"new")
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["missing/out", ".", "x" * 300])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="cannot be written"), whole_file(tmp_path / name) as file:
        file.write(b"new")
    assert os.listdir(tmp_path) == []
