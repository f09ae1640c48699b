"""One run of a plan by dice: nothing is computed but what happens."""
from __future__ import annotations

import math
import random
from fractions import Fraction

import naive
from laws import Points, Spread
from plans import Plan
from problem import Problem
from rivals import Race
from scalars import SLACK
from stages import Branch, Staged


class Dice:
    def __init__(self, problem: Problem, staged: Staged, seed: str):
        self.problem, self.staged, self.rng = problem, staged, random.Random(seed)
        self.world = self.rng.choices(range(len(problem.credence)), problem.credence)[0]
        self.luck: dict[tuple[str, int], float] = {}

    def succeeds(self) -> bool:
        branch = self.branch()
        plan, _ = self.staged.whole(branch)
        at = self.boundary(plan)
        gates = branch.gates
        if self.staged.chunk is not None and at < self.staged.look:
            gates = next(other for other in self.staged.branches if other.world is None).gates
        return at >= 0 and all(self.finished(self.problem, plan, gates, b, at, self.world, "ours")
                               for b, need in enumerate(self.problem.needed[self.world]) if need)

    def branch(self) -> Branch:
        staged, w = self.staged, self.world
        if staged.look is None:
            return staged.branches[0]
        own = next(branch for branch in staged.branches if branch.world == w)
        if staged.chunk is None:
            return own
        gates = list(own.gates) if self.problem.needed[w][staged.chunk] else [self.problem.steps] * len(own.gates)
        if self.finished(self.problem, staged.plan, gates, staged.chunk, staged.look, w, "ours"):
            return own
        return next(branch for branch in staged.branches if branch.world is None)

    def finished(self, problem: Problem, plan: Plan, gates: list[int], b: int, at: int, w: int, whose: str) -> bool:
        """Whether a bundle's attempts are enough; an attempt's luck hangs on its kind and its place among equals."""
        right: dict[int, int] = {}
        for attempt, start, copy, key in self.numbered(plan, whose):
            if attempt.bundle != b or not attempt.yields[w]:
                continue
            length, correct = attempt.yields[w]
            if start + length <= min(gates[b], at) and self.uniform(key) < correct:
                right[copy] = right.get(copy, 0) + 1
        if problem.separate[b]:
            return all(right.get(copy) for copy in range(problem.count[w][b]))
        return right.get(0, 0) >= problem.count[w][b]

    @staticmethod
    def numbered(plan: Plan, whose: str):
        seen: dict[tuple, int] = {}
        for move in plan:
            seen[move] = seen.get(move, 0) + 1
            attempt, start, copy = move
            yield *move, (whose, attempt.bundle, attempt.pools, attempt.people, attempt.length, start, copy, seen[move])

    def uniform(self, key: tuple) -> float:
        if key not in self.luck:
            self.luck[key] = self.rng.random()
        return self.luck[key]

    # The deadline

    def boundary(self, plan: Plan) -> int:
        years = {b: sum(Fraction(sum(a.people) * a.length) * self.problem.step for a, _, _ in plan if a.bundle == b)
                 for b in {a.bundle for a, _, _ in plan}}
        sooner, gifts = Fraction(0), {}
        for b, held in sorted(years.items()):
            hastens = self.problem.hastens[b] if self.problem.hastens else None
            if hastens is None:
                continue
            sooner += hastens.rate * held
            if hastens.leak and self.rng.random() < hastens.leak[0]:
                sooner += hastens.leak[1]
            if hastens.gift:
                gifts[hastens.gift[0]] = gifts.get(hastens.gift[0], Fraction(0)) + hastens.gift[1] * held
        moment = self.moment({name: math.floor(given + SLACK) for name, given in gifts.items()})
        if moment is None:
            return self.problem.steps
        return min(math.floor((moment - sooner) / self.problem.step + SLACK), self.problem.steps)

    def moment(self, gifts: dict[str, int]) -> Fraction | None:
        """Years from the start; None: never."""
        law = self.problem.laws[self.world]
        if isinstance(law, Points):
            moments, shares = zip(*law.masses)
            return self.rng.choices(moments, [float(share) for share in shares])[0]
        if isinstance(law, Spread):
            return inverse(law, self.rng.random())
        return self.rival(law, gifts)

    def rival(self, race: Race, gifts: dict[str, int]) -> Fraction | None:
        raw = race.left(race.given(gifts))
        if not raw["chunks"]:
            return Fraction(0)
        rival, plan, gates = dealt(race, race.given(gifts))
        for at in range(race.steps + 1):
            if all(self.finished(rival, plan, gates, b, at, 0, "theirs") for b in range(len(rival.bundles))):
                return at * race.step
        return None


def dealt(race: Race, given: dict[str, int]) -> tuple[Problem, Plan, list[int]]:
    """What is left to the rival, and what its rule makes of it; the same for all runs."""
    key = id(race), tuple(sorted(given.items()))
    if key not in DEALT:
        rival = race.read(race.left(given))
        books = naive.allocate(rival, race.raw.get("allocator", "serial-first"))
        DEALT[key] = rival, books.plan, books.gates(), race
    return DEALT[key][:3]


DEALT: dict[tuple, tuple] = {}


def inverse(law: Spread, share: float) -> Fraction | None:
    """The moment at which the law reaches a share, to a millionth of a year."""
    low, high = Fraction(0), Fraction(1000)
    if law.below(high) <= share:
        return None
    while high - low > Fraction(1, 10**7):
        middle = (low + high) / 2
        low, high = (low, middle) if law.below(middle) > share else (middle, high)
    return high
