"""What such a problem means, in 50-digit arithmetic: feasible plans, their chance, and the best of all where they are few."""
from __future__ import annotations

import itertools
import math
from fractions import Fraction
from typing import Any, Iterator

import mpmath as mp

from magnitude_drafts import Row

MOST_PLANS = 300  # plans that are all judged where there are no more
PAID = 1 + Fraction(1, 10**9)  # what a plan may spend, beside what came in
mp.mp.dps = 60


class Model:
    """A drawn problem on its grid, as `model.md` states it."""

    def __init__(self, file: Row) -> None:
        self.file = file
        self.step = Fraction(file["time"]["step"])
        self.steps = math.floor(Fraction(file["time"]["horizon"]) / self.step + Fraction(1, 10**9))
        law = file["deadline"] if isinstance(file["deadline"], dict) else {file["deadline"]: 1.0}
        self.law = [mp.mpf(0)] * (self.steps + 1)
        for at, weight in law.items():
            self.law[self.steps if at == "never" else self.boundary(at)] += mp.mpf(weight)
        self.worlds = file.get("worlds", {"": {"credence": 1.0}})
        money = file.get("budgets", {}).get("money")
        parts = money if isinstance(money, dict) else {0: money or 0}
        self.income = [sum((Fraction(a) for at, a in parts.items() if self.boundary(at) <= t), Fraction(0))
                       for t in range(self.steps)]

    def boundary(self, at: float) -> int:
        return min(self.steps, math.floor(Fraction(at) / self.step + Fraction(1, 10**9)))

    def kinds(self, chunk: str) -> list[Row]:
        """Attempts that may be made on a chunk: pools with people held, length in steps, price a step."""
        facts, found = self.file["chunks"][chunk], []
        team = facts.get("team", 1)
        for seats in [team] if isinstance(team, dict) else [{p: team} for p in self.file["pools"]]:
            pools = [self.file["pools"][p] for p in seats]
            pace = min(Fraction(pool.get("pace", 1)) for pool in pools)
            relay = facts.get("joining") == "relay"
            slack = Fraction(1, 10**9)
            held = {p: math.ceil(Fraction(n) / pace - slack) if relay else n for p, n in seats.items()}
            years = Fraction(facts["years"]) / (1 if relay else pace)
            price = sum(Fraction(self.file["pools"][p].get("cost", 0)) * n for p, n in held.items()) * self.step
            found.append({"held": held, "length": max(1, math.ceil(years / self.step - slack)), "price": price})
        return found

    def correct(self, kind: Row, world: str) -> Any:
        over = self.worlds[world].get("pools", {})
        return mp.fprod(mp.mpf(over.get(p, {}).get("correct", self.file["pools"][p]["correct"])) for p in kind["held"])

    def violations(self, plan: list[Row]) -> list[str]:
        found = []
        for t in range(self.steps):
            for name, pool in self.file["pools"].items():
                held = sum(r["attempts"] * r["kind"]["held"].get(name, 0) for r in plan
                           if r["start"] <= t < r["start"] + r["kind"]["length"])
                if held > pool["headcount"]:
                    found.append(f"{held} people of {name} in step {t}")
            spent = sum(r["attempts"] * r["kind"]["price"] * max(0, min(r["kind"]["length"], t + 1 - r["start"])) for r in plan)
            if spent > self.income[t] * PAID:
                found.append(f"{mp.nstr(mp.mpf(spent.numerator) / spent.denominator, 18)} spent by step {t}")
        if any(r["start"] + r["kind"]["length"] > self.steps for r in plan):
            found.append("beyond the horizon")
        return found

    def chance(self, plan: list[Row]) -> Any:
        total = mp.mpf(0)
        for world, facts in self.worlds.items():
            for boundary, weight in enumerate(self.law):
                if weight:
                    part = mp.mpf(facts["credence"]) * weight
                    for name in self.file["chunks"]:
                        part *= self.finished(name, plan, world, boundary)
                    total += part
        return total

    def finished(self, name: str, plan: list[Row], world: str, boundary: int) -> Any:
        facts = self.file["chunks"][name]
        groups = [(r["copy"], self.correct(r["kind"], world), r["attempts"]) for r in plan
                  if r["chunk"] == name and r["start"] + r["kind"]["length"] <= boundary]
        if facts.get("credit") == "separate":
            return mp.fprod(
                tail([(q, n) for copy, q, n in groups if copy == i], 1) for i in range(facts["count"]))
        return tail([(q, n) for _, q, n in groups], facts.get("count", 1))


def tail(groups: list[tuple[Any, int]], need: int) -> Any:
    """P(at least `need` correct), from the side that is the smaller, so that no digits are lost."""
    merged: dict[Any, int] = {}
    for q, n in groups:
        merged[q] = merged.get(q, 0) + n
    need -= merged.pop(mp.mpf(1), 0)
    total = sum(merged.values())
    if need <= 0:
        return mp.mpf(1)
    if need > total:
        return mp.mpf(0)
    if need == 1:
        return -mp.expm1(mp.fsum(n * mp.log1p(-q) for q, n in merged.items()))
    if len(merged) == 1:
        (q, n), = merged.items()
        return binomial(q, n, need)
    law = [mp.mpf(1)]
    for q, n in merged.items():
        own = [mp.binomial(n, k) * q**k * (1 - q) ** (n - k) for k in range(n + 1)]
        law = [mp.fsum(law[i] * own[k - i] for i in range(max(0, k - n), min(k, len(law) - 1) + 1))
               for k in range(len(law) + n)]
    return mp.fsum(law[need:])


def binomial(q: Any, n: int, need: int) -> Any:
    with mp.workdps(max(90, mp.mp.dps)):
        def mass(k: int) -> Any:
            ways = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
            return mp.exp(ways + k * mp.log(q) + (n - k) * mp.log1p(-q))

        upward = need > n * q
        k = need if upward else need - 1
        term = total = mass(k)
        odds = q / (1 - q)
        while 0 < k + upward <= n if upward else k > 0:
            term = term * (n - k) / (k + 1) * odds if upward else term * k / (n - k + 1) / odds
            k += 1 if upward else -1
            total += term
            if term < total * mp.mpf(10) ** (15 - mp.mp.dps) or (upward and k == n):
                break
        return total if upward else 1 - total


def plans(model: Model) -> Iterator[list[Row]] | None:
    """Every feasible plan where they are few; of one chunk in one step the largest plan only; None: too many."""
    columns = [{"chunk": name, "kind": kind, "start": start, "copy": copy}
               for name, facts in model.file["chunks"].items() for kind in model.kinds(name)
               for start in range(model.steps - kind["length"] + 1)
               for copy in range(facts["count"] if facts.get("credit") == "separate" else 1)]
    most = [largest(model, column) for column in columns]
    if len(columns) == 1:
        return iter([[{**columns[0], "attempts": most[0]}] if most[0] else []])
    if math.prod(n + 1 for n in most) > MOST_PLANS:
        return None
    every = ([{**c, "attempts": n} for c, n in zip(columns, numbers) if n]
             for numbers in itertools.product(*(range(n + 1) for n in most)))
    return (plan for plan in every if not model.violations(plan))


def largest(model: Model, column: Row) -> int:
    """The most attempts of a column alone, by halving."""
    low, high = 0, min(model.file["pools"][p]["headcount"] // n for p, n in column["kind"]["held"].items())
    while low < high:
        middle = (low + high + 1) // 2
        if model.violations([{**column, "attempts": middle}]):
            high = middle - 1
        else:
            low = middle
    return low


def best(model: Model) -> Any | None:
    found = plans(model)
    return None if found is None else max((model.chance(plan) for plan in found), default=mp.mpf(0))
