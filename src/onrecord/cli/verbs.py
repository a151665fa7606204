"""The verbs, and what becomes of an error in one: a line that says what, a line that says what to type."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from onrecord.cli.output import hush, say
from onrecord.errors import OnrecordError, UsageError

VERBS = {
    verb: (f"onrecord.cli.{verb}", line)
    for verb, line in (
        ("read", "Read an article: who says what in it, how, and where that stands."),
        ("add", "Put articles into the ledger: files, folders, addresses, feeds, archives, PDFs."),
        ("watch", "Take in what feeds name, as it comes."),
        ("articles", "List the articles in the ledger."),
        ("attributions", "List who is credited with what."),
        ("link", "Compare what new articles tell with the rest, and keep what comes of it."),
        ("sources", "List who is credited, each source once."),
        ("source", "Show one source and what is credited to it."),
        ("claims", "List what several articles tell, and how many origins it has."),
        ("claim", "Show a claim: its origins, its echoes, its rivals."),
        ("why", "Say why: the words and figures behind a finding."),
        ("compare", "Set two articles side by side: what one took over, what both tell."),
        ("suggestions", "List pairs that linking is not sure of, for a person to decide."),
        ("decide", "Say whether two tellings say the same, or two sources are one."),
        ("forecasts", "List what sources said would come, and what became of it."),
        ("due", "List the forecasts whose day has come."),
        ("resolve", "Say what became of a forecast."),
        ("settle", "Say whether a claim of fact is so."),
        ("grade", "Show how reliable a source or how credible a claim is, or set a grade."),
        ("disagreements", "Show what numbers do not agree, and what each has to be said for it."),
        ("docket", "Show a forecast, put one on the docket, or say what one comes to."),
        ("reply", "Enter what a source says to what was judged of it."),
        ("serve", "Serve the desk to a browser: read, check, decide."),
        ("token", "Let others in where the desk is served to other machines: make, list and revoke tokens."),
        ("search", "Find words in articles, and in what somebody is credited with."),
        ("show", "Show an article or an attribution on its evidence."),
        ("changes", "Show how an article was edited under its address."),
        ("correct", "Say what is right about an attribution."),
        ("corrections", "List what people corrected, or write it as training data."),
        ("failures", "List what did not go in, and why."),
        ("forget", "Erase an article for good, and leave a tombstone."),
        ("verify", "Prove every byte, text, id and span of the ledger."),
        ("doctor", "Look over the ledger: database, schema, room."),
        ("backup", "Copy the ledger into a new file."),
        ("dump", "Print the lines by which two ledgers are compared."),
    )
}
"""Each verb's module and its line in `onrecord --help`, which loads none of them."""

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130


class Verbs(click.Group):
    """A group whose verbs are loaded when they are typed, and which shows a traceback to nobody who did not ask."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name every verb."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one verb; its module holds a command of its name."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(VERBS[cmd_name][0]), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs without loading them."""
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, line) for verb, (_, line) in VERBS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; an error that nobody foresaw is told like any other, unless --debug asks for all of it."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, OnrecordError):
            raise
        except BrokenPipeError:
            # Whoever read the output has seen enough (`onrecord read … | head`): nothing failed.
            hush()
            return DONE
        except Exception as error:
            if ctx.params["debug"]:
                raise
            raise OnrecordError(
                f"an error in onrecord itself: {type(error).__name__}: {error}",
                hint="put --debug before the verb for the whole of it, and report it",
            ) from error

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and exit with 0 (done), 1 (something failed) or 2 (wrong usage)."""
        extra["standalone_mode"] = False
        sys.exit(_exit_code(lambda: super(Verbs, self).main(*args, **extra)))


def _exit_code(run: Callable[[], Any]) -> int:
    try:
        return int(run() or DONE)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return USAGE
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "onrecord"
        say(error.format_message(), hint=f"{path} --help")
        return USAGE
    except OnrecordError as error:
        say(str(error), hint=error.hint)
        return USAGE if isinstance(error, UsageError) else FAILED
    except click.Abort:
        say("interrupted", hint="nothing was left half-written; run it again")
        return INTERRUPTED


@click.group(
    "onrecord",
    cls=Verbs,
    epilog="Examples: `onrecord read article.txt`, `onrecord add folder/`, `onrecord search ferry`.",
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--debug", is_flag=True, help="Show the whole of an error that onrecord did not foresee.")
@click.version_option(package_name="onrecord", prog_name="onrecord", message="%(prog)s %(version)s")
def onrecord(debug: bool) -> None:
    """Who said what: read news articles and show each attribution on the exact characters it came from."""
