"""Make a world from a seed: the same seed, size and bank give the same world on every machine."""

from __future__ import annotations

from collections import defaultdict
from random import Random

from evals.world_making.banks import BankName, load_bank
from evals.world_making.naming import Names
from evals.world_making.reporting import Report, Scene, Spreading
from evals.world_making.speaking import local, national
from evals.world_making.truth import TrueClaim, TrueTelling, World
from evals.world_making.writing import Draft, Writer, lay_out

SIZES = {"small": 4, "medium": 12, "large": 40}
"""How many events a world has."""
OUTLETS = {"small": 6, "medium": 8, "large": 12}
SAME_PLACE = 0.25
"""How often an event happens where another of its type was two weeks or more ago; `APART`: how many days ago."""
APART = (14, 30)
COPIES = (0, 0, 1, 2, 3)


def make_world(seed: int, size: str = "medium", bank: BankName = "test") -> World:
    """A world: articles as printed, and the truth about them."""
    random = Random(f"{seed}/{size}/{bank}")
    names = Names(random)
    templates = load_bank(bank)
    writer = Writer(templates, random)
    drafts: list[Draft] = []
    for scene in _scenes(random, names, size, sorted(templates["events"])):
        reports = Spreading(scene, sorted(templates["causes"][scene.type]), random).run()
        drafts += _drafts(scene, reports, writer, names)
    laid_out = [lay_out(draft, random) for draft in drafts]
    tellings = tuple(telling for _, told in laid_out for telling in told)
    return World(seed, bank, tuple(article for article, _ in laid_out), tellings, _claims(tellings))


def _scenes(random: Random, names: Names, size: str, types: list[str]) -> list[Scene]:
    shared = national(names)
    outlets = [names.outlet() for _ in range(OUTLETS[size])]
    agencies = [names.agency(kind) for kind in range(2)]
    few = random.sample(types, max(2, min(len(types), SIZES[size] // 4)))
    scenes: list[Scene] = []
    for number in range(SIZES[size]):
        before = _last_at(random.choice(scenes).place, scenes) if scenes and random.random() < SAME_PLACE else None
        type_, place, region = (
            (before.type, before.place, before.region) if before else (random.choice(few), names.place(), names.place())
        )
        day = before.day + random.randrange(*APART) if before else random.randrange(60)
        id = f"e{number}"
        speakers = {**shared, **local(names, place, id)}
        scenes.append(Scene(id, type_, place, region, day, speakers, outlets, agencies))
    return scenes


def _last_at(place: str, scenes: list[Scene]) -> Scene:
    """The last event at a place: of two that both came two weeks after a third, nobody could tell which is meant."""
    return max((scene for scene in scenes if scene.place == place), key=lambda scene: scene.day)


def _drafts(scene: Scene, reports: list[Report], writer: Writer, names: Names) -> list[Draft]:
    random = writer.random
    by_article: dict[tuple[str, int], list[Report]] = defaultdict(list)
    for report in reports:
        by_article[report.outlet, report.day].append(report)
    drafts: list[Draft] = []
    for (outlet, day), own in sorted(by_article.items(), key=lambda item: item[0][::-1]):
        byline = " ".join(names.person()) if outlet in scene.outlets and random.random() < 0.4 else None
        draft = writer.draft(f"{scene.id}-a{len(drafts)}", scene, own, byline)
        drafts.append(draft)
        if outlet in scene.agencies and len(draft.lines) > 2:
            takers = random.sample(scene.outlets, random.choice(COPIES))
            for taker in takers:
                copy_day = day + random.choice((0, 0, 1))
                drafts.append(writer.copy(draft, f"{scene.id}-a{len(drafts)}", taker, copy_day))
    return drafts


def _claims(tellings: tuple[TrueTelling, ...]) -> tuple[TrueClaim, ...]:
    by_claim: dict[str, list[TrueTelling]] = defaultdict(list)
    for telling in tellings:
        by_claim[telling.claim].append(telling)
    return tuple(
        TrueClaim(
            claim, claim.split("/")[0], claim.split("/")[1], claim.endswith("/denied"), tuple(one.id for one in told),
            len({one.occasion for one in told}),
        )
        for claim, told in sorted(by_claim.items())
    )  # fmt: skip
