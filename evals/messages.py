"""The words of judging: `python -m evals.messages [--write]` lists every message, label and heading of its verbs.

Taken out of the code itself, so that the list is whole: every string in the files of judging that a person may read,
with what is put into it in braces. It stands in `docs/judging-messages.md`, which `--write` makes anew, and was read
for fairness and plain words by somebody who had not written it; the objections, and what was done, stand below it in
`docs/judging-messages-read.md`.
"""

from __future__ import annotations

import argparse
import ast
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

SOURCE = Path("src/onrecord")
FILES = (
    *(f"cli/{verb}.py" for verb in ("forecasts", "due", "docket", "resolve", "settle", "grade", "disagreements")),
    "cli/outcome.py",
    "cli/reply.py",
    "cli/source.py",
    *(f"desk/judging/{path.name}" for path in sorted((SOURCE / "desk" / "judging").glob("*.py"))),
    *(
        f"publish/{name}.py"
        for name in ("record_page", "record_groups", "disagreement_page", "sequel_words", "calibration_chart")
    ),
    "link/sequels/saying.py",
    "judge/docket/vagueness.py",
    *(f"judge/grades/{name}.py" for name in ("reliability", "credibility", "counting", "setting")),
    "judge/disagreements/weighing.py",
)
TABLES = (
    "judge/docket/vague_words.txt",
    "judge/docket/topics.tsv",
    "judge/grades/letters.tsv",
    "judge/grades/credibility.tsv",
)
LIST = Path("docs/judging-messages.md")
HEAD = """# The words of judging

Every message, label and heading of `forecasts`, `due`, `docket`, `resolve`, `settle`, `grade`, `source --record` and
`disagreements`, as the code has them; what is put in stands in braces. Made by `python -m evals.messages --write`; a
test holds it to the code.
"""
_LEAST = 2
"""Words that a string must have to be one that somebody reads; headings have one and are taken where they stand."""


def messages_in(path: Path) -> Iterator[str]:
    """The strings of a file that a person may read, in order; docstrings and names are none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    helps = {id(node) for node in _docstrings_of_verbs(tree)}
    for node in ast.walk(tree):
        if id(node) in inside or (id(node) in documented and id(node) not in helps):
            continue
        words = _words(node)
        if words is not None and _is_read(words):
            yield " ".join(words.replace("\b", " ").split())


def _docstrings_of_verbs(tree: ast.AST) -> Iterator[ast.AST]:
    """What a verb's `--help` begins with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(_is_command(each) for each in node.decorator_list):
            first = node.body[0]
            if isinstance(first, ast.Expr):
                yield first.value


def _is_command(decorator: ast.AST) -> bool:
    return isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "click.command"


def _words(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{" + _name(part) + "}" for part in node.values
        )
    return None


def _name(part: ast.AST) -> str:
    assert isinstance(part, ast.FormattedValue)
    return ast.unparse(part.value)


def _is_read(words: str) -> bool:
    letters = [word for word in words.split() if any(letter.isalpha() for letter in word)]
    return len(letters) >= _LEAST or (len(letters) == 1 and words[:1].isupper() and words.isalpha())


def listing() -> str:
    """The list, as it should stand in `docs/judging-messages.md`."""
    parts = [HEAD]
    for name in FILES:
        found = list(dict.fromkeys(messages_in(SOURCE / name)))
        if found:
            parts.append(f"\n## {name}\n\n" + "".join(f"- {words}\n" for words in found))
    for name in TABLES:
        lines = (SOURCE / name).read_text(encoding="utf-8").splitlines()
        kept = [line.replace("\t", " | ") for line in lines if line.strip() and not line.startswith("#")]
        parts.append(f"\n## {name}\n\n" + "".join(f"- {line}\n" for line in kept))
    return "".join(parts)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help=f"write it to {LIST}")
    args = parser.parse_args(argv)
    if args.write:
        LIST.write_text(listing(), encoding="utf-8")
    else:
        sys.stdout.write(listing())
    return 0


if __name__ == "__main__":
    sys.exit(main())
