"""What a forecast is about, by the words of a table."""

from __future__ import annotations

import pytest

from onrecord.judge.docket import topic_of, topics


@pytest.mark.parametrize(
    ("words", "name", "by"),
    [
        ("Drovia invades Halmora before 15 April", "war", ("invades",)),
        ("the Green List would win the election in Orrin", "politics", ("election",)),
        ("inflation would fall below 4 percent", "economy", ("inflation",)),
        ("the bridge at Oskel would open by 1 June", "transport", ("bridge",)),
        ("the trial of the banker would begin before the court by 1 April", "justice", ("trial", "court")),
        ("gas from the pipeline would cost double", "energy", ("gas", "pipeline")),
        ("the Storm would reach Tessel", "weather and nature", ("storm",)),
        ("the prisoners of war come home", "war", ("prisoners of war",)),
    ],
)  # fmt: skip
def test_the_words_that_stand_in_a_table_say_it(words: str, name: str, by: tuple[str, ...]) -> None:
    topic = topic_of(words)
    assert topic is not None
    assert (topic.name, topic.words[: len(by)]) == (name, by)


@pytest.mark.parametrize("words", ["", "it would be over by May", "a warm reception", "he would ask his partner again"])
def test_where_no_word_of_the_table_stands_there_is_no_topic(words: str) -> None:
    assert topic_of(words) is None, "a word that only begins like one of the table is none"


def test_more_words_go_before_fewer_and_the_first_of_the_table_before_the_others() -> None:
    assert topic_of("troops hold the bridge").name == "war"  # type: ignore[union-attr]
    assert topic_of("troops leave, and the bridge and the railway open").name == "transport"  # type: ignore[union-attr]
    assert topic_of("war, war and war; the road and the port").name == "transport", "a word counts once"  # type: ignore[union-attr]


def test_a_topic_stands_once_in_the_table() -> None:
    assert len(topics()) == len(set(topics())) >= 8
