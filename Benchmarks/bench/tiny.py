"""Small problems, which are what most people have: how long does the whole command take?

    python3 Benchmarks/bench/tiny.py --tool .build/release/sidereal
    python3 Benchmarks/bench/tiny.py --seeds 200 --write FOLDER

2 to 6 chunks, 1 to 3 pools, up to 10 steps, 1 to 4 deadlines, and now and then teams, mixed teams, relay, order, budgets,
worlds, separate credit and information that comes later. Processor seconds are those of the process and all its threads;
a busy machine hardly changes them.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import sys
import tempfile
import time

#: Seconds that none of them should take.
PATIENCE = 0.2


def share(rng):
    """A correctness or pace, or nothing where it is 1."""
    return rng.choice([0.05, 0.1, 0.15, 0.2, 0.35, 0.5, 0.7, 0.9])


def law(rng, steps):
    """One to four deadlines of any weights, now and then never."""
    moments = sorted(rng.sample(range(1, steps + 1), min(steps, rng.randint(1, 4))))
    parts = [rng.randint(1, 5) for _ in moments]
    names = [str(moment) for moment in moments]
    if len(parts) > 1 and rng.random() < 0.2:
        names[-1] = "never"
    total = sum(parts)
    shares = [round(part / total, 6) for part in parts]
    shares[0] = round(1 - sum(shares[1:]), 6)
    return "{" + ", ".join(f"{name}: {part}" for name, part in zip(names, shares)) + "}"


def pool(rng, budgets, steps):
    """The facts of one pool."""
    if rng.random() < 0.1:
        later = rng.randint(1, steps)
        facts = [f"headcount: {{0: {rng.randint(0, 4)}, {later}: {rng.randint(1, 8)}}}"]
    else:
        facts = [f"headcount: {rng.choice([1, 2, 3, 3, 4, 5, 6, 8, 12])}"]
    if rng.random() < 0.7:
        facts.append(f"correct: {share(rng)}")
    if rng.random() < 0.3:
        facts.append(f"pace: {rng.choice([0.5, 0.8])}")
    if budgets and rng.random() < 0.8:
        facts.append(f"cost: {rng.randint(1, 4)}")
    return "{" + ", ".join(facts) + "}"


def chunk(rng, names, before, steps):
    """The facts of one chunk; `before` are those that it may wait for."""
    years = rng.randint(1, max(1, min(4, steps // 2)))
    facts = [f"years: {years}"]
    count = rng.choice([1, 1, 1, 2, 3, 4, 6])
    facts.append(f"count: {count}, credit: {rng.choice(['pooled', 'pooled', 'separate'])}")
    kind = rng.random()
    if kind < 0.15 and len(names) > 1:
        team = rng.sample(names, 2)
        facts.append("team: {" + ", ".join(f"{name}: {rng.randint(1, 2)}" for name in team) + "}")
    else:
        if kind < 0.4:
            facts.append(f"team: {rng.randint(2, 3)}")
        if rng.random() < 0.3:
            facts.append("pools: [" + ", ".join(rng.sample(names, rng.randint(1, len(names)))) + "]")
    if rng.random() < 0.2:
        facts.append("joining: relay")
    if before and rng.random() < 0.35:
        facts.append(f"after: [{', '.join(rng.sample(before, rng.randint(1, min(2, len(before)))))}]")
    return "{" + ", ".join(facts) + "}"


def worlds(rng, chunks, pools, steps):
    """Two or three worlds that differ in some ways."""
    parts = [rng.randint(1, 4) for _ in range(rng.randint(2, 3))]
    shares = [round(part / sum(parts), 6) for part in parts]
    shares[0] = round(1 - sum(shares[1:]), 6)
    lines = []
    for index, credence in enumerate(shares):
        facts = [f"credence: {credence}"]
        if rng.random() < 0.5:
            name = rng.choice(chunks)
            facts.append(rng.choice([f"chunks: {{{name}: {{count: {rng.randint(1, 4)}}}}}",
                                     f"chunks: {{{name}: {{years: {rng.randint(1, max(1, steps // 3))}}}}}",
                                     f"chunks: {{{name}: {{needed: false}}}}"]))
        if rng.random() < 0.4:
            facts.append(f"pools: {{{rng.choice(pools)}: {{correct: {share(rng)}}}}}")
        if rng.random() < 0.3:
            facts.append(f"deadline: {law(rng, steps)}")
        lines.append(f"  w{index}: {{{', '.join(facts)}}}")
    return ["worlds:", *lines]


def problem(seed):
    """The text of one problem."""
    rng = random.Random(f"tiny-{seed}")
    steps = rng.randint(3, 10)
    pools = [f"p{index}" for index in range(rng.randint(1, 3))]
    chunks = [f"c{index}" for index in range(rng.randint(2, 6))]
    budgets = rng.random() < 0.25
    lines = [f"title: tiny-{seed}", f"time: {{horizon: {steps}}}", f"deadline: {law(rng, steps)}"]
    if budgets:
        lines.append(f"budgets: {{money: {rng.randint(5, 60)}}}")
    lines += ["pools:", *(f"  {name}: {pool(rng, budgets, steps)}" for name in pools)]
    lines += ["chunks:", *(f"  {name}: {chunk(rng, pools, chunks[:index], steps)}"
                           for index, name in enumerate(chunks))]
    if rng.random() < 0.35:
        lines += worlds(rng, chunks, pools, steps)
        if rng.random() < 0.3:
            known = rng.choice(["start", str(rng.randint(1, steps)), f"{{chunk: {rng.choice(chunks)}}}"])
            lines.append(f"information: {{worlds: {known}}}")
    return "\n".join(lines) + "\n"


def run(tool, folder, seed, limit):
    """Processor and real seconds of one problem, and the exit code."""
    file = pathlib.Path(folder) / f"tiny-{seed}.yaml"
    file.write_text(problem(seed))
    began = time.monotonic()
    child = os.posix_spawn(tool, [tool, "solve", str(file), "--json", "--time-limit", str(limit)], os.environ,
                           file_actions=[(os.POSIX_SPAWN_OPEN, 1, str(file) + ".json", os.O_WRONLY | os.O_CREAT, 0o644),
                                         (os.POSIX_SPAWN_OPEN, 2, str(file) + ".err", os.O_WRONLY | os.O_CREAT, 0o644)])
    _, status, usage = os.wait4(child, 0)
    return seed, usage.ru_utime + usage.ru_stime, time.monotonic() - began, os.waitstatus_to_exitcode(status)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=".build/release/sidereal")
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--limit", type=float, default=20, help="seconds for one of them")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--write", help="keep the files and results in this folder")
    asked = parser.parse_args()
    seeds = range(asked.first, asked.first + asked.seeds)
    with tempfile.TemporaryDirectory() as spare, concurrent.futures.ThreadPoolExecutor(asked.jobs) as pool_of_jobs:
        folder = asked.write or spare
        pathlib.Path(folder).mkdir(parents=True, exist_ok=True)
        rows = list(pool_of_jobs.map(lambda seed: run(asked.tool, folder, seed, asked.limit), seeds))
    taken = sorted(row[1] for row in rows)
    codes = {code: sum(row[3] == code for row in rows) for code in sorted({row[3] for row in rows})}
    print(f"{len(rows)} problems, exit codes {codes}; processor seconds: median {taken[len(taken) // 2]:.3f}, "
          f"99 % {taken[int(len(taken) * 0.99)]:.3f}, most {taken[-1]:.3f}, together {sum(taken):.1f}")
    slow = sorted((row for row in rows if row[1] > PATIENCE), key=lambda row: -row[1])
    for seed, processor, real, code in slow[:40]:
        print(f"  tiny-{seed}: {processor:.2f} s of processor, {real:.2f} s, exit code {code}")
    sys.exit(1 if slow else 0)


if __name__ == "__main__":
    main()
