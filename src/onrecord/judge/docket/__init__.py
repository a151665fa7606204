"""The docket's own rules: what a forecast lacks before it could be held to what happened, and what it is about."""

from onrecord.judge.docket.topics import Topic, topic_of, topics
from onrecord.judge.docket.vagueness import PROPOSED, proposal, sharper, vagueness

__all__ = ["PROPOSED", "Topic", "proposal", "sharper", "topic_of", "topics", "vagueness"]
