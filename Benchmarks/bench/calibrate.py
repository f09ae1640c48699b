"""Finds the headcount factors of the speed classes: the best chance has to come out at about 0.3 to 0.6.

The chance that a short search finds stands for the best one. What was found goes to `factors.csv`, so that instances
are the same wherever they are made. Of scheduling the least makespans are found instead (see `projects`).
"""
import csv
import dataclasses
import pathlib
import tempfile

from . import classes, ours, projects

LOW, HIGH = 0.3, 0.6
SECONDS = {"S": 1, "M": 2, "L": 6, "XL": 20, "worlds": 10}
#: Of many worlds a few stand for all.
WORLDS = 4
MOST_TRIALS = 9


def chance(tool, text, seconds):
    """What a search of so many seconds finds."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "problem.yaml"
        file.write_text(text)
        return ours.solve(tool, file, gap=0.02, limit=seconds, threads=1).chance


def factor(tool, name, seed, size):
    """Raises or lowers until the target lies between two factors, then halves the distance."""
    guess, low, high = classes.first_factor(name, seed, size), None, None
    for _ in range(MOST_TRIALS):
        few = dataclasses.replace(size, worlds=min(WORLDS, size.worlds))
        found = chance(tool, classes.problem(name, seed, few, guess), SECONDS.get(name, 2))
        print(f"{name}-{seed}: factor {guess:.3f}, chance {found:.3f}", flush=True)
        if LOW + 0.04 <= found <= HIGH - 0.04:
            break
        if found < LOW + 0.04:
            low = guess
        else:
            high = guess
        guess = (low * high) ** 0.5 if low and high else guess * 1.6 if low else guess / 1.6
    return guess


def run(tool, names, seeds):
    """Writes the factors of some classes, or measures of growth, anew, and keeps those of the others."""
    table = classes.factors()
    sizes = []
    if "scheduling" in names:
        projects.calibrate(seeds)
    for name in (name for name in names if name != "scheduling"):
        grown = classes.GROWTH.get(name, {}).items()
        sizes += [(f"{name}-{value}", size) for value, size in grown] or [(name, classes.SIZES[name])]
    for name, size in sizes:
        for seed in range(1, seeds + 1):
            table[f"{name}-{seed}"] = factor(tool, name, seed, size)
            with open(classes.FACTORS, "w", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(["instance", "factor"])
                writer.writerows((label, f"{value:.4f}") for label, value in sorted(table.items()))
