"""Seeded problem files of the speed classes: bundles × pools × steps × deadlines.

    python3 Benchmarks/generate.py FOLDER [SEEDS]
"""
import pathlib
import random
import sys

CLASSES = {"S": (6, 2, 25, 6), "M": (12, 3, 30, 12), "L": (25, 4, 40, 20), "XL": (60, 6, 60, 40)}


def problem(name, seed):
    bundles, pools, steps, deadlines = CLASSES[name]
    rng = random.Random(f"{name}-{seed}")
    lines = [f"title: class-{name}{seed}", f"time: {{horizon: {steps}}}"]
    moments = sorted(rng.sample(range(steps // 3, steps), deadlines - 1)) + [steps]
    weights = [rng.uniform(0.5, 1.5) for _ in moments]
    shares = [round(w / sum(weights), 6) for w in weights]
    shares[-1] = round(1 - sum(shares[:-1]), 6)
    lines.append("deadline: {" + ", ".join(f"{m}: {s}" for m, s in zip(moments, shares)) + "}")
    lines.append("pools:")
    for p in range(pools):
        start, growth = bundles * rng.uniform(1, 9), rng.uniform(0.01, 0.06)
        lines.append(f"  pool-{p}: {{headcount: {{start: {int(start)}, growth: {growth:.3f}}}, "
                     f"correct: {rng.uniform(0.3, 0.7):.6f}, pace: {rng.choice([0.5, 0.75, 1])}}}")
    lines.append("chunks:")
    for b in range(bundles):
        if b < bundles // 2:
            eligible = sorted(rng.sample(range(pools), rng.randint(1, pools)))
            years = rng.uniform(0.12, 0.28) * steps
            lines.append(f"  chunk-{b}: {{years: {years:.4f}, "
                         f"pools: [{', '.join(f'pool-{p}' for p in eligible)}]}}")
        else:
            lines.append(f"  chunk-{b}: {{count: {rng.randint(2, 24)}, years: {rng.choice([1, 1, 2, 3, 5])}, "
                         f"credit: pooled, pools: [pool-{rng.randrange(pools)}]}}")
    return "\n".join(lines) + "\n"


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in CLASSES:
        for seed in range(1, (int(sys.argv[2]) if len(sys.argv) > 2 else 5) + 1):
            (folder / f"class-{name}{seed}.yaml").write_text(problem(name, seed))


if __name__ == "__main__":
    main()
