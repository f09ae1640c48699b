"""Laws of the deadline that can be moved: each knows its moments, and puts them on the grid after the move."""
from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import Callable

from scalars import SLACK

Share = Fraction | float


@dataclass(frozen=True)
class Points:
    """Chances of single moments, in years from the start; None is never."""

    masses: tuple[tuple[Fraction | None, Share], ...]
    step: Fraction
    steps: int

    def at(self, shift: Fraction, gifts: dict[str, int]) -> list[float]:
        law: list[Share] = [Fraction(0)] * (self.steps + 1)
        for moment, share in self.masses:
            boundary = self.steps
            if moment is not None:
                boundary = min(math.floor((moment - shift) / self.step + SLACK), self.steps)
            if boundary >= 0:
                law[boundary] += share
        return [float(x) for x in law]


@dataclass(frozen=True)
class Spread:
    """A law given by the chance of a deadline before so many years; what never reaches 1 is never."""

    below: Callable[[Fraction], Share]
    step: Fraction
    steps: int

    def at(self, shift: Fraction, gifts: dict[str, int]) -> list[float]:
        cuts = [self.below((k - SLACK) * self.step + shift) for k in range(self.steps + 1)] + [1]
        return [float(b - a) for a, b in zip(cuts, cuts[1:])]
