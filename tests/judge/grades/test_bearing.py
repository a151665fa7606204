"""How near a telling's source stood, by the words for it, and how an origin bears on a claim."""

from __future__ import annotations

import pytest

from onrecord.judge.grades import bearing_of, distance_of
from onrecord.record.linking import Origin
from onrecord.record.telling import Telling
from onrecord.record.who import SourceKind, Who
from onrecord.record.wording import Wording


def telling(
    source: str = "", kind: SourceKind | None = "person", role: str | None = None, via: tuple[str, ...] = (),
    party: str | None = None,
) -> Telling:  # fmt: skip
    who = Who(kind, None, None, 1, role=role, party=party, anonymous=True) if kind else None
    return Telling(
        "t1", "a1", "The quay burned.", "The quay burned.", "Harbour Post", "2031-03-03", who, via, Wording(),
        source=source,
    )  # fmt: skip


DISTANCES = [
    (telling("a witness"), "witness", "who says that they saw it"),
    (telling("two residents of Vasgrad"), "witness", "who lives there, in the plural"),
    (telling("locals"), "witness", "locals are people"),
    (telling("a local official"), "official", "local officials are officials"),
    (telling("a Harbour Post reporter"), "own_staff", "the outlet's own staff"),
    (telling("police spokesmen"), "official", "an official on the matter, in the plural"),
    (telling("Orla Venn", role="regional governor"), "official", "by the role that the article gives"),
    (telling("the Ministry of Tides", kind="official_body"), "official", "an official body"),
    (telling("a friend of a witness"), "second_hand", "whose friend it is does not make it a witness"),
    (telling("an analyst at the Institute of Quays"), "second_hand", "an analyst was not there"),
    (telling("a doctor with the army"), "official", "the first words say who it is"),
    (telling("Orla Venn"), "unknown", "a name alone"),
    (telling(kind=None), "unknown", "the article's own voice does not say how it knows"),
    (telling(kind=None, via=("Vale Gazette",)), "second_hand", "but here it says from whom it has it"),
]


@pytest.mark.parametrize(("told", "distance", "reason"), DISTANCES, ids=[reason for *_, reason in DISTANCES])
def test_distances(told: Telling, distance: str, reason: str) -> None:
    assert distance_of(told) == distance, reason


def test_an_origin_brings_its_echoes_source_and_party() -> None:
    told = telling("an army spokesman", party="Aldonia")
    found = bearing_of(Origin("t1", ("e2", "e1"), ()), told, "supports", source="source-1", adversary=True)
    assert (found.telling, found.distance, found.echoes) == ("t1", "official", ("e1", "e2"))
    assert (found.source, found.party, found.adversary) == ("source-1", "Aldonia", True)
