"""Made worlds: `python -m evals.worlds --data generated --seed N [--size small|medium|large] [--given] [--json]`.

A world is made from the seed (`evals/world_making/`) with the templates of one bank (`--bank tuning` where one tunes).
Its articles are read by the whole reader, and the tellings read are set beside the true ones by the words they share.
`--given` hands over the true tellings instead: what linking alone does.

- `claims_b3_f1`: B³ of the claims over the true tellings; one that was not read is alone. `tfidf_b3_f1` is the same for
  clusters by TF-IDF, at whichever threshold is best for it in this very world.
- `origins_exact`, `origins_within_one`: the share of true claims whose number of independent origins is right, or off
  by one at most; the claim found is the one with most of its tellings. `…_on_true_claims` takes the true claims'
  tellings, as read. `outlets_…` and `articles_…` count the true claim's outlets and articles instead.
- `miscopied_precision`, `miscopied_recall`: numbers shown as one outlet's own against those that one outlet
  mis-copied; those that others took over count neither way.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.command import Results, open_or_stop, options, show
from evals.intervals import bootstrap, in_percent
from evals.scoring import divide
from evals.world_making import SIZES, TrueTelling, World, make_world
from evals.world_making.banks import BANKS
from evals.world_making.tellings import Found, given_world, read_world
from evals.world_making.words import best_clusters
from onrecord.link.disagreement import ranges
from onrecord.link.origins import trace
from onrecord.record.linking import Claim, Origin

Columns = NDArray[np.float64]
Clusters = Mapping[str, str]
"""Each true telling's id, and the name of the cluster that it is in."""


def b_cubed(found: Clusters, true: Clusters) -> NDArray[np.float64]:
    """Precision and recall of each true telling (Bagga and Baldwin 1998), in order of id: [tellings, 2]."""
    ours, gold = _members(found), _members(true)
    rows = []
    for id in sorted(true):
        mine, theirs = ours[found[id]], gold[true[id]]
        shared = len(mine & theirs)
        rows.append((shared / len(mine), shared / len(theirs)))
    return np.array(rows)


def _members(clusters: Clusters) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for id, name in clusters.items():
        members.setdefault(name, set()).add(id)
    return members


def b_cubed_f1(found: Clusters, true: Clusters) -> float:
    """Harmonic mean of mean precision and mean recall."""
    precision, recall = b_cubed(found, true).mean(0)
    return float(2 * precision * recall / (precision + recall))


def true_clusters(world: World) -> Clusters:
    """The true claim of each true telling."""
    return {telling.id: telling.claim for telling in world.tellings}


def clusters_of(claims: Sequence[Claim], found: Found) -> Clusters:
    """The claim in which each true telling was found; what was not read, or linked with nothing, is alone."""
    at = {telling: claim.id for claim in claims for telling in claim.tellings}
    return {true: at.get(id or "", f"alone {true}") for true, id in found.of.items()}


def claims_on_truth(world: World, found: Found) -> list[Claim]:
    """The true claims, made of the tellings that were read of them."""
    claims = []
    for claim in world.claims:
        ids = sorted({id for true in claim.tellings if (id := found.of[true])})
        if ids:
            claims.append(Claim(claim.id, ids[0], ids[0], tuple(ids)))
    return claims


def matched(world: World, claims: Sequence[Claim], found: Found) -> dict[str, Claim]:
    """For each true claim the found one that holds most of its tellings."""
    at = {telling: claim for claim in claims for telling in claim.tellings}
    pairs: dict[str, Claim] = {}
    for true in world.claims:
        votes: dict[str, int] = {}
        for id in true.tellings:
            claim = at.get(found.of[id] or "")
            if claim is not None:
                votes[claim.id] = votes.get(claim.id, 0) + 1
        if votes:
            best = min(votes, key=lambda name: (-votes[name], name))
            pairs[true.id] = next(claim for claim in claims if claim.id == best)
    return pairs


Counted = Mapping[str, int]
"""How many origins each true claim has, by its id."""


def traced(pairs: Mapping[str, Claim], found: Found) -> dict[str, tuple[Origin, ...]]:
    """The origins of each claim found."""
    return {true: trace(claim, found.tellings, found.families) for true, claim in pairs.items()}


def origin_columns(world: World, counts: Counted) -> Columns:
    """One true claim: whether its count is right, whether off by one at most, and one."""
    rows = []
    for claim in world.claims:
        off = abs(counts.get(claim.id, 0) - claim.origins)
        rows.append((off == 0, off <= 1, 1))
    return np.array(rows, dtype=np.float64)


def counted_outlets(world: World, *, articles: bool) -> Counted:
    """The counts of somebody who takes every outlet, or every article, for a witness."""
    outlet = {article.id: article.outlet for article in world.articles}
    at = {telling.id: telling.article for telling in world.tellings}
    return {claim.id: len({at[id] if articles else outlet[at[id]] for id in claim.tellings}) for claim in world.claims}


def miscopied_counts(
    world: World, found: Found, pairs: Mapping[str, Claim], origins: Mapping[str, tuple[Origin, ...]]
) -> tuple[int, int, int]:
    """How many tellings were shown as mis-copied and are, how many were shown, and how many are."""
    true = {found.of[telling.id] or telling.id for telling in of_one_outlet(world)}
    shared = {found.of[telling.id] for telling in world.tellings if telling.miscopied} - true
    shown = {
        slip.telling for id, claim in pairs.items() for slip in ranges(claim, found.tellings, origins[id]).miscopied
    } - shared
    return len(true & shown), len(shown), len(true)


def of_one_outlet(world: World) -> list[TrueTelling]:
    """The tellings with a mis-copied number that no other outlet took over."""
    outlet = {article.id: article.outlet for article in world.articles}
    wrong: dict[tuple[str, int | None], list[TrueTelling]] = {}
    for telling in world.tellings:
        if telling.miscopied:
            wrong.setdefault((telling.occasion, telling.number), []).append(telling)
    return [one for told in wrong.values() if len({outlet[one.article] for one in told}) == 1 for one in told]


def measure(world: World, found: Found, linked: Sequence[Claim] | None) -> Results:
    """All figures of a world."""
    true = true_clusters(world)
    texts = {id: found.tellings[at].text if at else "" for id, at in found.of.items()}
    threshold, words = best_clusters(texts, lambda clusters: b_cubed_f1(clusters, true))
    results: Results = {
        "articles": len(world.articles), "claims": len(world.claims), "tellings": len(world.tellings),
        "tellings_read": round(100 * float(np.mean([at is not None for at in found.of.values()])), 1),
        "tfidf_b3_f1": round(b_cubed_f1(words, true), 3), "tfidf_threshold": threshold, "intervals": {},
    }  # fmt: skip
    if linked is not None:
        results["claims_b3_f1"] = round(b_cubed_f1(clusters_of(linked, found), true), 3)
        results["intervals"]["claims_b3_f1"] = _b3_interval(world, clusters_of(linked, found))
        _add_origins(results, world, found, linked, "")
    _add_origins(results, world, found, claims_on_truth(world, found), "_on_true_claims")
    for name, articles in (("outlets", False), ("articles", True)):
        _add_shares(results, origin_columns(world, counted_outlets(world, articles=articles)), name, "")
    return results


def _add_origins(results: Results, world: World, found: Found, claims: Sequence[Claim], ending: str) -> None:
    pairs = matched(world, claims, found)
    origins = traced(pairs, found)
    counts = {id: len(one) for id, one in origins.items()}
    _add_shares(results, origin_columns(world, counts), "origins", ending)
    right, shown, wanted = miscopied_counts(world, found, pairs, origins)
    results[f"miscopied_precision{ending}"] = round(100 * right / max(1, shown), 1)
    results[f"miscopied_recall{ending}"] = round(100 * right / max(1, wanted), 1)
    results[f"miscopied{ending}"] = wanted


def _add_shares(results: Results, columns: Columns, name: str, ending: str) -> None:
    edges = bootstrap(columns, lambda sums: divide(sums[..., :2], sums[..., 2:]))
    shares = 100 * columns.mean(0)
    for at, which in enumerate(("exact", "within_one")):
        results[f"{name}_{which}{ending}"] = round(float(shares[at]), 1)
        results["intervals"][f"{name}_{which}{ending}"] = in_percent(edges[:, at])


def _b3_interval(world: World, clusters: Clusters) -> list[float]:
    """The interval of B³ by event, since tellings of one event are not independent of each other."""
    rows = b_cubed(clusters, true_clusters(world))
    event_of = {telling.id: telling.claim.split("/")[0] for telling in world.tellings}
    events = sorted(set(event_of.values()))
    columns = np.zeros((len(events), 3))
    for id, (precision, recall) in zip(sorted(event_of), rows, strict=True):
        columns[events.index(event_of[id])] += (precision, recall, 1)
    edges = bootstrap(columns, lambda sums: divide(2 * sums[..., :1] * sums[..., 1:2] / sums[..., 2:],
                                                   sums[..., :1] + sums[..., 1:2]))  # fmt: skip
    return [round(float(edge), 3) for edge in edges[:, 0]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = options(__doc__)
    parser.set_defaults(data=Path("generated"))
    parser.add_argument("--seed", type=int, required=True, help="which world")
    parser.add_argument("--size", choices=sorted(SIZES), default="medium")
    parser.add_argument("--bank", choices=BANKS, default="test", help="which templates (default: test)")
    parser.add_argument("--given", action="store_true", help="hand over the true tellings; read nothing")
    args = parser.parse_args(argv)
    if str(args.data) != "generated":
        raise SystemExit("error: worlds are made; type --data generated")
    world = make_world(args.seed, args.size, args.bank)
    found = given_world(world) if args.given else read_world(world, open_or_stop(args.reader))
    link = import_module("evals.world_making.linking").link
    show(measure(world, found, link(found)), as_json=args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
