"""One source of the ledger, as a page for people and as an object for programs."""

from __future__ import annotations

from rich.console import Console

from onrecord.desk.sources import Named, source_row
from onrecord.publish.source_page import CreditLine, SourcePage, print_page
from onrecord.record.linking import SourceLink


def print_source(named: Named, console: Console) -> None:
    """Print the page of a source."""
    source = named.source
    credits = [
        CreditLine(
            id=credit.attribution.id,
            where=(credit.row.outlet, credit.row.published and credit.row.published[:10], credit.row.title),
            words=(credit.texts["source"], credit.texts["cue"], credit.texts["content"]),
        )
        for credit in named.credits
    ]
    print_page(SourcePage(source, tuple(credits), named.links), console)


def source_object(named: Named) -> dict[str, object]:
    """A source with what is credited to it and every link, for JSON."""
    return {
        **source_row(named),
        "roles": [list(role) for role in named.source.roles],
        "attributions": [
            {"id": credit.attribution.id, "article": credit.row.id, **credit.texts} for credit in named.credits
        ],
        "links": [_link(link) for link in named.links],
    }


def _link(link: SourceLink) -> dict[str, object]:
    reasons = [
        {"name": reason.name, "value": reason.value, "weight": reason.weight, "words": reason.words}
        for reason in link.reasons
    ]
    return {
        "article": link.article,
        "cluster": link.cluster,
        "score": link.score,
        "zone": link.zone,
        "reasons": reasons,
    }
