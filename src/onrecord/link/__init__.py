"""Attributions across articles: for now, across the versions of one."""

from onrecord.link.versions import Change, Edit, compare_readings, compare_texts

__all__ = ["Change", "Edit", "compare_readings", "compare_texts"]
