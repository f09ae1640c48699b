"""The naive allocators, word by word from their pseudo-code, judged by the oracle.

Readings where the text leaves a choice, the most literal one each time:

 1. `round` is one for the whole plan: it never falls back at a new step. At round 1000 the step is left.
 2. All bundles are candidates, needed or not. A separate bundle offers as many copies as the file's own `count`
    (worlds aside); every copy is a bundle of its own with count 1, for every rule and every quantity in a rank.
 3. Ties: bundles in file order, then copies in order. Ranks within 1e-12 (relative above 1) are ties.
 4. gate(b) of a separate bundle is the latest of its copies' gates. Gates compare credit to 1e-9.
    A gate that is never reached is the last boundary, T; so is that of a bundle that nothing waits for: P knows
    gates only where something waits.
 5. Lengths and people held are those of the file's base values, even where no world has them.
 6. A budget can pay if spending stays within income in every step from the start on; a later start counts what
    earlier starts will still spend.
 7. `even`: people held (relay: after the stretch) of this pool on the copy by attempts that start in this step.
 8. `by-size`: team is the team size before relay stretches it, a mixed team's the sum; years are the serial years
    of this crew (a pool's own years where the chunk states them); teams started are those of all pools.
 9. `parallel-first`, `serial-first`: `years` as in 8.
10. `follow-the-credit`: R counts all attempts started on the copy so far, by any pool, whenever they end.
11. `greedy`: P before and after with the gates computed anew each time; a gain can be negative (a gate that is now
    reached shuts out later attempts) and then counts as different from 0; the largest is picked, negative or not.
    Else the largest q / count, not capped.
12. `status-quo`: stated share minus own share of the people-steps (people held × whole length) that this pool has
    been given so far, all copies of a bundle together; own share is 0 before the first; 0 is stated where nothing
    is. The rule is run where the file has `status-quo` at all.
13. A mixed team is offered with the first of its pools, in the order of the file's pools.
"""
from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import Callable

import plans
from problem import Attempt, Crew, Problem, held
from scalars import number

RULES = ("even", "by-size", "parallel-first", "serial-first", "follow-the-credit", "greedy")
CLOSE = 1e-12
FRAGILE = 1e-8


class Fragile(Exception):
    """Two candidates so close, and not equal, that rounding might decide."""


@dataclass(frozen=True)
class Candidate:
    bundle: int
    copy: int
    crew: Crew
    attempt: Attempt

    @property
    def unit(self) -> tuple[int, int]:
        return self.bundle, self.copy


class Books:
    """What the allocator writes down: attempts, credit, free people, money, from the file's base values."""

    def __init__(self, problem: Problem):
        self.problem = problem
        self.plan: plans.Plan = []
        self.free = [list(row) for row in problem.people]
        self.spent = [[Fraction(0)] * problem.steps for _ in problem.income]
        self.started: dict[tuple[int, int], list[float]] = defaultdict(list)  # unit: correctness of each attempt
        self.ended: dict[tuple[int, int], list[tuple[int, float]]] = defaultdict(list)  # unit: end, correctness
        self.teams: dict[tuple[tuple[int, int], int], int] = defaultdict(int)  # unit, step
        self.people: dict[tuple[int, tuple[int, int], int], int] = defaultdict(int)  # pool, unit, step
        self.work: dict[tuple[int, int], int] = defaultdict(int)  # pool, bundle: people-steps

    def units(self, bundle: int) -> list[tuple[int, int]]:
        copies = self.problem.base_count[bundle] if self.problem.separate[bundle] else 1
        return [(bundle, copy) for copy in range(copies)]

    def count(self, bundle: int) -> int:
        return 1 if self.problem.separate[bundle] else self.problem.base_count[bundle]

    def credit(self, unit: tuple[int, int]) -> float:
        return math.fsum(self.started[unit])

    def gate(self, bundle: int) -> int | None:
        gates = [self.unit_gate(unit) for unit in self.units(bundle)]
        return None if None in gates else max(gates)

    def unit_gate(self, unit: tuple[int, int]) -> int | None:
        for boundary in sorted({end for end, _ in self.ended[unit]}):
            if math.fsum(q for end, q in self.ended[unit] if end <= boundary) >= self.count(unit[0]) - 1e-9:
                return boundary
        return None

    def gates(self) -> list[int]:
        gates = [self.gate(b) if self.problem.waited_for(b) else None for b in range(len(self.problem.bundles))]
        return [self.problem.steps if g is None else g for g in gates]

    def chance(self) -> float:
        return plans.chance(self.problem, self.plan, self.gates())

    def gain(self, candidate: Candidate, step: int) -> float:
        """The gain in P of one more attempt."""
        before = self.chance()
        self.note(candidate, step)
        after = self.chance()
        self.plan.pop()
        self.ended[candidate.unit].pop()
        return after - before

    def is_open(self, bundle: int, step: int) -> bool:
        gates = [self.gate(a) for a in self.problem.after[bundle]]
        return all(gate is not None and gate <= step for gate in gates)

    def fits(self, attempt: Attempt, step: int) -> bool:
        end = step + attempt.length
        if end > self.problem.steps:
            return False
        if any(self.free[p][s] < n for p, n in zip(attempt.pools, attempt.people) for s in range(step, end)):
            return False
        return all(self.spent[k][s] + spending_until(attempt, k, step, s) <= income[s]
                   for k, income in enumerate(self.problem.income) if attempt.spending[k] > 0
                   for s in range(step, self.problem.steps))

    def note(self, candidate: Candidate, step: int) -> None:
        self.plan.append((candidate.attempt, step, candidate.copy))
        self.ended[candidate.unit].append((step + candidate.attempt.length, candidate.crew.base.correct))

    def start(self, candidate: Candidate, step: int) -> None:
        attempt = candidate.attempt
        self.note(candidate, step)
        self.started[candidate.unit].append(candidate.crew.base.correct)
        self.teams[candidate.unit, step] += 1
        for pool, people in zip(attempt.pools, attempt.people):
            self.people[pool, candidate.unit, step] += people
            self.work[pool, candidate.bundle] += people * attempt.length
            for s in range(step, step + attempt.length):
                self.free[pool][s] -= people
        for budget, row in enumerate(self.spent):
            for s in range(step, self.problem.steps):
                row[s] += spending_until(attempt, budget, step, s)


def spending_until(attempt: Attempt, budget: int, start: int, step: int) -> Fraction:
    return attempt.spending[budget] * min(step - start + 1, attempt.length)


# The rules


def first_largest(candidates: list[Candidate], rank: Callable[[Candidate], float]) -> Candidate:
    ranks = [float(rank(c)) for c in candidates]
    best = max(ranks)
    gaps = [(best - r) / max(1.0, abs(best)) for r in ranks]
    if any(CLOSE < gap < FRAGILE for gap in gaps):
        raise Fragile
    return next(c for c, gap in zip(candidates, gaps) if gap <= CLOSE)


def pick(rule: str, books: Books, candidates: list[Candidate], pool: int, step: int, round_: int) -> Candidate:
    def size(c: Candidate) -> float:
        missing = round_ * books.count(c.bundle) - books.credit(c.unit)
        return missing * float(c.crew.years) * sum(c.crew.team) / (1 + books.teams[c.unit, step])

    def credit_a_step(c: Candidate) -> float:
        return c.crew.base.correct * expected_share(books, c) / c.attempt.length

    if rule == "greedy":
        return pick_greedily(books, candidates, step)
    if rule == "status-quo":
        stated, given = shares(books.problem, pool), sum(n for (p, _), n in books.work.items() if p == pool)
        return first_largest(candidates, lambda c: stated.get(c.bundle, 0.0)
                             - (books.work[pool, c.bundle] / given if given else 0.0))
    ranks: dict[str, Callable[[Candidate], float]] = {
        "even": lambda c: -books.people[pool, c.unit, step],
        "by-size": size,
        "parallel-first": lambda c: -c.crew.years,
        "serial-first": lambda c: c.crew.years,
        "follow-the-credit": credit_a_step,
    }
    return first_largest(candidates, ranks[rule])


def expected_share(books: Books, candidate: Candidate) -> float:
    """E[min(1, count / (1 + R))], R the correct ones among the attempts started."""
    law = [1.0]
    for q in books.started[candidate.unit]:
        law = [x * (1 - q) + y * q for x, y in zip(law + [0.0], [0.0] + law)]
    count = books.count(candidate.bundle)
    return math.fsum(x * min(1.0, count / (1 + r)) for r, x in enumerate(law))


def pick_greedily(books: Books, candidates: list[Candidate], step: int) -> Candidate:
    gains = {c.unit: books.gain(c, step) for c in candidates}
    if any(abs(gain) > CLOSE for gain in gains.values()):
        if any(CLOSE / 100 < abs(gain) < CLOSE * 100 for gain in gains.values()):
            raise Fragile
        return first_largest(candidates, lambda c: gains[c.unit])
    return first_largest(candidates, lambda c: c.crew.base.correct / books.count(c.bundle))


def shares(problem: Problem, pool: int) -> dict[int, float]:
    stated = {key: value for key, value in problem.raw["status-quo"].items() if key != "grants"}
    if any(isinstance(value, dict) for value in stated.values()):
        stated = stated.get(problem.pools[pool], {})
    return {problem.bundles.index(chunk): float(number(share)) for chunk, share in stated.items()}


# The plan


def allocate(problem: Problem, rule: str) -> Books:
    books, round_ = Books(problem), 1
    offers = [[(b, crew) for b in range(len(problem.bundles)) for crew in problem.crews[b] if crew.pools[0] == pool]
              for pool in range(len(problem.pools))]

    def fitting(pool: int, step: int) -> list[Candidate]:
        """What a pool could start but for its credit."""
        able = [Candidate(b, copy, crew, held(crew, crew.base.length, crew.base.people))
                for b, crew in offers[pool] if books.is_open(b, step) for _, copy in books.units(b)]
        return [c for c in able if books.fits(c.attempt, step)]

    for step in range(problem.steps):
        while True:
            started = True
            while started:
                started = False
                for pool in range(len(problem.pools)):
                    candidates = [c for c in fitting(pool, step)
                                  if books.credit(c.unit) < round_ * books.count(c.bundle) - 1e-9]
                    if candidates:
                        books.start(pick(rule, books, candidates, pool, step, round_), step)
                        started = True
            if round_ == 1000 or not any(fitting(pool, step) for pool in range(len(problem.pools))):
                break
            round_ += 1
    return books


def chances(problem: Problem) -> dict[str, float]:
    """What each deterministic rule reaches."""
    rules = RULES + (("status-quo",) if "status-quo" in problem.raw else ())
    return {rule: allocate(problem, rule).chance() for rule in rules}
