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
import tails
from reading import Problem, read

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
ORDERS = {  # what each chunk of these families waits for
    "chain": [[], ["c0"], ["c1"]],
    "rhombus": [[], ["c0"], ["c0"], ["c1", "c2"]],
}
BROAD = ("everything", "hard")


class Draft:
    """A random problem in the making."""

    def __init__(self, rng: random.Random, family: str):
        self.rng, self.family = rng, family
        self.step = rng.choice([0.25, 0.5, 2]) if self.has("grid", 0.3) else 1
        self.start = rng.choice([0, 2026]) if self.has("grid", 0.4) else 0
        self.steps = rng.randint(3, 4 if family in ("everything", "diamond", "lengths") else 5)
        self.pools = {f"p{i}": self.pool() for i in range(2 if family == "mixed" else rng.randint(1, 2))}
        self.chunks = {f"c{i}": self.chunk(i) for i in range(self.size())}
        self.file: dict[str, Any] = {
            "time": {"start": self.start, "step": self.step, "horizon": self.steps * self.step},
            "deadline": self.law(), "pools": self.pools, "chunks": self.chunks}
        if family in ("worlds", "lengths", "copies") or self.has("worlds", 0.6):
            self.file["worlds"] = self.worlds()
        if self.has("budget", 0.35) or family == "income":
            self.file["budgets"] = self.budgets()
        if rng.random() < 0.2:
            self.file["status-quo"] = self.status_quo()
        if self.has("unneeded", 0.2):
            self.chunks[rng.choice(list(self.chunks))]["needed"] = False
        if family == "nobody":
            self.pools["p9"] = {"headcount": 0, "correct": "90%"}
        if family == "infeasible":
            self.spoil()

    def size(self) -> int:
        """How many chunks."""
        if self.family in ORDERS:
            return len(ORDERS[self.family])
        if self.family == "diamond":
            return 3
        return self.rng.randint(2, 2 + (self.family in ("plain", "after", "worlds")))

    def has(self, family: str, chance: float) -> bool:
        return self.family == family or (self.family in BROAD and self.rng.random() < chance)

    def at(self, boundary: float) -> float:
        moment = self.start + boundary * self.step
        return int(moment) if moment == int(moment) else round(moment, 6)

    def correct(self, low: float = 0.1) -> Any:
        return self.rng.choice([f"{self.rng.randint(round(100 * low), 95)}%", round(self.rng.uniform(low, 0.97), 6),
                                round(self.rng.uniform(low, 0.97), 4), "50%", 1])

    def parts(self, number: int) -> list[str]:
        """Shares that sum to 1."""
        cuts = sorted(self.rng.sample(range(5, 96), number - 1))
        return [f"{b - a}%" for a, b in zip([0] + cuts, cuts + [100])]

    # Pools

    def pool(self) -> dict[str, Any]:
        pool: dict[str, Any] = {"headcount": self.headcount(), "correct": self.correct()}
        if self.rng.random() < (0.6 if self.family in ("relay", "lengths") else 0.25):
            pool["pace"] = self.rng.choice([0.5, 0.6, 0.8, "40%"])
        return pool

    def headcount(self) -> Any:
        rng = self.rng
        if self.has("headcount", 0.4):
            first, second = sorted(rng.sample(range(self.steps), 2))
            shift = rng.choice([0, 0, -0.3])
            return {self.at(first): rng.randint(1, 3), self.at(second + shift if second else second): rng.randint(0, 3)}
        if self.has("growth", 0.2):
            return {"start": rng.randint(1, 2), "growth": f"{rng.randint(15, 60)}%"}
        return rng.randint(1, 4 if self.family in ("teams", "mixed", "relay") else 3)

    # Chunks

    def chunk(self, i: int) -> dict[str, Any]:
        rng = self.rng
        chunk: dict[str, Any] = {"years": round(self.step * rng.choice([1, 1, 2, 0.9, 1.5]), 6)}
        if self.has("pooled", 0.3) and (i == 0 or rng.random() < 0.5):
            chunk |= {"count": rng.randint(2, 3), "credit": "pooled"}
        elif (self.has("separate", 0.3) or self.family == "copies") and (i == 0 or rng.random() < 0.4):
            chunk |= {"count": 2, "credit": "separate"}
        if self.has("relay", 0.35) or (self.family == "lengths" and rng.random() < 0.4):
            chunk["joining"] = "relay"
        if self.has("mixed", 0.25) and len(self.pools) == 2 and (i == 0 or rng.random() < 0.4):
            chunk["team"] = dict(rng.sample([("p0", rng.randint(1, 2)), ("p1", 1)], 2))
            if rng.random() < 0.5:
                chunk["correct"] = self.correct()
        else:
            self.who_works(chunk, i)
        self.order(chunk, i)
        return chunk

    def who_works(self, chunk: dict[str, Any], i: int) -> None:
        rng = self.rng
        if self.has("teams", 0.25) and (i == 0 or rng.random() < 0.5):
            chunk["team"] = rng.randint(2, 3)
        if rng.random() < 0.35:
            chosen = rng.sample(list(self.pools), rng.randint(1, len(self.pools)))
            chunk["pools"] = {p: rng.choice([{}, {"correct": self.correct()}, {"pace": 0.5},
                                             {"years": 2 * self.step}]) for p in chosen}
        elif rng.random() < 0.1:
            chunk["pools"] = [rng.choice(list(self.pools))]

    def order(self, chunk: dict[str, Any], i: int) -> None:
        if self.family in ORDERS:
            chunk |= {"years": self.step} | ({"after": ORDERS[self.family][i]} if i else {})
        elif i and (self.has("after", 0.35) or (self.family == "diamond" and i == 2 and self.rng.random() < 0.4)):
            chunk["after"] = f"c{self.rng.randrange(i)}"
        elif i == 2 and self.family == "diamond":
            chunk["after"] = ["c0", "c1"]

    # Laws, worlds, money

    def law(self) -> Any:
        rng, last = self.rng, self.steps
        if self.has("by", 0.15):
            return {"by": self.cumulative()}
        if self.has("lognormal", 0.1):
            return f"{self.at(rng.choice([0.5, 1, 2]))} to {self.at(rng.choice([last, last + 3]))}"
        if self.family in ("plain", "teams", "mixture") and rng.random() < 0.6:
            return self.at(rng.choice([last, last + 1, last - 1]))
        boundaries = sorted(rng.sample(range(1, last + 1), rng.randint(2, 3)))
        law = {self.at(b + (rng.choice([0, 0.4]) if self.family in ("grid", "deadlines") else 0)): share
               for b, share in zip(boundaries, self.parts(len(boundaries)))}
        if self.has("deadlines", 0.2) and rng.random() < 0.5:
            law["never"] = law.pop(list(law)[-1])
        return law

    def cumulative(self) -> dict[Any, str]:
        boundaries = sorted(self.rng.sample(range(1, self.steps + 2), self.rng.randint(2, 3)))
        shares = sorted(self.rng.sample(range(10, 101), len(boundaries)))
        return {self.at(b - self.rng.choice([0, 0.25])): f"{s}%" for b, s in zip(boundaries, shares)}

    def worlds(self) -> dict[str, Any]:
        number_ = 3 if self.rng.random() < 0.25 else 2
        worlds = {f"w{i}": {"credence": share} for i, share in enumerate(self.parts(number_))}
        for i, world in enumerate(worlds.values()):
            for _ in range(self.rng.randint(0 if i == 0 else 1, 2)):
                self.override(world)
        if self.family == "copies":
            worlds["w0"].setdefault("chunks", {}).setdefault("c0", {})["count"] = self.rng.choice([1, 3])
        return worlds

    def override(self, world: dict[str, Any]) -> None:
        rng, pool, name = self.rng, self.rng.choice(list(self.pools)), self.rng.choice(list(self.chunks))
        chunk, kinds = self.chunks[name], ["correct", "needed", "deadline", "local", "count"]
        if self.family == "lengths":
            kinds = ["pace", "years", "local pace"]
        elif self.family in BROAD:
            kinds += ["pace", "years"]
        kind = rng.choice(kinds)
        if kind in ("correct", "pace"):
            value = self.correct() if kind == "correct" else rng.choice([0.5, 0.7, 0.4])
            world.setdefault("pools", {}).setdefault(pool, {})[kind] = value
        elif kind == "deadline":
            world["deadline"] = self.law()
        elif kind in ("local", "local pace"):
            allowed = chunk["team"] if isinstance(chunk.get("team"), dict) else chunk.get("pools", self.pools)
            value = {"pace": 0.5} if kind == "local pace" else {"correct": self.correct()}
            self.inside(world, name).setdefault("pools", {})[rng.choice(list(allowed))] = value
        elif kind == "count" and "credit" in chunk:
            self.inside(world, name)["count"] = rng.randint(1, 3)
        elif kind == "years":
            self.inside(world, name)["years"] = self.step * rng.randint(1, 3)
        elif kind == "needed":
            self.inside(world, name)["needed"] = False

    @staticmethod
    def inside(world: dict[str, Any], chunk: str) -> dict[str, Any]:
        return world.setdefault("chunks", {}).setdefault(chunk, {})

    def budgets(self) -> dict[str, Any]:
        rng = self.rng
        names = ["money"] if rng.random() < 0.65 else ["money", "mentoring"]
        for pool in self.pools.values():
            pool["cost"] = self.price(names)
        for chunk in self.chunks.values():
            if isinstance(chunk.get("pools"), dict) and rng.random() < 0.6:
                for local in chunk["pools"].values():
                    local["cost"] = self.price(names)
        return {name: self.income(rng.randint(4, 14)) for name in names}

    def price(self, names: list[str]) -> Any:
        prices = {name: self.rng.choice([1, 2, 3, 1.5, 0.7]) for name in names}
        return prices if len(names) > 1 else prices["money"]

    def income(self, total: int) -> Any:
        if self.family == "budget" or self.rng.random() < 0.3:
            return round(total * self.step, 3)
        later = self.rng.randint(1, self.steps - 1) - self.rng.choice([0, 0, 0.5])
        return {self.at(0): round(total * self.step * 0.4, 3), self.at(later): round(total * self.step * 0.6, 3)}

    def status_quo(self) -> dict[str, Any]:
        names = self.rng.sample(list(self.chunks), 2)
        stated = dict(zip(names, self.parts(2)))
        return stated if self.rng.random() < 0.7 else {"p0": stated}

    def spoil(self) -> None:
        """A chunk that nobody can finish in time."""
        chunk = self.chunks[self.rng.choice(list(self.chunks))]
        chunk.pop("pools", None)
        if self.rng.random() < 0.5:
            chunk["years"] = (self.steps + self.rng.choice([0.5, 2])) * self.step
        else:
            chunk["team"] = 9


def mixture(rng: random.Random) -> dict[str, Any]:
    """Worlds that need several chunks together: a sum of products, each pool a single person."""
    chunks = {f"c{i}": {"years": 1, "needed": False} for i in range(4)}
    pools = {f"p{i}": {"headcount": 1, "correct": round(rng.uniform(0.2, 0.95), 6)} for i in range(rng.randint(4, 5))}
    for chunk in chunks.values():
        chunk["pools"] = {p: {"correct": round(rng.uniform(0.05, 0.97), 6)} for p in pools}
    cut, names = rng.randint(25, 75), list(chunks)
    shared = rng.choice([names[2:], names[1:3], names[1:]])
    worlds = {"w0": {"credence": f"{cut}%", "chunks": {c: {"needed": True} for c in names[:2]}},
              "w1": {"credence": f"{100 - cut}%", "chunks": {c: {"needed": True} for c in shared}}}
    return {"time": {"horizon": 1}, "deadline": 1, "pools": pools, "chunks": chunks, "worlds": worlds}


# What a problem uses


def features(file: dict[str, Any], problem: Problem, best: float, reached: dict[str, float]) -> list[str]:
    pools, chunks = file["pools"].values(), file["chunks"].values()
    worlds, heads = file.get("worlds", {}).values(), [p["headcount"] for p in pools]
    inner = [c for w in worlds for c in w.get("chunks", {}).values()]
    local = [l for c in chunks if isinstance(c.get("pools"), dict) for l in c["pools"].values()]
    bundles, crews = range(len(problem.bundles)), [crew for found in problem.crews for crew in found]
    law = file["deadline"]
    found = {
        "one deadline": all(sum(x > 0 for x in row) == 1 for row in problem.law),
        "several deadlines": any(sum(x > 0 for x in row) > 1 for row in problem.law),
        "cumulative law": isinstance(law, dict) and "by" in law,
        "lognormal law": isinstance(law, str) and " to " in law,
        "never": isinstance(law, dict) and "never" in law,
        "worlds": len(worlds) > 1,
        **{f"world {key} of pool": any(key in p for w in worlds for p in w.get("pools", {}).values())
           for key in ("correct", "pace")},
        **{f"world {key} of chunk": any(key in c for c in inner) for key in ("years", "count", "needed")},
        "world value for chunk and pool": any("pools" in c for c in inner),
        "world deadline": any("deadline" in w for w in worlds),
        "choice of hold": any(len({(w.length, w.people) for w in crew.worlds}) > 1 for crew in crews),
        "file value for chunk and pool": any(key in l for l in local for key in ("correct", "pace", "years")),
        "separate": any(problem.separate[b] and problem.copies(b) > 1 for b in bundles),
        "copies differ between worlds": any(problem.separate[b] and len({c[b] for c in problem.count}) > 1
                                            for b in bundles),
        "pooled": any(max(c[b] for c in problem.count) > 1 and not problem.separate[b] for b in bundles),
        "several correctnesses on one bundle": any(len({crew.base.correct for crew in found_}) > 1
                                                   and problem.base_count[b] > 1
                                                   for b, found_ in enumerate(problem.crews)),
        "team": any(isinstance(c.get("team"), int) and c["team"] > 1 for c in chunks),
        "mixed team": any(isinstance(c.get("team"), dict) for c in chunks),
        "mixed team, own correctness": any("correct" in c for c in chunks),
        "relay, slow pace": any(c.get("joining") == "relay" and any(x.base.people != x.team for x in problem.crews[b])
                                for b, c in enumerate(chunks)),
        "solo, slow pace": any(c.get("joining") != "relay" and any("pace" in p for p in pools) for c in chunks),
        "after": any("after" in c for c in chunks),
        "waits for two": any(len(others) > 1 for others in problem.after),
        "chain of three": any(problem.after[a] for others in problem.after for a in others),
        "one budget": len(problem.income) == 1,
        "two budgets": len(problem.income) == 2,
        "income over time": any(isinstance(b, dict) for b in file.get("budgets", {}).values()),
        "cost for chunk and pool": any("cost" in l for l in local),
        "headcount rises": any(a < b for row in problem.people for a, b in zip(row, row[1:])),
        "headcount falls": any(a > b for row in problem.people for a, b in zip(row, row[1:])),
        "growth": any(isinstance(h, dict) and "start" in h for h in heads),
        "nobody": any(h == 0 for h in heads),
        "step": file["time"].get("step", 1) != 1,
        "start": file["time"].get("start", 0) != 0,
        "not needed": any(c.get("needed") is False for c in chunks),
        "status quo": "status-quo" in file,
        "chance 0": best == 0,
        "no rule finds the best": max(reached.values()) < best - 1e-6,
    }
    return [name for name, used in found.items() if used]


# Fixtures


def fixture(family: str, seed: int) -> dict[str, Any] | None:
    rng = random.Random(f"{SEED} {family} {seed}")
    file = mixture(rng) if family == "mixture" else Draft(rng, family).file
    text = yaml.safe_dump(file, sort_keys=False, default_flow_style=None, width=110)
    problem = read(text)
    try:
        best, reached = oracle.optimum(problem, LIMIT), naive.chances(problem)
    except (oracle.TooLarge, naive.Fragile):
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
        plain = oracle.plain_optimum(problem, PLAIN_LIMIT)
    except oracle.TooLarge:
        return
    assert abs(plain - best) < 1e-13, (name, plain, best)
    CHECKED[name] = plain


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
