"""docs/guide/one-war-twelve-articles.md: the articles that it is about, and that it shows what is printed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import onrecord

Run = Callable[..., Result]
Claim = dict[str, Any]

ROOT = Path(__file__).parents[2]
WAR = ROOT / "examples" / "halmora"
GUIDE = ROOT / "docs" / "guide" / "one-war-twelve-articles.md"
SEED = ROOT.parent / "shared" / "seed"

MINISTRY = "Halmora’s defence ministry"
OFFICIALS = "Calvanian intelligence officials"


def in_ledger(path: Path, *articles: str) -> Run:
    """`onrecord` with a ledger of its own that holds some articles."""

    def run(*arguments: str) -> Result:
        result = CliRunner().invoke(onrecord, [*arguments, "--ledger", str(path)])
        assert result.exit_code == 0, result.output
        return result

    run("add", *articles)
    return run


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Run:
    return in_ledger(tmp_path_factory.mktemp("war") / "war.db", str(WAR))


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*arguments, "--format", "json").stdout)
    return found


def telling(run: Run, outlet: str, words: str) -> str:
    """The id of the shortest attribution in an outlet that has these words."""
    rows = listed(run, "attributions", f"outlet:{outlet}", "date:2033-09")
    return str(min((len(row["content_text"]), row["id"]) for row in rows if words in row["content_text"])[1])


def claim_of(run: Run, outlet: str, words: str, *options: str) -> Claim:
    """The claim that an outlet's words are a telling of."""
    found: Claim = json.loads(run("claim", telling(run, outlet, words), *options, "--format", "json").stdout)
    return found


def tree(claim: Claim) -> dict[str, set[str]]:
    """Each origin's outlet and day, with those of its echoes."""
    where = {one["id"]: f"{one['outlet']}, {one['published'][8:10]}" for one in claim["timeline"]}
    return {where[one["telling"]]: {where[echo] for echo in one["echoes"]} for one in claim["origins"]}


@pytest.fixture(scope="module")
def surrender(war: Run) -> Claim:
    return claim_of(war, "Pellan Press", "1,400 Drovian soldiers have surrendered")


def test_one_command_takes_all_twelve_with_their_outlets_and_days(war: Run) -> None:
    rows = listed(war, "articles")
    assert len(rows) == 12
    assert all(row["outlet"] and row["published"] and row["title"] and not row["unread"] for row in rows)
    assert len({row["outlet"] for row in rows}) == 8


def test_the_claim_has_three_origins_and_their_echoes(surrender: Claim) -> None:
    assert tree(surrender) == {
        "Pellan Press, 13": {"Ternhaven Gazette, 13", "Saltmarsh Chronicle, 14", "Pellan Press, 19"},
        "The Calvany Post, 13": {"The Daily Brazier, 14", "Brightwater Courier, 15"},
        "Hollin Review, 15": set(),
    }


def test_every_origin_with_echoes_says_why(surrender: Claim) -> None:
    reasons = [{reason["name"] for reason in one["reasons"]} for one in surrender["origins"]]
    assert {"copied text", "the same source corrects its figure"} <= reasons[0]
    assert "names whom it was taken from" in reasons[1]


def test_the_denial_stands_beside_it_and_not_in_it(war: Run, surrender: Claim) -> None:
    denial = telling(war, "Drovian Herald", "1,400 of its soldiers had surrendered")
    told = {one["id"] for one in surrender["timeline"]}
    assert denial not in told
    relations = {link["relation"] for link in surrender["links"] if denial in (link["one"], link["other"])}
    assert relations == {"denies"}


@pytest.fixture(scope="module")
def told_together(war: Run) -> list[list[str]]:
    """The words of each claim's tellings."""
    claims = [json.loads(war("claim", row["id"], "--format", "json").stdout) for row in listed(war, "claims")]
    return [[one["text"] for one in claim["timeline"]] for claim in claims]


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("stopped believing", "Insurers have stopped covering barges"),
        ("no longer sends fresh battalions", "regrouping"),
        ("no longer sends fresh battalions", "taking up better positions"),
        ("far too soon", "too early"),
        ("run out of reasons", "run out of places"),
    ],
)
def test_what_only_sounds_alike_is_put_in_nobody_s_mouth(
    told_together: list[list[str]], words: str, other: str
) -> None:
    """Each was one claim at some time, by weights that did better on made worlds."""
    printed = [path.read_text(encoding="utf-8") for path in WAR.iterdir()]
    assert all(any(wanted in text for text in printed) for wanted in (words, other))
    assert len(told_together) >= 10
    assert not [texts for texts in told_together if all(any(one in text for text in texts) for one in (words, other))]


def test_the_correction_is_an_update_and_nobody_s_slip(war: Run, surrender: Claim) -> None:
    assert (surrender["miscopied"], surrender["outlets"], surrender["last"]) == ([], 7, "2033-09-19")
    by = {one["by"]: (one["low"], one["best"], one["high"]) for one in surrender["numbers"]}
    assert by[MINISTRY] == (1150, 1150, 1400)
    assert by["Ilva Dorne"] == (1400, 1400, 1400)
    assert "update 2033-09-19 · Pellan Press" in " ".join(war("claim", surrender["id"]).stdout.split())


def test_a_number_in_an_editor_s_brackets_is_nobody_s_in_the_claim(surrender: Claim) -> None:
    assert 21000 not in {end for one in surrender["numbers"] for end in (one["low"], one["best"], one["high"])}


@pytest.mark.parametrize("words", ["run out of reasons", "retreats before the end of September"])
def test_what_the_tabloid_has_from_the_post_is_the_post_s(war: Run, words: str) -> None:
    (origin,) = tree(claim_of(war, "The Daily Brazier", words)).items()
    assert origin[0] == "The Calvany Post, 13"
    assert "The Daily Brazier, 14" in origin[1]


def test_a_chain_counts_for_its_end_where_the_end_is_not_in_the_ledger(tmp_path: Path) -> None:
    rest = [str(path) for path in sorted(WAR.iterdir()) if not path.name.startswith("07-")]
    claim = claim_of(in_ledger(tmp_path / "rest.db", *rest), "The Daily Brazier", "1,400 Drovian soldiers")
    assert tree(claim)["The Daily Brazier, 14"] == {"Brightwater Courier, 15"}
    assert len(claim["origins"]) == 3


def test_before_the_interview_and_the_correction_two_had_said_so(war: Run) -> None:
    early = claim_of(war, "Pellan Press", "1,400 Drovian soldiers", "--published-until", "2033-09-14")
    assert set(tree(early)) == {"Pellan Press, 13", "The Calvany Post, 13"}


def test_the_description_collects_what_such_officials_foretold(war: Run) -> None:
    found = json.loads(war("source", OFFICIALS, "--format", "json").stdout)
    assert (found["name"], found["kind"], found["description"]) == (OFFICIALS, "description", True)
    told = " / ".join(item["content"] for item in found["attributions"])
    for words in (
        "invade its neighbour Halmora before the middle of April",
        "would fold within three weeks",
        "over in three weeks",
        "further humbling retreats",
        "Halmora would fall in three weeks",  # the comment's own words
    ):
        assert words in told
    assert "“I would be glad to be wrong,”" not in told  # a Western official is of another description


@pytest.mark.parametrize("width", ["24", "60", "80", "100"])
def test_no_line_of_a_page_is_too_wide_or_ends_in_blanks(
    war: Run, surrender: Claim, width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    articles = [row["id"] for row in listed(war, "articles")][:2]
    for page in (["claim", surrender["id"]], ["why", surrender["id"]], ["compare", *articles], ["source", OFFICIALS]):
        lines = war(*page).stdout.splitlines()
        assert [line for line in lines if line.endswith(" ") or len(line) > int(width)] == [], page


IDS = re.compile(r"(article|attribution|claim|source)-[0-9a-f]{4,32}")


def steps(page: Path) -> list[tuple[list[str], str]]:
    """What a page types, and what it says is printed then, if it says it."""
    blocks = re.findall(r"```sh\n(.*?)```(?:\n\n```text\n(.*?)```)?", page.read_text("utf-8"), re.DOTALL)
    return [(commands.splitlines(), printed) for commands, printed in blocks]


def shown(part: str) -> re.Pattern[str]:
    """A part of what the guide shows, however its lines are broken and whatever its ids are."""
    words = (re.escape(word).replace(r"\-", "-") for word in part.split())
    return re.compile(r"\s+".join(IDS.sub(r"(\1-[0-9a-f]+)", word) for word in words))


def with_ids(command: str, printed: dict[str, str]) -> str:
    """A command of the guide with the ids that were printed in place of those that it shows."""
    for id in IDS.finditer(command):
        command = command.replace(id[0], next(printed[known] for known in printed if known.startswith(id[0])))
    return command


def follow(page: Path, shell: Callable[..., Any], folder: Path, **environment: str) -> None:
    """Type what a page types, and find in what is printed everything that it shows."""
    shutil.copytree(WAR, folder / "examples" / WAR.name)
    ids: dict[str, str] = {}
    for commands, printed in steps(page):
        typed = "\n".join(with_ids(command, ids) for command in commands)
        result = shell(f"set -e; {typed}", COLUMNS="80", **environment)
        assert (result.returncode, result.stderr) == (0, b""), typed
        output, at = result.stdout.decode(), 0
        for part in printed.split("…\n"):
            found = shown(part).search(output, at)
            assert found, f"after {typed!r} the guide shows what is not printed:\n{part}\n{output[at:]}"
            ids |= dict(zip((id[0] for id in IDS.finditer(part)), found.groups(), strict=True))
            at = found.end()


def test_the_guide_shows_what_is_printed(shell: Callable[..., Any], folder: Path) -> None:
    assert len(steps(GUIDE)) >= 5
    follow(GUIDE, shell, folder)


@pytest.mark.skipif(not SEED.exists(), reason="../shared/seed is absent")
def test_the_article_that_it_was_begun_for(tmp_path: Path) -> None:
    shutil.copy(SEED / "article.txt", tmp_path / "article.txt")
    run = in_ledger(tmp_path / "seed.db", str(tmp_path / "article.txt"), "--date", "2022-09-13")
    assert listed(run, "claims") == []  # what one article alone tells is no claim yet
    found = json.loads(run("source", "intelligence officials", "--format", "json").stdout)
    assert found["description"] is True
    told = [item["content"] for item in found["attributions"]]
    assert any("further humiliating retreats" in words for words in told)
    assert any("Ukraine would fold in 3 weeks" in words for words in told)
