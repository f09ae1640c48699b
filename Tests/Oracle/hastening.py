"""What the work of a plan does to the deadline: its level, and the law at that level.

Readings where the text leaves a choice, the most literal one each time:

 1. Person-years are people held × steps held × step, as the plan chose the hold, in every world the same.
 2. Gifts of several bundles to the same chunk of a rival are added before they are rounded down, once.
 3. A rival that has no chunk of that name gets nothing, as where there is no race.
 4. A race without any chunk left ends at boundary 0, and that moment is moved by Δ and leaks like any other; so are all
    boundaries at which a rival finishes, also the horizon. Only what it leaves undone at the horizon is never.
 5. All chunks of a rival must be finished. Those of a separate bundle that were given away are its last copies.
 6. The sum Δ + leaks is exact: decimals of the file are decimals. The 1e-9 is added once, when the moment is put on the
    grid. Of a law with straight lines a moment D counts from boundary k on iff D ≥ (k − 1e-9)·δ + shift.
"""
from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from fractions import Fraction

from problem import Attempt, Problem
from scalars import SLACK


@dataclass(frozen=True)
class Level:
    """What indexes the laws: years lost for certain, leaks that may happen, chunks given to a rival."""

    shift: Fraction
    leaks: tuple[tuple[Fraction, Fraction], ...]
    gifts: tuple[tuple[str, int], ...]


NOTHING = Level(Fraction(0), (), ())


def level(problem: Problem, plan: list[tuple[Attempt, int, int]]) -> Level:
    if not any(problem.hastens):
        return NOTHING
    years = {}
    for attempt, _, _ in plan:
        held = sum(attempt.people) * attempt.length * problem.step
        years[attempt.bundle] = years.get(attempt.bundle, Fraction(0)) + held
    shift, leaks, gifts = Fraction(0), [], {}
    for bundle, held in sorted(years.items()):
        hastens = problem.hastens[bundle]
        if hastens is None:
            continue
        shift += hastens.rate * held
        if hastens.leak:
            leaks.append(hastens.leak)
        if hastens.gift:
            chunk, rate = hastens.gift
            gifts[chunk] = gifts.get(chunk, Fraction(0)) + rate * held
    rounded = {chunk: math.floor(given + SLACK) for chunk, given in gifts.items()}
    return Level(shift, tuple(leaks), tuple(sorted((chunk, n) for chunk, n in rounded.items() if n)))


def law(problem: Problem, world: int, at: Level) -> list[float]:
    """The chance of each last usable boundary; together below 1 where the deadline may come before the start."""
    if at == NOTHING:
        return problem.law[world]
    laws = []
    for happened in itertools.product([False, True], repeat=len(at.leaks)):
        share, shift = Fraction(1), at.shift
        for (chance, years), leaked in zip(at.leaks, happened):
            share *= chance if leaked else 1 - chance
            shift += years if leaked else 0
        laws.append([float(share) * x for x in problem.laws[world].at(shift, dict(at.gifts))])
    return [math.fsum(column) for column in zip(*laws)]
