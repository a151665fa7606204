"""A made-up corpus: news about places and people that do not exist, from sentence templates, the same for one seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

SEED = 7
SHORTEST, LONGEST = 400, 900
"""Words of an article; its last paragraph may run over."""

PLACES = "Harrowmere Osk Pellin Lunford Sorrel Veldra Tasmory Quell Bramholt Iskar Dunnock Marrow".split()
FIRST = "Marta Ilva Tolen Edric Ebba Dov Jun Oda Livia Timo Ione Marek Sanna Ruben Yara Anselm".split()
LAST = "Quell Teren Brask Poole Lorne Kerrin Tesk Fell Strand Arren Carrick Dovle Hale Ostrom Venn Rask".split()
POSTS = (
    "the mayor of {place}", "a spokeswoman for the {place} port authority", "head of the {place} fire brigade",
    "the opposition's leader in {place}", "an engineer at the {place} waterworks", "a teacher from {place}",
    "deputy minister for roads", "who runs a bakery near {place} station", "a retired pilot",
)  # fmt: skip
CLAIMS = (
    "the bridge would stay shut until {month}", "at least {n} homes had been flooded",
    "nobody had paid for the new pumps", "the ferry could not sail before {day}",
    "up to {n} people were still waiting for power", "the council had known of the crack since {month}",
    "talks with {place} would begin within {few} weeks", "the harvest was the worst in {n} years",
    "the vote had been fair and would stand", "the company owed the town about {n} million crowns",
)  # fmt: skip
WORDS = (
    "We are not leaving before the water does", "I have never seen the river this high",
    "There is no money and there was never a plan", "They told us {few} days ago and we believed them",
    "If the dam goes, {place} goes with it", "It was dark, it was cold and nobody came",
    "We asked for {n} beds and were given {few}", "This [agreement] is the best we could hope for",
)  # fmt: skip
SOURCES = ("officials", "residents", "two people who saw the report", "the police", "a {place} think-tank")
FACTS = (
    "The {place} viaduct carries {n} trains a day.", "Rain fell for {few} days and closed the road to {place}.",
    "Some {n} people worked at the plant, which closed in {month}.", "The election is due on {day}.",
    "The two towns share a hospital, a court and a long quarrel about the weir between them.",
    "Work on the tunnel began in {month} and was to take {few} years.",
)  # fmt: skip
SPOKEN = (
    "{name}, {post}, said on {day} that {claim}.", "“{words},” said {name}, {post}.",
    "“{words},” {name} told the {place} Gazette. “{words2}.”", "According to {source}, {claim}.",
    "{name} denied that {claim}.", "It was reported in {place} that {claim}.",
    "The {place} Courier, citing {source}, wrote that {claim}.", "{name} called the plan “a joke” and said {claim}.",
    "“If the council,” {name} said, “cannot count to {few}, it should not build.”",
    "{name} believes that {claim}, and {source} said they feared that {claim2}.",
)  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January March April June August October November".split()


def article(number: int, *, seed: int = SEED) -> str:
    """The text of one article: a headline, then paragraphs of one to four sentences."""
    draw = random.Random(f"{seed}/{number}")
    length = draw.randint(SHORTEST, LONGEST)
    paragraphs = [_filled(draw, "{place} waits as {source} speak of {n} homes under water")]
    while sum(len(paragraph.split()) for paragraph in paragraphs) < length:
        sentences = [draw.choice(SPOKEN if draw.random() < 0.6 else FACTS) for _ in range(draw.randint(1, 4))]
        paragraphs.append(" ".join(_filled(draw, sentence) for sentence in sentences))
    return "\n\n".join(paragraphs) + "\n"


def articles(count: int, *, seed: int = SEED) -> Iterator[str]:
    """That many articles, made as they are asked for."""
    return (article(number, seed=seed) for number in range(count))


def _filled(draw: random.Random, template: str) -> str:
    """Fill in a template twice over, as claims and posts have places in them themselves."""
    for _ in range(2):
        template = template.format(
            place=draw.choice(PLACES),
            name=f"{draw.choice(FIRST)} {draw.choice(LAST)}",
            post=draw.choice(POSTS),
            claim=draw.choice(CLAIMS),
            claim2=draw.choice(CLAIMS),
            words=draw.choice(WORDS),
            words2=draw.choice(WORDS),
            source=draw.choice(SOURCES),
            n=draw.randint(12, 980),
            few=draw.choice(("two", "three", "four", "six")),
            day=draw.choice(DAYS),
            month=draw.choice(MONTHS),
        )
    return template[0].upper() + template[1:]
