"""What a problem is once it is on the grid of steps."""
from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol


class Unsupported(Exception):
    """The file uses a part of the format that the oracle leaves out."""


@dataclass(frozen=True)
class Terms:
    """What an attempt takes in one world: true length, people of each pool, correctness."""

    length: int
    people: tuple[int, ...]
    correct: float


@dataclass(frozen=True)
class Crew:
    """A team that may work on a bundle."""

    bundle: int
    pools: tuple[int, ...]  # in file order
    team: tuple[int, ...]
    years: Fraction  # of the file, worlds aside
    rates: tuple[tuple[Fraction, ...], ...]  # for each pool and budget, for one person in one step
    base: Terms
    worlds: tuple[Terms, ...]


@dataclass(frozen=True)
class Attempt:
    """One attempt, with the hold that the plan chose: length and people."""

    bundle: int
    pools: tuple[int, ...]
    length: int
    people: tuple[int, ...]
    spending: tuple[Fraction, ...]  # for each budget, in every step held
    yields: tuple[tuple[int, float] | None, ...]  # for each world: true length and correctness, or nothing


@dataclass(frozen=True)
class Grant:
    name: str
    cost: tuple[Fraction, ...]  # for each budget
    adds: tuple[int, ...]  # for each pool
    lag: int  # steps
    lasts: int | None  # steps; None: for good
    most: int
    moments: tuple[int, ...]  # boundaries


@dataclass(frozen=True)
class Hastening:
    """What work on a bundle does to the deadline: one of the three."""

    rate: Fraction = Fraction(0)  # years of deadline lost for each person-year
    leak: tuple[Fraction, Fraction] | None = None  # chance, years
    gift: tuple[str, Fraction] | None = None  # the rival's chunk, chunks for each person-year


class Law(Protocol):
    """The law of the deadline in a world."""

    def at(self, shift: Fraction, gifts: dict[str, int]) -> list[float]:
        """The chance of each last usable boundary, when the deadline comes so much sooner and a rival was given chunks.

        What falls before boundary 0 is left out.
        """


@dataclass
class Problem:
    raw: dict[str, Any]
    step: Fraction  # years
    steps: int
    pools: list[str]
    bundles: list[str]
    people: list[list[int]]  # pool, step
    income: list[list[Fraction]]  # budget, step: all that came in up to this step's start
    credence: list[float]
    laws: list[Law]  # of each world
    law: list[list[float]]  # world, boundary; when nothing hastens
    after: list[list[int]]
    needed: list[list[bool]]  # world, bundle
    count: list[list[int]]  # world, bundle
    base_count: list[int]
    separate: list[bool]
    crews: list[list[Crew]]  # bundle
    grants: list[Grant] = field(default_factory=list)
    hastens: list[Hastening | None] = field(default_factory=list)  # bundle

    def copies(self, bundle: int) -> int:
        return max(row[bundle] for row in self.count) if self.separate[bundle] else 1

    def waited_for(self, bundle: int) -> bool:
        return any(bundle in others for others in self.after)

    def refuse_grants_and_hastening(self) -> None:
        if self.grants:
            raise Unsupported("grants")
        if any(self.hastens):
            raise Unsupported("hastens")


def held(crew: Crew, length: int, people: tuple[int, ...]) -> Attempt:
    """An attempt by this crew that holds so many people for so long."""
    return Attempt(
        bundle=crew.bundle,
        pools=crew.pools,
        length=length,
        people=people,
        spending=tuple(sum((r * n for r, n in zip(budget, people)), Fraction(0)) for budget in zip(*crew.rates)),
        yields=tuple(
            (w.length, w.correct) if w.length <= length and all(n <= m for n, m in zip(w.people, people)) else None
            for w in crew.worlds),
    )
