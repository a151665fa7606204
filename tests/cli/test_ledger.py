"""The ledger's verbs as scripts and people use them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from onrecord.cli.query import query_of
from onrecord.cli.verbs import VERBS
from tests.cli.conftest import Shell

Run = Callable[..., Result]


@pytest.fixture
def kept(run: Run) -> Run:
    """`onrecord`, in a folder whose ledger holds the examples."""
    assert run("add", "examples").exit_code == 0
    return run


def objects(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.output
    content = json.loads(result.stdout)
    assert isinstance(content, list)
    return content


def one(run: Run, words: str) -> str:
    """The id of the attribution with these words in its content."""
    found = objects(run("attributions", "--format", "json"))
    return str(next(row["id"] for row in found if words in row["content_text"]))


def test_added_listed_and_found(run: Run) -> None:
    result = run("add", "examples/")
    assert (result.exit_code, result.stdout) == (0, "6 came in: 6 new, 0 known already, 0 failed.\n")
    titles = {row["title"] for row in objects(run("articles", "--format", "json"))}
    assert "Ferry crossing at Sallow to close until spring, harbour board says" in titles
    assert "harbour board" in run("search", "ferry").stdout
    assert run("verify").exit_code == 0


@pytest.mark.parametrize("verb", ["articles", "attributions", "failures"])
def test_lists_are_arrays_of_objects_with_an_id_and_a_name(kept: Run, verb: str) -> None:
    kept("add", "missing.txt")
    found = objects(kept(verb, "--format", "json"))
    assert found
    assert all(row["id"] and ("title" in row or "name" in row) for row in found)
    rows = list(csv.DictReader(io.StringIO(kept(verb, "--format", "csv").stdout, newline="")))
    assert [row["id"] for row in rows] == [row["id"] for row in found]


def test_an_empty_ledger_lists_nothing(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()
    run("add", "empty")
    assert objects(run("articles", "--format", "json")) == []
    assert run("articles").stdout == "none\n"
    assert "Nothing was found" in run("search", "ferry").stdout


def test_filters_narrow_a_list_and_words_are_none(kept: Run) -> None:
    found = objects(kept("articles", "outlet:The Morning Slate", "--format", "json"))
    assert [row["outlet"] for row in found] == ["The Morning Slate"]
    by_source = objects(kept("attributions", "source:Veld", "--format", "json"))
    assert {str(row["name"]).rstrip(",") for row in by_source} == {"its director, Hanna Veld"}
    result = kept("articles", "ferry")
    assert (result.exit_code, "is no filter" in result.stderr) == (2, True)


SEVERAL = [
    (("outlet:The Morning Slate", "source:Veld"), "the shell took the quotation marks off each"),
    (("outlet:Slate date:2031",), "two filters in one pair of the shell's"),
    (('outlet:"The Morning Slate" source:Veld',), "with their own inside"),
]


@pytest.mark.parametrize(("typed", "reason"), SEVERAL, ids=[reason for _, reason in SEVERAL])
def test_several_filters(typed: tuple[str, ...], reason: str) -> None:
    query = query_of(typed, words=False)
    if query.source is None:
        assert (query.outlet, query.since, query.until) == ("Slate", "2031-01-01", "2031-12-31"), reason
    else:
        assert (query.outlet, query.source) == ("The Morning Slate", "Veld"), reason


def test_a_folder_is_added_with_the_ledger_in_it(run: Run) -> None:
    assert run("add", ".").stdout == run("add", "examples", "--ledger", "other.db").stdout
    assert run("add", "onrecord.db").stderr == "onrecord: failed: onrecord.db: it is part of the ledger itself\n"


def test_a_cut_list_says_so(kept: Run) -> None:
    result = kept("articles", "--limit", "2")
    assert "the first 2 are shown" in result.stderr


def test_an_attribution_is_shown_on_its_characters(kept: Run, folder: Path) -> None:
    id = one(kept, "We looked at every other way")
    shown = json.loads(kept("show", id, "--format", "json").stdout)
    raw = (folder / "examples" / "ferry.txt").read_text("utf-8")
    for place in shown["printed"]:
        assert raw[slice(*place["at"])] in " ".join(
            part for role in ("source", "cue", "content") for part in shown[f"{role}_text"]
        )
    page = kept("show", id[:20]).stdout
    assert "Where it was printed" in page
    assert "SHA-256" in page


def test_an_article_comes_back_to_the_byte(kept: Run, folder: Path) -> None:
    (ferry,) = [row for row in objects(kept("articles", "--format", "json")) if "Ferry" in str(row["title"])]
    assert kept("show", ferry["id"], "--raw").stdout_bytes == (folder / "examples" / "ferry.txt").read_bytes()
    shown = json.loads(kept("show", ferry["id"], "--format", "json").stdout)
    assert shown["text"] == (folder / "examples" / "ferry.txt").read_text("utf-8")
    assert shown["sightings"][0]["name"].endswith("ferry.txt")


def test_a_correction_needs_a_name_and_a_reason(kept: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    id = one(kept, "We looked at every other way")
    unsigned = kept("correct", id, "--source", "harbour board", "--why", "so it is")
    assert (unsigned.exit_code, "export ONRECORD_USER" in unsigned.stderr) == (2, True)
    assert kept("correct", id, "--source", "harbour board").exit_code == 2
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    assert kept("correct", id, "--why", "so it is").exit_code == 2
    assert kept("correct", id, "--source", "harbour board", "--why", "so it is").exit_code == 0
    assert "corrected by Ida Lind" in kept("show", id).stdout
    assert kept("correct", id, "--undo", "--why", "no").exit_code == 0
    assert "corrected by" not in kept("show", id).stdout


def test_what_is_forgotten_is_in_no_file(kept: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    text = (folder / "examples" / "ferry.txt").read_bytes()
    sentences = [line for line in text.split(b"\n") if len(line) > 40]
    (ferry,) = [row for row in objects(kept("articles", "--format", "json")) if "Ferry" in str(row["title"])]
    assert kept("forget", ferry["id"], "--why", "takedown", "--yes").exit_code == 0
    assert kept("backup", "later.db").exit_code == 0
    held = b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    assert not [sentence for sentence in sentences if sentence in held or sentence.lower() in held]
    assert b"tombstone-" in held
    refused = kept("add", "examples/ferry.txt")
    assert "1 failed" in refused.stdout
    assert kept("verify").exit_code == 0


def test_a_backup_is_a_ledger_and_gives_the_same_dump(kept: Run) -> None:
    kept("backup", "copy.db")
    assert kept("dump", "--ledger", "copy.db").stdout == kept("dump").stdout
    again = kept("backup", "copy.db")
    assert (again.exit_code, "there is a file already" in again.stderr) == (1, True)


def test_the_two_clocks(kept: Run) -> None:
    assert objects(kept("articles", "--as-of", "2001-01-01", "--format", "json")) == []
    printed = objects(kept("articles", "--published-until", "2031-02-11", "--format", "json"))
    assert [row["published"] for row in printed] == ["2031-02-11"]


def test_a_flipped_byte_is_named(kept: Run, folder: Path) -> None:
    raw = (folder / "onrecord.db").read_bytes()
    place = raw.find(b"first week of April")
    (folder / "onrecord.db").write_bytes(raw[:place] + b"F" + raw[place + 1 :])
    result = kept("verify")
    assert result.exit_code == 1
    assert "article-" in result.stdout


def test_the_environment_names_the_ledger(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_LEDGER", "named.db")
    run("add", "examples/ferry.txt")
    assert (folder / "named.db").exists()
    assert not (folder / "onrecord.db").exists()


WRONG = [
    (["articles"], "there is none", "onrecord add", 1, "nothing was ever added"),
    (["add"], "nothing to add", "onrecord add FILE", 2, "nothing named"),
    (["search", "date:tomorrow"], "is no day", "onrecord search", 2, "no date"),
    (["watch", "feed.xml"], "is no web address", "onrecord watch https", 2, "a file is not watched"),
    (["articles", "--ledger", "mysql://a/b"], "a ledger is a file or a PostgreSQL database", "postgresql://", 1,
     "another database"),
    (["articles", "--ledger", "examples/ferry.txt"], "examples/ferry.txt", "", 1, "a file that is no ledger"),
    (["changes", "https://courier.example/a"], "there is none", "onrecord add", 1, "nothing was ever added"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "message", "hint", "code", "reason"), WRONG, ids=[case[-1] for case in WRONG])
def test_what_is_wrong_is_told(run: Run, arguments: list[str], message: str, hint: str, code: int, reason: str) -> None:
    result = run(*arguments)
    first, second = result.stderr.splitlines()
    assert result.exit_code == code, reason
    assert message in first
    assert second.startswith("try: ")
    assert hint in second


def test_what_is_forgotten_is_named_by_a_prefix(kept: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    first, second, *_ = objects(kept("articles", "--format", "json"))
    for id in (first["id"][:16], second["capture"][:16]):
        assert kept("forget", id, "--why", "takedown", "--yes").exit_code == 0, id
    left = {row["id"] for row in objects(kept("articles", "--format", "json"))}
    assert not left & {first["id"], second["id"]}
    assert kept("forget", "capture-00000000", "--why", "takedown", "--yes").exit_code == 1


def test_a_blank_reason_is_none(kept: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_USER", "Ida Lind")
    id = one(kept, "ferry")
    for arguments in (["correct", id, "--not-an-attribution"], ["correct", id, "--undo"], ["forget", "article-0000"]):
        result = kept(*arguments, "--why", " ")
        assert (result.exit_code, "says why" in result.stderr) == (2, True), arguments


def test_a_terminal_of_another_encoding_stops_nothing(shell: Shell, folder: Path) -> None:
    text = "The mayor said the caf\N{LATIN SMALL LETTER E WITH ACUTE} by the pier would close on Monday."
    (folder / "cafe.txt").write_text(text, encoding="utf-8")
    narrow = {
        "PYTHONIOENCODING": "ascii",
        "PYTHONUTF8": "0",
        "ONRECORD_USER": "Ida \N{LATIN SMALL LETTER E WITH ACUTE}",
    }
    assert shell("onrecord add cafe.txt", **narrow).returncode == 0
    listed = shell("onrecord attributions --format csv", **narrow)
    assert (listed.returncode, "caf\N{LATIN SMALL LETTER E WITH ACUTE}".encode() in listed.stdout) == (0, True)
    id = next(csv.DictReader(io.StringIO(listed.stdout.decode(), newline="")))["id"]
    signed = shell(f"onrecord correct {id} --act writing --why 'it was a letter'", **narrow)
    assert (signed.returncode, signed.stdout.rstrip().endswith(rb"signed Ida \xe9.")) == (0, True)


def test_what_is_not_there_is_told(kept: Run) -> None:
    for id in ("article-00000000", "attribution-00000000"):
        result = kept("show", id)
        assert (result.exit_code, "holds no" in result.stderr) == (1, True)


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_every_verb_has_help_with_examples(run: Run, verb: str) -> None:
    result = run(verb, "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
