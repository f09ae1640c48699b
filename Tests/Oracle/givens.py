"""Plans as results state them, with their chance: best ones, and some drawn at random.

An award that belongs to a branch names it, as attempts do; a plan without a look has no branches.
"""
from __future__ import annotations

import random
from collections import Counter
from typing import Any

import stages
from awards import Awards
from enumeration import Entry, Everything
from looks import Looks
from plans import Plan, holds
from problem import Problem
from stages import Branch, Staged

TRIES = 200
LEAST = 0.005


def given(rng: random.Random, name: str, found: Any, best: bool) -> dict[str, Any] | None:
    """A best plan of a problem, or one drawn at random; None where no draw will do."""
    staged = found.plan if best else drawn(rng, found)
    if staged is None:
        return None
    assert stages.fits(found.problem, staged), name
    values = [stages.value(found.problem, staged, early) for early in ("own", "blind")]
    other = {"otherReading": values[1]} if abs(values[0] - values[1]) > 1e-12 else {}
    return {"name": name, "best": best, "yaml": found.text, "result": result(found.problem, staged),
            "chance": values[0]} | other


def drawn(rng: random.Random, found: Any) -> Staged | None:
    """A plan that can succeed, and uses what is special about its problem."""
    for _ in range(TRIES):
        staged = draw_staged(rng, found.ways) if isinstance(found.ways, Looks) else draw_static(rng, found.ways)
        if uses(found.problem, staged) and stages.value(found.problem, staged) > LEAST:
            return staged
    return None


def uses(problem: Problem, staged: Staged) -> bool:
    """Whether some branch makes an award, where there are grants, and does work that hastens, where there is such.

    Branches that see a chunk finished by different gates are left out: what is no event has no chance.
    """
    if staged.chunk is not None and len({branch.gates[staged.chunk] for branch in staged.branches}) > 1:
        return False
    whole = [staged.whole(branch) for branch in staged.branches]
    awards = any(made for _, made in whole) or not problem.grants
    return awards and (any(problem.hastens[attempt.bundle] for plan, _ in whole for attempt, _, _ in plan)
                       or not any(problem.hastens))


def draw_static(rng: random.Random, ways: Everything) -> Staged:
    entry = rng.choice(ways.entries)
    return Staged([Branch(None, ways.plan(entry.plan), entry.awards, draw_gates(rng, ways, entry))])


def draw_gates(rng: random.Random, ways: Everything, entry: Entry) -> list[int]:
    """Any that the plan respects, but mostly the last of them."""
    choices = list(ways.sheet(entry.plan).gates())
    return list(choices[-1] if rng.random() < 0.7 else rng.choice(choices))


def draw_staged(rng: random.Random, ways: Looks) -> Staged:
    look = rng.choice(list(ways.looks))
    family = rng.choice(ways.families(ways.all.entries, look))
    worlds: list[int | None] = [*ways.worlds, *([None] if ways.chunk is not None else [])]
    chosen = {}
    for world in worlds:
        entry = rng.choice(family)
        chosen[world] = entry, tuple(draw_gates(rng, ways.all, entry))
    return ways.staged(look, chosen)


# As results state them


def result(problem: Problem, staged: Staged) -> dict[str, Any]:
    written = Written(problem)
    if staged.look is None:
        (branch,) = staged.branches
        plan, awards = staged.whole(branch)
        return {"plan": written.rows(plan, None), "gates": written.gates(branch.gates),
                "grants": written.grants(awards, None)}
    names = {branch.world: written.branch(branch.world) for branch in staged.branches}
    plan, grants = written.rows(staged.plan, None), written.grants(staged.awards, None)
    for branch in staged.branches:
        plan += written.rows(branch.plan, names[branch.world])
        grants += written.grants(branch.awards, names[branch.world])
    chunk = problem.bundles[staged.chunk] if staged.chunk is not None else None
    return {"plan": plan, "grants": grants, "look": {"moment": written.moment(staged.look), "chunk": chunk},
            "branchGates": {names[branch.world]: written.gates(branch.gates) for branch in staged.branches}}


class Written:
    """Parts of a result, in the names and moments of the file."""

    def __init__(self, problem: Problem):
        self.problem, self.begin = problem, float(problem.raw["time"].get("start", "0"))

    def moment(self, boundary: int) -> float:
        return self.begin + boundary * float(self.problem.step)

    def branch(self, world: int | None) -> str:
        return "blind" if world is None else list(self.problem.raw["worlds"])[world]

    def gates(self, gates: list[int]) -> dict[str, float]:
        return {name: self.moment(gates[b]) for b, name in enumerate(self.problem.bundles)
                if self.problem.waited_for(b)}

    def grants(self, awards: Awards, branch: str | None) -> list[dict[str, Any]]:
        return [{"name": self.problem.grants[g].name, "award": self.moment(t), "quantity": n, "branch": branch}
                for (g, t), n in Counter(awards).items()]

    def rows(self, plan: Plan, branch: str | None) -> list[dict[str, Any]]:
        return [self.row(move, n, branch) for move, n in Counter(plan).items()]

    def row(self, move: tuple, attempts: int, branch: str | None) -> dict[str, Any]:
        attempt, start, copy = move
        people = [n * attempts for n in attempt.people]
        pools = [self.problem.pools[p] for p in attempt.pools]
        return {"chunk": self.problem.bundles[attempt.bundle], "pool": pools[0] if len(pools) == 1 else pools,
                "attempts": attempts, "people": people[0] if len(people) == 1 else people, "start": self.moment(start),
                "end": self.moment(start + attempt.length), "copy": copy + 1, "branch": branch}


class Stated:
    """The plan that a result states, read back."""

    def __init__(self, problem: Problem, result: dict[str, Any]):
        self.problem, self.result, self.names = problem, result, Written(problem)

    def staged(self) -> Staged:
        if "look" not in self.result:
            return Staged([Branch(None, self.plan(None), self.awards(None), self.gates(self.result["gates"]))])
        labels = {self.names.branch(w): w for w in range(len(self.problem.credence))} | {"blind": None}
        branches = [Branch(labels[name], self.plan(name), self.awards(name), self.gates(gates))
                    for name, gates in self.result["branchGates"].items()]
        look, chunk = self.result["look"]["moment"], self.result["look"]["chunk"]
        return Staged(branches, self.boundary(look), None if chunk is None else self.problem.bundles.index(chunk),
                      self.plan(None), self.awards(None))

    def boundary(self, moment: float) -> int:
        return round((moment - self.names.begin) / float(self.problem.step))

    def gates(self, stated: dict[str, float]) -> list[int]:
        return [self.boundary(stated[name]) if name in stated else self.problem.steps for name in self.problem.bundles]

    def awards(self, branch: str | None) -> Awards:
        names = [grant.name for grant in self.problem.grants]
        return tuple(sorted((names.index(row["name"]), self.boundary(row["award"])) for row in self.result["grants"]
                            if row["branch"] == branch for _ in range(row["quantity"])))

    def plan(self, branch: str | None) -> Plan:
        return [move for row in self.result["plan"] if row["branch"] == branch for move in self.moves(row)]

    def moves(self, row: dict[str, Any]) -> Plan:
        """The attempts of a row: those of its chunk that hold so many people of these pools for so long."""
        start = self.boundary(row["start"])
        for attempt in holds(self.problem, self.problem.bundles.index(row["chunk"])):
            move = attempt, start, row["copy"] - 1
            if self.names.row(move, row["attempts"], row["branch"]) == row:
                return [move] * row["attempts"]
        raise ValueError(row)
