"""Random problems, as mappings of the format."""
from __future__ import annotations

import random
from typing import Any


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
