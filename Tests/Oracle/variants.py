"""Problem files with more, or less, of one thing, written down from the words of the format alone.

What a file cannot state is `Unsupported`: laws that work moves, an attempt forced on a chunk that waits for others or
whose teams are mixed, one chunk less beside a sample of worlds.
"""
from __future__ import annotations

import copy
import itertools
import math
import pathlib
from fractions import Fraction
from typing import Any, Callable, Iterator

import yaml

from clock import Clock
from problem import Unsupported
from reading import grant, law
from scalars import SLACK, listed, moment, number, years_of

File = dict[str, Any]
ROUNDING = 1e-9
HOPELESS = 1_000_000  # years that no chunk of any problem has time for


class Stated:
    """A problem file, and its things in time on the grid of steps."""

    def __init__(self, path: pathlib.Path):
        text = path.read_text(encoding="utf-8")
        self.file: File = yaml.safe_load(text)
        raw = yaml.load(text, Loader=yaml.BaseLoader)
        for name, row in table(path.parent, raw.get("grants", {})).items():
            self.file["grants"][name] = raw["grants"][name] = row
        for parts in (self.file, raw):
            if isinstance(parts.get("grants", {}).get("csv"), str):
                del parts["grants"]["csv"]
        when = raw["time"]
        self.step = years_of(when.get("step", "1"))
        start = moment(when.get("start", "0"))
        horizon = years_of(when["horizon"]) if "horizon" in when else moment(when["until"]) - start
        self.clock = Clock(start, self.step, math.floor(horizon / self.step + SLACK), path.parent)
        self.raw = raw

    def moment(self, boundary: int) -> float:
        return float(self.clock.start + boundary * self.step)

    def headcount(self, pool: str, change: Callable[[int, int], int]) -> dict[float, int]:
        """A headcount as a schedule, each step's people changed."""
        people = self.clock.headcounts(self.raw["pools"][pool]["headcount"])
        changed = [change(t, n) for t, n in enumerate(people)]
        return {self.moment(t): n for t, n in enumerate(changed) if t == 0 or changed[t - 1] != n}

    def income(self, budget: str) -> list[Fraction]:
        return self.clock.cumulative_income(self.raw["budgets"][budget])

    def paid(self, cumulative: list[Fraction]) -> dict[float, float]:
        """Income as single sums."""
        sums = [b - a for a, b in zip([Fraction(0)] + cumulative, cumulative)]
        return {self.moment(t): float(s) for t, s in enumerate(sums) if s} or {self.moment(0): 0.0}


def table(folder: pathlib.Path, grants: File) -> File:
    """The rows of a table of grants, as mappings."""
    if not isinstance(grants.get("csv"), str):
        return {}
    lines = (folder / grants["csv"]).read_text(encoding="utf-8-sig").split("\n")
    rows = [dict(zip(lines[0].split(","), line.split(","))) for line in lines[1:] if line]
    keys = ("cost", "lag", "lasts", "max", "award")
    return {row["name"]: {**{key: row[key] for key in keys if row.get(key)}, "adds": {row["pool"]: int(row["people"])}}
            for row in rows}


def is_sampled(value: Any) -> bool:
    """Whether somewhere an interval stands for a number."""
    if isinstance(value, dict):
        return any(is_sampled(v) for k, v in value.items() if k not in ("deadline", "title", "notes"))
    return isinstance(value, list) and any(map(is_sampled, value)) or isinstance(value, str) and " to " in value


def worlds(file: File) -> list[File]:
    return list(file.get("worlds", {}).values())


def own(world: File, chunk: str) -> File:
    """What a world says of a chunk."""
    return (world.get("chunks") or {}).get(chunk) or {}


def edited(stated: Stated) -> File:
    return copy.deepcopy(stated.file)


def delayed(stated: Stated, steps: int) -> File:
    """The deadline's law so many steps later, and the horizon with it; or sooner."""
    file = edited(stated)
    if any("hastens" in chunk for chunk in file["chunks"].values()):
        raise Unsupported("work moves the law")
    if steps > 0:
        file["time"].pop("until", None)
        file["time"]["horizon"] = float((stated.clock.steps + steps) * stated.step)
    for place, raw in zip([file] + worlds(file), [stated.raw] + worlds(stated.raw)):
        if "deadline" in raw:
            weights = law(stated.clock, raw["deadline"]).at(max(0, -steps) * stated.step, {})
            if sum(weights) < 1 - ROUNDING:
                raise Unsupported("a deadline before the start")
            # The last one holds all that the horizon cuts off.
            masses = {stated.moment(t + max(0, steps)): weight for t, weight in enumerate(weights[:-1]) if weight > 0}
            place["deadline"] = {**masses, "never": max(0.0, 1 - sum(masses.values()))}
    return file


def without_need(file: File, chunk: str) -> File:
    """All of a chunk is done."""
    file["chunks"][chunk]["needed"] = False
    for world in worlds(file):
        own(world, chunk).pop("needed", None)
    for other in file["chunks"].values():
        if "after" in other:
            other["after"] = [name for name in listed(other["after"]) if name != chunk]
    return file


def one_less(stated: Stated, chunk: str) -> File:
    file = edited(stated)
    if is_sampled(file["chunks"]) or is_sampled(file.get("worlds", {})):
        raise Unsupported("worlds beside a sample")
    counted = [own(w, chunk) for w in worlds(file) if "count" in own(w, chunk)] + [file["chunks"][chunk]]
    if all(part.get("count", 1) == 1 for part in counted):
        return without_need(file, chunk)
    if any(part.get("count", 1) == 1 for part in counted):
        raise Unsupported("done in some worlds")
    for part in counted:
        part["count"] -= 1
    return file


def changed(stated: Stated, value: File) -> File:
    """The problem with more, or less, of one thing."""
    file, name = edited(stated), value["name"]
    if value["of"] == "pool":
        people = stated.clock.headcounts(stated.raw["pools"][name]["headcount"])
        first = next((t for t, n in enumerate(people) if n > 0), 0)
        file["pools"][name]["headcount"] = stated.headcount(name, lambda t, n: n + (t >= first))
    elif value["of"] == "budget":
        file["budgets"][name] = stated.paid([x * Fraction(101, 100) for x in stated.income(name)])
    elif value["of"] == "grant":
        file["grants"][name]["max"] = int(file["grants"][name].get("max", 1)) + 1
    elif value["of"] == "chunk":
        return one_less(stated, name)
    else:
        return delayed(stated, max(1, math.ceil(1 / stated.step - SLACK)))
    return file


def scaled(stated: Stated, name: str, percent: int) -> File:
    """A point of a frontier."""
    file, factor = edited(stated), Fraction(percent, 100)
    if name in file.get("budgets", {}):
        file["budgets"][name] = stated.paid([x * factor for x in stated.income(name)])
    else:
        file["pools"][name]["headcount"] = stated.headcount(name, lambda _, n: math.floor(n * factor + Fraction(1, 2)))
    return file


def forbidden(stated: Stated, name: str) -> File:
    """Nobody works on a chunk, or no grant of a kind is awarded, or a pool has nobody of its own."""
    file = edited(stated)
    if name in file.get("grants", {}):
        file["grants"][name]["max"] = 0
    elif name in file["chunks"]:
        for part in [file["chunks"][name]] + [own(w, name) for w in worlds(file)]:
            if part is file["chunks"][name] or "years" in part:
                part["years"] = HOPELESS
            for pool in part["pools"].values() if isinstance(part.get("pools"), dict) else []:
                (pool or {}).pop("years", None)
    else:
        file["pools"][name]["headcount"] = 0
    return file


def forced(stated: Stated, name: str) -> Iterator[tuple[File, float]]:
    """Problems the best of which has the chance P of the best plan that uses a part, each with a share of belief: where
    that is a half the chance is (1 + P)/2.
    """
    if name in stated.file.get("grants", {}):
        budgets = list(stated.raw.get("budgets", {}))
        one = grant(stated.raw, stated.clock, name, stated.raw["grants"][name])
        for at in one.moments:
            file = edited(stated)
            file["grants"][name]["max"] = one.most - 1
            for budget, cost in zip(budgets, one.cost):
                left = [x - (cost if t >= at else 0) for t, x in enumerate(stated.income(budget))]
                # What has to be there later cannot be spent before.
                left = list(itertools.accumulate(reversed(left), min))[::-1]
                if left[0] < 0:
                    break
                file["budgets"][budget] = stated.paid(left)
            else:
                come = at + one.lag
                gone = stated.clock.steps if one.lasts is None else come + one.lasts
                for pool, more in zip(stated.raw["pools"], one.adds):
                    file["pools"][pool]["headcount"] = stated.headcount(
                        pool, lambda t, n: n + (more if come <= t < gone else 0))
                if all(n >= 0 for pool in file["pools"].values() for n in pool["headcount"].values()):
                    yield file, 1
        return
    file = edited(stated)
    chunk = file["chunks"][name]
    # Half of all belief goes to a world that asks for nothing but one attempt, which is always correct.
    told = [own(w, name) for w in worlds(file)] + [w.get("pools") or {} for w in worlds(file)]
    if "after" in chunk or "correct" in chunk or isinstance(chunk.get("team"), dict) or file.get("information"):
        raise Unsupported("a forced attempt")
    if is_sampled(file) or any("years" in part or "pace" in str(part) for part in told) or "hastens" in str(file):
        raise Unsupported("a forced attempt")
    pools = list(chunk.get("pools") or file["pools"])
    others = {other: {"needed": False} for other in file["chunks"] if other != name}
    for world in worlds(file) or [file.setdefault("worlds", {}).setdefault("as it is", {"credence": 1})]:
        world["credence"] = float(number(str(world["credence"]))) / 2
    file["worlds"]["asking"] = {
        "credence": 0.5, "deadline": {"never": 1},
        "chunks": {**others, name: {"needed": True, "count": 1, "pools": {p: {"correct": 1} for p in pools}}}}
    yield file, 0.5


def bargained(stated: Stated, chunk: str, years: float) -> File:
    """All of a chunk is done, and the deadline comes so many years sooner."""
    return without_need(delayed(stated, -round(years / float(stated.step))), chunk)
