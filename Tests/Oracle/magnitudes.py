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
from fractions import Fraction
from typing import Any, Iterator

import mpmath as mp

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
SEED = "magnitudes-1"
KEPT = 60  # problems of the fixture
MOST_PLANS = 300  # plans that are all judged where there are no more
PAID = 1 + Fraction(1, 10**9)  # what a plan may spend, beside what came in
mp.mp.dps = 60

Row = dict[str, Any]


# Drawing -------------------------------------------------------------------------------------------------------------


def anywhere(rng: random.Random, low: float, high: float) -> float:
    """Log-uniform, as a decimal of up to 17 digits."""
    return 10.0 ** rng.uniform(math.log10(low), math.log10(high))


def share(rng: random.Random) -> float:
    kind = rng.random()
    if kind < 0.3:
        return anywhere(rng, 1e-300, 1)
    if kind < 0.8:
        return anywhere(rng, 1e-3, 1)
    return 1.0 if kind < 0.88 else 1 - anywhere(rng, 1e-14, 1e-2)


def people(rng: random.Random, large: bool) -> int:
    return int(anywhere(rng, 1, 1e7)) if large else rng.randint(1, 4)


def moments(rng: random.Random, steps: int, step: float) -> Any:
    """A law on the grid: certain, or a few points, some of them as good as impossible."""
    if rng.random() < 0.5:
        return rng.randint(1, steps) * step
    points = {k: anywhere(rng, 1e-300, 1e-10) if rng.random() < 0.4 else rng.uniform(0.05, 0.3)
              for k in rng.sample(range(1, steps + 1), rng.randint(1, min(2, steps)))}
    law = {at * step: weight for at, weight in sorted(points.items())}
    law["never"] = float(1 - sum(Fraction(weight) for weight in law.values()))
    return law


def budget(rng: random.Random, price: float, step: float, steps: int) -> Any:
    """Enough for a few attempts of a price, or no limit, or anything at all."""
    kind = rng.random()
    if kind < 0.6:
        amount = price * step * rng.randint(1, 6) * rng.choice([1, 1, 1.5, 1 + 1e-8, 1 - 1e-8])
    else:
        amount = rng.choice([1e20, 1e300]) if kind < 0.75 else anywhere(rng, 1e-300, 1e300)
    amount = min(max(amount, 1e-300), 1e300)
    if rng.random() < 0.3 and steps > 1:
        return {0: amount, step: min(1e300, amount * rng.choice([1, 0.5, 1e-12, 1e12]))}
    return amount


def draw(rng: random.Random) -> Row:
    large = rng.random() < 0.45
    steps = 1 if large else rng.randint(1, 3)
    step = rng.choice([1.0] * 6 + [1e-3, 1e6, anywhere(rng, 1e-6, 1e6)])
    pools = {f"p{i}": {"headcount": people(rng, large), "correct": share(rng)} for i in range(1 if large else rng.randint(1, 2))}
    file: Row = {"time": {"step": step, "horizon": steps * step * 1.0000001}, "deadline": moments(rng, steps, step), "pools": pools}
    if rng.random() < 0.55:
        for pool in pools.values():
            if rng.random() < 0.85:
                pool["cost"] = anywhere(rng, 1e-300, 1e300)
        priced = [pool["cost"] for pool in pools.values() if "cost" in pool]
        if priced:
            file["budgets"] = {"money": budget(rng, rng.choice(priced), step, steps)}
    file["chunks"] = {f"c{i}": chunk(rng, pools, large, step) for i in range(1 if large else rng.randint(1, 2))}
    if not large and rng.random() < 0.2:
        credence = rng.choice([0.5, anywhere(rng, 1e-300, 1e-12)])
        file["worlds"] = {"dark": {"credence": credence, "pools": {"p0": {"correct": share(rng)}}},
                          "light": {"credence": 1 - credence}}
    return file


def chunk(rng: random.Random, pools: Row, large: bool, step: float) -> Row:
    found: Row = {"years": step * rng.choice([1, 1, 1, 2, 1e-300])}
    if rng.random() < 0.04:
        found["years"] = 1e300
    if large:
        pool = pools["p0"]
        mean = pool["headcount"] * pool["correct"]
        near = mean + rng.gauss(0, 2) * math.sqrt(mean + 1)
        found["count"] = max(1, min(int(rng.choice([near, 1, 2, anywhere(rng, 1, 1e6)])), 1_000_000, pool["headcount"]))
        found["credit"] = "separate" if found["count"] <= 200 and rng.random() < 0.2 else "pooled"
        return found
    if rng.random() < 0.4:
        found["count"] = rng.randint(2, 3)
        found["credit"] = rng.choice(["pooled", "separate"])
    kind = rng.random()
    if kind < 0.15:
        found["team"] = 2
    elif kind < 0.3 and len(pools) == 2:
        found["team"] = {"p0": 1, "p1": 1}
    if rng.random() < 0.2:
        found["joining"] = "relay"
        pools["p0"]["pace"] = rng.choice([0.5, 0.9, anywhere(rng, 1e-300, 1)])
    return found


# Meaning -------------------------------------------------------------------------------------------------------------


class Model:
    """A drawn problem on its grid, as `model.md` states it."""

    def __init__(self, file: Row) -> None:
        self.file = file
        self.step = Fraction(file["time"]["step"])
        self.steps = math.floor(Fraction(file["time"]["horizon"]) / self.step + Fraction(1, 10**9))
        law = file["deadline"] if isinstance(file["deadline"], dict) else {file["deadline"]: 1.0}
        self.law = [mp.mpf(0)] * (self.steps + 1)
        for at, weight in law.items():
            self.law[self.steps if at == "never" else self.boundary(at)] += mp.mpf(weight)
        self.worlds = file.get("worlds", {"": {"credence": 1.0}})
        money = file.get("budgets", {}).get("money")
        parts = money if isinstance(money, dict) else {0: money or 0}
        self.income = [sum((Fraction(a) for at, a in parts.items() if self.boundary(at) <= t), Fraction(0))
                       for t in range(self.steps)]

    def boundary(self, at: float) -> int:
        return min(self.steps, math.floor(Fraction(at) / self.step + Fraction(1, 10**9)))

    def kinds(self, chunk: str) -> list[Row]:
        """Attempts that may be made on a chunk: pools with people held, length in steps, price a step."""
        facts, found = self.file["chunks"][chunk], []
        team = facts.get("team", 1)
        for seats in [team] if isinstance(team, dict) else [{p: team} for p in self.file["pools"]]:
            pools = [self.file["pools"][p] for p in seats]
            pace = min(Fraction(pool.get("pace", 1)) for pool in pools)
            relay = facts.get("joining") == "relay"
            slack = Fraction(1, 10**9)
            held = {p: math.ceil(Fraction(n) / pace - slack) if relay else n for p, n in seats.items()}
            years = Fraction(facts["years"]) / (1 if relay else pace)
            price = sum(Fraction(self.file["pools"][p].get("cost", 0)) * n for p, n in held.items()) * self.step
            found.append({"held": held, "length": max(1, math.ceil(years / self.step - slack)), "price": price})
        return found

    def correct(self, kind: Row, world: str) -> Any:
        over = self.worlds[world].get("pools", {})
        return mp.fprod(mp.mpf(over.get(p, {}).get("correct", self.file["pools"][p]["correct"])) for p in kind["held"])

    def violations(self, plan: list[Row]) -> list[str]:
        found = []
        for t in range(self.steps):
            for name, pool in self.file["pools"].items():
                held = sum(r["attempts"] * r["kind"]["held"].get(name, 0) for r in plan
                           if r["start"] <= t < r["start"] + r["kind"]["length"])
                if held > pool["headcount"]:
                    found.append(f"{held} people of {name} in step {t}")
            spent = sum(r["attempts"] * r["kind"]["price"] * max(0, min(r["kind"]["length"], t + 1 - r["start"])) for r in plan)
            if spent > self.income[t] * PAID:
                found.append(f"{mp.nstr(mp.mpf(spent.numerator) / spent.denominator, 18)} spent by step {t}")
        if any(r["start"] + r["kind"]["length"] > self.steps for r in plan):
            found.append("beyond the horizon")
        return found

    def chance(self, plan: list[Row]) -> Any:
        total = mp.mpf(0)
        for world, facts in self.worlds.items():
            for boundary, weight in enumerate(self.law):
                if weight:
                    part = mp.mpf(facts["credence"]) * weight
                    for name in self.file["chunks"]:
                        part *= self.finished(name, plan, world, boundary)
                    total += part
        return total

    def finished(self, name: str, plan: list[Row], world: str, boundary: int) -> Any:
        facts = self.file["chunks"][name]
        groups = [(r["copy"], self.correct(r["kind"], world), r["attempts"]) for r in plan
                  if r["chunk"] == name and r["start"] + r["kind"]["length"] <= boundary]
        if facts.get("credit") == "separate":
            return mp.fprod(
                tail([(q, n) for copy, q, n in groups if copy == i], 1) for i in range(facts["count"]))
        return tail([(q, n) for _, q, n in groups], facts.get("count", 1))


def tail(groups: list[tuple[Any, int]], need: int) -> Any:
    """P(at least `need` correct), from the side that is the smaller, so that no digits are lost."""
    merged: dict[Any, int] = {}
    for q, n in groups:
        merged[q] = merged.get(q, 0) + n
    need -= merged.pop(mp.mpf(1), 0)
    total = sum(merged.values())
    if need <= 0:
        return mp.mpf(1)
    if need > total:
        return mp.mpf(0)
    if need == 1:
        return -mp.expm1(mp.fsum(n * mp.log1p(-q) for q, n in merged.items()))
    if len(merged) == 1:
        (q, n), = merged.items()
        return binomial(q, n, need)
    law = [mp.mpf(1)]
    for q, n in merged.items():
        own = [mp.binomial(n, k) * q**k * (1 - q) ** (n - k) for k in range(n + 1)]
        law = [mp.fsum(law[i] * own[k - i] for i in range(max(0, k - n), min(k, len(law) - 1) + 1))
               for k in range(len(law) + n)]
    return mp.fsum(law[need:])


def binomial(q: Any, n: int, need: int) -> Any:
    with mp.workdps(max(90, mp.mp.dps)):
        def mass(k: int) -> Any:
            ways = mp.loggamma(n + 1) - mp.loggamma(k + 1) - mp.loggamma(n - k + 1)
            return mp.exp(ways + k * mp.log(q) + (n - k) * mp.log1p(-q))

        upward = need > n * q
        k = need if upward else need - 1
        term = total = mass(k)
        odds = q / (1 - q)
        while 0 < k + upward <= n if upward else k > 0:
            term = term * (n - k) / (k + 1) * odds if upward else term * k / (n - k + 1) / odds
            k += 1 if upward else -1
            total += term
            if term < total * mp.mpf(10) ** (15 - mp.mp.dps) or (upward and k == n):
                break
        return total if upward else 1 - total


# Enumeration ---------------------------------------------------------------------------------------------------------


def plans(model: Model) -> Iterator[list[Row]] | None:
    """Every feasible plan where they are few; of one chunk in one step the largest plan only; None: too many."""
    columns = [{"chunk": name, "kind": kind, "start": start, "copy": copy}
               for name, facts in model.file["chunks"].items() for kind in model.kinds(name)
               for start in range(model.steps - kind["length"] + 1)
               for copy in range(facts["count"] if facts.get("credit") == "separate" else 1)]
    most = [largest(model, column) for column in columns]
    if len(columns) == 1:
        return iter([[{**columns[0], "attempts": most[0]}] if most[0] else []])
    if math.prod(n + 1 for n in most) > MOST_PLANS:
        return None
    every = ([{**c, "attempts": n} for c, n in zip(columns, numbers) if n]
             for numbers in itertools.product(*(range(n + 1) for n in most)))
    return (plan for plan in every if not model.violations(plan))


def largest(model: Model, column: Row) -> int:
    """The most attempts of a column alone, by halving."""
    low, high = 0, min(model.file["pools"][p]["headcount"] // n for p, n in column["kind"]["held"].items())
    while low < high:
        middle = (low + high + 1) // 2
        if model.violations([{**column, "attempts": middle}]):
            high = middle - 1
        else:
            low = middle
    return low


def best(model: Model) -> Any | None:
    found = plans(model)
    return None if found is None else max((model.chance(plan) for plan in found), default=mp.mpf(0))


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
