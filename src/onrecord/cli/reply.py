"""`onrecord reply`."""

from __future__ import annotations

import click

from onrecord.cli.ledger import ledger_option, who_signs
from onrecord.cli.output import write_out
from onrecord.desk.judging.replying import reply as enter_reply
from onrecord.desk.judging.replying import take_back as take_reply_back
from onrecord.desk.opening import opened
from onrecord.errors import UsageError

EXAMPLES = """\b
Examples:
  export ONRECORD_USER='Ida Lind'
  onrecord reply attribution-41e3 "I spoke of the old quay" --evidence "article-0b1c:the old quay" --why "her letter"
  onrecord reply source-77aa "nobody asked me about these" --evidence article-0b1c --why "his answer to our question"
  onrecord reply attribution-41e3 --take-back --why "it was another minister's letter"

Whoever is judged here may say something to it. The words stand beside the resolution, the settled claim or the grade
from then on, with who entered them and the article that has them; they change no figure. To argue with a resolution,
resolve it anew."""


@click.command(epilog=EXAMPLES)
@click.argument("id", metavar="FORECAST|CLAIM|SOURCE")
@click.argument("words", required=False)
@ledger_option
@click.option(
    "--evidence", multiple=True, metavar="ARTICLE[:WORDS|:START:END]", help="Where it says so; may be repeated."
)
@click.option("--take-back", is_flag=True, help="Take back the last one that you entered to it.")
@click.option("--why", required=True, metavar="WORDS", help="Where the words are from, or why they go.")
def reply(id: str, words: str | None, ledger: str, evidence: tuple[str, ...], take_back: bool, why: str) -> None:
    """Enter what a source says to what was judged of it; it stands beside that and changes no figure."""
    if not why.strip():
        raise UsageError("an entry says why", hint="--why WORDS")
    if take_back and (words or evidence):
        raise UsageError("what is taken back has no words", hint="leave out the words and --evidence")
    who = who_signs()
    with opened(ledger) as shelf:
        if take_back:
            judgement = take_reply_back(shelf, id, who=who, why=why)
        else:
            judgement = enter_reply(shelf, id, words or "", evidence, who=who, why=why)
    write_out(f"{judgement.id}: {'taken back' if take_back else 'entered'}, signed {judgement.who}.\n")
