"""Seeded problem files of the speed classes: bundles × pools × steps × deadlines.

Deadlines lie from a third of the time on, with nearly equal weights. The serial bundles are single long chunks that
some or all pools may work on, just short enough for a third of the deadlines; the others are many short chunks of one
pool. Early deadlines are hopeless, and `factors.csv` scales the headcounts such that the best chance lies between 0.3 and 0.6.
"""
import csv
import dataclasses
import math
import pathlib
import random

FACTORS = pathlib.Path(__file__).resolve().parent.parent / "factors.csv"


@dataclasses.dataclass(frozen=True)
class Size:
    """How large a problem is."""

    bundles: int
    serial: int
    pools: int
    steps: int
    deadlines: int
    worlds: int = 1


SIZES = {
    "S": Size(6, 3, 2, 25, 6),
    "M": Size(12, 6, 3, 30, 12),
    "L": Size(25, 10, 4, 40, 20),
    "XL": Size(60, 24, 6, 60, 40),
    "worlds": Size(25, 10, 4, 40, 20, worlds=50),
}


#: One measure of class M at a time is varied: how cost grows with it.
GROWTH = {
    "bundles": {value: Size(value, value // 2, 3, 30, 12) for value in (6, 12, 18, 24)},
    "pools": {value: Size(12, 6, value, 30, 12) for value in (2, 3, 4, 6)},
    "steps": {value: Size(12, 6, 3, value, 12) for value in (20, 30, 40, 60)},
    "atoms": {value: Size(12, 6, 3, 30, value) for value in (3, 6, 12, 18)},
}


def factors():
    """What the headcounts of each instance are multiplied by, as found by `run.py calibrate`."""
    if not FACTORS.exists():
        return {}
    with open(FACTORS, newline="") as file:
        return {row["instance"]: float(row["factor"]) for row in csv.DictReader(file)}


def laws(rng, size):
    """The deadline: boundaries from a third of the time to its end, and their weights, which sum to 1."""
    first = size.steps / 3 + 1
    spread = [first + (size.steps - first) * i / max(1, size.deadlines - 1) for i in range(size.deadlines)]
    moments = sorted({min(size.steps, max(1, round(m + rng.uniform(-0.6, 0.6)))) for m in spread[:-1]} | {size.steps})
    weights = [rng.uniform(0.8, 1.2) for _ in moments]
    shares = [round(weight / sum(weights), 6) for weight in weights]
    shares[-1] = round(1 - sum(shares[:-1]), 6)
    return dict(zip(moments, shares))


def headcounts(rng, steps, factor):
    """Whole people that grow by the year, written where they change."""
    start, growth = rng.randint(5, 30), rng.uniform(0.01, 0.06)
    changes, last = {}, None
    for step in range(steps):
        people = int(factor * int(start * (1 + growth) ** step))
        if people != last:
            changes[step] = last = people
    return changes


def chunks(rng, size, paces, law):
    """The bundles, each as a dictionary with the keys of the format."""
    limit = sorted(law)[len(law) // 3]
    bundles = []
    for index in range(size.bundles):
        if index < size.serial:
            pools = sorted(rng.sample(range(size.pools), rng.randint(1, size.pools)))
            most = min(paces[pool] for pool in pools) * limit
            years = round(min(most, rng.uniform(0.16, 0.45) * size.steps), 4)
            bundles.append({"count": 1, "years": years, "pools": pools})
        else:
            pool = min(rng.randrange(size.pools), rng.randrange(size.pools))
            bundles.append({"count": rng.randint(2, 24), "years": rng.choice([1, 2, 3, 5]), "pools": [pool]})
    return bundles


def override(rng, bundle):
    """What a world believes of one bundle: not needed, another count, or other years."""
    kind = rng.choice(["needed", "count", "years"])
    if kind == "needed":
        return "needed: false"
    if kind == "count" and bundle["count"] > 1:
        return f"count: {max(1, round(bundle['count'] * rng.choice([0.5, 0.75, 1.25])))}"
    return f"years: {round(bundle['years'] * rng.choice([0.6, 0.8]), 4)}"


def worlds(rng, size, bundles, correct):
    """Worlds that differ in a few bundles and in the correctness of one pool."""
    weights = [rng.uniform(0.5, 1.5) for _ in range(size.worlds)]
    shares = [round(weight / sum(weights), 9) for weight in weights]
    shares[-1] = round(1 - sum(shares[:-1]), 9)
    for index, share in enumerate(shares):
        changed = sorted(rng.sample(range(size.bundles), rng.randint(2, 5)))
        beliefs = ", ".join(f"chunk-{b}: {{{override(rng, bundles[b])}}}" for b in changed)
        pool = rng.randrange(size.pools)
        other = min(0.95, correct[pool] * rng.choice([0.7, 0.85, 1.2]))
        yield (f"  world-{index}: {{credence: {share:.9f}, chunks: {{{beliefs}}}, "
               f"pools: {{pool-{pool}: {{correct: {other:.6f}}}}}}}")


def problem(name, seed, size=None, factor=None):
    """The text of one instance; `size` and `factor` default to those of the class and of the table."""
    size = size or SIZES[name]
    label = f"{name}-{seed}"
    factor = factor or factors().get(label) or first_factor(name, seed, size)
    rng = random.Random(label)
    law = laws(rng, size)
    lines = [f"title: class {label}", f"time: {{horizon: {size.steps}}}",
             "deadline: {" + ", ".join(f"{moment}: {share}" for moment, share in law.items()) + "}", "pools:"]
    paces = [rng.choice([0.5, 0.75, 1.0]) for _ in range(size.pools)]
    correct = [round(rng.uniform(0.07 if pool else 0.3, 0.6), 6) for pool in range(size.pools)]
    for pool in range(size.pools):
        people = headcounts(rng, size.steps, factor)
        text = ", ".join(f"{step}: {number}" for step, number in people.items())
        lines.append(f"  pool-{pool}: {{headcount: {{{text}}}, correct: {correct[pool]}, pace: {paces[pool]}}}")
    lines.append("chunks:")
    bundles = chunks(rng, size, paces, law)
    for index, bundle in enumerate(bundles):
        credit = "credit: pooled, " if bundle["count"] > 1 else ""
        pools = ", ".join(f"pool-{pool}" for pool in bundle["pools"])
        lines.append(f"  chunk-{index}: {{count: {bundle['count']}, years: {bundle['years']}, {credit}"
                     f"pools: [{pools}]}}")
    if size.worlds > 1:
        lines += ["worlds:", *worlds(rng, size, bundles, correct)]
    return "\n".join(lines) + "\n"


def first_factor(name, seed, size=None):
    """A guess at the factor: people-steps that the bundles ask for, over those that there are until the middle."""
    size = size or SIZES[name]
    rng = random.Random(f"{name}-{seed}")
    law = laws(rng, size)
    paces = [rng.choice([0.5, 0.75, 1.0]) for _ in range(size.pools)]
    correct = [rng.uniform(0.07 if pool else 0.3, 0.6) for pool in range(size.pools)]
    people = [headcounts(rng, size.steps, 1) for _ in range(size.pools)]
    asked = [0.0] * size.pools
    for bundle in chunks(rng, size, paces, law):
        for pool in bundle["pools"]:
            share = bundle["count"] if bundle["count"] > 1 else 2
            asked[pool] += share * math.ceil(bundle["years"] / paces[pool]) / correct[pool] / len(bundle["pools"])
    there = [sum(list(p.values())) / len(p) * size.steps * 0.6 for p in people]
    return max(0.2, max(a / t for a, t in zip(asked, there)))
