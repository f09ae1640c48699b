"""Upper tails of sums of independent attempts in exact rational arithmetic, for `Fixtures/tails.json`.

A correctness is the decimal fraction that is written (0.1 is one tenth), so nothing is rounded before the end.
"""
from __future__ import annotations

import math
import random
from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

Group = tuple[float, int]  # correctness, attempts
DIGITS = 60  # of the logarithm, before it becomes a double
CASES = 200


def tail(groups: list[Group], need: int) -> Fraction:
    """P(at least `need` correct), group by group, in whole numbers over one common denominator."""
    law, whole = [1], 1
    for correct, attempts in groups:
        q = Fraction(str(correct))
        law = joined(law, binomial(q.numerator, q.denominator, attempts), need)
        whole *= q.denominator**attempts
    return Fraction(sum(law[need:]), whole)


def binomial(right: int, all_: int, attempts: int) -> list[int]:
    """The law of the number of correct attempts, times `all_` to the power of `attempts`."""
    return [math.comb(attempts, k) * right**k * (all_ - right) ** (attempts - k) for k in range(attempts + 1)]


def joined(one: list[int], other: list[int], need: int) -> list[int]:
    """The law of the sum, all from `need` on gathered in the last place."""
    result = [0] * min(len(one) + len(other) - 1, need + 1)
    for i, x in enumerate(one):
        for j, y in enumerate(other):
            result[min(i + j, need)] += x * y
    return result


def tail_by_attempts(groups: list[Group], need: int) -> Fraction:
    """The same by the definition, attempt by attempt, as a check of small cases."""
    law = [Fraction(1)]
    for q in (Fraction(str(q)) for q, attempts in groups for _ in range(attempts)):
        law = [x * (1 - q) + y * q for x, y in zip(law + [Fraction(0)], [Fraction(0)] + law)]
    return sum(law[need:], Fraction(0))


def logarithm(value: Fraction) -> float | None:
    if value == 0:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return float((Decimal(value.numerator) / Decimal(value.denominator)).ln())


def row(groups: list[Group], need: int) -> dict[str, Any]:
    value = tail(groups, need)
    if sum(n for _, n in groups) <= 40:
        assert value == tail_by_attempts(groups, need)
    return {"groups": [list(g) for g in groups], "atLeast": need, "log": logarithm(value), "chance": float(value)}


def stated() -> list[tuple[list[Group], int]]:
    """Cases worth having by name."""
    return [
        ([(0.1, 1800)], 180), ([(0.1, 1800)], 181), ([(0.1, 1800)], 0), ([(0.1, 1800)], 500),
        ([], 0), ([], 1), ([(0.5, 0)], 0), ([(0.5, 0)], 1), ([(0.3, 5)], 6), ([(1.0, 5)], 6), ([(1.0, 5)], 5),
        ([(1.0, 3), (0.5, 4)], 3), ([(1.0, 3), (0.5, 4)], 2), ([(1.0, 3), (0.5, 4)], 5), ([(1.0, 3), (0.5, 4)], 7),
        ([(0.1, 30)], 30), ([(0.1, 300)], 300), ([(0.001, 100)], 100), ([(0.1, 900)], 900), ([(1e-6, 3)], 1),
        ([(1e-9, 1)], 1), ([(0.999999, 50)], 50), ([(0.9, 1000)], 1), ([(0.5, 1000)], 1), ([(0.5, 60)], 1),
        ([(1e-6, 1000)], 1), ([(1e-6, 1000)], 3), ([(0.02, 400), (0.5, 30), (1.0, 4)], 60),
        ([(0.1, 1800), (0.02, 600)], 362), ([(0.3, 40), (0.05, 30), (1.0, 2)], 55),
        ([(0.02, 100), (0.05, 100)], 200), ([(0.01, 90), (0.1, 130), (0.5, 30)], 243),
        ([(0.001, 60), (0.25, 150), (1.0, 5)], 209),
    ]


def drawn(rng: random.Random) -> tuple[list[Group], int]:
    """A random case; half of them far out, where only the logarithm tells."""
    groups = [(rng.choice([round(rng.uniform(0.001, 0.999), rng.randint(2, 6)), 0.1, 0.5, 1.0]),
               rng.choice([rng.randint(1, 12), rng.randint(10, 150)])) for _ in range(rng.randint(1, 4))]
    attempts, mean = sum(n for _, n in groups), sum(q * n for q, n in groups)
    if rng.random() < 0.5:
        return groups, min(attempts, max(0, round(mean + rng.gauss(0, 2) * math.sqrt(mean))))
    return groups, min(attempts, round(mean + rng.random() * (attempts - mean)))


def rows(seed: str) -> list[dict[str, Any]]:
    rng, found = random.Random(seed), [row(*case) for case in stated()]
    while len(found) < CASES:
        case = row(*drawn(rng))
        if case["chance"] > 1e-300:  # doubles lose digits below
            found.append(case)
    return found
