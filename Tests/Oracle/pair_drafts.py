"""Draws small problems with some of many features, and enough of them that every pair of features meets."""

import random

SEED = 20261128
FEATURES = [
    "order", "worlds", "start", "moment", "reveals", "samples", "budget", "yearly", "mixed", "relay", "separate",
    "growth", "dates", "cumulative", "status-quo", "overrides", "never", "not needed",
]
INFORMATION = ("start", "moment", "reveals")


def exclude(a, b):
    """Pairs that no file can have."""
    pair = {a, b}
    return len(pair & set(INFORMATION)) == 2 or pair == {"cumulative", "never"}


def features(dice):
    chosen = {f for f in FEATURES if f not in INFORMATION and dice.random() < 0.4}
    chosen |= {dice.choice(INFORMATION)} if dice.random() < 0.6 else set()
    if chosen & set(INFORMATION) and not chosen & {"worlds", "samples"}:
        chosen.add("worlds")
    if {"cumulative", "never"} <= chosen:
        chosen.remove(dice.choice(["cumulative", "never"]))
    return chosen


class Draft:
    def __init__(self, chosen, dice):
        self.has, self.dice = chosen.__contains__, dice
        self.start = 2026 if self.has("dates") else 0
        self.step = 0.5 if self.has("dates") else 1
        self.steps = dice.choice([3, 4])

    def share(self, low=20, high=90):
        return f"{self.dice.randrange(low, high)}%"

    def moment(self, step):
        if not self.has("dates"):
            return str(step)
        return f"{self.start + step // 2}-{'07' if step % 2 else '01'}-01"

    def text(self):
        return "\n".join(
            [self.time(), f"deadline: {self.law()}", "pools:"] + self.pools() + ["chunks:"] + self.chunks() + self.rest()
        ) + "\n"

    def time(self):
        parts = [f"horizon: {self.steps * self.step:g}"]
        if self.has("dates"):
            parts += ["start: 2026", "step: 6 months"]
        return "time: {" + ", ".join(parts) + "}"

    def law(self):
        last = self.moment(self.steps)
        early = self.moment(self.steps - 1)
        share = self.dice.randrange(20, 60)
        if self.has("cumulative"):
            return "{by: {%s: %d%%, %s: %d%%}}" % (early, share, last, self.dice.randrange(share, 100))
        if self.has("never"):
            return "{%s: %d%%, never: %d%%}" % (early, share, 100 - share)
        return self.dice.choice([last, "{%s: %d%%, %s: %d%%}" % (early, share, last, 100 - share)])

    def pools(self):
        heads = ["{start: 2, growth: 30%}" if self.has("growth") else str(self.dice.randrange(2, 4)), "2"]
        rows = []
        for index, head in enumerate(heads):
            correct = "30% to 70%" if self.has("samples") and index == 0 else self.share()
            cost = ", cost: %g" % self.dice.choice([1, 1.5, 2]) if self.has("budget") or self.has("yearly") else ""
            rows.append("  p%d: {headcount: %s, correct: %s%s}" % (index, head, correct, cost))
        return rows

    def chunks(self):
        half = self.step
        first = ["count: 2", "years: %g" % half, "credit: " + ("separate" if self.has("separate") else "pooled")]
        second = ["years: %g" % (half * self.dice.choice([1, 2]))]
        if self.has("mixed"):
            second.append("team: {p0: 1, p1: 1}")
        elif self.has("overrides"):
            second.append("pools: {p0: {correct: %s, pace: 0.5}, p1: {years: %g}}" % (self.share(), half))
        if self.has("relay"):
            second.append("joining: relay")
        if self.has("order"):
            second.append("after: c0")
        rows = ["  c0: {%s}" % ", ".join(first), "  c1: {%s}" % ", ".join(second)]
        if self.has("not needed") or self.has("reveals"):
            needed = ", needed: false" if self.has("not needed") else ""
            rows.append("  c2: {years: %g%s, pools: [p1]}" % (half, needed))
        return rows

    def rest(self):
        rows = []
        if self.has("worlds"):
            share = self.dice.randrange(30, 70)
            over = "chunks: {c1: {needed: false}}"
            if self.has("overrides"):
                over = "pools: {p1: {correct: %s}}, chunks: {c0: {count: 1}}" % self.share()
            if not self.has("order") and not self.has("overrides"):
                rows += ["worlds:", "  a: {credence: %d%%, %s}" % (share, over),
                         "  b: {credence: %d%%, chunks: {c0: {needed: false}}}" % (100 - share)]
            else:
                rows += ["worlds:", "  a: {credence: %d%%, %s}" % (share, over), "  b: {credence: %d%%}" % (100 - share)]
        if self.has("start"):
            rows.append("information: {worlds: start}")
        if self.has("moment"):
            rows.append("information: {worlds: %s}" % self.moment(1))
        if self.has("reveals"):
            rows.append("information: {worlds: {chunk: c2}}")
        amount = self.dice.choice([4, 6, 8]) * self.step
        if self.has("budget") and self.has("yearly"):
            rows.append("budgets: {money: {per-year: {%s: %g, %s: %g}}}" % (self.moment(0), amount, self.moment(1), 2 * amount))
        elif self.has("yearly"):
            rows.append("budgets: {money: {per-year: %g}}" % amount)
        elif self.has("budget"):
            rows.append("budgets: {money: {%s: %g, %s: %g}}" % (self.moment(0), amount, self.moment(2), amount))
        if self.has("samples"):
            rows.append("uncertainty: {samples: 2, seed: 7}")
        if self.has("status-quo"):
            rows.append("status-quo: {c0: 60%, c1: 40%}")
        return rows


def draw(number, seed=SEED):
    dice = random.Random(f"{seed} {number}")
    chosen = features(dice)
    return {"name": f"pair {number}", "features": sorted(chosen), "yaml": Draft(chosen, dice).text()}


def pairs(names):
    return {(a, b) for a in names for b in names if a < b}


def covering():
    """The first draws in which a pair appears that none had before, until all have met."""
    wanted = {(a, b) for a, b in pairs(FEATURES) if not exclude(a, b)}
    found, number = [], 0
    while wanted:
        problem = draw(number)
        number += 1
        if pairs(problem["features"]) & wanted:
            wanted -= pairs(problem["features"])
            found.append(problem)
    return found
