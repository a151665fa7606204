"""What holds of every page: for eyes, screen readers, keyboards; wide, narrow, light, dark; with and without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.desk.opening import opened
from onrecord.web.app import create_app
from tests.web.addresses import ids_in, openable
from tests.web.conftest import HOST, USER, Watched, serving

Scheme = Literal["light", "dark"]
LOOKS: tuple[tuple[int, Scheme], ...] = ((1280, "light"), (390, "dark"))
MORE_LOOKS: tuple[tuple[int, Scheme], ...] = ((1280, "dark"), (390, "light"))

GRAVE = ("serious", "critical")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": RULES, "resultTypes": ["violations"]}

UNREACHED = (Path(__file__).parent / "reached_by_keyboard.js").read_text("utf-8")
"""What the keyboard cannot reach, or reaches unseen."""


@pytest.fixture(scope="module")
def desk(examples_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, list[str]]]:
    """The desk over the examples, and every page of it with an id of each kind."""
    path = tmp_path_factory.mktemp("pages") / "desk.db"
    shutil.copy(examples_ledger, path)
    with opened(str(path)) as ledger:
        app = create_app(ledger, user=USER)
        with TestClient(app, base_url=HOST) as client, serving(app) as site:
            yield site, openable(ids_in(client, each=1))


def grave_faults(watched: Watched, axe: Axe) -> list[str]:
    """What axe-core holds against a page that is serious or critical, with where it is."""
    found: dict[str, Any] = axe.run(watched.page, options=AXE).response
    return [
        f"{fault['id']}: {fault['help']}: {[node['html'][:160] for node in fault['nodes'][:3]]}"
        for fault in found["violations"]
        if fault["impact"] in GRAVE
    ]


def faults_of(browser: Browser, desk: tuple[str, list[str]], width: int, scheme: Scheme) -> dict[str, list[str]]:
    site, addresses = desk
    axe = Axe()
    faults: dict[str, list[str]] = {}
    # The policy of the pages lets nothing in that is not theirs, axe-core neither.
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    watched = Watched(context, site)
    for address in addresses:
        watched.open(address)
        wrong = [*watched.page.evaluate(UNREACHED), *watched.complaints, *grave_faults(watched, axe)]
        watched.complaints.clear()
        if wrong:
            faults[address] = wrong
    context.close()
    return faults


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nothing_keeps_anybody_from_a_page(
    browser: Browser, desk: tuple[str, list[str]], width: int, scheme: Scheme
) -> None:
    assert faults_of(browser, desk, width, scheme) == {}


@pytest.mark.soak
@pytest.mark.parametrize(("width", "scheme"), MORE_LOOKS)
def test_nothing_keeps_anybody_from_a_page_in_other_looks(
    browser: Browser, desk: tuple[str, list[str]], width: int, scheme: Scheme
) -> None:
    assert faults_of(browser, desk, width, scheme) == {}


def test_no_page_complains_under_its_own_policy_or_needs_a_script(
    browser: Browser, desk: tuple[str, list[str]]
) -> None:
    """With script under the policy as it is, then without: the same words stand on it."""
    site, addresses = desk
    faults = {}
    with_script, without = browser.new_context(), browser.new_context(java_script_enabled=False)
    one, other = Watched(with_script, site), Watched(without, site)
    for address in addresses:
        # A page may be longer with a script than without, where that folds something away; never shorter of words.
        told = [watched.open(address).locator("main").text_content() or "" for watched in (one, other)]
        complaints = [*one.complaints, *other.complaints]
        if len(told[1]) < 0.9 * len(told[0]) or complaints:
            faults[address] = [f"{len(told[0])} characters with a script, {len(told[1])} without", *complaints]
        one.complaints.clear()
        other.complaints.clear()
    with_script.close()
    without.close()
    assert faults == {}
