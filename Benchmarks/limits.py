"""Whether limits of time are limits: seeded random problems of many shapes and sizes, each with limits of 0.1, 1 and 3 s.

    python3 Benchmarks/limits.py .build/release/sidereal --problems 200

A run is a straggler where the whole process takes more than the limit, 5 % of it and a second. Prints every straggler, and
everything that ends in another way than with an answer; ends with 1 where there was any. Needs nothing but Python.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time

LIMITS = (0.1, 1.0, 3.0)


def law(rng, horizon):
    if rng.random() < 0.3:
        moments = sorted(rng.sample(range(1, horizon + 1), min(horizon, rng.randint(1, 6))))
        return "{%s}" % ", ".join(f"{m}: {1 / len(moments)!r}" for m in moments)
    first, middle = max(1, horizon // 5), max(2, horizon // 2)
    return "{by: {%d: 20%%, %d: 60%%, %d: 90%%}}" % (first, middle, max(middle + 1, horizon))


def race(rng):
    """A rival with a serial part and a parallel one."""
    return ("{race: {pools: {r: {headcount: %d, correct: %d%%}}, chunks: {large: {years: %d}, "
            "small: {count: %d, years: %d, credit: pooled}}, allocator: %s}}" % (
                rng.choice([3, 30, 300]), rng.choice([20, 60, 100]), rng.randint(2, 12), rng.choice([2, 10, 60]),
                rng.randint(1, 4), rng.choice(["serial-first", "parallel-first", "even", "by-size"])))


def grants(rng, pools, people, horizon):
    """Grants by the dozen or by the thousand, some of which move people, at up to six moments each."""
    lines = ["grants:"]
    for g in range(rng.choice([3, 30, 300, 3_000])):
        adds = {f"p{rng.randrange(pools)}": rng.randint(1, max(1, people // 10))}
        if pools > 1 and rng.random() < 0.2:
            adds.setdefault(f"p{rng.randrange(pools)}", -rng.randint(1, 3))
        moments = sorted(rng.sample(range(horizon), min(horizon, rng.choice([1, 1, 2, 6]))))
        parts = [f"cost: {rng.randint(1, 50) * people}", "adds: {%s}" % ", ".join(f"{p}: {n}" for p, n in adds.items()),
                 f"lag: {rng.choice([0, 0, 1, 3])}", f"max: {rng.choice([1, 1, 3, 1_000])}", f"award: {moments}"]
        if rng.random() < 0.5:
            parts.append(f"lasts: {rng.randint(1, horizon)}")
        lines.append(f"  g{g}: {{{', '.join(parts)}}}")
    return lines


def problem(rng):
    """A problem as text; sizes up to the largest that people may come with, most of them smaller."""
    kind = rng.choice(["plain", "wide", "worlds", "samples", "copies", "people", "order", "steps", "information", "grants", "hastening", "race"])
    horizon = {"steps": rng.choice([500, 5_000, 50_000]), "worlds": 60}.get(kind, rng.randint(5, 60))
    pools = rng.randint(8, 20) if kind == "wide" else rng.randint(1, 4)
    chunks = {"wide": rng.randint(60, 200), "worlds": rng.randint(5, 25)}.get(kind, rng.randint(2, 12))
    people = 1_000_000 if kind in ("people", "copies") else rng.choice([10, 100, 1_000])
    lines = [f"time: {{horizon: {horizon}}}", f"deadline: {race(rng) if kind == 'race' else law(rng, horizon)}"]
    is_sampled = kind == "samples"
    if is_sampled:
        lines.append(f"uncertainty: {{samples: {rng.choice([64, 1_000, 10_000])}, seed: {rng.randint(1, 9)}}}")
    has_budget = rng.random() < 0.3 or kind == "grants"
    if has_budget:
        lines.append(f"budgets: {{money: {rng.randint(10, 1_000) * people}}}")
    lines.append("pools:")
    for p in range(pools):
        correct = f"{rng.randint(2, 20)}% to {rng.randint(30, 80)}%" if is_sampled and p == 0 else f"{rng.randint(3, 95)}%"
        cost = f", cost: {rng.randint(1, 9)}" if has_budget else ""
        lines.append(f"  p{p}: {{headcount: {rng.randint(1, people)}, correct: {correct}, pace: {rng.choice([1, 0.5, 0.8])}{cost}}}")
    lines.append("chunks:")
    for c in range(chunks):
        count = rng.choice([1, 1, 2, 5, 20])
        if kind == "copies":
            count = rng.choice([1_000, 100_000])
        parts = [f"years: {rng.choice([0.5, 1, 2, 3, 5, 8, 13])}", f"count: {count}"]
        parts.append(f"credit: {rng.choice(['pooled', 'pooled', 'separate']) if count <= 20 else 'pooled'}")
        if rng.random() < 0.15:
            parts.append(f"team: {rng.randint(2, 3)}")
        if rng.random() < 0.15:
            parts.append("joining: relay")
        if pools > 4:
            parts.append("pools: [%s]" % ", ".join(f"p{p}" for p in sorted(rng.sample(range(pools), 4))))
        if kind == "hastening" and rng.random() < 0.4:
            parts.append("hastens: " + rng.choice(["0.001", "0.05", "{chance: 5%, years: 3}", "{chance: 30%, years: 1}"]))
        if kind == "race" and rng.random() < 0.4:
            parts.append("hastens: {rival: small, by: %s}" % rng.choice(["0.01", "0.2", "3"]))
        if c and (kind == "order" and rng.random() < 0.7 or rng.random() < 0.05):
            parts.append(f"after: c{rng.randrange(c)}")
        lines.append(f"  c{c}: {{{', '.join(parts)}}}")
    worlds = {"worlds": rng.choice([20, 200, 1_000]), "information": rng.randint(2, 4), "grants": rng.choice([0, 0, 2])}.get(kind, 0)
    if worlds:
        lines.append("worlds:")
        for w in range(worlds):
            lines.append(
                f"  w{w}: {{credence: {1 / worlds!r}, pools: {{p0: {{correct: {rng.uniform(0.05, 0.95):.3f}}}}}, "
                f"chunks: {{c{rng.randrange(chunks)}: {{needed: false}}}}}}")
    if kind == "grants":
        lines += grants(rng, pools, people, horizon)
    if kind == "information" or kind == "grants" and worlds:
        lines.append("information: {worlds: %s}" % rng.choice(["start", str(horizon // 3 + 1), "{chunk: c0}"]))
    return kind, "\n".join(lines) + "\n"


def run(command, limit):
    """Seconds that the process took, its code, and what it printed; a process that hangs is killed after a minute."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        output, messages = process.communicate(timeout=60 + limit)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        output, messages = process.communicate()
    return time.monotonic() - began, process.returncode, output, messages


def judged(limit, seconds, code, output, messages):
    """What is wrong with a run; None: nothing."""
    if seconds > limit * 1.05 + 1:
        return f"took {seconds:.2f} s"
    if code not in (0, 3):
        return f"ended with {code}: {messages.strip()[:200]}"
    result = json.loads(output)
    if result["bound"] < result["chance"] or (code == 0) != (result["status"] == "optimal"):
        return f"chance {result['chance']}, bound {result['bound']}, {result['status']}, code {code}"
    return None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sidereal")
    parser.add_argument("--problems", type=int, default=200)
    parser.add_argument("--first", type=int, default=1, help="the first seed")
    parser.add_argument("--limits", type=float, nargs="+", default=LIMITS)
    parser.add_argument("--allocators", default="none", help="a list of rules, or all")
    arguments = parser.parse_args()
    bad = runs = 0
    worst = {}
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.first, arguments.first + arguments.problems):
            kind, text = problem(random.Random(seed))
            path = os.path.join(folder, f"{seed}.yaml")
            with open(path, "w") as file:
                file.write(text)
            for limit in arguments.limits:
                command = [arguments.sidereal, "solve", path, "--json", "--quiet", "--time-limit", str(limit)]
                if arguments.allocators != "all":
                    command += ["--allocators", arguments.allocators]
                seconds, code, output, messages = run(command, limit)
                runs += 1
                over = seconds - limit
                worst[limit] = max(worst.get(limit, (0, 0)), (over, seed))
                word = judged(limit, seconds, code, output, messages)
                if word:
                    bad += 1
                    print(f"seed {seed} ({kind}), limit {limit} s: {word}", flush=True)
    for limit, (over, seed) in sorted(worst.items()):
        print(f"limit {limit} s: at most {over:.2f} s more (seed {seed})")
    print(f"{runs - bad} of {runs} runs in time and sound")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
