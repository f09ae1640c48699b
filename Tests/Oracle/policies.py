"""The best chance of a tiny problem whose world is revealed on the way, by going through all two-stage plans.

A two-stage plan is a list of starts before the look that all branches share, and for each branch its later starts and
its gates. Every feasible list of starts with all its gates is judged by the definitions; since branches share nothing
but the starts before the look, the best of each is taken for itself. There is no other shortcut.

Run as a program it draws the problems and writes `Fixtures/policies.json`.
"""
from __future__ import annotations

import itertools
import json
import math
import pathlib
import random
import time
from fractions import Fraction
from typing import Any, Iterator

import yaml

import oracle
import plain
from plans import Plan, TooLarge, finish, holds
from problem import Problem
from reading import read
from scalars import moment, number, years_of

SEED = "two-stage-1"
PLANS = 900  # lists of starts of a problem
FAMILIES = {
    "start": 10, "moment": 14, "gated start": 4, "gated moment": 14, "chunk": 22, "needed": 16, "gated chunk": 14,
    "copies": 8, "pooled": 8, "lengths": 10,
}


def unwrap(text: str) -> tuple[Problem, Any]:
    """The problem without its information, and that."""
    raw = yaml.load(text, Loader=yaml.BaseLoader)
    information = raw.pop("information")["worlds"]
    return read(yaml.dump(raw, sort_keys=False)), information


def best(text: str) -> float:
    problem, information = unwrap(text)
    plans = all_plans(problem)
    if isinstance(information, dict):
        chunk = problem.bundles.index(information["chunk"])
        return max(Look(problem, plans, at, chunk).best() for at in range(problem.steps + 1))
    return Look(problem, plans, boundary(problem, information), None).best()


def boundary(problem: Problem, information: str) -> int:
    if information == "start":
        return 0
    time_ = problem.raw["time"]
    at = (moment(information) - moment(time_.get("start", "0"))) / years_of(time_.get("step", "1"))
    return min(math.ceil(at - Fraction(1, 10**9)), problem.steps)


def all_plans(problem: Problem) -> list[Plan]:
    moves = [(attempt, t, copy) for b in range(len(problem.bundles)) for attempt in holds(problem, b)
             for copy in range(problem.copies(b)) for t in range(problem.steps - attempt.length + 1)]
    plans = list(itertools.islice(plain.all_plans(problem, moves, []), PLANS + 1))
    if len(plans) > PLANS:
        raise TooLarge
    return plans


class Look:
    """All two-stage plans that look at one boundary."""

    def __init__(self, problem: Problem, plans: list[Plan], at: int, chunk: int | None):
        self.problem, self.at, self.chunk = problem, at, chunk
        self.memory: dict[tuple, float] = {}
        self.families: dict[tuple, list[Plan]] = {}
        for plan in plans:
            shared = tuple(sorted((self.key(move) for move in plan if move[1] < at)))
            self.families.setdefault(shared, []).append(plan)

    @staticmethod
    def key(move: tuple) -> tuple:
        attempt, start, copy = move
        return attempt.bundle, attempt.pools, attempt.length, attempt.people, start, copy

    def best(self) -> float:
        return max(map(self.best_family, self.families.values()))

    def best_family(self, plans: list[Plan]) -> float:
        """Of the plans whose starts before the look are the same."""
        worlds = [w for w, credence in enumerate(self.problem.credence) if credence > 0]
        values = [max(self.value(plan, gates, [w], blind=False) for plan in plans for gates in self.gates(plan))
                  for w in worlds]
        if self.chunk is not None:
            values.append(max(self.value(plan, gates, worlds, blind=True)
                              for plan in plans for gates in self.gates(plan)))
        return math.fsum(values)

    def gates(self, plan: Plan) -> Iterator[list[int]]:
        """All gates that the plan respects."""
        choices = []
        for b in range(len(self.problem.bundles)):
            starts = [t for attempt, t, _ in plan if b in self.problem.after[attempt.bundle]]
            last = min(starts, default=self.problem.steps)
            choices.append(range(last + 1) if self.problem.waited_for(b) else [self.problem.steps])
        return map(list, itertools.product(*choices))

    def value(self, plan: Plan, gates: list[int], worlds: list[int], blind: bool) -> float:
        """What a branch adds to the chance; before the look the blind branch, where there is one, is followed."""
        parts = []
        for w in worlds:
            for d, weight in enumerate(self.problem.law[w]):
                if weight > 0:
                    parts.append(self.problem.credence[w] * weight * self.success(plan, gates, w, d, blind))
        return math.fsum(parts)

    def success(self, plan: Plan, gates: list[int], w: int, d: int, blind: bool) -> float:
        """That in a world with this deadline the branch is followed and everything needed is finished."""
        r, needed = self.chunk, self.problem.needed[w]
        others = (self.phi(plan, gates, w, d, b) for b, need in enumerate(needed) if need and b != r)
        if r is None:
            return math.prod(others)
        if d < self.at:
            own = self.phi(plan, gates, w, d, r) if needed[r] else 1
            return math.prod(others) * own if blind else 0.0
        if needed[r]:
            seen = self.phi(plan, gates, w, self.at, r)
            share = self.phi(plan, gates, w, d, r) - seen if blind else seen
        else:
            free = [g if b != r else self.problem.steps for b, g in enumerate(gates)]
            seen = self.phi(plan, free, w, self.at, r)
            share = 1 - seen if blind else seen
        return share * math.prod(others)

    def phi(self, plan: Plan, gates: list[int], w: int, d: int, b: int) -> float:
        own = tuple(move for move in plan if move[0].bundle == b)
        place = (tuple(map(self.key, own)), min(gates[b], d), w, b)
        if place not in self.memory:
            self.memory[place] = finish(self.problem, list(own), gates, w, d, b)
        return self.memory[place]


# Problems


class Draft:
    """A random problem whose world is revealed."""

    def __init__(self, rng: random.Random, family: str):
        self.rng, self.family = rng, family
        self.steps = rng.choice([2, 3, 3, 4])
        size = 2 if family in ("start", "copies", "pooled") else rng.choice([2, 3])
        self.chunks = {f"c{i}": self.chunk(i) for i in range(size)}
        pools = {f"p{i}": {"headcount": self.headcount(), "correct": self.correct()}
                 for i in range(rng.choice([1, 1, 2]))}
        if len(pools) == 2 and rng.random() < 0.6:
            for chunk in rng.sample(list(self.chunks), 1):
                self.chunks[chunk]["pools"] = [rng.choice(list(pools))]
        self.file: dict[str, Any] = {
            "time": {"horizon": self.steps}, "deadline": self.law(), "pools": pools, "chunks": self.chunks,
            "worlds": self.worlds(pools), "information": {"worlds": self.information()}}

    def headcount(self) -> Any:
        if self.rng.random() < 0.2:
            return {0: self.rng.randint(0, 1), 1: self.rng.randint(1, 2)}
        return self.rng.randint(1, 2)

    def correct(self) -> Any:
        return self.rng.choice([f"{self.rng.randint(20, 95)}%", round(self.rng.uniform(0.2, 0.97), 4), "50%", 1])

    def law(self) -> Any:
        if self.rng.random() < 0.4:
            return self.rng.randint(max(1, self.steps - 1), self.steps)
        first, last = sorted(self.rng.sample(range(1, self.steps + 1), 2))
        share = self.rng.randint(10, 90)
        return {first: f"{share}%", last: f"{100 - share}%"}

    def chunk(self, i: int) -> dict[str, Any]:
        rng = self.rng
        chunk: dict[str, Any] = {"years": rng.choice([1, 1, 1, 2])}
        if "gated" in self.family and i > 0 and (i == 1 or rng.random() < 0.5):
            chunk |= {"years": 1, "after": f"c{rng.randrange(i)}"}
        if i == 0 and self.family in ("copies", "pooled"):
            chunk |= {"years": 1, "count": 2, "credit": "separate" if self.family == "copies" else "pooled"}
        if i > 0 and self.family == "chunk" and rng.random() < 0.3:
            chunk |= {"count": 2, "credit": rng.choice(["separate", "pooled"])}
        if i == 0 and self.family in ("chunk", "gated chunk", "lengths") and rng.random() < 0.7:
            chunk["needed"] = False
        return chunk

    def worlds(self, pools: dict) -> dict[str, Any]:
        rng = self.rng
        names = ["one", "two"] + ["three"] * (rng.random() < 0.15)
        cuts = sorted(rng.sample(range(15, 86), len(names) - 1))
        shares = [b - a for a, b in zip([0] + cuts, cuts + [100])]
        return {name: {"credence": f"{share}%"} | self.world(pools) for name, share in zip(names, shares)}

    def world(self, pools: dict) -> dict[str, Any]:
        rng, world, chunks = self.rng, {}, {}
        for name in list(self.chunks)[1:] + ["c0"] * (self.family != "needed"):
            own: dict[str, Any] = {}
            if rng.random() < 0.45:
                own["needed"] = rng.random() < 0.3
            if self.family == "lengths" and rng.random() < 0.5:
                own["years"] = rng.choice([1, 2])
            if own:
                chunks[name] = own
        if rng.random() < 0.4:
            world["pools"] = {rng.choice(list(pools)): {"correct": self.correct()}}
        if rng.random() < 0.3:
            world["deadline"] = self.law()
        return world | ({"chunks": chunks} if chunks else {})

    def information(self) -> Any:
        if self.family.endswith("start"):
            return "start"
        if self.family.endswith("moment"):
            return self.rng.choice([1, 1, 2, 0.5])
        return {"chunk": self.rng.choice(["c0", "c0", "c1"]) if self.family == "gated chunk" else "c0"}


def features(raw: dict) -> list[str]:
    found = {"gates" for chunk in raw["chunks"].values() if "after" in chunk}
    found |= {"deadlines" for world in raw["worlds"].values() if "deadline" in world}
    information = raw["information"]["worlds"]
    if not isinstance(information, dict):
        return sorted(found | {"start" if information == "start" else "moment"})
    problem, _ = unwrap(yaml.dump(raw, sort_keys=False))
    r = problem.bundles.index(information["chunk"])
    needs = {row[r] for row in problem.needed}
    found |= {"reveals", "not needed" if needs == {False} else "needed" if needs == {True} else "needed in some"}
    terms = [crew.worlds for crew in problem.crews[r]]
    if any(len({world.correct for world in worlds}) > 1 for worlds in terms):
        found.add("correctness by world")
    if any(world.correct < 1 for worlds in terms for world in worlds):
        found.add("may fail")
    return sorted(found)


def main() -> None:
    rng, found = random.Random(SEED), []
    began = time.monotonic()
    for family, wanted in FAMILIES.items():
        drawn = kept = dull = 0
        while kept < wanted:
            drawn += 1
            raw = Draft(rng, family).file
            text = yaml.dump(raw, sort_keys=False)
            never = yaml.dump({k: v for k, v in raw.items() if k != "information"}, sort_keys=False)
            try:
                value = best(text)
                static = oracle.optimum(read(never))
            except TooLarge:
                continue
            assert value >= static - 1e-12, text
            if value < 1e-6 or value - static < 1e-6:
                dull += 1
                if dull > wanted // 4 or value < 1e-6:
                    continue
            kept += 1
            found.append({"name": f"{family} {drawn}", "features": features(raw), "yaml": text, "chance": value,
                          "static": static})
        print(f"{family}: {kept} of {drawn}, {time.monotonic() - began:.0f} s", flush=True)
    target = pathlib.Path(__file__).parent / "Fixtures" / "policies.json"
    target.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
