"""Checks `whole.json` and `whole-plans.json` once more, the slow way.

    python3 Tests/Oracle/recheck.py

Where all plans are few, every single one with every gate and every combination of branches is judged by the
definitions. The given plans are carried out many times by dice: who is right, which world, whose moment, which leak,
when the rival is done; no chance is computed there.
"""
from __future__ import annotations

import itertools
import json
import math
import pathlib
from typing import Any, Iterator

import plain
import stages
from awards import Awards, all_awards, awarded
from dice import Dice
from givens import Stated
from plans import Plan, holds
from policies import boundary, unwrap
from problem import Problem
from reading import read
from stages import Branch, Staged

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
FEW = 1_500  # plans of a problem that are all judged
RUNS = 4_000

Option = tuple[Plan, Awards, list[int]]


def options(problem: Problem) -> list[Option] | None:
    """All plans with their awards and all gates that they respect; None where they are too many."""
    found = list(itertools.islice(all_options(problem), FEW + 1))
    return found if len(found) <= FEW else None


def all_options(problem: Problem) -> Iterator[Option]:
    moves = [(attempt, t, copy) for b in range(len(problem.bundles)) for attempt in holds(problem, b)
             for copy in range(problem.copies(b)) for t in range(problem.steps - attempt.length + 1)]
    last = problem.steps
    ranges = [range(last + 1) if problem.waited_for(b) else [last] for b in range(len(problem.bundles))]
    for awards in all_awards(problem):
        for plan in plain.all_plans(awarded(problem, awards), moves, []):
            for gates in map(list, itertools.product(*ranges)):
                if all(gates[a] <= t for attempt, t, _ in plan for a in problem.after[attempt.bundle]):
                    yield plan, awards, gates


def best(problem: Problem, information: Any) -> float | None:
    found = options(problem)
    if found is None:
        return None
    if information is None:
        return max(stages.value(problem, Staged([Branch(None, plan, awards, gates)])) for plan, awards, gates in found)
    chunk = problem.bundles.index(information["chunk"]) if isinstance(information, dict) else None
    looks = range(problem.steps + 1) if chunk is not None else [boundary(problem, information)]
    branches: list[int | None] = [w for w, credence in enumerate(problem.credence) if credence > 0]
    branches += [None] if chunk is not None else []
    parts = [families(found, look) for look in looks]
    if sum(len(family) ** len(branches) for families_ in parts for family in families_) > 5 * FEW:
        return None
    return max(stages.value(problem, staged) for look, families_ in zip(looks, parts) for family in families_
               for staged in combined(family, branches, look, chunk))


def families(found: list[Option], look: int) -> list[list[Option]]:
    """Those that do the same before the look."""
    result: dict[str, list[Option]] = {}
    for option in found:
        plan, awards, _ = option
        shared = sorted(map(repr, (move for move in plan if move[1] < look)))
        result.setdefault(repr((shared, [a for a in awards if a[1] < look])), []).append(option)
    return list(result.values())


def combined(family: list[Option], worlds: list[int | None], look: int, chunk: int | None) -> Iterator[Staged]:
    for chosen in itertools.product(family, repeat=len(worlds)):
        branches = [
            Branch(w, [move for move in plan if move[1] >= look], tuple(a for a in awards if a[1] >= look), gates)
            for w, (plan, awards, gates) in zip(worlds, chosen)]
        plan, awards, _ = chosen[0]
        yield Staged(branches, look, chunk, [move for move in plan if move[1] < look],
                     tuple(a for a in awards if a[1] < look))


def main() -> None:
    checked = 0
    for one in json.loads((FOLDER / "whole.json").read_text()):
        problem, information = unwrap(one["yaml"]) if "information:" in one["yaml"] else (read(one["yaml"]), None)
        found = best(problem, information)
        if found is not None:
            assert abs(found - one["chance"]) < 1e-12, (one["name"], found, one["chance"])
            checked += 1
    print(f"{checked} problems: every plan judged", flush=True)
    far = 0.0
    plans = json.loads((FOLDER / "whole-plans.json").read_text())
    for one in plans:
        problem = unwrap(one["yaml"])[0] if "information:" in one["yaml"] else read(one["yaml"])
        staged = Stated(problem, one["result"]).staged()
        assert stages.fits(problem, staged) and abs(stages.value(problem, staged) - one["chance"]) < 1e-13, one["name"]
        share = sum(Dice(problem, staged, f"{one['name']} {n}").succeeds() for n in range(RUNS)) / RUNS
        error = math.sqrt(max(one["chance"] * (1 - one["chance"]), 1 / RUNS) / RUNS)
        far = max(far, abs(share - one["chance"]) / error)
        assert abs(share - one["chance"]) < 4.5 * error, (one["name"], share, one["chance"])
    print(f"{len(plans)} plans: {RUNS} runs each, at most {far:.1f} standard errors away")


if __name__ == "__main__":
    main()
