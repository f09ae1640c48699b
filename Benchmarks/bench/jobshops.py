"""Seeded flexible job shops as problems of ours: a chunk for each operation, a pool of one for each machine, always correct.

    .venv/bin/python Benchmarks/bench/jobshops.py --tool .build/release/sidereal --seeds 10

makes them in the manner of Brandimarte (1993), has CP-SAT find the least makespans, writes problems whose deadline is one
step below the least makespan or just that, with equal chances, and runs the command on them: the best chance is 50 %.
"""
import argparse
import json
import pathlib
import random
import subprocess
import tempfile
import time

#: Jobs, machines, operations of a job, machines that an operation may use, steps of an operation, and by how much machines
#: differ in speed.
SIZES = {
    "plain-6": (6, 6, (6, 6), (1, 1), (1, 10), 0),
    "plain-10": (10, 5, (5, 5), (1, 1), (1, 20), 0),
    "flexible-6": (6, 4, (4, 5), (1, 3), (1, 8), 2),
    "flexible-10": (10, 6, (5, 7), (1, 3), (1, 7), 2),
    "flexible-10-wide": (10, 6, (5, 7), (2, 4), (2, 10), 3),
    "flexible-10-few": (10, 4, (4, 6), (1, 2), (1, 9), 3),
}


def shop(size, seed):
    """Jobs as lists of operations, each a dictionary from machines to steps."""
    jobs, machines, operations, choices, steps, spread = SIZES[size]
    rng = random.Random(f"{size}-{seed}")
    found = []
    for _ in range(jobs):
        job = []
        order = rng.sample(range(machines), machines)
        for place in range(rng.randint(*operations)):
            base = rng.randint(*steps)
            first = order[place % machines] if choices == (1, 1) else rng.randrange(machines)
            others = [machine for machine in range(machines) if machine != first]
            chosen = [first, *rng.sample(others, rng.randint(*choices) - 1)]
            job.append({machine: max(1, base + rng.randint(-spread, spread)) for machine in sorted(chosen)})
        found.append(job)
    return found


def least_makespan(jobs, limit=120):
    """The least makespan, by CP-SAT."""
    from ortools.sat.python import cp_model

    program = cp_model.CpModel()
    horizon = sum(max(operation.values()) for job in jobs for operation in job)
    spans, last = {}, program.new_int_var(0, horizon, "")
    for job in jobs:
        before = 0
        for operation in job:
            start, end = program.new_int_var(0, horizon, ""), program.new_int_var(0, horizon, "")
            taken = []
            for machine, steps in operation.items():
                here = program.new_bool_var("")
                spans.setdefault(machine, []).append(
                    program.new_optional_interval_var(start, steps, end, here, ""))
                taken.append(here)
            program.add_exactly_one(taken)
            program.add(start >= before)
            before = end
        program.add(last >= before)
    for own in spans.values():
        program.add_no_overlap(own)
    program.minimize(last)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    solver.parameters.num_workers = 2
    status = solver.solve(program)
    return int(solver.objective_value), status == cp_model.OPTIMAL, solver.wall_time


def problem(name, jobs, deadlines):
    """The text of a shop with equal chances for some deadlines."""
    machines = sorted({machine for job in jobs for operation in job for machine in operation})
    law = ", ".join(f"{moment}: {1 / len(deadlines)}" for moment in deadlines)
    lines = [f"title: {name}", f"time: {{horizon: {max(deadlines)}}}", f"deadline: {{{law}}}", "pools:"]
    lines += [f"  m{machine}: {{headcount: 1}}" for machine in machines] + ["chunks:"]
    for index, job in enumerate(jobs):
        for place, operation in enumerate(job):
            pools = ", ".join(f"m{machine}: {{years: {steps}}}" for machine, steps in operation.items())
            waits = f", after: j{index}-{place - 1}" if place else ""
            lines.append(f"  j{index}-{place}: {{years: {max(operation.values())}, pools: {{{pools}}}{waits}}}")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", help="the command; without it problems are only written")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--limit", type=float, default=30)
    parser.add_argument("--write", type=pathlib.Path, help="keep problems here, and take makespans from here")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = asked.write or pathlib.Path(spare)
        folder.mkdir(parents=True, exist_ok=True)
        for size in asked.sizes:
            for seed in range(1, asked.seeds + 1):
                run(asked, folder, size, seed)


def run(asked, folder, size, seed):
    """One shop: both deadlines at once, then each alone."""
    jobs = shop(size, seed)
    known = folder / f"{size}-{seed}.json"
    if not known.exists():
        known.write_text(json.dumps(least_makespan(jobs)))
    least, is_proved, seconds = json.loads(known.read_text())
    line = f"{size}-{seed}: {least}{'' if is_proved else ' (not proved)'} in {seconds:.1f} s;"
    for name, deadlines in {"both": [least - 1, least], "at": [least], "below": [least - 1]}.items():
        file = folder / f"{size}-{seed}-{name}.yaml"
        file.write_text(problem(f"{size}-{seed}", jobs, deadlines))
        if asked.tool:
            began = time.monotonic()
            answer = subprocess.run([asked.tool, "solve", str(file), "--json", "--allocators", "none",
                                     "--time-limit", str(asked.limit)], capture_output=True, text=True, check=False)
            found = json.loads(answer.stdout)
            line += f" {name} [{found['chance']:.2g}, {found['bound']:.2g}] {time.monotonic() - began:.2f} s;"
    print(line, flush=True)


if __name__ == "__main__":
    main()
