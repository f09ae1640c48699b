"""Reads a problem file in the core of the format and puts it on the grid of steps.

Not read: information, tables of grants, and intervals in place of numbers.
"""
from __future__ import annotations

import copy
import math
import pathlib
from fractions import Fraction
from typing import Any

import yaml

from clock import Clock
from problem import Crew, Grant, Hastening, Law, Problem, Terms, Unsupported
from rivals import Race
from scalars import SLACK, amount, listed, moment, number, truth, years_of


def read(text: str, folder: pathlib.Path = pathlib.Path()) -> Problem:
    raw = yaml.load(text, Loader=yaml.BaseLoader)
    for key in ("information", "uncertainty"):
        if key in raw:
            raise Unsupported(key)
    time = raw["time"]
    step = years_of(time.get("step", "1"))
    steps = math.floor(years_of(time["horizon"]) / step + SLACK)
    clock = Clock(moment(time.get("start", "0")), step, steps, folder)
    worlds = list(raw.get("worlds", {"": {"credence": "1"}}).values())
    return stated(raw, clock, worlds, [law(clock, w.get("deadline", raw["deadline"])) for w in worlds])


def stated(raw: dict, clock: Clock, worlds: list[dict], laws: list[Law]) -> Problem:
    """What a mapping with pools and chunks states."""
    bundles, chunks = list(raw["chunks"]), list(raw["chunks"].values())
    after = [[bundles.index(a) for a in listed(c.get("after", []))] for c in chunks]
    return Problem(
        raw=raw,
        step=clock.step,
        steps=clock.steps,
        pools=list(raw["pools"]),
        bundles=bundles,
        people=[clock.headcounts(p["headcount"]) for p in raw["pools"].values()],
        income=[clock.cumulative_income(b) for b in raw.get("budgets", {}).values()],
        credence=[float(number(w["credence"])) for w in worlds],
        laws=laws,
        law=[one.at(Fraction(0), {}) for one in laws],
        after=after,
        needed=[closure([truth(chunk_value(raw, w, b, "needed", "true")) for b in bundles], after) for w in worlds],
        count=[[int(chunk_value(raw, w, b, "count", "1")) for b in bundles] for w in worlds],
        base_count=[int(c.get("count", "1")) for c in chunks],
        separate=[c.get("credit") == "separate" for c in chunks],
        crews=[crews(raw, worlds, b, clock.step) for b in range(len(bundles))],
        grants=[grant(raw, clock, name, parts) for name, parts in raw.get("grants", {}).items()],
        hastens=[hastening(c["hastens"]) if "hastens" in c else None for c in chunks],
    )


def law(clock: Clock, value: Any) -> Law:
    if not (isinstance(value, dict) and "race" in value):
        return clock.law(value)
    certain = [{"credence": "1"}]
    return Race(value["race"], lambda raw: stated(without_costs(raw), clock, certain, []), clock.step, clock.steps)


def without_costs(rival: dict) -> dict:
    """A rival pays nothing."""
    parts = copy.deepcopy({"pools": rival["pools"], "chunks": rival["chunks"]})
    for place in [*parts["pools"].values(), *(p for name in parts["chunks"]
                                              for p in part(parts, "chunks", name, "pools").values())]:
        if isinstance(place, dict):
            place.pop("cost", None)
    return parts


def grant(raw: dict, clock: Clock, name: str, parts: dict) -> Grant:
    cost = parts.get("cost", {})
    prices = cost if isinstance(cost, dict) else {next(iter(raw["budgets"])): cost}
    moments = (clock.boundary_after(moment(at)) for at in listed(parts.get("award", str(clock.start))))
    return Grant(
        name=name,
        cost=tuple(amount(prices.get(budget, "0")) for budget in raw.get("budgets", {})),
        adds=tuple(int(parts["adds"].get(pool, "0")) for pool in raw["pools"]),
        lag=math.ceil(years_of(parts.get("lag", "0")) / clock.step - SLACK),
        lasts=math.floor(years_of(parts["lasts"]) / clock.step + SLACK) if "lasts" in parts else None,
        most=int(parts.get("max", "1")),
        moments=tuple(sorted({t for t in moments if t < clock.steps})),
    )


def hastening(value: Any) -> Hastening:
    if not isinstance(value, dict):
        return Hastening(rate=number(value))
    if "rival" in value:
        return Hastening(gift=(value["rival"], number(value["by"])))
    return Hastening(leak=(number(value["chance"]), years_of(value["years"])))


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
