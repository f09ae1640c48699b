"""Awards of grants: what they do to people and money, and which there are.

Readings where the text leaves a choice, the most literal one each time:

 1. Moments of a grant that are rounded up to the same boundary are one moment.
 2. No pool may have fewer than 0 people with all awards together, in any step from the start to the horizon.
 3. The relative 1e-9 is of all that has come in: spent ≤ income · (1 + 1e-9).
 4. A grant that adds nobody (its lag outlasts the horizon, or it lasts 0 steps) may still be awarded, and costs.
"""
from __future__ import annotations

import dataclasses
import itertools
from typing import Iterator

from problem import Grant, Problem
from scalars import SLACK

Awards = tuple[tuple[int, int], ...]  # grant and boundary of each award, sorted


def awarded(problem: Problem, awards: Awards) -> Problem | None:
    """The problem with the people and the money that awards leave; None where they may not be made."""
    people = [list(row) for row in problem.people]
    money = [[came * (1 + SLACK) for came in row] for row in problem.income]
    for g, boundary in awards:
        grant = problem.grants[g]
        for row, n in zip(people, grant.adds):
            for t in present(grant, boundary, problem.steps):
                row[t] += n
        for row, cost in zip(money, grant.cost):
            for t in range(boundary, problem.steps):
                row[t] -= cost
    if any(x < 0 for row in people + money for x in row):
        return None
    return dataclasses.replace(problem, people=people, income=money)


def present(grant: Grant, boundary: int, steps: int) -> range:
    """The steps in which the people of an award are there."""
    first = boundary + grant.lag
    last = steps if grant.lasts is None else min(first + grant.lasts, steps)
    return range(min(first, steps), last)


def all_awards(problem: Problem) -> Iterator[Awards]:
    """All awards that may be made, none among them."""
    choices = [[chosen for n in range(grant.most + 1)
                for chosen in itertools.combinations_with_replacement([(g, t) for t in grant.moments], n)]
               for g, grant in enumerate(problem.grants)]
    for parts in itertools.product(*choices):
        awards = tuple(sorted(itertools.chain(*parts)))
        if awarded(problem, awards) is not None:
            yield awards
