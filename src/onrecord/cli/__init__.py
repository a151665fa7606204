"""The command line: one file per verb, thin over the desk."""

from onrecord.cli.verbs import onrecord


def main() -> None:
    """Run `onrecord` with the arguments of this process."""
    onrecord()


__all__ = ["main", "onrecord"]
