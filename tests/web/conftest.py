"""The desk as it is served: a ledger of the examples, a client for its addresses, a browser for its pages."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect, sync_playwright
from starlette.testclient import TestClient

from onrecord.desk.adding import take_in
from onrecord.desk.arriving import arrivals
from onrecord.desk.fetching import fetcher
from onrecord.desk.linking.running import link
from onrecord.desk.opening import Ledger, opened
from onrecord.desk.preparing import Preparation
from onrecord.web import create_app

EXAMPLES = Path(__file__).parents[2] / "examples"
HOST = "http://localhost"
USER = "Ida Lind"

# A page is waited for as long as for anything else that a browser is told to do: a busy machine answers late.
expect.set_options(timeout=30_000)

Serve = Callable[[FastAPI], str]


def make_ledger(path: Path, *places: Path) -> None:
    """Read and link what stands at some places into a new ledger."""
    with opened(str(path), create=True) as ledger:
        take_in(arrivals(map(str, places), fetcher(), None), ledger, preparation=Preparation())
        link(ledger)


@pytest.fixture(scope="session")
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The twelve articles of a war and the short examples, read and linked once; tests that write take a copy."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    make_ledger(path, EXAMPLES)
    return path


@pytest.fixture
def ledger(examples_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the examples that a test may write to."""
    copy = tmp_path / "desk.db"
    shutil.copy(examples_ledger, copy)
    with opened(str(copy)) as held:
        yield held


@pytest.fixture
def client(ledger: Ledger) -> Iterator[TestClient]:
    """Asks the app without a network, as a program on this machine would."""
    with TestClient(create_app(ledger, user=USER), base_url=HOST, raise_server_exceptions=False) as asked:
        yield asked


@contextmanager
def serving(app: FastAPI) -> Iterator[str]:
    """Serve an app on a free port of this machine, and give its address."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def site(ledger: Ledger) -> Iterator[str]:
    """The address of the desk, served for a browser."""
    with serving(create_app(ledger, user=USER)) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened_once = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield opened_once
        opened_once.close()


class Watched:
    """A page of the browser with all that it complains of: errors of scripts, broken policies, requests elsewhere."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.page: Page = context.new_page()
        self.site = site
        self.complaints: list[str] = []
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))

    def _said(self, said: ConsoleMessage) -> None:
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def _asked(self, address: str) -> None:
        if not address.startswith((self.site, "data:", "blob:")):
            self.complaints.append(f"asked {address}")

    def open(self, path: str) -> Page:
        """Open an address of the desk."""
        self.page.goto(self.site + path)
        return self.page


@pytest.fixture
def watched(browser: Browser, site: str) -> Iterator[Watched]:
    """A page of the browser; the test fails where it complained of anything."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    one = Watched(context, site)
    yield one
    context.close()
    assert one.complaints == []


@pytest.fixture
def without_script(browser: Browser, site: str) -> Iterator[Watched]:
    """The same with JavaScript off."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    one = Watched(context, site)
    yield one
    context.close()
    assert one.complaints == []
