#!/usr/bin/env python3
"""Varies how long a chunk takes that reveals the world, and writes what that does to the best plan as CSV.

    Results/caveat/revealing.py path/to/sidereal

For each length: the best chance if the world is never revealed, by the chunk, and at the start; when the plan looks; and
how many people it starts on what before that. SIDEREAL_SECONDS (60) limits each search.
"""
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECONDS = os.environ.get("SIDEREAL_SECONDS", "60")
PROBLEMS = {"information/survey-20-years": range(1, 13), "information/three-agendas": range(1, 13)}
MODES = {"never": "never", "chunk": "{chunk: survey}", "start": "start"}


def solve(text):
    """The result for a problem's text."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([sys.argv[1], "solve", file.name, "--json", "--quiet", "--allocators", "none",
                               "--time-limit", SECONDS], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"exit code {done.returncode}\n{done.stderr}\n{text}")
    return json.loads(done.stdout)


def people(row):
    return sum(row["people"]) if isinstance(row["people"], list) else row["people"]


def variant(text, years, mode):
    text, found = re.subn(r"(survey:\s*\{years: )\d+", rf"\g<1>{years}", text)
    text, told = re.subn(r"information: \{worlds: .*\}", f"information: {{worlds: {mode}}}", text)
    if (found, told) != (1, 1):
        sys.exit("the problem is not written as expected")
    return text


def rows():
    for problem, lengths in PROBLEMS.items():
        text = (ROOT / "Problems" / f"{problem}.yaml").read_text()
        for years in lengths:
            found = {name: solve(variant(text, years, mode)) for name, mode in MODES.items()}
            by = found["chunk"]
            shared = {}
            for row in by["plan"]:
                if row["branch"] is None:
                    shared[row["chunk"]] = shared.get(row["chunk"], 0) + people(row)
            yield [problem, years, *(f"{found[name][key]:.6f}" for name in MODES for key in ("chance", "bound")),
                   (by.get("look") or {}).get("moment", ""),
                   "; ".join(f"{name}={number}" for name, number in sorted(shared.items()))]
            print(problem, years, file=sys.stderr)


def main():
    head = ["problem", "surveyYears", *(f"{name}{key}" for name in MODES for key in ("Chance", "Bound")), "look",
            "peopleStartedBeforeTheLook"]
    with open(HERE / "revealing.csv", "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows())


if __name__ == "__main__":
    main()
