"""Seeded projects of 30 activities and four resources, made in the manner of PSPLIB's j30.

Three measures say how hard a project is (Kolisch, Sprecher and Drexl, 1995): arrows for each activity (1.5 to 2.1 here),
the share of the resources that an activity asks for (all of them), and how far capacities lie between what the greediest
activity asks for (0) and what all ask for together when each starts as early as it may (1); 0.2 or 0.5 here.

`makespans.csv` has the least makespans, as CP-SAT proved them, so that instances are the same wherever they are made.
"""
import csv
import pathlib
import random

MAKESPANS = pathlib.Path(__file__).resolve().parent.parent / "makespans.csv"
ACTIVITIES, RESOURCES, MOST = 30, 4, 10
ARROWS, STRENGTHS = (1.5, 1.8, 2.1), (0.2, 0.5)
#: An activity follows on some of so many before it.
REACH = 12
#: The first activities, which wait for nothing.
FREE = 3


def project(seed):
    """Durations, demands, capacities and successors, in the form of the published ones: the first and the last
    activity take no time."""
    rng = random.Random(f"project-{seed}")
    last = ACTIVITIES + 1
    durations = [0, *(rng.randint(1, MOST) for _ in range(ACTIVITIES)), 0]
    arrows = network(rng, round(rng.choice(ARROWS) * ACTIVITIES))
    before = {end: {start for start, other in arrows if other == end} for end in range(1, last)}
    follows = {start for start, _ in arrows}
    before[last] = {index for index in range(1, last) if index not in follows}
    demands = [[0] * RESOURCES, *([rng.randint(1, MOST) for _ in range(RESOURCES)] for _ in range(ACTIVITIES)),
               [0] * RESOURCES]
    strength = STRENGTHS[seed % len(STRENGTHS)]
    earliest = starts(durations, before)
    capacities = [capacity(durations, [demand[index] for demand in demands], earliest, strength)
                  for index in range(RESOURCES)]
    before |= {index: {0} for index in range(1, last) if not before[index]}
    successors = [sorted(end for end in before if start in before[end]) for start in range(last + 1)]
    return {"name": f"project-{seed}", "n": last + 1, "durations": durations, "demands": demands,
            "capacities": capacities, "successors": successors}


def network(rng, count):
    """Pairs of an activity and one that waits for it."""
    arrows = {(rng.randint(max(1, end - REACH), end - 1), end) for end in range(FREE + 1, ACTIVITIES + 1)}
    while len(arrows) < count:
        start = rng.randint(1, ACTIVITIES - 1)
        arrows.add((start, rng.randint(start + 1, min(ACTIVITIES, start + REACH))))
    return arrows


def starts(durations, before):
    """When each activity may start if there is enough of all resources."""
    earliest = [0] * len(durations)
    for end in range(1, len(durations)):
        earliest[end] = max((earliest[start] + durations[start] for start in before[end]), default=0)
    return earliest


def capacity(durations, demand, earliest, strength):
    """Between the greediest activity and the peak of the earliest starts."""
    peak = max(sum(need for need, start, years in zip(demand, earliest, durations) if start <= moment < start + years)
               for moment in range(earliest[-1]))
    return max(demand) + round(strength * (peak - max(demand)))


def least_makespan(instance, limit=600):
    """The least makespan, by CP-SAT."""
    from ortools.sat.python import cp_model

    program = cp_model.CpModel()
    durations = instance["durations"]
    begins = [program.new_int_var(0, sum(durations), "") for _ in durations]
    spans = [program.new_fixed_size_interval_var(start, years, "") for start, years in zip(begins, durations)]
    for index, after in enumerate(instance["successors"]):
        for other in after:
            program.add(begins[other] >= begins[index] + durations[index])
    for index, most in enumerate(instance["capacities"]):
        program.add_cumulative(spans, [demand[index] for demand in instance["demands"]], most)
    program.minimize(begins[-1])
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    if solver.solve(program) != cp_model.OPTIMAL:
        raise SystemExit(f"{instance['name']}: no makespan proven in {limit} s")
    return int(solver.objective_value)


def makespans():
    """The least makespans that were found, by name."""
    if not MAKESPANS.exists():
        return {}
    with open(MAKESPANS, newline="") as file:
        return {row["instance"]: int(row["makespan"]) for row in csv.DictReader(file)}


def calibrate(seeds):
    """Finds the least makespans of so many projects anew, and keeps those of the others."""
    found = makespans()
    for one in map(project, range(1, seeds + 1)):
        found[one["name"]] = least_makespan(one)
        print(f"{one['name']}: {found[one['name']]}", flush=True)
    with open(MAKESPANS, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["instance", "makespan"])
        writer.writerows(found.items())


def instances():
    """Those whose makespan is known."""
    known = makespans()
    return [project(seed) | {"makespan": known[f"project-{seed}"]} for seed in range(1, len(known) + 1)]
