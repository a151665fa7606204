"""`onrecord why` of two claims: the figure that kept them apart, and what made it so low."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.test_claims import put_in

Run = Callable[..., Result]

ASLEEP = (
    "the driver had fallen asleep at the controls",
    "the train derailed because the man driving it had nodded off",
    "a sleeping driver let the train run off the rails",
    "the accident happened because nobody at the controls was awake",
    "the driver dozed off before the curve",
    "tiredness overcame the driver and he slept through the signal",
)
DRUNK = (
    "the driver had been drinking before the shift",
    "the train derailed because the man driving it was drunk",
    "a drunken driver let the train run off the rails",
    "the accident happened because the driver was under the influence of alcohol",
    "the driver drank spirits before the curve",
    "alcohol had dulled the driver and he ran through the signal",
)


def test_what_came_to_less_than_a_link_is_told_with_the_figure_that_decided(run: Run, folder: Path) -> None:
    """The same is asked for after two disasters six weeks apart: one pair is linked or suggested, and three others
    count a tenth."""
    ask, said = "the interior minister must resign", "opposition leader Ana Istad said"
    told = (
        "Flood at Hesdun\n\nFour people drowned when the sea flooded Hesdun on Friday.\n\nOpposition leader Ana Istad "
        f"said {ask} after what happened at Hesdun.",
        "Hesdun counts its dead\n\nThe storm surge at Hesdun left four dead, the governor said.\n\n"
        f"{ask.capitalize()}, {said}.",
        "Boiler blast in Kelvam\n\nA boiler burst at the Kelvam factory and killed nine.\n\nOpposition leader Ana "
        f"Istad said {ask} after what happened at Kelvam.",
        "Nine dead in Kelvam\n\nNine workers died when a boiler blew up in Kelvam, the factory said.\n\n"
        f"{ask.capitalize()}, {said}.",
    )
    days = ("2031-03-14", "2031-03-15", "2031-04-27", "2031-04-28")
    articles = tuple((f"a{n}", day, f"Paper {n}", text) for n, (day, text) in enumerate(zip(days, told, strict=True)))
    put_in(run, folder, articles)
    claims = [row["id"] for row in json.loads(run("claims", "--format", "json").stdout) if "resign" in row["name"]]
    assert len(claims) == 2
    found = json.loads(run("why", *claims, "--format", "json").stdout)
    (pair,) = found["pairs"]
    assert found["mean"] == pytest.approx(pair["score"] / 1.3)
    assert (
        f"the pairs between these come to {math.floor(100 * found['mean']) / 100:.2f} as groups are weighed, less than"
        in found["answer"]
    )
    assert "by themselves" not in found["answer"], "they are near to nothing else"


def test_two_causes_that_are_near_each_other_are_two_claims_and_it_is_told_why(run: Run, folder: Path) -> None:
    """Each wording is linked with most of the others, of the other cause too: that made one claim of the two."""
    begins = "Train derails near Kelvam\n\nA train left the rails near Kelvam on Friday."
    tellers = (("Paper", "Investigator Ana Reto", ASLEEP), ("Gazette", "Engineer Boro Tev", DRUNK))
    put_in(run, folder, tuple(
        (f"{outlet}-{number}", "2031-03-14", f"{outlet} {number}", f"{begins} {who} said that {cause}.")
        for outlet, who, causes in tellers for number, cause in enumerate(causes)
    ))  # fmt: skip
    claims = [row for row in json.loads(run("claims", "--format", "json").stdout) if "driver" in row["name"]]
    assert [(row["articles"], row["origins"]) for row in claims] == [(6, 1), (6, 1)]
    found = json.loads(run("why", *(row["id"] for row in claims), "--format", "json").stdout)
    assert found["mean"] < 0.45
    alone = re.search(r"by themselves they would come to (0\.\d\d), but their tellings are near", found["answer"])
    assert alone is not None
    assert float(alone[1]) >= 0.45
