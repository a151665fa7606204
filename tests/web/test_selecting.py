"""What is dragged over in a browser is what is kept: the same characters, whatever script and signs they are of."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from starlette.testclient import TestClient

from onrecord.desk.opening import Ledger
from tests.web.conftest import Watched, make_ledger

TEXT = (
    "Ferry 🚢⚓ to stop\n\n"
    "The keeper of the light 👩‍👩‍👧, Zoe\u0308 Ka\u0301llas 🚢, said on Tuesday that the ferry 🚢⚓ would stop.\n\n"
    "The mayor of עכו, דוד לוי בן ארי, said the town would pay for a bus.\n\n"
    "וזה מה שאמר ראש העיר ביום שני 🚌 לעיתונאים.\n\n"
    "Nobody \u202easked\u202c the islanders 𝔸𝔹, said Berit Holm.\r\nShe runs the shop.\n\n"
    "The board’s chair said the pier had been closed since the storm, and that the repair would take the winter. "
    "According to the ministry, the cost will be met by the state, and the town will pay for the buses until then.\n"
)

DRAGGED = [
    ("🚢⚓", "signs outside the basic plane"),
    ("👩‍👩‍👧", "a family that is one sign, of five code points"),
    ("Zoe\u0308 Ka\u0301llas", "letters with marks of their own"),
    ("Zoe\u0308 Ka\u0301llas 🚢, said on Tuesday that the ferry 🚢⚓", "across marks and the numbers behind them"),
    ("דוד לוי בן", "a name from right to left in a line from left to right"),
    ("ראש העיר ביום שני 🚌", "within a paragraph from right to left"),
    ("would stop.\n\nThe mayor", "across paragraphs"),
    ("asked\u202c the islanders 𝔸𝔹", "across a sign that stands for a hidden character"),
    ("the islanders", "behind such a sign"),
    ("Berit Holm.\r\nShe runs", "across the end of a line"),
]

POINTS = r"""words => {
  // Where words stand on the screen: found in the text as it is shown, without a look at data-at.
  const nodes = [];
  const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
  let all = "";
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest(".badge, .label")) continue;
    nodes.push([all.length, node]);
    all += node.data;
  }
  const shown = words.replace(/\u202c/g, "{U+202C}").replace(/\u202e/g, "{U+202E}");
  const literal = part => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = new RegExp(shown.split(/\s+/).map(literal).join("\\s+")).exec(all);
  if (!found) throw new Error("not shown: " + shown);
  const edge = (place, after, scrolls = false) => {
    const [from, node] = nodes.filter(([at, each]) => at <= place && place < at + each.data.length).at(-1);
    const range = document.createRange();
    const sign = [...node.data.slice(place - from)][0];
    range.setStart(node, place - from);
    range.setEnd(node, place - from + sign.length);
    if (scrolls) node.parentElement.scrollIntoView({ block: "center", behavior: "instant" });
    const box = range.getBoundingClientRect();
    const turned = getComputedStyle(node.parentElement.closest("p, h1")).direction === "rtl";
    const isRight = /[\u0590-\u05ff]/.test(sign) || (turned && !/[a-z]/i.test(sign));
    const inside = box.width / 5;
    return { x: after === isRight ? box.left + inside : box.right - inside, y: box.top + box.height / 2 };
  };
  const last = [...found[0]].at(-1).length;
  edge(found.index, false, true);
  return [edge(found.index, false), edge(found.index + found[0].length - last, true)];
}"""


SELECT = """words => {
  const runs = [...document.querySelectorAll("#text [data-at]")];
  const run = runs.find(each => each.textContent.includes(words));
  const range = document.createRange();
  const at = run.textContent.indexOf(words);
  range.setStart(run.firstChild, at);
  range.setEnd(run.firstChild, at + words.length);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def examples_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of one text in several scripts, in the place of the examples."""
    folder = tmp_path_factory.mktemp("scripts")
    (folder / "scripts.txt").write_bytes(TEXT.encode())
    make_ledger(folder / "scripts.db", folder / "scripts.txt")
    return folder / "scripts.db"


def opened_form(page: Page, item: dict[str, Any]) -> None:
    page.locator(f'a.mend[href="/attributions/{item["id"]}"]').click()
    page.locator("form.mending").wait_for()


def first_attribution(client: TestClient, ledger: Ledger) -> dict[str, Any]:
    id = next(iter(ledger.view().articles())).id
    whole = client.get(f"/api/articles/{id}").json()
    assert whole["text"] == TEXT
    found: dict[str, Any] = {"article": id, **whole["attributions"][0]}
    return found


def place_of(words: str) -> tuple[int, int]:
    """The characters meant: of words that stand in several places, the first that the body shows."""
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(("words", "reason"), DRAGGED, ids=[reason for _, reason in DRAGGED])
def test_what_is_dragged_over_is_what_is_kept(
    watched: Watched, client: TestClient, ledger: Ledger, words: str, reason: str
) -> None:
    item = first_attribution(client, ledger)
    page = watched.open(f"/articles/{item['article']}")
    opened_form(page, item)
    begin, end = page.evaluate(POINTS, words)
    page.mouse.move(begin["x"], begin["y"])
    page.mouse.down()
    page.mouse.move((begin["x"] + end["x"]) / 2, end["y"])
    page.mouse.move(end["x"], end["y"])
    page.mouse.up()
    page.locator(".by-selection button[value=content]:not([data-further])").click()
    start, stop = place_of(words)
    assert page.locator("input[name=content_at]").input_value() == f"{start}:{stop}", reason
    page.locator("#mend-why").fill("so it is")
    page.get_by_role("button", name="Correct it").click()
    page.get_by_text("corrected by").first.wait_for()
    assert client.get(f"/api/attributions/{item['id']}").json()["content_text"] == [words]


def test_a_further_part_is_added_and_typing_goes_first(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    item = first_attribution(client, ledger)
    page = watched.open(f"/attributions/{item['id']}")
    page.evaluate(SELECT, "on Tuesday")
    page.locator("button[data-further]:enabled").click()
    was = [f"{start}:{end}" for start, end in item["content"]]
    start, end = place_of("on Tuesday")
    assert page.locator("input[name=content_at]").input_value() == " ".join([*was, f"{start}:{end}"])
    page.locator("#mend-content").fill("the ferry")
    assert page.locator("input[name=content_at]").input_value() == ""


def test_half_a_character_is_never_chosen(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    item = first_attribution(client, ledger)
    page = watched.open(f"/articles/{item['article']}")
    opened_form(page, item)
    page.evaluate(
        """() => {
          const runs = [...document.querySelectorAll("#text [data-at]")];
          const run = runs.find(each => each.textContent.includes("𝔸𝔹"));
          const at = run.textContent.indexOf("𝔸𝔹");
          getSelection().setBaseAndExtent(run.firstChild, at + 1, run.firstChild, at + 3);
        }"""
    )
    page.locator(".by-selection button[value=source]:enabled").click()
    start, end = place_of("𝔸𝔹")
    assert page.locator("input[name=source_at]").input_value() == f"{start}:{end}"


PARTS = [
    ("Berit Hol", "Berit Holm", "a letter is missing"),
    ("erit Ho", "Berit Holm", "at both ends"),
    ("board", "board", "the mark of a genitive parts words"),
    ("Holm", "Holm", "a whole word stays what it is"),
    ("אש העי", "ראש העיר", "from right to left"),
]


@pytest.mark.parametrize(("words", "taken", "reason"), PARTS, ids=[case[-1] for case in PARTS])
def test_a_part_of_a_word_takes_in_the_word(
    watched: Watched, client: TestClient, ledger: Ledger, words: str, taken: str, reason: str
) -> None:
    item = first_attribution(client, ledger)
    page = watched.open(f"/articles/{item['article']}")
    opened_form(page, item)
    page.evaluate(SELECT, words)
    assert page.locator(".selected").inner_text() == taken
    page.locator(".by-selection button[value=source]:enabled").click()
    start, end = place_of(taken)
    assert page.locator("input[name=source_at]").input_value() == f"{start}:{end}", reason


def test_what_was_taken_is_no_longer_selected(watched: Watched, client: TestClient, ledger: Ledger) -> None:
    item = first_attribution(client, ledger)
    page = watched.open(f"/articles/{item['article']}")
    opened_form(page, item)
    page.evaluate(SELECT, "Berit Holm")
    page.locator(".by-selection button[value=source]:enabled").click()
    assert page.evaluate("document.getSelection().isCollapsed")
    assert page.locator(".selected").inner_text() == "nothing is selected"
    assert page.locator(".by-selection button:enabled").count() == 0
