"""`onrecord token`."""

from __future__ import annotations

import json
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_a_token_is_made_listed_and_revoked(run: Run) -> None:
    assert run("add", "examples/ferry.txt").exit_code == 0
    made = run("token", "make", "Ida Lind", "--may", "read,judge", "--days", "30")
    assert made.exit_code == 0
    assert made.stdout.startswith("onr_"), "nothing but the words, for a script"
    assert "not shown again" in made.stderr
    (row,) = json.loads(run("token", "list", "--format", "json").stdout)
    assert (row["name"], row["may"], row["revoked"]) == ("Ida Lind", "read, judge", None)
    assert made.stdout.strip() not in run("token", "list").stdout
    assert "lets nobody in" in run("token", "revoke", "Ida Lind").stdout
    (row,) = json.loads(run("token", "list", "--format", "json").stdout)
    assert row["revoked"]


def test_what_cannot_be_is_told(run: Run) -> None:
    assert run("token", "list").exit_code == 1, "there is no ledger"
    assert run("add", "examples/ferry.txt").exit_code == 0
    assert run("token", "make", "Ida", "--may", "all").exit_code == 2
    assert run("token", "make", "Ida", "--may", "read", "--days", "0").exit_code == 2
    assert run("token", "revoke", "Ida").exit_code == 1
