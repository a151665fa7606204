"""`onrecord serve`."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

from click.testing import Result

Run = Callable[..., Result]


def test_a_check_serves_asks_and_stops(run: Run) -> None:
    assert run("add", "examples/ferry.txt").exit_code == 0
    checked = run("serve", "--check", "--port", "0")
    assert checked.exit_code == 0, checked.output
    assert re.search(r"answers at http://127\.0\.0\.1:\d+/, and has stopped", checked.stdout)


def test_the_desk_says_where_it_is_and_stops_when_told(run: Run, folder: Path) -> None:
    assert run("add", "examples/ferry.txt").exit_code == 0
    command = [sys.executable, "-m", "onrecord", "serve", "--port", "0"]
    environment = os.environ | {"ONRECORD_USER": "Ida Lind"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=folder, env=environment) as desk:
        assert desk.stdout is not None
        found = re.fullmatch(r"The desk is at (http://127\.0\.0\.1:\d+/)\n", desk.stdout.readline())
        assert found is not None
        with urlopen(found.group(1), timeout=30) as page:
            assert "Ida Lind" in page.read().decode()
        desk.send_signal(signal.SIGINT)
        desk.wait(30)


def test_what_cannot_be_served_is_told(run: Run) -> None:
    assert run("serve", "--check").exit_code == 1, "there is no ledger"
    assert run("add", "examples/ferry.txt").exit_code == 0
    everywhere = run("serve", "--host", "0.0.0.0")
    assert (everywhere.exit_code, "nobody has a token" in everywhere.stderr) == (2, True)
    assert "onrecord token make" in everywhere.stderr
    with socket.create_server(("127.0.0.1", 0)) as taken:
        busy = run("serve", "--port", str(taken.getsockname()[1]))
    assert (busy.exit_code, "--port 0" in busy.stderr) == (2, True)
