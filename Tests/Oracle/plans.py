"""Plans by the definitions: their chance, and what they choose between."""
from __future__ import annotations

import math
from functools import lru_cache
from typing import Iterator

from hastening import law, level
from problem import Attempt, Problem, held


Plan = list[tuple[Attempt, int, int]]  # attempt, start, copy


class TooLarge(Exception):
    """More partial plans than allowed."""


# A plan's chance


@lru_cache(maxsize=200_000)
def tail(correct: tuple[float, ...], need: int) -> float:
    """The chance that at least `need` of independent attempts are correct."""
    law = [1.0]
    for q in correct:
        law = [x * (1 - q) + y * q for x, y in zip(law + [0.0], [0.0] + law)]
    return math.fsum(law[need:])


def chance(problem: Problem, plan: Plan, gates: list[int]) -> float:
    """P of a plan, by the definitions; the gate is the last boundary where nothing waits."""
    parts, hastened = [], level(problem, plan)
    for w, credence in enumerate(problem.credence):
        for d, weight in enumerate(law(problem, w, hastened)):
            if weight > 0:
                finished = (finish(problem, plan, gates, w, d, b) for b, need in enumerate(problem.needed[w]) if need)
                parts.append(credence * weight * math.prod(finished))
    return math.fsum(parts)


def finish(problem: Problem, plan: Plan, gates: list[int], world: int, deadline: int, bundle: int) -> float:
    """The chance that a bundle is finished by a deadline in a world."""
    correct: dict[int, list[float]] = {}
    for attempt, start, copy in plan:
        delivery = attempt.yields[world]
        if attempt.bundle == bundle and delivery and start + delivery[0] <= min(gates[bundle], deadline):
            correct.setdefault(copy, []).append(delivery[1])
    count = problem.count[world][bundle]
    if problem.separate[bundle]:
        return math.prod(tail(tuple(correct.get(copy, [])), 1) for copy in range(count))
    return tail(tuple(correct.get(0, [])), count)


# Choices


def holds(problem: Problem, bundle: int) -> list[Attempt]:
    """All attempts on a bundle: each crew, held as long and as many as some world asks for."""
    found = []
    for crew in problem.crews[bundle]:
        lengths = {w.length for w in crew.worlds}
        people = {w.people for w in crew.worlds}
        found += [held(crew, length, n) for length in sorted(lengths) for n in sorted(people)]
    return found


def all_gates(problem: Problem) -> Iterator[list[int]]:
    """Gates worth trying: true ends of attempts that respect the earlier gates. Others only shut out successors.

    A bundle that nobody can finish keeps the last boundary; nothing that waits for it can be of use.
    """
    order: list[int] = []
    while len(order) < len(problem.bundles):
        order += [b for b, others in enumerate(problem.after) if b not in order and all(a in order for a in others)]

    def extend(position: int, gates: list[int]) -> Iterator[list[int]]:
        if position == len(order):
            yield list(gates)
            return
        bundle = order[position]
        ends = {problem.steps}
        if problem.waited_for(bundle):
            first = max((gates[a] for a in problem.after[bundle]), default=0)
            lengths = {y[0] for attempt in holds(problem, bundle) for y in attempt.yields if y}
            possible = {t + n for n in lengths for t in range(first, problem.steps + 1 - n)}
            ends = possible or ends
        for gates[bundle] in sorted(ends):
            yield from extend(position + 1, gates)

    return extend(0, [problem.steps] * len(problem.bundles))
