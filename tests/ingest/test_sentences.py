"""Where a full stop ends a sentence. "|" stands where one begins."""

from __future__ import annotations

import pytest

from onrecord.ingest.layout import find_paragraphs
from onrecord.ingest.sentences import find_sentences

CASES = [
    ("a title and a state in brackets", "Rep. Ada Moore (D-Wis.) said no. |It passed."),
    ("an acronym before a noun", "He met U.S. officials. |They left."),
    ("an acronym at the end", "She moved to the U.S. |They stayed."),
    ("doctor", "Dr. No left. |Dr. Ilse Brandt stayed."),
    ("a rank", "Gen. Orlan and Lt. Col. Pike agreed."),
    ("initials", "J. R. Holt and Mary K. Udo spoke. |Nobody listened."),
    ("a letter that ends", "That was Plan B. |The plan failed."),
    ("a time", "They met at 5 a.m. Friday and left at 6 p.m. |Then it rained."),
    ("a decimal", "It cost 3.5 million crowns. |It failed."),
    ("a month", "It began on Sept. 3 in Varno."),
    ("a number", "He lives at No. 5. |She said no. |U.S. officials did not."),
    ("a firm", "Brill Inc. Chairman Oto Vane quit. |He left Brill Inc. |The firm fell."),
    ("a small word that looks like a state's", "They waited in the sun. |Children played."),
    ("inside a quotation", "“We will go. |It is over,” he said."),
    ("a question goes on with its tag", "“What now?” he asked. |“No!” Mr. Brown shouted. |“Go.”"),
    ("a question that ends", "“What now?” |Nobody knew."),
    ("an ellipsis that goes on", "“We... we will go,” he said. |“And then…” |She left."),
    ("notes belong to the sentence before", "He won.[3] |She lost. [4] |They left."),
    ("the number of a list item", "1. STOP! |Now."),
    ("an address on the web", "He wrote to varno.example.org. |Nobody replied."),
    ("no space", "It ended.It began."),
    ("Chinese", "市长说桥关了。|居民不满。"),
    ("a small letter goes on", "the approx. total. and more"),
    ("a line break is a space", "It ended.\n|It began."),
]


@pytest.mark.parametrize(("why", "marked"), CASES, ids=[case[0] for case in CASES])
def test_sentences(why: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in find_sentences(text, ((0, len(text)),))]
    assert found == [sentence.strip() for sentence in marked.split("|")], why


def test_no_sentence_crosses_paragraphs() -> None:
    text = "Toll bridge closes\n\nIt is shut. It stays shut"
    found = [text[start:end] for start, end in find_sentences(text, find_paragraphs(text))]
    assert found == ["Toll bridge closes", "It is shut.", "It stays shut"]
