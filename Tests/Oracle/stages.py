"""Plans with awards, in one stage or two, judged by the definitions.

Readings where the text leaves a choice, the most literal one each time:

 1. A branch's level counts all its attempts, the shared ones too, also where the deadline falls before the look.
 2. Where a chunk reveals: luck alone decides whether it is finished at the look, and so which branch is carried out,
    whose level then moves the law. A deadline before the look may therefore belong to a world's branch or to the blind
    one, and what is finished by then is judged by the blind branch's gates (`early="own"`). The other reading gives all
    deadlines before the look to the blind branch and its level (`early="blind"`): then shares of the law may be lost or
    counted twice. Where nothing hastens, both are the rule of `policies.py`.
 3. Awards at boundaries before the look are shared; each branch with its own awards must be feasible by itself.
"""
from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Iterator

from awards import Awards, awarded
from hastening import law, level
from plain import feasible
from plans import Plan, chance, finish
from problem import Problem


@dataclass
class Branch:
    world: int | None  # None: blind, or the only one
    plan: Plan
    awards: Awards
    gates: list[int]


@dataclass
class Staged:
    """A plan: what all branches share, and the branches; without a look there is one branch."""

    branches: list[Branch]
    look: int | None = None
    chunk: int | None = None
    plan: Plan = field(default_factory=list)
    awards: Awards = ()

    def whole(self, branch: Branch) -> tuple[Plan, Awards]:
        """All that is done where this branch is carried out."""
        return self.plan + branch.plan, tuple(sorted(self.awards + branch.awards))


def fits(problem: Problem, staged: Staged) -> bool:
    """Whether every branch keeps to people, money and gates, and does its own things at the look or later."""
    for branch in staged.branches:
        plan, awards = staged.whole(branch)
        rich = awarded(problem, awards)
        waits = all(branch.gates[a] <= t for attempt, t, _ in plan for a in problem.after[attempt.bundle])
        if rich is None or not feasible(rich, plan) or not waits:
            return False
        if staged.look is not None:
            own = [t for _, t, _ in branch.plan] + [t for _, t in branch.awards]
            shared = [t for _, t, _ in staged.plan] + [t for _, t in staged.awards]
            if any(t < staged.look for t in own) or any(t >= staged.look for t in shared):
                return False
    return True


def value(problem: Problem, staged: Staged, early: str = "own") -> float:
    """P of a plan."""
    if staged.look is None:
        (branch,) = staged.branches
        return chance(problem, staged.whole(branch)[0], branch.gates)
    if staged.chunk is None:
        return math.fsum(part for branch in staged.branches for part in of_world(problem, staged, branch))
    return math.fsum(revealed_or_not(problem, staged, early))


def of_world(problem: Problem, staged: Staged, branch: Branch) -> Iterator[float]:
    plan, w = staged.whole(branch)[0], branch.world
    for d, weight in enumerate(law(problem, w, level(problem, plan))):
        yield problem.credence[w] * weight * others(problem, plan, branch.gates, w, d, None)


def others(problem: Problem, plan: Plan, gates: list[int], w: int, d: int, apart: int | None) -> float:
    """The chance that all that is needed is finished, one bundle apart."""
    return math.prod(finish(problem, plan, gates, w, d, b)
                     for b, need in enumerate(problem.needed[w]) if need and b != apart)


def revealed_or_not(problem: Problem, staged: Staged, early: str) -> Iterator[float]:
    """All cases: the world, the state of the revealing chunk at the look, the deadline."""
    (blind,) = [branch for branch in staged.branches if branch.world is None]
    for w, credence in enumerate(problem.credence):
        if credence == 0:
            continue
        (own,) = [branch for branch in staged.branches if branch.world == w]
        for branch, seen in ((own, True), (blind, False)):
            plan = staged.whole(branch)[0]
            for d, weight in enumerate(law(problem, w, level(problem, plan))):
                if d >= staged.look:
                    yield credence * weight * late(problem, staged, branch, w, d, seen)
                elif early == "own":
                    yield credence * weight * soon(problem, staged, blind, w, d, seen)
                elif not seen:
                    yield credence * weight * others(problem, plan, blind.gates, w, d, None)


def late(problem: Problem, staged: Staged, branch: Branch, w: int, d: int, seen: bool) -> float:
    """That the chunk is in this state at the look, and everything needed is finished by a deadline not before it."""
    plan, r = staged.whole(branch)[0], staged.chunk
    rest = others(problem, plan, branch.gates, w, d, r)
    if problem.needed[w][r]:
        at_look = finish(problem, plan, branch.gates, w, staged.look, r)
        return rest * (at_look if seen else finish(problem, plan, branch.gates, w, d, r) - at_look)
    at_look = finish(problem, plan, ungated(problem, branch.gates, r), w, staged.look, r)
    return rest * (at_look if seen else 1 - at_look)


def soon(problem: Problem, staged: Staged, blind: Branch, w: int, d: int, seen: bool) -> float:
    """The same for a deadline before the look; what ends by then all branches share."""
    plan, r = staged.plan, staged.chunk
    rest = others(problem, plan, blind.gates, w, d, r)
    if problem.needed[w][r]:
        return rest * finish(problem, plan, blind.gates, w, d, r) if seen else 0.0
    at_look = finish(problem, plan, ungated(problem, blind.gates, r), w, staged.look, r)
    return rest * (at_look if seen else 1 - at_look)


def ungated(problem: Problem, gates: list[int], r: int) -> list[int]:
    """A chunk that is not needed reveals whenever it is finished, its gate aside."""
    return [problem.steps if b == r else gate for b, gate in enumerate(gates)]
