"""Things in time, put on the grid of steps: headcounts, income, the law of the deadline."""
from __future__ import annotations

import csv
import itertools
import math
import pathlib
import re
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist
from typing import Any, Callable

from laws import Points, Spread
from problem import Law
from scalars import SLACK, amount, moment, number


@dataclass(frozen=True)
class Clock:
    start: Fraction
    step: Fraction
    steps: int
    folder: pathlib.Path

    def boundary_after(self, at: Fraction) -> int:
        return math.ceil((at - self.start) / self.step - SLACK)

    def table(self, name: str) -> dict[str, str]:
        text = (self.folder / name).read_text(encoding="utf-8-sig")
        rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in text else ","))
        try:
            moment(rows[0][0].strip())
        except ValueError:
            rows = rows[1:]  # a header
        return {row[0].strip(): row[1].strip() for row in rows if row}

    def headcounts(self, value: Any) -> list[int]:
        if isinstance(value, dict) and "csv" in value:
            value = self.table(value["csv"])
        if isinstance(value, str):
            return [int(value)] * self.steps
        if "start" in value:
            first, growth = int(value["start"]), number(value["growth"])
            return [math.floor(first * float(1 + growth) ** float(t * self.step) + 1e-9) for t in range(self.steps)]
        changes = sorted((moment(at), int(people)) for at, people in value.items())
        return [next((n for at, n in reversed(changes) if self.boundary_after(at) <= t), 0) for t in range(self.steps)]

    def cumulative_income(self, value: Any) -> list[Fraction]:
        if isinstance(value, dict) and "per-year" in value:
            return self.yearly_income(value["per-year"])
        parts = value if isinstance(value, dict) else {str(self.start): value}
        paid = [(self.boundary_after(moment(at)), amount(sum_)) for at, sum_ in parts.items()]
        return [sum((m for at, m in paid if at <= t), Fraction(0)) for t in range(self.steps)]

    def yearly_income(self, value: Any) -> list[Fraction]:
        """At every boundary the rate that holds there, for the step that begins."""
        parts = value if isinstance(value, dict) else {str(self.start): value}
        rates = sorted((moment(at), amount(rate)) for at, rate in parts.items())
        paid = [next((r for at, r in reversed(rates) if self.boundary_after(at) <= t), Fraction(0)) * self.step
                for t in range(self.steps)]
        return list(itertools.accumulate(paid))

    def law(self, value: Any) -> Law:
        if isinstance(value, dict):
            if "csv" in value:
                return self.spread(straight_lines(self.start, self.table(value["csv"])))
            if "by" in value:
                return self.spread(straight_lines(self.start, value["by"]))
            return self.points(value)
        ends = re.fullmatch(r"(.+?)\s+to\s+(.+)", value)
        if ends:
            return self.spread(lognormal(*(float(moment(e) - self.start) for e in ends.groups())))
        return self.points({value: "1"})

    def points(self, masses: dict[str, str]) -> Points:
        found = tuple((None if at == "never" else moment(at) - self.start, number(mass)) for at, mass in masses.items())
        return Points(found, self.step, self.steps)

    def spread(self, below: Callable[[Fraction], float | Fraction]) -> Spread:
        return Spread(below, self.step, self.steps)


def straight_lines(start: Fraction, points: dict[str, str]) -> Callable[[Fraction], Fraction]:
    corners = [(Fraction(0), Fraction(0))] + sorted((moment(at) - start, number(s)) for at, s in points.items())

    def below(x: Fraction) -> Fraction:
        if x < 0:
            return Fraction(0)
        for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
            if x0 <= x < x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return corners[-1][1]

    return below


def lognormal(low: float, high: float) -> Callable[[Fraction], float]:
    spread = (math.log(high) - math.log(low)) / (2 * NormalDist().inv_cdf(0.95))
    law = NormalDist((math.log(high) + math.log(low)) / 2, spread)
    return lambda x: law.cdf(math.log(x)) if x > 0 else 0.0
