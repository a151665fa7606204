"""What the pages of the web take from publishing: the parts of templates, safe text."""

from __future__ import annotations

from importlib.resources import files

from onrecord.publish.harmless import harmless

__all__ = ["harmless", "template_part"]


def template_part(name: str) -> str:
    """A template or a style sheet of publishing, by its file's name. Raises FileNotFoundError."""
    return files("onrecord.publish").joinpath("templates", name).read_text("utf-8")
