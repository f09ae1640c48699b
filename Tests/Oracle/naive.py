"""The naive allocators, word by word from their pseudo-code, for comparison with the product.

Readings where the text leaves a choice:
1. All bundles are candidates, needed or not; a separate bundle offers as many copies as the file's own count.
2. `even`, people: those really held of this pool on the copy by attempts that started in this step.
3. `by-size`, team: people of the team before relay; years: those of this crew in the file.
4. `status-quo`, behind: stated share minus own share of all people-steps of this pool so far (0 before the first).
5. Ranks within 1e-12 of each other are ties, which go to file order.
6. `greedy`: where any gain differs from 0 by 1e-12 the largest gain, else the largest gain in credit over count.
"""
import oracle


class Books:
    def __init__(self, grid):
        self.grid = grid
        self.units = [(b, c) for b in range(len(grid.chunks))
                      for c in range(grid.base_count[b] if grid.separate[b] else 1)]
        self.need = {u: 1 if grid.separate[u[0]] else grid.base_count[u[0]] for u in self.units}
        self.credit = {u: 0.0 for u in self.units}
        self.ended = {u: {} for u in self.units}
        self.teams = {}
        self.people = {}
        self.work = {}
        self.started = {u: [] for u in self.units}
        self.free = [list(h) for h in grid.H]
        self.spent = [[0.0] * grid.T for _ in grid.budgets]
        self.plan = []

    def gate(self, b):
        worst = 0
        for u in self.units:
            if u[0] != b:
                continue
            total, at = 0.0, None
            for end in sorted(self.ended[u]):
                total += self.ended[u][end]
                if total >= self.need[u] - 1e-9:
                    at = end
                    break
            if at is None:
                return None
            worst = max(worst, at)
        return worst

    def gates(self):
        """Only bundles that something waits for have one."""
        found = [self.gate(b) if self.grid.succ[b] else None for b in range(len(self.grid.chunks))]
        return [self.grid.T if g is None else g for g in found]

    def fits(self, crew, t):
        a = crew["base_attempt"]
        if t + a["length"] > self.grid.T:
            return False
        if any(self.free[p][s] < n for p, n in a["held"] for s in range(t, t + a["length"])):
            return False
        for k, rate in enumerate(a["spending"]):
            for s in range(t, self.grid.T):
                more = rate * min(s - t + 1, a["length"])
                income = self.grid.income[k][s]
                if more > 0 and self.spent[k][s] + more > income + 1e-9 * max(1, income):
                    return False
        return True

    def begin(self, unit, crew, t, pool):
        a, (length, people, correct) = crew["base_attempt"], crew["base"]
        self.plan.append((a, t, unit[1]))
        for p, n in a["held"]:
            for s in range(t, t + length):
                self.free[p][s] -= n
            self.work[(p, unit[0])] = self.work.get((p, unit[0]), 0) + n * length
            self.people[(p, unit, t)] = self.people.get((p, unit, t), 0) + n
        for k, rate in enumerate(a["spending"]):
            for s in range(t, self.grid.T):
                self.spent[k][s] += rate * min(s - t + 1, length)
        self.credit[unit] += correct
        self.ended[unit][t + length] = self.ended[unit].get(t + length, 0) + correct
        self.teams[(unit, t)] = self.teams.get((unit, t), 0) + 1
        self.started[unit].append(correct)


def first_best(candidates, rank):
    """The first in file order whose rank is the largest."""
    best = max(rank(c) for c in candidates)
    return next(c for c in candidates if rank(c) >= best - 1e-12 * max(1, abs(best)))


def expected_share(books, unit):
    """E[min(1, count / (1 + R))], R the correct ones among the attempts already started."""
    law = [1.0]
    for q in books.started[unit]:
        law = [(law[k] if k < len(law) else 0) * (1 - q) + (law[k - 1] * q if k else 0) for k in range(len(law) + 1)]
    return sum(x * min(1, books.need[unit] / (1 + r)) for r, x in enumerate(law))


def gain(books, unit, crew, t):
    before = oracle.chance(books.grid, books.plan, books.gates())
    a, (length, _, correct) = crew["base_attempt"], crew["base"]
    books.plan.append((a, t, unit[1]))
    end = t + length
    books.ended[unit][end] = books.ended[unit].get(end, 0) + correct
    after = oracle.chance(books.grid, books.plan, books.gates())
    books.plan.pop()
    books.ended[unit][end] -= correct
    return after - before


def pick(rule, books, candidates, t, pool):
    grid = books.grid
    if rule == "even":
        return first_best(candidates, lambda c: -books.people.get((pool, c[0], t), 0))
    if rule == "by-size":
        def rank(c):
            unit, crew, due = c
            years = base_years(grid, unit[0], crew)
            team = sum(k for _, k in crew["members"])
            return (due - books.credit[unit]) * years * team / (1 + books.teams.get((unit, t), 0))
        return first_best(candidates, rank)
    if rule in ("parallel-first", "serial-first"):
        sign = -1 if rule == "parallel-first" else 1
        return first_best(candidates, lambda c: sign * base_years(grid, c[0][0], c[1]))
    if rule == "follow-the-credit":
        return first_best(candidates, lambda c: c[1]["base"][2] * expected_share(books, c[0]) / c[1]["base"][0])
    if rule == "greedy":
        gains = {c[0]: gain(books, c[0], c[1], t) for c in candidates}
        if any(abs(g) > 1e-12 for g in gains.values()):
            best = max(gains.values())
            return next(c for c in candidates if gains[c[0]] >= best - 1e-12)
        return first_best(candidates, lambda c: c[1]["base"][2] / books.need[c[0]])
    if rule == "status-quo":
        stated = shares(grid, pool)
        total = sum(n for (p, _), n in books.work.items() if p == pool)
        return first_best(candidates, lambda c: stated.get(c[0][0], 0.0)
                          - (books.work.get((pool, c[0][0]), 0) / total if total else 0))
    raise ValueError(rule)


def base_years(grid, b, crew):
    chunk = grid.chunk_raw[b]
    pools = chunk.get("pools")
    years = [float(((pools.get(grid.pools[p]) or {}) if isinstance(pools, dict) else {}).get("years", chunk["years"]))
             for p, _ in crew["members"]]
    return max(years)


def shares(grid, pool):
    stated = grid.raw["status-quo"]
    if any(isinstance(v, dict) for v in stated.values()):
        stated = stated.get(grid.pools[pool], {})
    return {grid.chunks.index(str(c)): oracle.share(s) for c, s in stated.items()}


def run(grid, rule):
    books = Books(grid)
    number = 1
    for t in range(grid.T):
        for pool in range(len(grid.pools)):
            while True:
                fitting = []
                for unit in books.units:
                    b = unit[0]
                    if any(books.gate(a) is None or books.gate(a) > t for a in grid.after[b]):
                        continue
                    crew = next((c for c in grid.crews[b] if c["members"][0][0] == pool), None)
                    if crew and books.fits(crew, t):
                        fitting.append((unit, crew, number * books.need[unit]))
                candidates = [c for c in fitting if books.credit[c[0]] < c[2] - 1e-9]
                if candidates:
                    unit, crew, _ = pick(rule, books, candidates, t, pool)
                    books.begin(unit, crew, t, pool)
                elif fitting and number < 1000:
                    number += 1
                else:
                    break
    return oracle.chance(grid, books.plan, books.gates())


def chances(grid):
    rules = ["even", "by-size", "parallel-first", "serial-first", "follow-the-credit", "greedy"]
    if "status-quo" in grid.raw:
        rules.append("status-quo")
    return {rule: run(grid, rule) for rule in rules}
