"""The best chance of a tiny problem with grants, hastening and races: all awards, all attempts, all gates, all looks.

Nothing is left out for being useless, late or harmful: attempts that end by the horizon may start whenever there are
people and money. What is shared is only the arithmetic: φ of a bundle depends on its own attempts alone, the law on the
level, and the chance not on the awards. The winner is judged once more by the definitions (`stages.py`).
"""
from __future__ import annotations

import copy
import dataclasses
import itertools
import math
from dataclasses import dataclass
from typing import Iterable, Iterator

from awards import Awards, all_awards, awarded
from hastening import Level, law, level
from plans import Plan, TooLarge, finish, holds
from problem import Problem
from stages import Branch, Staged

LIMIT = 40_000  # pairs of a plan and its awards, or of a plan and its gates
STAGED_LIMIT = 2_500
Own = tuple[int, ...]  # places in the list of moves, sorted


@dataclass(frozen=True)
class Entry:
    awards: Awards
    plan: Own


class Everything:
    """All plans of a problem with all their awards."""

    def __init__(self, problem: Problem, limit: int = LIMIT):
        self.problem, self.limit = problem, limit
        self.bundles = range(len(problem.bundles))
        self.moves: Plan = [
            (attempt, t, copy) for b in self.bundles for attempt in holds(problem, b)
            for copy in range(problem.copies(b)) for t in range(problem.steps - attempt.length + 1)]
        self.hastening = {i for i, (attempt, _, _) in enumerate(self.moves) if problem.hastens[attempt.bundle]}
        self.tables: dict[tuple[int, Own], list[list[float]]] = {}
        self.laws: dict[Level, list[list[float]]] = {}
        self.sheets: dict[Own, Sheet] = {}
        self.entries = list(itertools.islice(self.all_entries(), limit + 1))
        self.refuse(len(self.entries))

    def refuse(self, number: int) -> None:
        if number > self.limit:
            raise TooLarge

    def all_entries(self) -> Iterator[Entry]:
        for awards in all_awards(self.problem):
            for plan in Rooms(awarded(self.problem, awards), self.moves).plans():
                yield Entry(awards, plan)

    def chosen(self, grants: bool, hastening: bool) -> list[Entry]:
        """Those that keep off grants, or off work that hastens."""
        return [entry for entry in self.entries if (grants or not entry.awards)
                and (hastening or self.hastening.isdisjoint(entry.plan))]

    def still(self) -> Everything:
        """The same where work leaves the law alone, for comparison."""
        found = copy.copy(self)
        found.problem = dataclasses.replace(self.problem, hastens=[None] * len(self.problem.bundles))
        found.laws, found.sheets = {}, {}
        return found

    def best(self, grants: bool = True, hastening: bool = True) -> tuple[float, Staged]:
        """The best static plan."""
        plans = {entry.plan: entry.awards for entry in self.chosen(grants, hastening)}
        self.refuse(sum(self.sheet(plan).choices for plan in plans))
        found = max(((self.sheet(plan).chance(gates), plan, gates)
                     for plan in plans for gates in self.sheet(plan).gates()), key=lambda one: one[0])
        value, plan, gates = found
        return value, Staged([Branch(None, self.plan(plan), plans[plan], gates)])

    def plan(self, own: Iterable[int]) -> Plan:
        return [self.moves[i] for i in own]

    def sheet(self, plan: Own) -> Sheet:
        if plan not in self.sheets:
            self.sheets[plan] = Sheet(self, plan)
        return self.sheets[plan]

    def table(self, bundle: int, own: Own) -> list[list[float]]:
        """φ of a bundle for each world and boundary, when these are its attempts and it has no gate."""
        if (bundle, own) not in self.tables:
            steps, plan = self.problem.steps, self.plan(own)
            free = [steps] * len(self.bundles)
            self.tables[bundle, own] = [[finish(self.problem, plan, free, w, d, bundle) for d in range(steps + 1)]
                                        for w in range(len(self.problem.credence))]
        return self.tables[bundle, own]

    def laws_at(self, at: Level) -> list[list[float]]:
        if at not in self.laws:
            self.laws[at] = [law(self.problem, w, at) for w in range(len(self.problem.credence))]
        return self.laws[at]


class Sheet:
    """What a plan amounts to: φ of each bundle, the laws of the deadline, the gates that it respects."""

    def __init__(self, all_: Everything, plan: Own):
        problem = all_.problem
        own = [tuple(i for i in plan if all_.moves[i][0].bundle == b) for b in all_.bundles]
        self.problem, self.bundles = problem, all_.bundles
        self.tables = [all_.table(b, own[b]) for b in self.bundles]
        self.laws = all_.laws_at(level(problem, all_.plan(plan)))
        self.last = [min((all_.moves[i][1] for i in plan if b in problem.after[all_.moves[i][0].bundle]),
                         default=problem.steps) for b in self.bundles]
        self.gated = [problem.waited_for(b) for b in self.bundles]

    @property
    def choices(self) -> int:
        return math.prod(last + 1 for last, gated in zip(self.last, self.gated) if gated)

    def gates(self) -> Iterator[tuple[int, ...]]:
        """All gates that the plan respects."""
        return itertools.product(*(range(last + 1) if gated else [self.problem.steps]
                                   for last, gated in zip(self.last, self.gated)))

    def phi(self, b: int, w: int, d: int, gate: int) -> float:
        return self.tables[b][w][min(d, gate)]

    def others(self, gates: tuple[int, ...], w: int, d: int, apart: int | None) -> float:
        result = 1.0
        for b, need in enumerate(self.problem.needed[w]):
            if need and b != apart:
                result *= self.phi(b, w, d, gates[b])
        return result

    def of_world(self, gates: tuple[int, ...], w: int) -> float:
        return self.problem.credence[w] * sum(
            weight * self.others(gates, w, d, None) for d, weight in enumerate(self.laws[w]) if weight > 0)

    def chance(self, gates: tuple[int, ...]) -> float:
        return sum(self.of_world(gates, w) for w in range(len(self.problem.credence)))


class Rooms:
    """People and money left, for each pool or budget and step, as whole numbers."""

    def __init__(self, rich: Problem, moves: Plan):
        steps = range(rich.steps)
        self.left: list[int] = [n for row in rich.people for n in row]
        scales = []
        for k, row in enumerate(rich.income):
            scale = math.lcm(*(x.denominator for x in row), *(a.spending[k].denominator for a, _, _ in moves))
            scales.append(scale)
            self.left += [int(x * scale) for x in row]
        self.takes = []
        for attempt, start, _ in moves:
            found = [(p * rich.steps + t, n) for p, n in zip(attempt.pools, attempt.people)
                     for t in range(start, start + attempt.length)]
            for k, scale in enumerate(scales):
                spent = int(attempt.spending[k] * scale)
                found += [((len(rich.people) + k) * rich.steps + t, spent * min(t + 1 - start, attempt.length))
                          for t in steps if t >= start and spent]
            self.takes.append(found)

    def plans(self, first: int = 0, plan: Own = ()) -> Iterator[Own]:
        """This plan, and all that add moves from this place on."""
        yield plan
        left = self.left
        for i in range(first, len(self.takes)):
            takes = self.takes[i]
            if all(left[place] >= n for place, n in takes):
                for place, n in takes:
                    left[place] -= n
                yield from self.plans(i, plan + (i,))
                for place, n in takes:
                    left[place] += n
