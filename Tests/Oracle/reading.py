"""Reads a problem file in the core of the format and puts it on the grid of steps.

Not read: information, hastens, grants, races, and intervals in place of numbers. All scalars are read as text
and turned into exact fractions, so that lengths, people and money never hang on rounding.
"""
from __future__ import annotations

import csv
import datetime
import math
import pathlib
import re
from dataclasses import dataclass
from fractions import Fraction
from statistics import NormalDist
from typing import Any, Callable

import yaml

SLACK = Fraction(1, 10**9)


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


# Scalars


def number(text: str) -> Fraction:
    text = text.strip()
    if text.endswith("%"):
        return Fraction(text[:-1].strip()) / 100
    return Fraction(text)


def amount(text: str) -> Fraction:
    factors = {"k": 10**3, "M": 10**6, "B": 10**9}
    return number(text[:-1]) * factors[text[-1]] if text[-1:] in factors else number(text)


def years_of(text: str) -> Fraction:
    units = {"year": Fraction(1), "quarter": Fraction(1, 4), "month": Fraction(1, 12)}
    found = re.fullmatch(r"(\S+)\s+(year|quarter|month)s?", text.strip())
    return number(found[1]) * units[found[2]] if found else number(text)


def moment(text: str) -> Fraction:
    if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return number(text)
    day = datetime.date(*map(int, text.split("-")))
    first, following = datetime.date(day.year, 1, 1), datetime.date(day.year + 1, 1, 1)
    return day.year + Fraction((day - first).days, (following - first).days)


def truth(text: str) -> bool:
    return text.lower() == "true"


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]


# Things in time


@dataclass(frozen=True)
class Clock:
    start: Fraction
    step: Fraction
    steps: int
    folder: pathlib.Path

    def boundary_before(self, at: Fraction) -> int:
        return min(math.floor((at - self.start) / self.step + SLACK), self.steps)

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
        parts = value if isinstance(value, dict) else {str(self.start): value}
        paid = [(self.boundary_after(moment(at)), amount(sum_)) for at, sum_ in parts.items()]
        return [sum((m for at, m in paid if at <= t), Fraction(0)) for t in range(self.steps)]

    def law(self, value: Any) -> list[float]:
        if isinstance(value, dict):
            if "race" in value:
                raise Unsupported("race")
            if "csv" in value:
                return self.cumulative_law(straight_lines(self.start, self.table(value["csv"])))
            if "by" in value:
                return self.cumulative_law(straight_lines(self.start, value["by"]))
            return self.point_masses(value)
        ends = re.fullmatch(r"(.+?)\s+to\s+(.+)", value)
        if ends:
            return self.cumulative_law(lognormal(*(float(moment(e) - self.start) for e in ends.groups())))
        return self.point_masses({value: "1"})

    def point_masses(self, masses: dict[str, str]) -> list[float]:
        law = [Fraction(0)] * (self.steps + 1)
        for at, mass in masses.items():
            law[self.steps if at == "never" else self.boundary_before(moment(at))] += number(mass)
        return [float(x) for x in law]

    def cumulative_law(self, below: Callable[[Fraction], float | Fraction]) -> list[float]:
        """The chance of each last usable boundary, when `below(x)` is that of a deadline before x years."""
        cuts = [0] + [below((k - SLACK) * self.step) for k in range(1, self.steps + 1)] + [1]
        return [float(b - a) for a, b in zip(cuts, cuts[1:])]


def straight_lines(start: Fraction, points: dict[str, str]) -> Callable[[Fraction], Fraction]:
    corners = [(Fraction(0), Fraction(0))] + sorted((moment(at) - start, number(s)) for at, s in points.items())

    def below(x: Fraction) -> Fraction:
        for (x0, y0), (x1, y1) in zip(corners, corners[1:]):
            if x0 <= x < x1:
                return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
        return corners[-1][1]

    return below


def lognormal(low: float, high: float) -> Callable[[Fraction], float]:
    spread = (math.log(high) - math.log(low)) / (2 * NormalDist().inv_cdf(0.95))
    law = NormalDist((math.log(high) + math.log(low)) / 2, spread)
    return lambda x: law.cdf(math.log(x)) if x > 0 else 0.0


# The problem


def read(text: str, folder: pathlib.Path = pathlib.Path()) -> Problem:
    raw = yaml.load(text, Loader=yaml.BaseLoader)
    for key in ("information", "grants", "uncertainty"):
        if key in raw:
            raise Unsupported(key)
    if any("hastens" in chunk for chunk in raw["chunks"].values()):
        raise Unsupported("hastens")
    time = raw["time"]
    step = years_of(time.get("step", "1"))
    steps = math.floor(years_of(time["horizon"]) / step + SLACK)
    clock = Clock(moment(time.get("start", "0")), step, steps, folder)
    bundles, chunks = list(raw["chunks"]), list(raw["chunks"].values())
    worlds = list(raw.get("worlds", {"": {"credence": "1"}}).values())
    after = [[bundles.index(a) for a in listed(c.get("after", []))] for c in chunks]
    budgets = raw.get("budgets", {})
    return Problem(
        raw=raw,
        steps=steps,
        pools=list(raw["pools"]),
        bundles=bundles,
        people=[clock.headcounts(p["headcount"]) for p in raw["pools"].values()],
        income=[clock.cumulative_income(b) for b in budgets.values()],
        credence=[float(number(w["credence"])) for w in worlds],
        law=[clock.law(w.get("deadline", raw["deadline"])) for w in worlds],
        after=after,
        needed=[closure([truth(chunk_value(raw, w, b, "needed", "true")) for b in bundles], after) for w in worlds],
        count=[[int(chunk_value(raw, w, b, "count", "1")) for b in bundles] for w in worlds],
        base_count=[int(c.get("count", "1")) for c in chunks],
        separate=[c.get("credit") == "separate" for c in chunks],
        crews=[crews(raw, worlds, b, step) for b in range(len(bundles))],
    )


def closure(needed: list[bool], after: list[list[int]]) -> list[bool]:
    """What a needed bundle waits for is needed too."""
    for _ in needed:
        for bundle, others in enumerate(after):
            for other in others if needed[bundle] else []:
                needed[other] = True
    return needed


def chunk_value(raw: dict, world: dict, chunk: str, key: str, default: str) -> str:
    return part(world, "chunks", chunk).get(key, raw["chunks"][chunk].get(key, default))


def part(place: dict, *path: str) -> dict:
    """The mapping at a path, empty where there is none (or a list, or nothing)."""
    for key in path:
        place = place.get(key) if isinstance(place, dict) else {}
    return place if isinstance(place, dict) else {}


def nearest(key: str, default: str, *places: dict) -> Fraction:
    return number(next((place[key] for place in places if key in place), default))


def crews(raw: dict, worlds: list[dict], bundle: int, step: Fraction) -> list[Crew]:
    name, chunk = list(raw["chunks"].items())[bundle]
    team, order = chunk.get("team", "1"), list(raw["pools"])
    if isinstance(team, dict):
        groups = [{pool: int(team[pool]) for pool in order if pool in team}]
    else:
        groups = [{pool: int(team)} for pool in order if pool in chunk.get("pools", order)]
    return [crew(raw, worlds, bundle, name, group, step) for group in groups]


def crew(raw: dict, worlds: list[dict], bundle: int, name: str, team: dict[str, int], step: Fraction) -> Crew:
    return Crew(
        bundle=bundle,
        pools=tuple(list(raw["pools"]).index(pool) for pool in team),
        team=tuple(team.values()),
        years=crew_years(raw, {}, name, team),
        rates=tuple(tuple(r * step for r in rates(raw, name, pool)) for pool in team),
        base=terms(raw, {}, name, team, step),
        worlds=tuple(terms(raw, world, name, team, step) for world in worlds),
    )


def crew_years(raw: dict, world: dict, name: str, team: dict[str, int]) -> Fraction:
    return max(
        nearest("years", "", part(world, "chunks", name, "pools", pool), part(raw, "chunks", name, "pools", pool),
                part(world, "chunks", name), raw["chunks"][name])
        for pool in team)


def terms(raw: dict, world: dict, name: str, team: dict[str, int], step: Fraction) -> Terms:
    chunk = raw["chunks"][name]

    def value(key: str, pool: str) -> Fraction:
        return nearest(key, "1", part(world, "chunks", name, "pools", pool), part(raw, "chunks", name, "pools", pool),
                       part(world, "pools", pool), raw["pools"][pool])

    pace = min(value("pace", pool) for pool in team)
    own = chunk.get("correct")
    correct = number(own) if own is not None else math.prod(value("correct", pool) for pool in team)
    years = crew_years(raw, world, name, team)
    if chunk.get("joining") == "relay":
        people = tuple(math.ceil(k / pace - SLACK) for k in team.values())
        return Terms(math.ceil(years / step - SLACK), people, float(correct))
    return Terms(math.ceil(years / (pace * step) - SLACK), tuple(team.values()), float(correct))


def rates(raw: dict, name: str, pool: str) -> list[Fraction]:
    """What a person-year costs of each budget; the chunk's own price of a budget goes before the pool's."""
    found = {budget: Fraction(0) for budget in raw.get("budgets", {})}
    for place in (raw["pools"][pool], part(raw, "chunks", name, "pools", pool)):
        cost = place.get("cost", {})
        prices = cost if isinstance(cost, dict) else {next(iter(found)): cost}
        found.update({budget: amount(price) for budget, price in prices.items()})
    return list(found.values())


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
