"""Random tiny problems with grants, yearly budgets, hastening and races, as mappings of the format."""
from __future__ import annotations

import random
from typing import Any

OPTIONAL = {  # what a problem of the family `everything` has, and how often
    "grants": 0.6, "negative": 0.25, "wages": 0.3, "two": 0.2, "yearly": 0.25, "steady": 0.4, "leaks": 0.35, "by": 0.25,
    "race": 0.45, "spill": 0.7, "worlds": 0.5, "order": 0.25, "teams": 0.25, "grid": 0.35, "credit": 0.25,
}


class Sketch:
    """A random problem in the making; `parts` says what it is about."""

    def __init__(self, rng: random.Random, parts: set[str], rule: str | None = None):
        self.rng, self.rule = rng, rule
        self.parts = self.some() if "everything" in parts else set(parts)
        self.informed = bool(self.parts & {"start", "moment", "chunk"})
        if self.informed:
            self.parts.add("worlds")
        if self.has("spill"):
            self.parts.add("race")
        self.step = rng.choice([0.5, 2, 0.25]) if self.has("grid") else 1
        self.begin = rng.choice([0, 2026]) if self.has("grid") else 0
        self.steps = rng.choice([2, 3, 3] if self.informed else [5, 6] if self.has("slower") else [3, 3, 4])
        self.pools = {f"p{i}": self.pool() for i in range(2 if self.has("negative") else rng.choice([1, 1, 2]))}
        self.chunks = {f"c{i}": self.chunk(i) for i in range(3 if self.has("leaks") and rng.random() < 0.5 else 2)}
        self.file: dict[str, Any] = {
            "time": {"start": self.begin, "step": self.step, "horizon": self.steps * self.step},
            "deadline": self.deadline(), "pools": self.pools, "chunks": self.chunks}
        self.add_the_rest()

    def some(self) -> set[str]:
        chosen = {part for part, often in OPTIONAL.items() if self.rng.random() < often}
        if "worlds" in chosen and self.rng.random() < 0.5:
            chosen.add(self.rng.choice(["start", "moment", "chunk"]))
        return chosen | ({"steady"} if not chosen & {"grants", "leaks", "race"} else set())

    def has(self, part: str) -> bool:
        return part in self.parts

    def add_the_rest(self) -> None:
        rng = self.rng
        if self.has("worlds"):
            self.file["worlds"] = self.worlds()
        if self.informed:
            self.file["information"] = {"worlds": self.information()}
        if self.parts & {"grants", "wages", "two", "yearly"}:
            self.file["budgets"] = self.budgets()
        if self.has("grants") or self.has("negative"):
            self.file["grants"] = {f"g{i}": self.grant() for i in range(rng.choice([1, 1, 2]))}
        self.hasten()
        if rng.random() < 0.2:
            self.file["status-quo"] = self.status_quo()

    def at(self, boundary: float) -> float:
        moment = self.begin + boundary * self.step
        return int(moment) if moment == int(moment) else round(moment, 6)

    def years(self, steps: float) -> float:
        years = steps * self.step
        return int(years) if years == int(years) else round(years, 6)

    def shares(self, number: int) -> list[str]:
        cuts = sorted(self.rng.sample(range(10, 91), number - 1))
        return [f"{b - a}%" for a, b in zip([0] + cuts, cuts + [100])]

    def correct(self) -> Any:
        return self.rng.choice([f"{self.rng.randint(20, 95)}%", round(self.rng.uniform(0.2, 0.97), 4), "50%", 1])

    # Pools and chunks

    def pool(self) -> dict[str, Any]:
        rng = self.rng
        headcount: Any = rng.choice([1, 1, 2, 2, 3] if self.has("teams") else [1, 1, 2] if self.has("steady")
                                    else [1] if self.has("slower") else [1, 1, 1, 2])
        if rng.random() < 0.12:
            headcount = {self.at(0): rng.randint(0, 1), self.at(1): rng.randint(1, 2)}
        pool = {"headcount": headcount, "correct": self.correct()}
        return pool | ({"pace": rng.choice([0.5, 0.6, "80%"])} if rng.random() < 0.4 * self.has("teams") else {})

    def chunk(self, i: int) -> dict[str, Any]:
        rng = self.rng
        chunk: dict[str, Any] = {"years": self.years(rng.choice([1, 1, 1, 2, 0.9]))}
        if self.has("credit") and i == 0:
            chunk |= {"count": 2, "credit": rng.choice(["pooled", "separate"])}
        if self.has("teams") and rng.random() < 0.6:
            chunk |= rng.choice([{"team": 2}, {"joining": "relay"}, {"team": 2, "joining": "relay"}])
            if len(self.pools) == 2 and rng.random() < 0.4:
                chunk["team"] = {"p0": 1, "p1": 1}
        if self.has("order") and i and (i == 1 or rng.random() < 0.5):
            chunk["after"] = f"c{rng.randrange(i)}"
        elif not isinstance(chunk.get("team"), dict) and len(self.pools) == 2 and rng.random() < 0.4:
            chunk["pools"] = [rng.choice(list(self.pools))]
        if self.has("chunk") and i == 0 and rng.random() < 0.6:
            chunk["needed"] = False
        return chunk

    def worlds(self) -> dict[str, Any]:
        rng = self.rng
        worlds = {f"w{i}": {"credence": share} for i, share in enumerate(self.shares(2))}
        for world in worlds.values():
            for name in list(self.chunks)[self.has("chunk"):]:
                if rng.random() < 0.45:
                    world.setdefault("chunks", {})[name] = {"needed": rng.random() < 0.25}
            if rng.random() < 0.2:
                name = rng.choice(list(self.chunks))
                world.setdefault("chunks", {}).setdefault(name, {})["years"] = self.years(rng.choice([1, 2]))
            if rng.random() < 0.3:
                world["pools"] = {rng.choice(list(self.pools)): {"correct": self.correct()}}
            if rng.random() < 0.35:
                world["deadline"] = self.deadline()
        return worlds

    def information(self) -> Any:
        if self.has("start"):
            return "start"
        return {"chunk": "c0"} if self.has("chunk") else self.at(self.rng.choice([1, 1, 2, 0.5]))

    # Money and grants

    def budgets(self) -> dict[str, Any]:
        names = ["money", "mentoring"] if self.has("two") else ["money"]
        if self.has("wages") or not self.has("grants"):
            for pool in self.pools.values():
                prices = {name: self.rng.choice([1, 2, 1.5, 0.7]) for name in names}
                pool["cost"] = prices if len(names) > 1 else prices["money"]
        return {name: self.income() for name in names}

    def income(self) -> Any:
        rng, low, high = self.rng, *((5, 14) if self.has("grants") and self.has("wages") else (3, 8))
        total = rng.randint(low, high) * self.step
        if self.has("yearly") and rng.random() < 0.9:
            rate = rng.choice([0.8, 1, 1.5, 2, 2.5]) + (1.5 if self.has("grants") else 0)
            later = self.at(rng.randint(1, self.steps - 1) - rng.choice([0, 0, 0.5]))
            first = self.at(rng.choice([0, 0, 1]))
            return {"per-year": rng.choice([rate, {first: rate, later: rng.choice([3, 0.5, 0])}])}
        if rng.random() < 0.5:
            return self.plain(total)
        return {self.at(0): self.plain(total * 0.5), self.at(rng.randint(1, self.steps - 1)): self.plain(total * 0.5)}

    @staticmethod
    def plain(x: float) -> float:
        return int(x) if x == int(x) else round(x, 4)

    def grant(self) -> dict[str, Any]:
        rng, names = self.rng, list(self.file.get("budgets", {}))
        grant: dict[str, Any] = {}
        if names and rng.random() < 0.92:
            prices = {name: self.plain(rng.choice([1, 2, 2, 3]) * self.step) for name in names}
            grant["cost"] = prices if len(names) > 1 else prices["money"]
        grant["adds"] = {rng.choice(list(self.pools)): rng.choice([1, 1, 2])}
        if self.has("negative"):
            gain, lose = rng.sample(list(self.pools), 2)
            grant["adds"] = {lose: -1, gain: rng.choice([1, 2])}
        if rng.random() < 0.5:
            grant["lag"] = self.years(rng.choice([1, 1, 0.5, 2, self.steps]))
        if rng.random() < 0.5:
            grant["lasts"] = self.years(rng.choice([1, 1, 2, 1.5, 0.5]))
        if rng.random() < 0.4:
            grant["max"] = 2
        if rng.random() < 0.55:
            moments = [self.at(t) for t in sorted(rng.sample([0, 0.5, 1, 2, self.steps], 2))]
            grant["award"] = rng.choice([moments, moments[0]])
        return grant

    def status_quo(self) -> dict[str, Any]:
        stated: dict[str, Any] = dict(zip(list(self.chunks)[:2], self.shares(2)))
        if "grants" in self.file and self.rng.random() < 0.6:
            stated["grants"] = {self.rng.choice(list(self.file["grants"])): 1}
        return stated

    # Deadlines and what hastens them

    def deadline(self) -> Any:
        rng = self.rng
        if self.has("race") and rng.random() < 0.85:
            return {"race": self.race()}
        boundaries = sorted(rng.sample(range(1, self.steps + 2), 2))
        moments = [self.at(b + rng.choice([0, 0.2, 0.4, 0.5, 0.75])) for b in boundaries]
        if self.has("by") and rng.random() < 0.2:
            return f"{self.at(1)} to {self.at(self.steps + rng.choice([0, 1, 3]))}"
        if self.has("by"):
            cuts = sorted(rng.sample(range(10, 100), 2))
            return {"by": dict(zip(moments, [f"{cuts[0]}%", rng.choice([f"{cuts[1]}%", "100%"])]))}
        law = dict(zip(moments, self.shares(2)))
        if rng.random() < 0.25:
            law["never"] = law.pop(moments[1])
        return law if rng.random() < 0.8 else self.at(self.steps - 1 + rng.choice([0, 0.5, 1, 1.3]))

    def race(self) -> dict[str, Any]:
        rng = self.rng
        pools = {f"r{i}": {"headcount": rng.randint(1, 3), "correct": rng.choice([1, 1, "70%", "85%", "45%"])}
                 for i in range(rng.choice([1, 1, 2]))}
        if rng.random() < 0.2:
            pools["r0"] |= rng.choice([{"pace": 0.5}, {"headcount": {self.at(0): 1, self.at(0.5): rng.randint(0, 3)}}])
        chunks = {f"x{i}": self.rival_chunk(i, pools) for i in range(rng.choice([1, 2, 2, 3]))}
        race = {"pools": pools, "chunks": chunks}
        rule = self.rule or rng.choice(["serial-first", "parallel-first", "even", "by-size", None])
        return race | ({"allocator": rule} if rule else {})

    def rival_chunk(self, i: int, pools: dict[str, Any]) -> dict[str, Any]:
        rng = self.rng
        chunk: dict[str, Any] = {"years": self.years(rng.choice([1, 1, 2, 1.5]))}
        if rng.random() < (0.8 if self.parts & {"credit", "slower"} or (self.has("spill") and i == 0) else 0.35):
            chunk |= {"count": rng.choice([2, 3, 4]), "credit": rng.choice(["pooled", "separate"])}
        if i and rng.random() < (0.7 if self.parts & {"order", "slower"} else 0.2):
            chunk["after"] = f"x{rng.randrange(i)}"
        if rng.random() < 0.15:
            chunk |= {"joining": "relay"} if rng.random() < 0.5 else {"team": 2}
        if len(pools) == 2 and rng.random() < 0.3:
            chunk["pools"] = [rng.choice(list(pools))]
        return chunk

    def hasten(self) -> None:
        kinds = [kind for kind in ("steady", "leaks", "spill") if self.has(kind)]
        names = list(self.chunks)
        self.rng.shuffle(names)
        for name, kind in zip(names, kinds):
            self.chunks[name]["hastens"] = self.hastening(kind)
        for name in names[len(kinds):]:
            if kinds and self.rng.random() < (0.7 if self.has("leaks") else 0.3):
                self.chunks[name]["hastens"] = self.hastening(self.rng.choice(kinds))
        for name in (name for name in names[:len(kinds)] if "hastens" in self.chunks[name]):
            self.sometimes_needed(name)

    def sometimes_needed(self, name: str) -> None:
        """Work that hastens, and may not be needed."""
        worlds = list(self.file.get("worlds", {}).values())
        if self.has("idle"):
            self.chunks[name]["needed"] = False
        elif worlds and self.rng.random() < 0.4:
            chunks = self.rng.choice(worlds).setdefault("chunks", {})
            chunks.setdefault(name, {})["needed"] = False

    def hastening(self, kind: str) -> Any:
        rng = self.rng
        if kind == "steady":
            return rng.choice([0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7])
        if kind == "leaks":
            return {"chance": f"{rng.randint(5, 60)}%", "years": self.years(rng.choice([0.5, 1, 1, 1.5, 2]))}
        races = [place["deadline"]["race"] for place in [self.file, *self.file.get("worlds", {}).values()]
                 if isinstance(place.get("deadline"), dict) and "race" in place["deadline"]]
        if not races:
            return self.hastening("steady")
        rate = rng.choice([0.3, 0.5, 1, 1, 2]) / self.step
        shared = [name for name in races[0]["chunks"] if all(name in race["chunks"] for race in races)]
        return {"rival": rng.choice(shared), "by": self.plain(rate)}
