"""The one composer: it knows the order of the stages, and it alone writes."""
