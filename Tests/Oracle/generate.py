"""Writes Fixtures/tiny.json: seeded tiny problems, their optima by enumeration, and what the naive rules reach."""
import json
import pathlib
import random
import sys

import yaml

import naive
import oracle

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
FAMILIES = ["plain", "deadlines", "worlds", "lengths", "separate", "pooled", "teams", "mixed", "after", "diamond",
            "budget", "income", "headcount", "grid", "law", "everything"]


def q(rng):
    return rng.choice([f"{rng.randint(5, 95)}%", round(rng.uniform(0.05, 0.98), 6), "50%", 1])


def law(rng, moments, family):
    kind = rng.choice(["one", "points", "points", "never", "by"]) if family in ("law", "deadlines", "everything", "worlds") \
        else rng.choice(["one", "points"])
    if kind == "one":
        return {rng.choice(moments[-2:]): "100%"}
    chosen = sorted(rng.sample(moments, min(len(moments), rng.randint(2, 3))))
    cuts = sorted(rng.sample(range(1, 100), len(chosen) - 1))
    shares = [b - a for a, b in zip([0] + cuts, cuts + [100])]
    if kind == "by":
        total, by = 0, {}
        for m, s in zip(chosen, shares):
            total += s
            by[m] = f"{total}%"
        return {"by": by}
    result = {m: f"{s}%" for m, s in zip(chosen, shares)}
    if kind == "never":
        result["never"] = result.pop(chosen[-1])
    return result


def problem(rng, family):
    every = family == "everything"
    step = rng.choice([0.5, 2, 0.25]) if family == "grid" or (every and rng.random() < 0.3) else 1
    start = rng.choice([0, 2026]) if family in ("grid", "law", "everything") else 0
    steps = rng.randint(3, 5)
    moments = [start + k * step for k in range(1, steps + 1)]
    pools = {}
    for p in range(rng.randint(1, 2)):
        head = rng.randint(1, 3)
        if family in ("headcount", "everything") and rng.random() < 0.6:
            head = rng.choice([
                {start: rng.randint(0, 2), start + step * rng.randint(1, 2): rng.randint(0, 3)},
                {start: rng.randint(2, 3), start + step * 2: rng.randint(1, 2)},
                {"start": rng.randint(1, 2), "growth": f"{rng.randint(10, 60)}%"}, 0])
        pools[f"p{p}"] = {"headcount": head, "correct": q(rng)}
        if rng.random() < 0.3:
            pools[f"p{p}"]["pace"] = rng.choice([0.5, 0.6, 0.8])
    chunks = {}
    for c in range(rng.randint(2, 3)):
        chunk = {"years": step * rng.randint(1, 2) * rng.choice([1, 1, 0.9])}
        if family in ("pooled", "everything") and rng.random() < 0.6:
            chunk |= {"count": 2, "credit": "pooled"}
        elif family in ("separate", "everything") and rng.random() < 0.6:
            chunk |= {"count": 2, "credit": "separate"}
        if rng.random() < 0.3:
            chunk["joining"] = "relay"
        if family in ("teams", "everything") and rng.random() < 0.5:
            chunk["team"] = 2
        elif family == "mixed" and len(pools) == 2 and rng.random() < 0.7:
            chunk["team"] = {"p0": 1, "p1": rng.randint(1, 2)}
            if rng.random() < 0.5:
                chunk["correct"] = q(rng)
        elif rng.random() < 0.35 and not isinstance(chunk.get("team"), dict):
            chosen = rng.sample(list(pools), rng.randint(1, len(pools)))
            chunk["pools"] = {p: rng.choice([{}, {"correct": q(rng)}, {"pace": 0.5}, {"years": 2 * step}]) for p in chosen}
        if c and family in ("after", "everything") and rng.random() < 0.7:
            chunk["after"] = f"c{rng.randrange(c)}"
        if c == 2 and family == "diamond":
            chunk["after"] = ["c0", "c1"]
        chunks[f"c{c}"] = chunk
    result = {"time": {"start": start, "step": step, "horizon": steps * step}, "deadline": law(rng, moments, family),
              "pools": pools, "chunks": chunks}
    if family in ("worlds", "lengths") or (every and rng.random() < 0.6):
        result["worlds"] = worlds(rng, family, pools, chunks, moments, step)
    if family in ("budget", "income") or (every and rng.random() < 0.3):
        budgets(rng, family, result, pools, chunks, start, step)
    if rng.random() < 0.25:
        names = rng.sample(list(chunks), 2)
        cut = rng.randint(20, 80)
        result["status-quo"] = {names[0]: f"{cut}%", names[1]: f"{100 - cut}%"}
    return result


def worlds(rng, family, pools, chunks, moments, step):
    first = rng.randint(20, 80)
    found = {}
    for w, credence in enumerate([first, 100 - first]):
        world = {"credence": f"{credence}%"}
        for _ in range(rng.randint(0, 2) if w == 0 else rng.randint(1, 3)):
            kind = rng.choice(["pace", "years", "local"] if family == "lengths" else
                              ["correct", "needed", "count", "deadline", "local", "correct"])
            pool, chunk = rng.choice(list(pools)), rng.choice(list(chunks))
            here = world.setdefault("chunks", {}).setdefault(chunk, {}) if kind in ("years", "needed", "count", "local") else {}
            if kind in ("correct", "pace"):
                world.setdefault("pools", {}).setdefault(pool, {})[kind] = q(rng) if kind == "correct" else 0.5
            elif kind == "years":
                here["years"] = step * rng.randint(1, 3)
            elif kind == "needed":
                here["needed"] = False
            elif kind == "count" and "credit" in chunks[chunk]:
                here["count"] = rng.randint(1, 3)
            elif kind == "deadline":
                world["deadline"] = law(rng, moments, family)
            elif kind == "local":
                allowed = chunks[chunk].get("pools", chunks[chunk]["team"] if isinstance(chunks[chunk].get("team"), dict) else pools)
                here.setdefault("pools", {})[rng.choice(list(allowed))] = rng.choice([{"correct": q(rng)}, {"pace": 0.5}])
        found[f"w{w}"] = world
    return found


def budgets(rng, family, result, pools, chunks, start, step):
    names = ["money"] if rng.random() < 0.7 else ["money", "mentoring"]
    for pool in pools.values():
        costs = {n: rng.randint(1, 3) for n in names}
        pool["cost"] = costs if len(names) > 1 else costs["money"]
    for chunk in chunks.values():
        if isinstance(chunk.get("pools"), dict) and rng.random() < 0.5:
            for local in chunk["pools"].values():
                local["cost"] = {names[0]: rng.randint(1, 4)}
    result["budgets"] = {}
    for name in names:
        total = rng.randint(4, 14) * step
        result["budgets"][name] = total if family == "budget" else {
            start: round(total * 0.4, 3), start + step * rng.randint(1, 2): round(total * 0.6, 3)}


def refresh():
    """Only what the naive rules reach, for the problems that are there."""
    fixtures = json.loads((FOLDER / "tiny.json").read_text())
    for fixture in fixtures:
        fixture["allocators"] = naive.chances(oracle.Grid(fixture["yaml"]))
    (FOLDER / "tiny.json").write_text(json.dumps(fixtures, indent=1) + "\n")


def main():
    if sys.argv[1:] == ["--rules"]:
        return refresh()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 18
    fixtures = []
    for family in FAMILIES:
        found, seed = 0, 0
        while found < wanted:
            seed += 1
            rng = random.Random(f"{family}-{seed}")
            text = yaml.safe_dump(problem(rng, family), sort_keys=False)
            grid = oracle.Grid(text)
            try:
                best = oracle.optimum(grid, limit=6_000)
            except oracle.TooLarge:
                continue
            # Problems that nobody can solve, or anybody, say little: a few are enough.
            if not 0.001 < best < 0.999 and rng.random() < 0.9:
                continue
            fixtures.append({"name": f"{family}-{seed}", "features": [family], "yaml": text, "chance": best,
                             "allocators": naive.chances(grid)})
            found += 1
        print(family, found, "of", seed, flush=True)
    (FOLDER / "tiny.json").write_text(json.dumps(fixtures, indent=1) + "\n")


if __name__ == "__main__":
    main()
