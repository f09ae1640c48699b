"""Naive rules where there are grants.

Readings where the text leaves a choice, the most literal one each time:

 1. All boundaries' grants are dealt before anybody is: what the people cost later does not count against a grant.
 2. "Covers it": what has come in by t is at least what grants took at boundaries up to t, this one included, in every
    budget, to a relative 1e-9. No pool may fall below 0 in any step, with all grants taken so far.
 3. A grant one of whose moments is t is taken once a pass, and again in the next ones, up to its `max` over all moments.
 4. `status-quo` with grants: in the order in which it states them, one award after another, each at the first moment at
    which it and all that was taken so far are covered, then and at every later boundary, and no pool falls below 0. The
    rule is not tried without them.
 5. Where there are no grants to take, both plans are the same.
"""
from __future__ import annotations

import naive
from awards import Awards, awarded
from problem import Problem


class NotCovered(Exception):
    """The status quo states grants that cannot be paid."""


def dealt(problem: Problem) -> Awards:
    awards: Awards = ()
    for t in range(problem.steps):
        taken = True
        while taken:
            taken = False
            for g, grant in enumerate(problem.grants):
                more = tuple(sorted(awards + ((g, t),)))
                reached = sum(one == g for one, _ in awards) >= grant.most
                if t in grant.moments and not reached and awarded(problem, more) is not None:
                    awards, taken = more, True
    return awards


def stated(problem: Problem) -> Awards:
    """The awards that the status quo names."""
    awards: Awards = ()
    names = [grant.name for grant in problem.grants]
    for name, quantity in problem.raw["status-quo"]["grants"].items():
        g = names.index(name)
        for n in range(int(quantity)):
            ways = [tuple(sorted(awards + ((g, t),))) for t in problem.grants[g].moments]
            awards = next((way for way in ways if awarded(problem, way) is not None), ())
            if not awards or n >= problem.grants[g].most:
                raise NotCovered(name)
    return awards


def chances(problem: Problem) -> dict[str, float]:
    """What each deterministic rule reaches: the better of its plans without grants and with them."""
    rules = naive.RULES + (("status-quo",) if "status-quo" in problem.raw else ())
    return {rule: max(reached(problem, rule, awards) for awards in tries(problem, rule)) for rule in rules}


def tries(problem: Problem, rule: str) -> list[Awards]:
    if rule == "status-quo" and "grants" in problem.raw["status-quo"]:
        return [stated(problem)]
    return list(dict.fromkeys([(), dealt(problem)]))


def reached(problem: Problem, rule: str, awards: Awards) -> float:
    return naive.allocate(awarded(problem, awards), rule).chance()
