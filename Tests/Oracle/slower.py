"""Looks for rivals that get slower when they are given chunks of their own work, by random search.

    python3 Tests/Oracle/slower.py [DRAWS [SEED]]

A rival that deals anew from what is left may take another order. Prints how many of the drawn rivals are somewhere less
likely to be done with a gift than without, and the shortest of these that is certain to finish later.
"""
from __future__ import annotations

import random
import sys
from fractions import Fraction
from itertools import accumulate

import yaml

import naive
from reading import read
from rivals import RULES
from sketches import Sketch

LONG = 12  # steps


def rivals(draws: int, seed: str):
    for draw in range(draws):
        rng = random.Random(f"{seed} {draw}")
        sketch = Sketch(rng, {"race", "spill", "credit", *rng.choice([[], ["order"]])}, RULES[draw % 4])
        race = sketch.race()
        file = {"time": {"horizon": LONG * sketch.step, "step": sketch.step}, "deadline": {"race": race},
                "pools": {"p": {"headcount": 0}}, "chunks": {"c": {"years": 1}}}
        try:
            yield race, read(yaml.safe_dump(file, sort_keys=False)).laws[0]
        except naive.Fragile:
            continue


def loss(law, name: str, number: int) -> float:
    """By how much the rival is less likely, at some boundary, to have finished with this gift."""
    alone, helped = (list(accumulate(law.at(Fraction(0), gifts)[:-1])) for gifts in ({}, {name: number}))
    return max(x - y for x, y in zip(alone, helped))


def slower(draws: int, seed: str) -> list[tuple]:
    """Rivals with a gift of one chunk or more that makes them slower somewhere; the largest loss first."""
    found = []
    for race, law in rivals(draws, seed):
        gifts = [(name, n) for name, chunk in race["chunks"].items() for n in range(1, chunk.get("count", 1) + 1)]
        try:
            lost, name, n = max((loss(law, name, n), name, n) for name, n in gifts)
        except naive.Fragile:
            continue
        if lost > 1e-9:
            found.append((lost, name, n, race))
    return sorted(found, key=lambda one: (-one[0], len(str(one[3]))))


def main() -> None:
    draws = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    found = slower(draws, sys.argv[2] if len(sys.argv) > 2 else "slower-1")
    print(f"{len(found)} of {draws} rivals get slower somewhere")
    for rule in RULES:
        print(f"{sum(race['allocator'] == rule for *_, race in found):6} {rule}")
    for lost, name, n, race in found[:3]:
        print(f"{n} of {name} given, {lost:.6f} less likely somewhere:")
        print(yaml.safe_dump(race, sort_keys=False, default_flow_style=None, width=110))


if __name__ == "__main__":
    main()
