"""Attributions across articles: for now, across the versions of one."""

from onrecord.link.versions import compare_readings, compare_texts

__all__ = ["compare_readings", "compare_texts"]
