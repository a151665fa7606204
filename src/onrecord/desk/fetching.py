"""How the desk fetches: by a guest's manners, from public addresses alone."""

from __future__ import annotations

from onrecord.ingest.fetching import Fetcher, PoliteFetcher


def fetcher(*, insecure: bool = False) -> Fetcher:
    """What fetches an address that somebody typed. With `insecure` certificates are not checked, and every capture
    says so."""
    return Fetcher(insecure=insecure)


def polite_fetcher(*, insecure: bool = False) -> PoliteFetcher:
    """What fetches what a feed or list names: by robots.txt, with pauses."""
    return PoliteFetcher(Fetcher(insecure=insecure))
