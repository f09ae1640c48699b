"""The best chance without any shortcut: every single plan, judged by the definitions."""
from __future__ import annotations

import itertools
import math
from typing import Iterator

from plans import Plan, TooLarge, chance, holds
from problem import Problem


def optimum(problem: Problem, limit: int = 20_000) -> float:
    """The best chance of any plan: every gate, every plan, each judged by the definitions."""
    problem.refuse_grants_and_hastening()
    moves = [(attempt, t, copy) for b in range(len(problem.bundles)) for attempt in holds(problem, b)
             for copy in range(problem.copies(b)) for t in range(problem.steps - attempt.length + 1)]
    plans = list(itertools.islice(all_plans(problem, moves, []), limit + 1))
    gated = [problem.waited_for(b) for b in range(len(problem.bundles))]
    choices = [range(problem.steps + 1) if g else [problem.steps] for g in gated]
    if len(plans) * math.prod(map(len, choices)) > limit:
        raise TooLarge
    best = 0.0
    for gates in map(list, itertools.product(*choices)):
        for plan in plans:
            if all(gates[a] <= t for attempt, t, _ in plan for a in problem.after[attempt.bundle]):
                best = max(best, chance(problem, plan, gates))
    return best


def all_plans(problem: Problem, moves: Plan, plan: Plan) -> Iterator[Plan]:
    yield plan
    for i, move in enumerate(moves):
        if feasible(problem, plan + [move]):
            yield from all_plans(problem, moves[i:], plan + [move])


def feasible(problem: Problem, plan: Plan) -> bool:
    """People in every step, and money in every step, by the definitions."""
    for t in range(problem.steps):
        for pool, people in enumerate(problem.people):
            if sum(n for a, s, _ in plan if s <= t < s + a.length
                   for p, n in zip(a.pools, a.people) if p == pool) > people[t]:
                return False
        for budget, income in enumerate(problem.income):
            spent = sum(a.spending[budget] * min(max(t + 1 - s, 0), a.length) for a, s, _ in plan)
            if spent > income[t]:
                return False
    return True
