#!/usr/bin/env python3
"""Runs `sidereal ladder` and writes what it says of the caveat into this folder as CSV, Markdown and SVG.

    Results/caveat/tables.py path/to/sidereal

SIDEREAL_SECONDS (60) limits each ladder. Run from anywhere; only the standard library is needed.
"""
import csv
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SECONDS = os.environ.get("SIDEREAL_SECONDS", "60")
ERRORS = "0,0.05,0.1,0.2,0.3,0.4,0.5,0.6,0.8,0.95"
PROBLEMS = ["worlds/small", "staffing/serial-relay", "latecomers/brink", "worlds/conceptual-or-prosaic",
            "latecomers/two-pools"]
INSTITUTIONS = [(p, i, f) for p in PROBLEMS[:3] for i, f in [(0, 0), (0.25, 0), (1, 0.1), (1, 0.3), (0.25, 0.3)]]
SWEEPS = [("worlds/small", "deadline=4..8"), ("worlds/small", "correct=10%..90%"),
          ("worlds/small", "theory.years=2..8"), ("worlds/small", "tools.years=1..5"),
          ("staffing/serial-relay", "deadline=2047..2052"), ("staffing/serial-relay", "correct=8%..12%"),
          ("latecomers/brink", "correct=5%..60%")]
WORDS = {"serial": "serial", "other": "other", "undecided": "?", "nothing": "nothing", "level": "level", None: "–"}
FIELDS = ["allocator", "misdirected", "error", "chance", "low", "high", "oneMore", "worths"]


def ladder(problem, *options):
    done = subprocess.run(
        [sys.argv[1], "ladder", f"Problems/{problem}.yaml", "--json", "--no-equivalents", "--quiet",
         "--time-limit", SECONDS, *options], cwd=ROOT, capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{problem} {options}: exit code {done.returncode}\n{done.stderr}")
    print(problem, *options, file=sys.stderr)
    found = json.loads(done.stdout)
    static = next(rung for rung in found["rungs"] if rung["name"] == "static")
    return found["caveat"], found["status"], static


def flat(row):
    low, high = row["interval"] or ("", "")
    worths = row["worthOfOneMore"] or {}
    return [row["allocator"], row["misdirected"], row["error"], row["chance"], low, high, row["oneMore"] or "",
            "; ".join(f"{name}={worth:.6g}" for name, worth in worths.items())]


def write(name, head, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def of(rows, allocator, misdirected):
    """An allocator's verdicts by error; those without errors belong to both ways of being misdirected."""
    return {r["error"]: r["oneMore"] for r in rows
            if r["allocator"] == allocator and (r["misdirected"] == misdirected or r["error"] == 0)}


def verdicts(rows):
    names = list(dict.fromkeys((r["allocator"], r["misdirected"]) for r in rows if r["allocator"] != "static"))
    errors = sorted({r["error"] for r in rows})
    lines = ["| allocator | misdirected | " + " | ".join(f"{100 * e:g} %" for e in errors) + " |",
             "|---|---|" + "---|" * len(errors)]
    for name, misdirected in names:
        found = of(rows, name, misdirected)
        lines.append(f"| {name} | {misdirected} | " + " | ".join(WORDS[found.get(e)] for e in errors) + " |")
    return lines


def plot(path, title, rows):
    """What one more team adds under careless execution, on each chunk, by the rate of errors."""
    panels = []
    for place, kind in enumerate(["lost", "moved"]):
        own = sorted((r for r in rows if r["allocator"] == "careless" and r["worthOfOneMore"]
                      and (r["misdirected"] == kind or r["error"] == 0)), key=lambda r: r["error"])
        top = max((w for r in own for w in r["worthOfOneMore"].values()), default=0) or 1
        left = 60 + 330 * place
        panels.append(f'<text x="{left}" y="40">attempts {kind}; top {100 * top:.2g} points</text>'
                      f'<path d="M{left} 50V220H{left + 260}" fill="none" stroke="#888"/>'
                      f'<text x="{left}" y="238">0 %</text><text x="{left + 230}" y="238">100 %</text>')
        for colour, chunk in zip(["#1f6f8b", "#c8553d", "#588b3a", "#7b5ea7"], own[0]["worthOfOneMore"] if own else []):
            points = " ".join(f'{left + 260 * r["error"]:.1f},{220 - 170 * r["worthOfOneMore"][chunk] / top:.1f}'
                              for r in own)
            panels.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    keys = "".join(f'<text x="{60 + 140 * i}" y="262" fill="{c}">{n}</text>' for i, (c, n) in enumerate(
        zip(["#1f6f8b", "#c8553d", "#588b3a", "#7b5ea7"], own[0]["worthOfOneMore"] if own else [])))
    (HERE / path).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 275" font-family="sans-serif" font-size="13">'
        f'<text x="60" y="20" font-weight="bold">{title}: what one more team adds, by the rate of errors</text>'
        + "".join(panels) + keys + "</svg>\n")


def main():
    report = ["# Tables", "", "Written by `make caveat`. `serial`: one more team adds most on the longest work that is",
              "needed; `other`: elsewhere; `?`: the 95 % interval of the difference holds 0; `nothing`: it adds nothing",
              "anywhere; `level`: all work is equally long; `–`: not tried.", ""]
    table = []
    for problem in PROBLEMS:
        caveat, status, static = ladder(problem, "--errors", ERRORS)
        table += [[problem, *flat(row)] for row in caveat["rows"]]
        plot(problem.replace("/", "-") + ".svg", problem, caveat["rows"])
        bound = "" if static["bound"] is None else f", at most {100 * static['bound']:.2f} %"
        report += [f"## {problem}", "", f"Serial: {', '.join(caveat['serial'])}. Ladder: {status}. Best plan found: "
                   f"{100 * static['chance']:.2f} %{bound}.", "", *verdicts(caveat["rows"]), ""]
    write("errors.csv", ["problem", *FIELDS], table)
    table = []
    report += ["## Institutions", "", "Attempts of the best plan lost at each rate of errors, in institutions with"
               " inertia and floors.", "", "| problem | inertia | floor | chance | 0 % | 20 % | 50 % |", "|---|---|---|---|---|---|---|"]
    for problem, inertia, floor in INSTITUTIONS:
        caveat, _, _ = ladder(problem, "--errors", "0,0.2,0.5", "--inertia", str(inertia), "--floor", str(floor))
        table += [[problem, inertia, floor, *flat(row)] for row in caveat["rows"]]
        found = of(caveat["rows"], "careless", "lost")
        chance = next(r["chance"] for r in caveat["rows"] if r["allocator"] == "careless" and r["error"] == 0)
        report.append(f"| {problem} | {inertia:g} | {floor:g} | {100 * chance:.2f} % | "
                      + " | ".join(WORDS[found.get(e)] for e in (0, 0.2, 0.5)) + " |")
    write("institutions.csv", ["problem", "inertia", "floor", *FIELDS], table)
    table = []
    report += [""]
    for problem, sweep in SWEEPS:
        caveat, _, _ = ladder(problem, "--errors", "0,0.2,0.5", "--sweep", sweep)
        key = caveat["sweep"]["key"]
        points = caveat["sweep"]["points"]
        table += [[problem, key, p["value"], " ".join(p["serial"]), *flat(row)] for p in points for row in p["rows"]]
        report += [f"## {problem}, {key} varied", "",
                   "| allocator | errors | " + " | ".join(f"{p['value']:g}" for p in points) + " |",
                   "|---|---|" + "---|" * len(points),
                   "| *longest work* | | " + " | ".join(", ".join(p["serial"]) for p in points) + " |"]
        names = list(dict.fromkeys((r["allocator"], r["misdirected"], r["error"]) for p in points for r in p["rows"]
                                   if r["allocator"] != "static"))
        for name, kind, error in names:
            cells = [next((WORDS[r["oneMore"]] for r in p["rows"] if (r["allocator"], r["misdirected"], r["error"])
                           == (name, kind, error)), "–") for p in points]
            errors = f"{100 * error:g} % {kind}" if error else "0"
            report.append(f"| {name} | {errors} | " + " | ".join(cells) + " |")
        report.append("")
    write("sweeps.csv", ["problem", "key", "value", "serial", *FIELDS], table)
    (HERE / "tables.md").write_text("\n".join(report) + "\n")


main()
