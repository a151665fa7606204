"""The pictures of the desk in the README: `python docs/pictures/make.py LEDGER [FOLDER]`, over the examples.

Needs what `make test` needs, and Chromium. The pages are served on a free port of this machine while it runs.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from onrecord.desk.opening import opened
from onrecord.web.app import create_app

WIDE, PHONE = (1280, 860), (390, 844)


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the list whose entry it shows, which one, the window in pixels, the colours."""

    name: str
    of: str
    place: int
    window: tuple[int, int]
    scheme: Literal["light", "dark"]


SHOTS = (
    Shot("desk-article-light", "articles", 0, WIDE, "light"),
    Shot("desk-claim-dark", "claims", 0, WIDE, "dark"),
    Shot("desk-article-phone", "articles", 0, PHONE, "light"),
)


def main(argv: list[str]) -> int:
    """Make all of them."""
    folder = Path(argv[1] if len(argv) > 1 else Path(__file__).parent)
    with opened(argv[0]) as ledger:
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), port=0, log_level="error", lifespan="off"))
        serving = threading.Thread(target=server.run, daemon=True)
        serving.start()
        while not server.started:
            time.sleep(0.05)
        site = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            for shot in SHOTS:
                take(browser, site, folder, shot)
            browser.close()
        server.should_exit = True
        serving.join()
    return 0


def take(browser: Browser, site: str, folder: Path, shot: Shot) -> None:
    """Take one picture."""
    width, height = shot.window
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=shot.scheme, device_scale_factor=1.25
    )
    page = context.new_page()
    listed = context.request.get(f"{site}/api/{shot.of}").json()["items"]
    page.goto(f"{site}/{shot.of}/{listed[shot.place]['id']}")
    page.screenshot(path=folder / f"{shot.name}.png")
    context.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
