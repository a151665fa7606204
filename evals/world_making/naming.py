"""Invented names: places, people and outlets out of syllables, so that nobody real is told about."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

STARTS = ("Tal", "Bre", "Or", "Vas", "Kel", "Mor", "Dra", "Fen", "Gal", "Hes", "Jor", "Lum", "Nev", "Pra", "Sil", "Tor",
          "Ul", "Var", "Wes", "Zan", "Cor", "Dov", "Ebr", "Ist")  # fmt: skip
MIDDLES = ("", "", "va", "li", "ne", "ro", "du", "mi", "sta")
PLACE_ENDS = ("mer", "vin", "len", "dorf", "grad", "burg", "nik", "holm", "ova", "sund", "tal", "ria")
NAME_ENDS = ("sk", "ren", "dic", "man", "ler", "nov", "son", "tek", "bar", "din", "vik", "rus")
FIRST = ("Ana", "Maria", "Ivan", "Peter", "Sara", "Daniel", "Eva", "Tomas", "Nina", "Viktor", "Elena", "Marco", "Julia",
         "Oskar", "Irina", "Felix", "Laura", "Stefan", "Clara", "Boris")  # fmt: skip
PAPERS = ("Courier", "Tribune", "Gazette", "Herald", "Chronicle", "Observer", "Post", "Mail", "Star", "Times")
AGENCIES = ("Press", "News Agency")


@dataclass(slots=True)
class Names:
    """Draws names, none of them twice."""

    random: Random
    given: set[str] = field(default_factory=set)

    def place(self) -> str:
        """A town."""
        return self._new(PLACE_ENDS)

    def surname(self) -> str:
        """A family name."""
        return self._new(NAME_ENDS)

    def person(self) -> tuple[str, str]:
        """A first and a family name."""
        return self.random.choice(FIRST), self.surname()

    def outlet(self) -> str:
        """A paper, named after a town that nothing happens in."""
        return f"{self.place()} {self.random.choice(PAPERS)}"

    def agency(self, kind: int) -> str:
        """A wire agency."""
        return f"{self.place()} {AGENCIES[kind % len(AGENCIES)]}"

    def _new(self, ends: tuple[str, ...]) -> str:
        while True:
            name = self.random.choice(STARTS) + self.random.choice(MIDDLES) + self.random.choice(ends)
            if name not in self.given:
                self.given.add(name)
                return name
