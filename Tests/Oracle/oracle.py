"""The best chance of a tiny problem, by full enumeration of its static plans.

`chance` judges a plan by the definitions. `optimum` goes through all gates and, step by step, through all ways to
start attempts. Four shortcuts, none of which can miss the best plan:

- What a plan amounts to is its score: for each copy, world, deadline and correctness, how many attempts count.
  Partial plans with the same score that leave the same people and money are one.
- More attempts that count never hurt: of two partial plans that leave the same people and money, one whose score is
  nowhere higher is dropped.
- For the same reason a plan that leaves room for one more attempt in the last step is not judged.
- Copies of a separate bundle that are needed in the same worlds are interchangeable.

`plain_optimum` does without the four and judges every single plan by `chance`; it checks `optimum` where it can.
"""
from __future__ import annotations

import argparse
import itertools
import math
import pathlib
from fractions import Fraction
from functools import lru_cache
from typing import Iterator

from reading import Attempt, Problem, held, read

Plan = list[tuple[Attempt, int, int]]  # attempt, start, copy
Rows = tuple[tuple, ...]  # a row for each pool or budget, from the present step on
Score = bytes  # how many attempts count, for each place; a tiny problem has few


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
    parts = []
    for w, credence in enumerate(problem.credence):
        for d, weight in enumerate(problem.law[w]):
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


# The enumeration


def optimum(problem: Problem, limit: int = 60_000) -> float:
    """The best chance of any static plan; refuses where more than `limit` partial plans must be kept."""
    return max(Enumeration(problem, gates, limit).best() for gates in all_gates(problem))


class Enumeration:
    """All plans for given gates."""

    def __init__(self, problem: Problem, gates: list[int], limit: int):
        self.problem, self.gates, self.limit = problem, gates, limit
        self.deadlines = [[d for d, x in enumerate(law) if x > 0 and c > 0]
                          for law, c in zip(problem.law, problem.credence)]
        self.places: dict[tuple, int] = {}  # (bundle, copy, world, deadline, correctness) in a score
        self.moves = [self.moves_at(t) for t in range(problem.steps)]
        self.alike = self.interchangeable()

    def best(self) -> float:
        nothing = bytes(len(self.places))
        states: dict[tuple[Rows, Rows], list[Score]] = {
            (tuple(map(tuple, self.problem.people)), tuple(map(thrift, self.problem.income))): [nothing]}
        for moves in self.moves:
            for attempt, score in moves:
                states = self.with_attempts(states, attempt, score)
            if moves is self.moves[-1]:
                states = {left: scores for left, scores in states.items()
                          if not any(after(left, attempt) for attempt, _ in moves)}
            states = self.next_step(states)
        (scores,) = states.values()
        return max(map(self.judge, scores))

    def moves_at(self, t: int) -> list[tuple[Attempt, tuple[int, ...]]]:
        """Attempts that may start in step t and count somewhere, with the places that they score in."""
        found: list[tuple[Attempt, tuple[int, ...]]] = []
        for bundle in range(len(self.problem.bundles)):
            if any(self.gates[a] > t for a in self.problem.after[bundle]):
                continue
            for attempt, copy in itertools.product(holds(self.problem, bundle), range(self.problem.copies(bundle))):
                score = self.score(attempt, t, copy)
                if t + attempt.length <= self.problem.steps and score \
                        and not any(s == score and cheaper(a, attempt) for a, s in found):
                    found.append((attempt, score))
        return found

    def score(self, attempt: Attempt, t: int, copy: int) -> tuple[int, ...]:
        b, found = attempt.bundle, []
        for w, delivery in enumerate(attempt.yields):
            if not delivery or not self.problem.needed[w][b]:
                continue
            if self.problem.separate[b] and copy >= self.problem.count[w][b]:
                continue
            end = t + delivery[0]
            for d in self.deadlines[w] if end <= self.gates[b] else []:
                if end <= d:
                    found.append(self.places.setdefault((b, copy, w, d, delivery[1]), len(self.places)))
        return tuple(found)

    def interchangeable(self) -> list[list[tuple[int, ...]]]:
        """Groups of copies, each as the places of its scores, with the same places in the same order."""
        places: dict[tuple[int, int], dict[tuple, int]] = {}
        for (b, copy, *rest), place in self.places.items():
            places.setdefault((b, copy), {})[tuple(rest)] = place
        groups: dict[tuple, list[tuple[int, ...]]] = {}
        for (b, _), mine in places.items():
            groups.setdefault((b, tuple(sorted(mine))), []).append(tuple(mine[key] for key in sorted(mine)))
        return [group for group in groups.values() if len(group) > 1]

    def canonical(self, score: Score) -> Score:
        result = list(score)
        for group in self.alike:
            rows = sorted((tuple(score[place] for place in places) for places in group), reverse=True)
            for places, row in zip(group, rows):
                for place, n in zip(places, row):
                    result[place] = n
        return bytes(result)

    def with_attempts(self, states: dict, attempt: Attempt, places: tuple[int, ...]) -> dict:
        """All states after any number of attempts of this kind that start now."""
        found: dict[tuple[Rows, Rows], list[Score]] = {}
        for left, scores in states.items():
            n = 0
            while left:
                found.setdefault(left, []).extend(plus(score, places, n) for score in scores)
                left, n = after(left, attempt), n + 1
            if sum(map(len, found.values())) > 20 * self.limit:
                raise TooLarge
        return {left: list(set(scores)) for left, scores in found.items()}

    def next_step(self, states: dict) -> dict:
        merged: dict[tuple[Rows, Rows], set[Score]] = {}
        for (people, money), scores in states.items():
            left = tuple(row[1:] for row in people), tuple(row[1:] for row in money)
            merged.setdefault(left, set()).update(map(self.canonical, scores))
        result = {left: undominated(scores) for left, scores in merged.items()}
        if sum(map(len, result.values())) > self.limit:
            raise TooLarge
        return result

    def judge(self, score: Score) -> float:
        """P of all plans with this score."""
        attempts: dict[tuple, list[float]] = {}
        for (b, copy, w, d, q), place in self.places.items():
            attempts.setdefault((b, copy, w, d), []).extend([q] * score[place])
        parts = []
        for w, days in enumerate(self.deadlines):
            for d in days:
                value = self.problem.credence[w] * self.problem.law[w][d]
                for b, need in enumerate(self.problem.needed[w]):
                    if need:
                        value *= self.finish(attempts, b, w, d)
                parts.append(value)
        return math.fsum(parts)

    def finish(self, attempts: dict[tuple, list[float]], b: int, w: int, d: int) -> float:
        count = self.problem.count[w][b]
        if self.problem.separate[b]:
            return math.prod(tail(tuple(attempts.get((b, copy, w, d), ())), 1) for copy in range(count))
        return tail(tuple(attempts.get((b, 0, w, d), ())), count)


def thrift(income: list[Fraction]) -> tuple[Fraction, ...]:
    """What may still be spent from each step on: never more than is left at any later one."""
    result = itertools.accumulate(reversed(income), min)
    return tuple(reversed(list(result)))


def cheaper(one: Attempt, other: Attempt) -> bool:
    return one.pools == other.pools and one.length <= other.length \
        and all(n <= m for n, m in zip(one.people, other.people))


def after(left: tuple[Rows, Rows], attempt: Attempt) -> tuple[Rows, Rows] | None:
    """The people and money left when one more attempt starts now; None where it does not fit."""
    people, money = map(list, left)
    for pool, n in zip(attempt.pools, attempt.people):
        row = people[pool]
        if min(row[:attempt.length]) < n:
            return None
        people[pool] = tuple(x - n for x in row[:attempt.length]) + row[attempt.length:]
    for budget, rate in enumerate(attempt.spending):
        spent = [x - rate * min(s + 1, attempt.length) for s, x in enumerate(money[budget])]
        if rate > 0 and min(spent) < 0:
            return None
        money[budget] = thrift(spent)
    return tuple(people), tuple(money)


def plus(score: Score, places: tuple[int, ...], n: int) -> Score:
    result = bytearray(score)
    for place in places:
        result[place] += n
    return bytes(result)


def undominated(scores: set[Score], most: int = 3_000) -> list[Score]:
    if len(scores) > most:
        return list(scores)
    kept: list[Score] = []
    for one in sorted(scores, key=sum, reverse=True):
        if not any(all(map(int.__ge__, other, one)) for other in kept):
            kept.append(one)
    return kept


# The check of the enumeration


def plain_optimum(problem: Problem, limit: int = 20_000) -> float:
    """The best chance of any plan: every gate, every plan, each judged by the definitions."""
    moves = [(attempt, t, copy) for b in range(len(problem.bundles)) for attempt in holds(problem, b)
             for copy in range(problem.copies(b)) for t in range(problem.steps - attempt.length + 1)]
    plans = list(itertools.islice(plain_plans(problem, moves, []), limit + 1))
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


def plain_plans(problem: Problem, moves: Plan, plan: Plan) -> Iterator[Plan]:
    yield plan
    for i, move in enumerate(moves):
        if feasible(problem, plan + [move]):
            yield from plain_plans(problem, moves[i:], plan + [move])


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


def main() -> None:
    parser = argparse.ArgumentParser(description="Prints the best chance of tiny problems.")
    parser.add_argument("file", nargs="+", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=60_000, help="partial plans kept at once")
    given = parser.parse_args()
    for path in given.file:
        best = optimum(read(path.read_text(encoding="utf-8"), path.parent), given.limit)
        print(f"{path.name}: {best!r}", flush=True)


if __name__ == "__main__":
    main()
