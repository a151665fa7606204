"""`onrecord sources` and `onrecord source`: one source across articles, whatever it is called there."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

ARTICLES = {
    "first": (
        "2031-05-03",
        "Harbour Post",
        "Ferry ramp holds\n\nThe ramp will hold for a year, said Ilse Tarn, the harbour master of Varno.\n\n"
        "Marenian intelligence officials said the bridge at Oskel would fall within three weeks.",
    ),
    "second": (
        "2031-06-10",
        "Lowland Courier",
        "Second ferry bought\n\nHarbour master Ilse Tarn said a second ferry had been bought.\n\n"
        "Tarn told reporters it would sail in July. Marenian intelligence officials said they expected more delays.",
    ),
    "third": (
        "2031-06-11",
        "Lowland Courier",
        "Bakery opens\n\nJoren Pell, who runs a bakery in Osk, said the ovens were cold. He said it rained.",
    ),
}


@pytest.fixture
def known(run: Run, folder: Path) -> Run:
    lines = [
        json.dumps({"id": name, "text": text, "date": date, "outlet": outlet})
        for name, (date, outlet, text) in ARTICLES.items()
    ]
    (folder / "in.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert run("add", "in.jsonl").exit_code == 0
    return run


def sources(run: Run, *filters: str) -> dict[str, dict[str, object]]:
    rows = json.loads(run("sources", *filters, "--format", "json").stdout)
    return {row["name"]: row for row in rows}


def test_a_source_is_listed_once_with_all_that_is_credited_to_it(known: Run) -> None:
    tarn = sources(known)["Ilse Tarn"]
    assert (tarn["kind"], tarn["articles"], tarn["outlets"], tarn["attributions"]) == ("person", 2, 2, 3)
    assert (tarn["first"], tarn["last"]) == ("2031-05-03", "2031-06-10")


def test_unnamed_ones_of_one_description_stand_under_it_and_are_called_that(known: Run) -> None:
    rows = sources(known).values()
    (description,) = [row for row in rows if "Marenian intelligence officials" in row["names"]]  # type: ignore[operator]
    assert (description["kind"], description["description"], description["articles"]) == ("description", True, 2)
    page = " ".join(known("source", "intelligence officials").stdout.split())
    assert "a description, not one source" in page
    assert "would fall within three weeks" in page
    assert "they expected more delays" in page


def test_a_clause_says_nothing_of_who_an_unnamed_source_is(known: Run, folder: Path) -> None:
    (folder / "more.txt").write_text(
        "Weather\n\nIt will rain, Marenian intelligence officials said.\n\nThe officials, who spoke on condition of "
        "anonymity because they had left their umbrellas at home, said that it would be wet.",
        encoding="utf-8",
    )
    assert known("add", "more.txt").exit_code == 0
    found = json.loads(known("source", "Marenian intelligence officials", "--format", "json").stdout)
    assert found["articles"] == 3
    assert found["name"] == "Marenian intelligence officials"


def test_filters_narrow_what_is_counted(known: Run) -> None:
    assert set(sources(known, "outlet:Harbour Post")) & {"Ilse Tarn", "Joren Pell"} == {"Ilse Tarn"}
    assert "Joren Pell" not in sources(known, "date:2031-05")


def test_a_source_opens_on_its_cases_and_on_why(known: Run) -> None:
    page = known("source", "Tarn").stdout
    assert page.splitlines()[0] == "Ilse Tarn"
    assert "a second ferry had been bought" in " ".join(page.split())
    assert "Why these are taken for one" in page
    found = json.loads(known("source", "ilse tarn", "--format", "json").stdout)
    assert found["name"] == "Ilse Tarn"
    assert len(found["attributions"]) == 3
    assert all(link["reasons"] for link in found["links"])


def test_an_id_or_its_beginning_names_a_source(known: Run) -> None:
    id = str(sources(known)["Joren Pell"]["id"])
    assert known("source", id[:20]).stdout.splitlines()[0] == "Joren Pell"


def test_as_the_world_had_printed_it_by_a_day(known: Run) -> None:
    result = known("source", "Tarn", "--published-until", "2031-05-31", "--format", "json")
    assert [item["content"] for item in json.loads(result.stdout)["attributions"]] == ["The ramp will hold for a year"]


@pytest.mark.parametrize(
    ("name", "says", "code"),
    [("Nobody Atall", "no source called 'Nobody Atall' is credited", 1), ("", "no source called ''", 1)],
)
def test_a_name_that_nobody_has_is_told(known: Run, name: str, says: str, code: int) -> None:
    result = known("source", name)
    assert (result.exit_code, says in result.stderr) == (code, True)


def test_a_name_that_several_have_is_a_question(known: Run, folder: Path) -> None:
    (folder / "more.txt").write_text("More\n\nAnna Tarn, a teacher in Osk, said school was out.", encoding="utf-8")
    assert known("add", "more.txt").exit_code == 0
    result = known("source", "Tarn")
    assert result.exit_code == 2
    assert "fits 2 sources" in result.stderr
    assert "Anna Tarn" in result.stderr
