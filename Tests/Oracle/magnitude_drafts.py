"""Draws problems whose numbers lie anywhere between 1e-300 and 1e300."""
from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import Any

Row = dict[str, Any]


def anywhere(rng: random.Random, low: float, high: float) -> float:
    """Log-uniform, as a decimal of up to 17 digits."""
    return 10.0 ** rng.uniform(math.log10(low), math.log10(high))


def share(rng: random.Random) -> float:
    kind = rng.random()
    if kind < 0.3:
        return anywhere(rng, 1e-300, 1)
    if kind < 0.8:
        return anywhere(rng, 1e-3, 1)
    return 1.0 if kind < 0.88 else 1 - anywhere(rng, 1e-14, 1e-2)


def people(rng: random.Random, large: bool) -> int:
    return int(anywhere(rng, 1, 1e7)) if large else rng.randint(1, 4)


def moments(rng: random.Random, steps: int, step: float) -> Any:
    """A law on the grid: certain, or a few points, some of them as good as impossible."""
    if rng.random() < 0.5:
        return rng.randint(1, steps) * step
    points = {k: anywhere(rng, 1e-300, 1e-10) if rng.random() < 0.4 else rng.uniform(0.05, 0.3)
              for k in rng.sample(range(1, steps + 1), rng.randint(1, min(2, steps)))}
    law = {at * step: weight for at, weight in sorted(points.items())}
    law["never"] = float(1 - sum(Fraction(weight) for weight in law.values()))
    return law


def budget(rng: random.Random, price: float, step: float, steps: int) -> Any:
    """Enough for a few attempts of a price, or no limit, or anything at all."""
    kind = rng.random()
    if kind < 0.6:
        amount = price * step * rng.randint(1, 6) * rng.choice([1, 1, 1.5, 1 + 1e-8, 1 - 1e-8])
    else:
        amount = rng.choice([1e20, 1e300]) if kind < 0.75 else anywhere(rng, 1e-300, 1e300)
    amount = min(max(amount, 1e-300), 1e300)
    if rng.random() < 0.3 and steps > 1:
        return {0: amount, step: min(1e300, amount * rng.choice([1, 0.5, 1e-12, 1e12]))}
    return amount


def draw(rng: random.Random) -> Row:
    large = rng.random() < 0.45
    steps = 1 if large else rng.randint(1, 3)
    step = rng.choice([1.0] * 6 + [1e-3, 1e6, anywhere(rng, 1e-6, 1e6)])
    pools = {f"p{i}": {"headcount": people(rng, large), "correct": share(rng)} for i in range(1 if large else rng.randint(1, 2))}
    file: Row = {"time": {"step": step, "horizon": steps * step * 1.0000001}, "deadline": moments(rng, steps, step), "pools": pools}
    if rng.random() < 0.55:
        for pool in pools.values():
            if rng.random() < 0.85:
                pool["cost"] = anywhere(rng, 1e-300, 1e300)
        priced = [pool["cost"] for pool in pools.values() if "cost" in pool]
        if priced:
            file["budgets"] = {"money": budget(rng, rng.choice(priced), step, steps)}
    file["chunks"] = {f"c{i}": chunk(rng, pools, large, step) for i in range(1 if large else rng.randint(1, 2))}
    if not large and rng.random() < 0.2:
        credence = rng.choice([0.5, anywhere(rng, 1e-300, 1e-12)])
        file["worlds"] = {"dark": {"credence": credence, "pools": {"p0": {"correct": share(rng)}}},
                          "light": {"credence": 1 - credence}}
    return file


def chunk(rng: random.Random, pools: Row, large: bool, step: float) -> Row:
    found: Row = {"years": step * rng.choice([1, 1, 1, 2, 1e-300])}
    if rng.random() < 0.04:
        found["years"] = 1e300
    if large:
        pool = pools["p0"]
        mean = pool["headcount"] * pool["correct"]
        near = mean + rng.gauss(0, 2) * math.sqrt(mean + 1)
        found["count"] = max(1, min(int(rng.choice([near, 1, 2, anywhere(rng, 1, 1e6)])), 1_000_000, pool["headcount"]))
        found["credit"] = "separate" if found["count"] <= 200 and rng.random() < 0.2 else "pooled"
        return found
    if rng.random() < 0.4:
        found["count"] = rng.randint(2, 3)
        found["credit"] = rng.choice(["pooled", "separate"])
    kind = rng.random()
    if kind < 0.15:
        found["team"] = 2
    elif kind < 0.3 and len(pools) == 2:
        found["team"] = {"p0": 1, "p1": 1}
    if rng.random() < 0.2:
        found["joining"] = "relay"
        pools["p0"]["pace"] = rng.choice([0.5, 0.9, anywhere(rng, 1e-300, 1)])
    return found
