"""What stands before a telling's words where these alone would say more than was said."""

from __future__ import annotations

import pytest

from onrecord.desk.wording import worded
from onrecord.record.telling import Telling
from onrecord.record.wording import Wording
from tests.link.claims.made import telling

GATES = "that the gates were locked"
OPEN = Wording(polarity="uncommitted")
CASES = [
    (telling(GATES, sentence="She said that the gates were locked."), GATES, "what is said stands alone"),
    (telling(GATES, denied=True), f"denied: {GATES}", "what was read as a denial"),
    (telling(GATES, sentence="It is not true that the gates were locked."), f"denied: {GATES}", "denied before it"),
    (telling("He denied that the gates were locked"), "He denied that the gates were locked", "it says so itself"),
    (telling(GATES, sentence="He did not deny that the gates were locked.", wording=OPEN), f"left open: {GATES}",
     "neither said nor denied"),
    (telling("Police ask whether the gates were locked"), "Police ask whether the gates were locked", "it says so"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "wanted", "reason"), CASES, ids=[case[-1] for case in CASES])
def test_worded(told: Telling, wanted: str, reason: str) -> None:
    assert worded(told) == wanted, reason
