"""What a problem is once it is on the grid of steps."""
from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any


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


@dataclass
class Problem:
    raw: dict[str, Any]
    steps: int
    pools: list[str]
    bundles: list[str]
    people: list[list[int]]  # pool, step
    income: list[list[Fraction]]  # budget, step: all that came in up to this step's start
    credence: list[float]
    law: list[list[float]]  # world, boundary
    after: list[list[int]]
    needed: list[list[bool]]  # world, bundle
    count: list[list[int]]  # world, bundle
    base_count: list[int]
    separate: list[bool]
    crews: list[list[Crew]]  # bundle

    def copies(self, bundle: int) -> int:
        return max(row[bundle] for row in self.count) if self.separate[bundle] else 1

    def waited_for(self, bundle: int) -> bool:
        return any(bundle in others for others in self.after)
