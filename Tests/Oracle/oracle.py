"""The best chance of a tiny problem, by full enumeration of its static plans.

`optimum` goes through all gates and, step by step, through all ways to
start attempts. Four shortcuts, none of which can miss the best plan:

- What a plan amounts to is its score: for each copy, world, deadline and correctness, how many attempts count.
  Partial plans with the same score that leave the same people and money are one.
- More attempts that count never hurt: of two partial plans that leave the same people and money, one whose score is
  nowhere higher is dropped.
- For the same reason a plan that leaves room for one more attempt in the last step is not judged.
- Copies of a separate bundle that are needed in the same worlds are interchangeable.

`plain.optimum` does without the four; it checks this one where it can.
"""
from __future__ import annotations

import argparse
import itertools
import math
import pathlib
from fractions import Fraction

from plans import TooLarge, all_gates, holds, tail
from problem import Attempt, Problem
from reading import read


Rows = tuple[tuple, ...]  # a row for each pool or budget, from the present step on
Score = bytes  # how many attempts count, for each place; a tiny problem has few


def optimum(problem: Problem, limit: int = 60_000) -> float:
    """The best chance of any static plan; refuses where more than `limit` partial plans must be kept."""
    problem.refuse_grants_and_hastening()
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
