"""Problems whose numbers lie anywhere between 1e-300 and 1e300, judged in 50-digit arithmetic.

    python3 Tests/Oracle/magnitudes.py                       writes Fixtures/magnitudes.json and far-tails.json
    python3 Tests/Oracle/magnitudes.py SIDEREAL [COUNT [SEED]]   solves COUNT problems with a built command and checks
                                                             every answer: plan, money, chance, bound, optimum

Definitions and enumeration only; no code is shared with the solver. Needs mpmath.
"""
from __future__ import annotations

import itertools
import json
import math
import pathlib
import random
import subprocess
import sys
import tempfile
from typing import Any

import mpmath as mp

from magnitude_drafts import Row, anywhere, draw, share
from magnitude_model import Model, best, plans, tail

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
SEED = "magnitudes-1"
KEPT = 60  # problems of the fixture


# Checking a command's answers ----------------------------------------------------------------------------------------


def printed(model: Model, result: Row) -> list[Row]:
    rows = []
    for row in result["plan"]:
        pools = row["pool"] if isinstance(row["pool"], list) else [row["pool"]]
        kind = next(k for k in model.kinds(row["chunk"]) if sorted(k["held"]) == sorted(pools))
        start = round(row["start"] / float(model.step))
        rows.append({"chunk": row["chunk"], "kind": kind, "start": start, "copy": row.get("copy", 1) - 1,
                     "attempts": row["attempts"]})
    return rows


def near(value: float, exact: Any) -> bool:
    return abs(value - exact) <= 1e-12 and (exact < mp.mpf("1e-300") or abs(value - exact) <= mp.mpf("1e-10") * exact)


def faults(file: Row, command: str, folder: pathlib.Path) -> list[str]:
    path = folder / "problem.json"
    path.write_text(json.dumps(file))
    try:
        run = subprocess.run([command, "solve", str(path), "--gap", "1e-9", "--json", "--time-limit", "20"],
                             capture_output=True, text=True, timeout=90)
    except subprocess.TimeoutExpired:
        return ["no answer in 90 s under a limit of 20 s"]
    if run.returncode not in (0, 3):
        return [f"exit {run.returncode}: {run.stderr[:300]}"]
    model, result = Model(file), json.loads(run.stdout)
    plan = printed(model, result)
    exact, found = model.chance(plan), model.violations(plan)
    if not near(result["chance"], exact):
        found.append(f"chance {result['chance']!r}, exactly {mp.nstr(exact, 20)}")
    if result["bound"] < result["chance"] or result["bound"] < exact * (1 - mp.mpf("1e-10")):
        found.append(f"bound {result['bound']!r} below {mp.nstr(exact, 20)}")
    optimum = best(model)
    if optimum is not None and optimum > mp.mpf("1e-300"):  # no double says less
        if result["bound"] < optimum * (1 - mp.mpf("1e-10")):
            found.append(f"bound {result['bound']!r} below the optimum {mp.nstr(optimum, 20)}")
        if result["status"] != "optimal" or result["chance"] < optimum - mp.mpf("1.001e-9"):
            found.append(f"{result['status']}: {result['chance']!r} to {result['bound']!r}, best {mp.nstr(optimum, 20)}")
        if 0 < optimum and result["chance"] == 0 and optimum > mp.mpf("1e-290"):
            found.append(f"nothing done where {mp.nstr(optimum, 5)} can be had")
    return found


def check(command: str, count: int, seed: str) -> int:
    wrong, known = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            file = draw(random.Random(f"{seed} {number}"))
            known += plans(Model(file)) is not None
            for fault in faults(file, command, pathlib.Path(folder)):
                wrong += 1
                print(f"{seed} {number}: {fault}\n  {json.dumps(file)}", flush=True)
    print(f"{count} problems, {known} of them enumerated: {wrong} faults")
    return 1 if wrong else 0


# The fixture ---------------------------------------------------------------------------------------------------------


def stated(model: Model, rng: random.Random) -> list[Row] | None:
    """Some feasible plan, as full as a random order makes it."""
    columns = [{"chunk": name, "kind": kind, "start": start, "copy": copy}
               for name, facts in model.file["chunks"].items() for kind in model.kinds(name)
               for start in range(model.steps - kind["length"] + 1)
               for copy in range(facts["count"] if facts.get("credit") == "separate" else 1)]
    rng.shuffle(columns)
    plan: list[Row] = []
    for column in columns:
        low, high = 0, min(model.file["pools"][p]["headcount"] // n for p, n in column["kind"]["held"].items())
        while low < high:
            middle = (low + high + 1) // 2
            if model.violations(plan + [{**column, "attempts": middle}]):
                high = middle - 1
            else:
                low = middle
        few = rng.randint(0, low) if len(columns) > 1 else low
        if few:
            plan.append({**column, "attempts": few})
    return plan or None


def row(model: Model, entry: Row) -> Row:
    pools, people = zip(*sorted(entry["kind"]["held"].items()))
    return {"chunk": entry["chunk"], "pools": pools, "people": people, "length": entry["kind"]["length"],
            "start": entry["start"], "copy": entry["copy"], "attempts": entry["attempts"]}


def fixture() -> list[Row]:
    found: list[Row] = []
    for number in itertools.count():
        if len(found) == KEPT:
            return found
        rng = random.Random(f"{SEED} {number}")
        model = Model(draw(rng))
        plan = stated(model, rng)
        if plan is None:
            continue
        chance, optimum = model.chance(plan), best(model)
        if chance < mp.mpf("1e-300") or rng.random() < 0.5 and optimum is None:
            continue
        found.append({
            "name": f"{SEED} {number}", "json": json.dumps(model.file), "plan": [row(model, r) for r in plan],
            "chance": float(chance), "best": None if optimum is None else float(optimum)})


def far_tails() -> list[Row]:
    """Tails of few and of ten million attempts, of correctnesses near 0 and near 1."""
    rng = random.Random(f"{SEED} tails")
    cases: list[tuple[list[tuple[float, int]], int]] = [
        ([(1e-6, 2_000_000)], 2), ([(5e-7, 10_000_000)], 5), ([(1e-17, 1)], 1), ([(1e-17, 10_000_000)], 2),
        ([(1e-9, 10_000_000)], 1), ([(1 - 1e-12, 1_000_000)], 999_999), ([(1e-300, 1)], 1), ([(1e-150, 2)], 2),
        ([(0.1, 10_000_000)], 1_000_000), ([(0.1, 10_000_000)], 1_003_000), ([(0.1, 9_990_000)], 1_000_000)]
    while len(cases) < 150:
        if rng.random() < 0.6:
            n, q = int(anywhere(rng, 2, 1e7)), share(rng)
            deviation = math.sqrt(n * q * (1 - q))
            near = n * q + rng.choice([rng.gauss(0, 2), rng.uniform(-30, 30)]) * deviation
            need = int(rng.choice([near, near, 2, anywhere(rng, 2, 1000)]))
            groups = [(q, n)]
            if q == 1 or deviation > 2_000:
                continue
        else:
            groups = [(share(rng), int(anywhere(rng, 1, 80))) for _ in range(rng.randint(2, 3))]
            need = rng.randint(1, sum(n for _, n in groups))
        if 1 <= need <= min(1_000_000, sum(n for _, n in groups)):
            cases.append((groups, need))
    found = []
    for groups, need in cases:
        with mp.workdps(400):
            chance = tail([(mp.mpf(q), n) for q, n in groups], need)
            log = mp.log(chance)
        if chance > mp.mpf("1e-300"):
            found.append({"groups": groups, "atLeast": need, "log": float(log), "chance": float(chance)})
    return found


if __name__ == "__main__":
    if len(sys.argv) > 1:
        sys.exit(check(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500,
                       sys.argv[3] if len(sys.argv) > 3 else SEED))
    (FOLDER / "magnitudes.json").write_text(json.dumps(fixture(), indent=1) + "\n")
    (FOLDER / "far-tails.json").write_text(json.dumps(far_tails(), indent=1) + "\n")
