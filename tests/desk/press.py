"""An invented press: pages and feeds that a fetcher of the tests' own serves, without a network."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.errors import FetchError
from onrecord.ingest.fetching import Response, parse_address

ADDRESS = "https://courier.example/news/ferry.html"
FEED = "https://courier.example/feed.xml"

PARAGRAPHS = (
    "The ferry across the Merrin will not sail before April, the harbour board said on Tuesday.",
    "“We looked at every other way,” the board’s chair, Alma Dreis, told the Sallow Courier. “There is none.”",
    "The mayor, Jon Tarrow, said the town would pay for a bus.",
    "Divers found cracks in the eastern pier last week.",
    "According to the ministry of transport, the repair will cost 3 million crowns.",
    "A fisherman said he had seen the pier move in the storm.",
    "“Nobody asked us,” said Berit Holm, who runs the island shop.",
    "The ministry denied that it had known of the cracks since autumn.",
)


def page(*paragraphs: str, title: str = "Ferry to stop until April", updated: str | None = None) -> bytes:
    """A page with these paragraphs."""
    changed = f'<meta property="article:modified_time" content="{updated}">' if updated else ""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="Sallow Courier">'
        f'<meta property="article:published_time" content="2031-02-11T08:00:00Z">{changed}</head>'
        f"<body><nav><a href='/'>Home</a></nav><article><h1>{title}</h1>\n{body}</article></body></html>"
    ).encode()


def feed(*addresses: str) -> bytes:
    """An RSS feed that names these."""
    items = "".join(f"<item><title>Item</title><link>{address}</link></item>" for address in addresses)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Courier</title>{items}</channel></rss>'.encode()


@dataclass
class Press:
    """Serves what it was given, by address; `asked` is what was asked for, with the etag that came along."""

    pages: dict[str, bytes] = field(default_factory=dict)
    etag: str | None = None
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    now: str = "2031-02-11T09:00:00Z"

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Response:
        self.asked.append((address, etag))
        address = str(parse_address(address))
        if address not in self.pages:
            raise FetchError(f"{address} answers 404 Not Found.", hint="Check the address.")
        unchanged = etag is not None and etag == self.etag
        headers = (("etag", self.etag),) if self.etag else ()
        return Response(
            address=address,
            asked=address,
            status=304 if unchanged else 200,
            headers=headers,
            raw=b"" if unchanged else self.pages[address],
            fetched=self.now,
            transport="tls",
            media_type=None,
            charset=None,
        )
