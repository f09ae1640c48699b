"""The optimum of tiny problems by full enumeration: an oracle that shares no code with the solver.

Reads a problem in the core of the format, puts it on the grid by the definitions, judges plans by plain
convolution, and enumerates every static plan: gates first, then attempts step by step. Two safe shortcuts keep it
feasible: plans with the same people held, money spent and effects are one state, and of two states with the same
people and money one with more attempts of every kind is never worse.
"""
import itertools
import math

import yaml

EPS = 1e-9


def share(value):
    if isinstance(value, str) and value.strip().endswith("%"):
        return float(value.strip()[:-1]) / 100
    return float(value)


def amount(value):
    factors = {"k": 1e3, "M": 1e6, "B": 1e9}
    if isinstance(value, str) and value[-1] in factors:
        return float(value[:-1]) * factors[value[-1]]
    return float(value)


class Grid:
    """Everything that a plan is judged by, on whole steps."""

    def __init__(self, text):
        raw = yaml.safe_load(text)
        self.raw = raw
        time = raw["time"]
        self.start = float(time.get("start", 0))
        self.delta = float(time.get("step", 1))
        self.T = math.floor(float(time["horizon"]) / self.delta + EPS)
        self.pools = [str(p) for p in raw["pools"]]
        self.chunks = [str(c) for c in raw["chunks"]]
        self.pool_raw = [raw["pools"][p] for p in raw["pools"]]
        self.chunk_raw = [raw["chunks"][c] for c in raw["chunks"]]
        self.H = [self.people(p["headcount"]) for p in self.pool_raw]
        self.budgets = [str(b) for b in raw.get("budgets", {})]
        self.income = [self.cumulative(raw["budgets"][b]) for b in raw.get("budgets", {})]
        worlds = raw.get("worlds") or {"base": {"credence": 1}}
        self.world_names = list(worlds)
        self.worlds = list(worlds.values())
        self.credence = [share(w["credence"]) for w in self.worlds]
        self.pi = [self.law(w.get("deadline", raw["deadline"])) for w in self.worlds]
        self.after = [[self.chunks.index(str(a)) for a in self.as_list(c.get("after", []))] for c in self.chunk_raw]
        self.succ = [[s for s in range(len(self.chunks)) if b in self.after[s]] for b in range(len(self.chunks))]
        self.needed = [self.closure(w) for w in self.worlds]
        self.count = [[int(self.over(w, b).get("count", c.get("count", 1))) for b, c in enumerate(self.chunk_raw)]
                      for w in self.worlds]
        self.base_count = [int(c.get("count", 1)) for c in self.chunk_raw]
        self.separate = [c.get("credit") == "separate" for c in self.chunk_raw]
        self.copies = [max([w[b] for w in self.count] + [self.base_count[b]]) if self.separate[b] else 1
                       for b in range(len(self.chunks))]
        self.crews = [self.crews_of(b) for b in range(len(self.chunks))]

    @staticmethod
    def as_list(value):
        return value if isinstance(value, list) else [value]

    def people(self, head):
        if isinstance(head, dict) and "start" in head:
            rate = share(head["growth"])
            return [math.floor(head["start"] * (1 + rate) ** (t * self.delta) + EPS) for t in range(self.T)]
        if not isinstance(head, dict):
            return [int(head)] * self.T
        result = []
        for t in range(self.T):
            now = self.start + t * self.delta
            past = [m for m in head if float(m) <= now + EPS * self.delta]
            result.append(int(head[max(past, key=float)]) if past else 0)
        return result

    def cumulative(self, income):
        if not isinstance(income, dict):
            return [amount(income)] * self.T
        return [sum(amount(a) for m, a in income.items() if float(m) <= self.start + t * self.delta + EPS * self.delta)
                for t in range(self.T)]

    def law(self, law):
        pi = [0.0] * (self.T + 1)
        if not isinstance(law, dict):
            law = {law: 1}
        if "by" in law:
            points = sorted((float(m) - self.start, share(s)) for m, s in law["by"].items())

            def below(x):
                x0, y0 = 0.0, 0.0
                for x1, y1 in points:
                    if x < x1:
                        return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
                    x0, y0 = x1, y1
                return y0
            cuts = [0.0] + [below((k - EPS) * self.delta) for k in range(1, self.T + 1)]
            for d in range(self.T):
                pi[d] = cuts[d + 1] - cuts[d]
            pi[self.T] = 1 - cuts[self.T]
            return pi
        for moment, s in law.items():
            if moment == "never":
                pi[self.T] += share(s)
            else:
                d = math.floor((float(moment) - self.start) / self.delta + EPS)
                pi[min(d, self.T)] += share(s)
        return pi

    def over(self, world, b):
        return (world.get("chunks") or {}).get(self.chunks[b], {})

    def closure(self, world):
        need = [self.over(world, b).get("needed", c.get("needed", True)) for b, c in enumerate(self.chunk_raw)]
        changed = True
        while changed:
            changed = False
            for b, n in enumerate(need):
                for a in self.after[b] if n else []:
                    if not need[a]:
                        need[a] = changed = True
        return need

    def nearest(self, world, b, p, key, default):
        """World's value for chunk and pool, file's for both, world's for the pool, file's for the pool."""
        name = self.pools[p]
        pools = self.chunk_raw[b].get("pools")
        local = (pools.get(name) or {}) if isinstance(pools, dict) else {}
        world = world or {}
        for place in (((self.over(world, b).get("pools") or {}).get(name) or {}), local,
                      (world.get("pools") or {}).get(name) or {}, self.pool_raw[p]):
            if key in place:
                return share(place[key])
        return default

    def terms(self, world, b, members, own):
        """Length in steps, people of each pool, correctness of an attempt."""
        chunk = self.chunk_raw[b]
        pace = min(self.nearest(world, b, p, "pace", 1.0) for p, _ in members)
        correct = own if own is not None else math.prod(self.nearest(world, b, p, "correct", 1.0) for p, _ in members)
        common = self.over(world or {}, b).get("years", chunk["years"])
        years = []
        for p, _ in members:
            pools = chunk.get("pools")
            local = (pools.get(self.pools[p]) or {}) if isinstance(pools, dict) else {}
            far = (self.over(world or {}, b).get("pools") or {}).get(self.pools[p]) or {}
            years.append(float(far.get("years", local.get("years", common))))
        if chunk.get("joining", "solo") == "solo":
            return max(1, math.ceil(max(years) / (pace * self.delta) - EPS)), tuple(k for _, k in members), correct
        return (max(1, math.ceil(max(years) / self.delta - EPS)),
                tuple(math.ceil(k / pace - EPS) for _, k in members), correct)

    def cost(self, b, p, people):
        chunk_pools = self.chunk_raw[b].get("pools")
        local = (chunk_pools.get(self.pools[p]) or {}) if isinstance(chunk_pools, dict) else {}
        rates = [0.0] * len(self.budgets)
        for place in (self.pool_raw[p], local):
            c = place.get("cost")
            if isinstance(c, dict):
                for name, value in c.items():
                    rates[self.budgets.index(str(name))] = amount(value)
            elif c is not None:
                rates[0] = amount(c)
        return [r * people * self.delta for r in rates]

    def crews_of(self, b):
        chunk = self.chunk_raw[b]
        team = chunk.get("team", 1)
        if isinstance(team, dict):
            members = sorted((self.pools.index(str(p)), int(k)) for p, k in team.items())
            groups = [(members, share(chunk["correct"]) if "correct" in chunk else None)]
        else:
            pools = chunk.get("pools", self.pools)
            groups = [([(p, int(team))], None) for p in sorted(self.pools.index(str(q)) for q in pools)]
        crews = []
        for members, own in groups:
            in_world = [self.terms(w, b, members, own) for w in self.worlds]
            base = self.terms(None, b, members, own)
            holds = {(L, n) for L in {t[0] for t in in_world} for n in {t[1] for t in in_world}}
            crews.append({"members": members, "base": base, "options": [self.attempt(b, members, L, n, in_world)
                                                                         for L, n in sorted(holds)],
                          "base_attempt": self.attempt(b, members, base[0], base[1], in_world)})
        return crews

    def attempt(self, b, members, length, people, in_world):
        spending = [0.0] * len(self.budgets)
        for (p, _), n in zip(members, people):
            spending = [s + c for s, c in zip(spending, self.cost(b, p, n))]
        yields = tuple((L, q) if L <= length and all(x <= y for x, y in zip(n, people)) else None
                       for L, n, q in in_world)
        return {"bundle": b, "held": [(p, n) for (p, _), n in zip(members, people)], "length": length,
                "spending": spending, "yields": yields}


def tail(attempts, need):
    """P(at least `need` of independent attempts are correct), by convolution."""
    law = [1.0]
    for q in attempts:
        law = [(law[k] if k < len(law) else 0) * (1 - q) + (law[k - 1] * q if k else 0) for k in range(len(law) + 1)]
    return math.fsum(law[need:]) if need < len(law) else 0.0


def chance(grid, plan, gates):
    """P of a plan: a list of (attempt, start, copy), with a gate for each bundle (T where nothing waits)."""
    total = []
    for w in range(len(grid.worlds)):
        for d, weight in enumerate(grid.pi[w]):
            if weight == 0:
                continue
            product = 1.0
            for b in range(len(grid.chunks)):
                if not grid.needed[w][b]:
                    continue
                done = {}
                for a, start, copy in plan:
                    outcome = a["yields"][w]
                    if a["bundle"] == b and outcome and start + outcome[0] <= min(gates[b], d):
                        done.setdefault(copy, []).append(outcome[1])
                if grid.separate[b]:
                    for copy in range(grid.count[w][b]):
                        product *= tail(done.get(copy, []), 1)
                else:
                    product *= tail(done.get(0, []), grid.count[w][b])
            total.append(grid.credence[w] * weight * product)
    return math.fsum(total)


class TooLarge(Exception):
    pass


def optimum(grid, limit=60_000):
    """The best chance of any static plan."""
    gated = [b for b in range(len(grid.chunks)) if grid.succ[b]]
    best = 0.0
    for choice in itertools.product(range(grid.T + 1), repeat=len(gated)):
        gates = [grid.T] * len(grid.chunks)
        for b, g in zip(gated, choice):
            gates[b] = g
        if any(gates[a] > gates[b] for b in gated for a in grid.after[b]):
            continue  # a later gate for what comes first only shuts out successors of both
        best = max(best, best_for_gates(grid, gates, limit))
    return best


def best_for_gates(grid, gates, limit):
    kinds = []
    for b in range(len(grid.chunks)):
        if not any(c > 0 and grid.needed[w][b] for w, c in enumerate(grid.credence)):
            continue
        for crew in grid.crews[b]:
            for a in crew["options"]:
                kinds += [(a, copy) for copy in range(grid.copies[b])]
    nothing = tuple(tuple([0.0] * grid.T) for _ in grid.budgets)
    states = {(tuple(map(tuple, grid.H)), nothing): {(): None}}
    last = [max((d for d, x in enumerate(pi) if x > 0), default=0) for pi in grid.pi]
    for t in range(grid.T):
        for number, (a, copy) in enumerate(kinds):
            b = a["bundle"]
            if t + a["length"] > grid.T or any(t < gates[x] for x in grid.after[b]):
                continue
            effect = effect_of(grid, a, t, gates, last)
            if all(e is None for e in effect):
                continue
            fresh = {}
            for (free, spent), effects in states.items():
                for n in range(0, 1000):
                    moved = after_attempts(grid, free, spent, a, t, n)
                    if moved is None:
                        break
                    bucket = fresh.setdefault(moved, {})
                    for one in effects:
                        bucket[add_effect(one, (b, copy, effect), n)] = None
            states = prune(grid, fresh, t)
            if sum(map(len, states.values())) > limit:
                raise TooLarge
    plans = {e for bucket in states.values() for e in bucket}
    plans = pareto(list(plans))
    return max(judge(grid, effects) for effects in plans)


def effect_of(grid, a, t, gates, last):
    """For each world the first boundary in the deadline's law at which the attempt counts, and its correctness."""
    result = []
    for w, outcome in enumerate(a["yields"]):
        end = t + outcome[0] if outcome else None
        if end is None or end > gates[a["bundle"]] or end > last[w] or not grid.needed[w][a["bundle"]] \
                or grid.credence[w] == 0:
            result.append(None)
        else:
            result.append((next(d for d in range(end, grid.T + 1) if grid.pi[w][d] > 0), outcome[1]))
    return tuple(result)


def after_attempts(grid, free, spent, a, t, n):
    rows = [list(r) for r in free]
    for p, people in a["held"]:
        for s in range(t, t + a["length"]):
            rows[p][s] -= people * n
            if rows[p][s] < 0:
                return None
    money = []
    for k, rate in enumerate(a["spending"]):
        sums = [so_far + rate * n * min(max(0, s - t + 1), a["length"]) for s, so_far in enumerate(spent[k])]
        if any(x > i + EPS * max(1, i) for x, i in zip(sums, grid.income[k])):
            return None
        money.append(tuple(round(x, 9) for x in sums))
    return tuple(map(tuple, rows)), tuple(money)


def add_effect(effects, key, n):
    if n == 0:
        return effects
    found = dict(effects)
    found[key] = found.get(key, 0) + n
    return tuple(sorted(found.items(), key=repr))


def prune(grid, states, t):
    """People in the past do not matter any more; of comparable effects the larger one is kept."""
    merged = {}
    for (free, spent), bucket in states.items():
        rest = tuple((0,) * t + row[t:] for row in free)
        merged.setdefault((rest, spent), {}).update(bucket)
    return {key: dict.fromkeys(pareto(list(bucket))) for key, bucket in merged.items()}


def pareto(candidates):
    if len(candidates) > 400:
        return candidates
    kept = []
    for one in candidates:
        mine = dict(one)
        if not any(other is not one and other != one and dominates(dict(other), mine) for other in candidates):
            kept.append(one)
    return kept


def dominates(more, less):
    return all(more.get(key, 0) >= n for key, n in less.items())


def judge(grid, effects):
    total = []
    for w in range(len(grid.worlds)):
        for d, weight in enumerate(grid.pi[w]):
            if weight == 0 or grid.credence[w] == 0:
                continue
            product = 1.0
            for b in range(len(grid.chunks)):
                if not grid.needed[w][b]:
                    continue
                done = {}
                for (bundle, copy, effect), n in effects:
                    if bundle == b and effect[w] and effect[w][0] <= d:
                        done.setdefault(copy, []).extend([effect[w][1]] * n)
                if grid.separate[b]:
                    for copy in range(grid.count[w][b]):
                        product *= tail(done.get(copy, []), 1)
                else:
                    product *= tail(done.get(0, []), grid.count[w][b])
                if product == 0:
                    break
            total.append(grid.credence[w] * weight * product)
    return math.fsum(total)
