"""`onrecord forget`: takedowns happen."""

from __future__ import annotations

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import write_out
from onrecord.desk.keeping import forget as forget_article
from onrecord.desk.keeping import forget_as
from onrecord.desk.opening import opened
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  export ONRECORD_USER='Ida Lind'
  onrecord forget article-5f0c --why "takedown of 14 May"
  onrecord forget --like onrecord.db --ledger restored.db

Bytes, text, spans and words are gone from the ledger's file when this returns, and from every backup made afterwards; a
tombstone stays: digests, who, and why. The same bytes are refused from then on. Backups made before still hold them:
after restoring one, forget in it what the living ledger has forgotten (--like)."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="ARTICLE", required=False)
@ledger_option
@click.option("--why", metavar="WORDS", help="The reason, which stays on the tombstone.")
@click.option("--like", metavar="PATH|URL", help="Forget all that this other ledger has forgotten.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def forget(id: str | None, ledger: str, why: str | None, like: str | None, yes: bool) -> None:
    """Erase an article for good, and leave a tombstone."""
    if (id is None) == (like is None):
        raise UsageError("name an article, or another ledger with --like", hint="onrecord forget --help")
    with opened(ledger) as shelf:
        if like is not None:
            with opened(like) as other:
                write_out(f"{forget_as(shelf, other)} tombstones laid.\n")
            return
        if not (why and why.strip()):
            raise UsageError("a tombstone says why", hint="--why WORDS")
        who = who_signs()
        if not yes:
            click.confirm(f"Erase {id} and everything made of its bytes, for good?", abort=True, err=True)
        tombstone = forget_article(shelf, str(id), who=who, why=why)
    write_out(f"{tombstone.id}: {len(tombstone.articles)} forgotten, signed {tombstone.who}.\n")
