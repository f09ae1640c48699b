"""Writes the fixtures: `tiny.json` (small problems, their optima, what the naive rules reach) and `tails.json`.

Seeded: the same files each time. Each family below is a sort of problem, drawn until enough of them are small enough
to enumerate, pose a real choice, and do not hang on rounding.
"""
from __future__ import annotations

import collections
import json
import pathlib
import random
import time
from typing import Any

import yaml

import naive
import oracle
import plain
import tails
from drafts import Draft, mixture
from features import features
from plans import TooLarge
from problem import Problem
from reading import read


FOLDER = pathlib.Path(__file__).parent / "Fixtures"
SEED = "sidereal-1"
LIMIT = 4_000  # partial plans kept at once
PLAIN_LIMIT = 3_000  # plans judged one by one as a check of the enumeration
FAMILIES = {
    "plain": 16, "deadlines": 14, "by": 8, "lognormal": 6, "worlds": 26, "lengths": 24, "separate": 18, "copies": 14,
    "pooled": 20, "teams": 14, "mixed": 18, "relay": 18, "after": 18, "diamond": 10, "budget": 14, "income": 12,
    "headcount": 16, "growth": 8, "grid": 14, "unneeded": 10, "nobody": 6, "infeasible": 6, "mixture": 10,
    "everything": 24, "chain": 12, "rhombus": 12, "hard": 30,
}


def fixture(family: str, seed: int) -> dict[str, Any] | None:
    rng = random.Random(f"{SEED} {family} {seed}")
    file = mixture(rng) if family == "mixture" else Draft(rng, family).file
    text = yaml.safe_dump(file, sort_keys=False, default_flow_style=None, width=110)
    problem = read(text)
    try:
        best, reached = oracle.optimum(problem, LIMIT), naive.chances(problem)
    except (TooLarge, naive.Fragile):
        return None
    check(f"{family} {seed}", problem, best, reached)
    if family == "hard" and max(reached.values()) > best - 1e-3:
        return None
    choice = 1e-4 < best < 1 - 1e-6 and min(reached.values()) < best - 1e-6
    if choice if family == "infeasible" else not choice and rng.random() < 0.95:
        return None
    used = [family] + [f for f in features(file, problem, best, reached) if f != family]
    return {"name": f"{family} {seed}", "features": used, "yaml": text, "chance": best, "allocators": reached}


def check(name: str, problem: Problem, best: float, reached: dict[str, float]) -> None:
    """No rule beats the optimum, and the plain enumeration, where it can be done, finds the same."""
    assert max(reached.values()) <= best + 1e-12, (name, best, reached)
    try:
        judged = plain.optimum(problem, PLAIN_LIMIT)
    except TooLarge:
        return
    assert abs(judged - best) < 1e-13, (name, judged, best)
    CHECKED[name] = judged


CHECKED: dict[str, float] = {}


def main() -> None:
    began, fixtures = time.monotonic(), []
    for family, wanted in FAMILIES.items():
        seed, found = 0, []
        while len(found) < wanted:
            seed += 1
            one = fixture(family, seed)
            found += [one] if one else []
        fixtures += found
        print(f"{family}: {wanted} of {seed} draws, {time.monotonic() - began:.0f} s so far", flush=True)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "tiny.json").write_text(json.dumps(fixtures, indent=1) + "\n")
    rows = ",\n".join(map(json.dumps, tails.rows(SEED)))
    (FOLDER / "tails.json").write_text(f"[\n{rows}\n]\n")
    counts = collections.Counter(f for one in fixtures for f in one["features"])
    print(f"{len(fixtures)} problems, {sum(one['name'] in CHECKED for one in fixtures)} of them checked plainly")
    for feature, n in counts.most_common():
        print(f"{n:5} {feature}")


if __name__ == "__main__":
    main()
