"""What carelessness and one more team do to two-stage plans, by the definitions.

For problems of `Fixtures/policies.json`, a best two-stage plan or one drawn at random: its chance; the chance where every
attempt is lost with probability ERROR; what one more team on each chunk adds to both; and, where all that can happen is
few enough to list, the expected chance where attempts are misdirected to other chunks. Writes `Fixtures/caveats.json`.
"""
from __future__ import annotations

import dataclasses
import json
import math
import pathlib
import random
from fractions import Fraction
from typing import Iterator

import policies
from plans import Plan, finish, holds
from problem import Attempt, Problem, held

SEED = "caveats-1"
ERROR = Fraction(3, 10)
OUTCOMES = 60_000  # of misdirection that are listed
TRIES = 300  # at drawing a policy that can succeed
HERE = pathlib.Path(__file__).parent


@dataclasses.dataclass
class Policy:
    """Starts that all branches share, and for each branch its world (None: blind), its own starts and its gates."""

    look: int
    chunk: int | None
    shared: Plan
    branches: list[tuple[int | None, Plan, list[int]]]


class Judge(policies.Look):
    """Judges any attempts, also some that the problem does not offer."""

    def __init__(self, problem: Problem, policy: Policy):
        super().__init__(problem, [], policy.look, policy.chunk)

    def phi(self, plan: Plan, gates: list[int], w: int, d: int, b: int) -> float:
        return finish(self.problem, [move for move in plan if move[0].bundle == b], gates, w, d, b)

    def branch(self, world: int | None, plan: Plan, gates: list[int]) -> float:
        worlds = [w for w, credence in enumerate(self.problem.credence) if credence > 0] if world is None else [world]
        return self.value(plan, gates, worlds, blind=world is None)

    def chance(self, policy: Policy) -> float:
        return math.fsum(self.branch(world, policy.shared + own, gates) for world, own, gates in policy.branches)


# Policies


def draw(problem: Problem, information: object, rng: random.Random, best: bool) -> Policy:
    chunk = problem.bundles.index(information["chunk"]) if isinstance(information, dict) else None
    plans = policies.all_plans(problem)
    looks = range(problem.steps + 1) if chunk is not None else [policies.boundary(problem, information)]
    if best:
        return max((best_policy(problem, plans, at, chunk) for at in looks), key=lambda found: found[0])[1]
    at = rng.choice(looks)
    look = policies.Look(problem, plans, at, chunk)
    shared = rng.choice(sorted(look.families, key=repr))

    def one(world: int | None) -> tuple[int | None, Plan, list[int]]:
        plan = rng.choice(look.families[shared])
        return world, [move for move in plan if move[1] >= at], rng.choice(list(look.gates(plan)))

    return assembled(look, look.families[shared][0], [one(world) for world in seen(problem, chunk)])


def seen(problem: Problem, chunk: int | None) -> list[int | None]:
    return [*range(len(problem.credence)), *([None] if chunk is not None else [])]


def best_policy(problem: Problem, plans: list[Plan], at: int, chunk: int | None) -> tuple[float, Policy]:
    look = policies.Look(problem, plans, at, chunk)
    plan_of = max(look.families.values(), key=look.best_family)
    worlds = [w for w, credence in enumerate(problem.credence) if credence > 0]
    branches = []
    for world in seen(problem, chunk):
        choices = ((plan, gates) for plan in plan_of for gates in look.gates(plan))
        plan, gates = max(choices, key=lambda c: look.value(*c, worlds if world is None else [world], world is None))
        branches.append((world, [move for move in plan if move[1] >= at], gates))
    return look.best_family(plan_of), assembled(look, plan_of[0], branches)


def assembled(look: policies.Look, plan: Plan, branches: list) -> Policy:
    return Policy(look.at, look.chunk, [move for move in plan if move[1] < look.at], branches)


# One more team


def worths(problem: Problem, policy: Policy, planned: Policy) -> dict[str, float]:
    """What one more team adds on each chunk; `planned` is the policy as errors leave it."""
    judge = Judge(problem, policy)
    base = judge.chance(planned)
    found = {}
    for b, name in enumerate(problem.bundles):
        counts = b == policy.chunk or any(c > 0 and row[b] for c, row in zip(problem.credence, problem.needed))
        teams = holds(problem, b) if counts else []
        found[name] = max([0.0] + [joined(judge, policy, planned, b, team) - base for team in teams])
    return found


def joined(judge: Judge, policy: Policy, planned: Policy, b: int, team: Attempt) -> float:
    problem = judge.problem
    opening = [max((gates[a] for a in problem.after[b]), default=0) for _, _, gates in policy.branches]
    begins: list[tuple[int | None, int]] = []
    t = max(opening)
    while t < policy.look and t + team.length <= problem.steps:
        begins.append((None, t))
        t += team.length
    for place, first in enumerate(opening):
        at = t if begins and begins[0][0] is None else max(policy.look, first)
        while at + team.length <= problem.steps:
            begins.append((place, at))
            at += team.length
    for place, at in begins:
        ways = [added(planned, place, (team, at, copy)) for copy in range(problem.copies(b))]
        planned = best_copy(judge, planned, ways, place, b)
    return judge.chance(planned)


def best_copy(judge: Judge, before: Policy, ways: list[Policy], place: int | None, b: int) -> Policy:
    """The copy where the attempt adds most; of several the one with least hope, then the first."""
    hope = [0.0] * len(ways)
    places = range(len(before.branches)) if place is None else [place]
    for one in places:
        for attempt, _, copy in before.shared + before.branches[one][1]:
            if attempt.bundle == b:
                q = next((delivery[1] for delivery in attempt.yields if delivery), 0.0)
                hope[copy] += -math.log1p(-q) if q < 1 else math.inf
    order = sorted(range(len(ways)), key=lambda c: (-round(judge.chance(ways[c]), 13), hope[c], c))
    return ways[order[0]]


def added(policy: Policy, place: int | None, move: tuple) -> Policy:
    if place is None:
        return dataclasses.replace(policy, shared=[*policy.shared, move])
    branches = [(world, own + [move] if i == place else own, gates)
                for i, (world, own, gates) in enumerate(policy.branches)]
    return dataclasses.replace(policy, branches=branches)


# Errors


def thinned(policy: Policy) -> Policy:
    """Every attempt lost with probability ERROR."""
    def thin(plan: Plan) -> Plan:
        return [(dataclasses.replace(attempt, yields=tuple(
            delivery and (delivery[0], delivery[1] * float(1 - ERROR)) for delivery in attempt.yields)), start, copy)
            for attempt, start, copy in plan]

    return Policy(policy.look, policy.chunk, thin(policy.shared),
                  [(world, thin(own), gates) for world, own, gates in policy.branches])


def misdirected(problem: Problem, policy: Policy) -> float | None:
    """The expected chance where attempts go to other chunks; None where too much may happen."""
    judge, parts = Judge(problem, policy), []
    all_gates = [gates for _, _, gates in policy.branches]
    for chance, shared in led_astray(problem, policy.shared, [own for _, own, _ in policy.branches], all_gates):
        for world, own, gates in policy.branches:
            for share, moved in led_astray(problem, own, [shared], [gates]):
                parts.append(chance * share * judge.branch(world, shared + moved, gates))
                if len(parts) > OUTCOMES:
                    return None
    return math.fsum(parts)


def led_astray(problem: Problem, plan: Plan, others: list[Plan], gates: list[list[int]]) -> Iterator[tuple[float, Plan]]:
    """All that may become of these attempts, each with its probability.

    One after another, by their starts, an attempt stays or goes to another open chunk, lost where it does not fit there.
    `others`: what else is held on each branch that the attempts belong to; `gates`: of each of these branches.
    """
    plan = sorted(plan, key=lambda move: (move[1], move[0].bundle, problem_order(problem, move[0]), move[2]))

    def extend(place: int, now: Plan) -> Iterator[tuple[float, Plan]]:
        if place == len(plan):
            yield 1.0, now
            return
        yield from scaled(float(1 - ERROR), extend(place + 1, now))
        left = list(now)
        left.remove(plan[place])
        ends = list(destinations(problem, plan[place], [left + other for other in others], gates))
        for move in ends or [None]:
            yield from scaled(float(ERROR) / max(1, len(ends)), extend(place + 1, left + [move] if move else left))

    return extend(0, plan)


def scaled(factor: float, law: Iterator[tuple[float, Plan]]) -> Iterator[tuple[float, Plan]]:
    for chance, plan in law:
        yield factor * chance, plan


def problem_order(problem: Problem, attempt: Attempt) -> tuple:
    return [c.pools for c in problem.crews[attempt.bundle]].index(attempt.pools), attempt.length, attempt.people


def destinations(
        problem: Problem, move: tuple, held_: list[Plan], gates: list[list[int]]) -> Iterator[tuple | None]:
    """Where a misdirected attempt may end, each as likely within its chunk; None: lost there.

    Chunks are as likely as each other, so that one of fewer copies is listed more often.
    """
    attempt, start, _ = move
    open_ = []
    for b in range(len(problem.bundles)):
        crews = [c for c in problem.crews[b] if set(c.pools) <= set(attempt.pools)]
        if b != attempt.bundle and crews and all(g[a] <= start for g in gates for a in problem.after[b]):
            open_.append((b, [held(c, c.base.length, c.base.people) for c in crews]))
    times = math.lcm(*(problem.copies(b) for b, _ in open_))
    for b, teams in open_:
        for copy in range(problem.copies(b)):
            team = next((team for team in teams if fits(problem, team, start, held_)), None)
            yield from [(team, start, copy) if team else None] * (times // problem.copies(b))


def fits(problem: Problem, attempt: Attempt, start: int, held_: list[Plan]) -> bool:
    """Whether people are there beside what is held on each branch; these problems have no budgets."""
    if start + attempt.length > problem.steps:
        return False
    for plan in held_:
        free = [list(row) for row in problem.people]
        for one, begin, _ in plan + [(attempt, start, 0)]:
            for pool, people in zip(one.pools, one.people):
                for t in range(begin, begin + one.length):
                    free[pool][t] -= people
        if min(map(min, free)) < 0:
            return False
    return True


# Fixtures


def rows(problem: Problem, plan: Plan, branch: str | None) -> list[dict]:
    def single(values: list) -> object:
        return values[0] if len(values) == 1 else values

    return [{"chunk": problem.bundles[attempt.bundle], "pool": single([problem.pools[p] for p in attempt.pools]),
             "attempts": 1, "people": single(list(attempt.people)), "start": start, "end": start + attempt.length,
             "copy": copy + 1, "branch": branch} for attempt, start, copy in plan]


def result(problem: Problem, policy: Policy) -> dict:
    """The policy as a result file states it; these problems start in 0 and have steps of a year."""
    names = [list(problem.raw["worlds"])[world] if world is not None else "blind" for world, _, _ in policy.branches]
    gates = {name: {problem.bundles[b]: g for b, g in enumerate(own) if problem.waited_for(b)}
             for name, (_, _, own) in zip(names, policy.branches)}
    plan = rows(problem, policy.shared, None)
    for name, (_, own, _) in zip(names, policy.branches):
        plan += rows(problem, own, name)
    return {"plan": plan, "look": {"moment": policy.look}, "branchGates": gates}


def main() -> None:
    rng, found = random.Random(SEED), []
    for place, fixture in enumerate(json.loads((HERE / "Fixtures" / "policies.json").read_text())):
        if place % 2:
            continue
        problem, information = policies.unwrap(fixture["yaml"])
        best = place % 4 == 0
        drawn = (draw(problem, information, rng, best) for _ in range(1 if best else TRIES))
        policy = next((p for p in drawn if best or Judge(problem, p).chance(p) > 0.01), None)
        if policy is None:
            continue
        judge, lost = Judge(problem, policy), thinned(policy)
        if best:
            assert abs(judge.chance(policy) - fixture["chance"]) < 1e-12, fixture["name"]
        found.append({
            "name": fixture["name"], "best": best, "yaml": fixture["yaml"], "error": float(ERROR),
            "result": result(problem, policy), "chance": judge.chance(policy), "lost": judge.chance(lost),
            "worths": worths(problem, policy, policy), "worthsLost": worths(problem, policy, lost),
            "moved": misdirected(problem, policy)})
        print(fixture["name"], "best" if best else "drawn", found[-1]["chance"], found[-1]["moved"], flush=True)
    (HERE / "Fixtures" / "caveats.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
