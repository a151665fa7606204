"""Which attribution stands in whose content."""

from __future__ import annotations

from dataclasses import replace

from onrecord.read.candidates import Candidate, snap
from onrecord.read.nesting import parents, settle


def at(cue: tuple[int, int], *content: tuple[int, int], confidence: float = 0.9) -> Candidate:
    return Candidate((), (cue,), content, "speech", 0.0, 0.0, False, confidence=confidence)


TEXT = "a" * 100
OUTER = at((3, 7), (8, 60))
MIDDLE = at((20, 24), (25, 60))
INNER = at((40, 44), (45, 60))


def test_the_smallest_content_around_a_cue_is_its_parent() -> None:
    assert parents([OUTER, MIDDLE, INNER]) == [None, 0, 1]


def test_two_that_hold_each_other_do_not_make_a_circle() -> None:
    assert parents([at((3, 7), (10, 90)), at((50, 54), (0, 40))]) == [None, 0]


def test_a_nested_content_ends_with_its_parents() -> None:
    kept, above, _ = settle(TEXT, [at((3, 7), (8, 40)), at((10, 14), (15, 46))])
    assert above == [None, 0]
    assert kept[1].content == ((15, 40),)


def test_words_claimed_twice_go_to_the_surer_cue() -> None:
    kept, above, refused = settle(TEXT, [at((0, 4), (5, 30), confidence=0.9), at((50, 54), (20, 49), confidence=0.6)])
    assert above == [None, None]
    assert [item.content for item in kept] == [((5, 30),), ((30, 49),)]
    assert not refused


def test_one_left_with_too_little_is_refused_with_the_reason() -> None:
    kept, _, refused = settle(TEXT, [at((0, 4), (5, 30), confidence=0.9), at((31, 35), (6, 30), confidence=0.6)])
    assert len(kept) == 1
    assert [reason for _, reason in refused] == ["most of its content is credited to another cue with more confidence"]


def test_a_child_of_a_refused_parent_moves_up() -> None:
    lost = replace(MIDDLE, cue=((61, 63),), content=((9, 20),), confidence=0.1)
    kept, above, _ = settle(TEXT, [at((0, 2), (8, 21), confidence=0.9), at((12, 14), (15, 21), confidence=0.5), lost])
    assert above[:2] == [None, 0]
    assert all(parent is None or parent < len(kept) for parent in above)


def test_snapping_takes_in_a_mark_whose_partner_is_inside() -> None:
    text = "He said it was “too early,” for now."
    start = text.index("it was")
    assert snap(text, ((start, text.index("”")),), ()) == ((start, text.index("”") + 1),)


def test_snapping_leaves_out_a_mark_whose_partner_is_not() -> None:
    text = "He said no. “Yes,” she said."
    assert snap(text, ((8, text.index("“") + 1),), ()) == ((8, 11),)
