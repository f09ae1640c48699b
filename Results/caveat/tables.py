#!/usr/bin/env python3
"""Runs `sidereal ladder` and writes what it says of the caveat into this folder as CSV, Markdown and SVG.

    Results/caveat/tables.py path/to/sidereal

SIDEREAL_SECONDS (60) limits each ladder; five times as many each of PATIENT and each that varies a revealing chunk, twice as
many each that is tried once more; a third as many each plan that is sought by itself, two thirds where it foresees losses.
Run from anywhere; only the standard library is needed.
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
ERRORS = "0,0.05,0.1,0.2,0.3,0.4,0.5,0.6,0.8,0.95"
PROBLEMS = ["worlds/small", "staffing/serial-relay", "latecomers/brink", "worlds/conceptual-or-prosaic",
            "latecomers/two-pools", "information/three-agendas", "information/survey-20-years"]
# Their ladders are long, and the test of the caveat comes last.
PATIENT = ("worlds/conceptual-or-prosaic", "latecomers/two-pools")
# Gap asked and seed: other plans that are as good within the gap, or nearly.
OTHERS = [(0.0001, 1), (0.0001, 2), (0.0001, 3), (0.001, 1), (0.001, 2), (0.005, 1)]
INSTITUTIONS = [(p, i, f) for p in PROBLEMS[:3] for i, f in [(0, 0), (0.25, 0), (1, 0.1), (1, 0.3), (0.25, 0.3)]]
SWEEPS = [("worlds/small", "deadline=4..8"), ("worlds/small", "correct=10%..90%"),
          ("worlds/small", "theory.years=2..8"), ("worlds/small", "tools.years=1..5"),
          ("staffing/serial-relay", "deadline=2047..2052"), ("staffing/serial-relay", "correct=8%..12%"),
          ("latecomers/brink", "correct=5%..60%")]
# How long the chunk takes that reveals the world.
REVEALING = [("information/three-agendas", "survey.years=1,2,3,4,5,6,7,8,9,10,11,12"),
             ("information/survey-20-years", "survey.years=1,2,3,4,5,6")]
COLOURS = ["#1f6f8b", "#c8553d", "#588b3a", "#7b5ea7", "#b8860b"]
# The best plans without errors; `careless` and `careless learner` hold them too.
UNSPOILT = ("static", "learns the world")
WORDS = {"serial": "serial", "tie": "tie", "other": "other", "undecided": "?", "nothing": "nothing", "level": "level",
         None: "–"}
FIELDS = ["allocator", "plan", "misdirected", "error", "chance", "low", "high", "oneMore", "lead", "leadLow",
          "leadHigh", "worths"]


def run(command, file, *options):
    done = subprocess.run([sys.argv[1], command, file, "--json", "--quiet", *options], cwd=ROOT,
                          capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"{command} {file} {options}: exit code {done.returncode}\n{done.stderr}")
    print(command, file, *options, file=sys.stderr)
    return json.loads(done.stdout)


def ladder(problem, *options, seconds=SECONDS):
    found = run("ladder", f"Problems/{problem}.yaml", "--no-equivalents", "--time-limit", seconds, *options)
    # Of two rungs with one name the first is of the smallest rate of errors.
    return found["caveat"], found["status"], {rung["name"]: rung for rung in reversed(found["rungs"])}


def flat(row):
    low, high = row["interval"] or ("", "")
    lead_low, lead_high = row["leadInterval"] or ("", "")
    worths = row["worthOfOneMore"] or {}
    lead = "" if row["lead"] is None else row["lead"]
    return [row["allocator"], row["plan"], row["misdirected"], row["error"], row["chance"], low, high,
            row["oneMore"] or "", lead, lead_low, lead_high,
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
    names = list(dict.fromkeys((r["allocator"], r["misdirected"]) for r in rows if r["allocator"] not in UNSPOILT))
    errors = sorted({r["error"] for r in rows})
    lines = ["| allocator | misdirected | " + " | ".join(f"{100 * e:g} %" for e in errors) + " |",
             "|---|---|" + "---|" * len(errors)]
    for name, misdirected in names:
        found = of(rows, name, misdirected)
        lines.append(f"| {name} | {misdirected} | " + " | ".join(WORDS[found.get(e)] for e in errors) + " |")
    return lines


def solved(text, *options, share=1):
    """The best plan of a problem whose file says this instead, with its chance and bound."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "problem.yaml")
        file.write_text(text)
        return run("solve", str(file), "--allocators", "none", "--time-limit", str(share * float(SECONDS) / 3),
                   *options)


def judged(problem, plan, *errors):
    """The rows of this plan under losses."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "plan.json")
        file.write_text(json.dumps(plan))
        return ladder(problem, "--plan", str(file), "--errors", ",".join(map(str, errors)), seconds="5")[0]["rows"]


def rescued(problem, rows):
    """The rows with better plans made for the losses, sought in a file with smaller correctnesses, and their bounds."""
    text, bounds = (ROOT / "Problems" / f"{problem}.yaml").read_text(), {}
    for place, row in enumerate(rows):
        if row["allocator"] == "careless, foreseen":
            error = row["error"]
            found = solved(re.sub(r"correct: ([0-9.]+)%",
                                  lambda m: f"correct: {float(m[1]) * (1 - error):.8g}%", text), share=2)
            bounds[error] = found["bound"]
            own = [r for r in judged(problem, found, 0, error) if r["allocator"] in ("careless", row["allocator"])
                   and r["error"] == error and r["misdirected"] == "lost"]
            best = max([row, *own], key=lambda r: r["chance"])
            rows[place] = {**best, "allocator": row["allocator"]}
    return bounds


def foreseen(problem, rows, bounds, table):
    """The best plan made without errors beside the best plan made for them, each under losses."""
    found = {(r["allocator"], r["error"]): r for r in rows if r["misdirected"] == "lost"}
    lines = ["| lost | chance, not foreseen | chance, foreseen | at most | lead, not foreseen | lead, foreseen |",
             "|---|---|---|---|---|---|"]
    for error in sorted(e for name, e in found if name == "careless, foreseen"):
        pair = found["careless", error], found["careless, foreseen", error]
        # A ladder that is optimal has proven all its plans within the gap.
        bound = bounds.get(error, min(1, pair[1]["chance"] + 0.0001))
        cells = [f"{100 * chance:.2f} %" for chance in (pair[0]["chance"], pair[1]["chance"], bound)]
        cells += [f"{100 * r['lead']:.3f}" for r in pair]
        lines.append(f"| {100 * error:g} % | " + " | ".join(cells) + " |")
        table.append([problem, error, pair[0]["chance"], pair[1]["chance"], bound, pair[0]["lead"], pair[1]["lead"]])
    return lines


def others():
    """The lead in other plans that are as good within the gap, or nearly."""
    table = []
    report = ["## Other plans", "", "The lead of serial work, in points, in plans found with other gaps asked and other seeds.",
              "", "| problem | gap asked | seed | chance | bound | lead | lead, 10 % lost |", "|---|---|---|---|---|---|---|"]
    for problem in PROBLEMS:
        text = (ROOT / "Problems" / f"{problem}.yaml").read_text()
        for gap, seed in OTHERS:
            best = solved(text, "--gap", f"{gap:f}", "--seed", str(seed))
            rows = judged(problem, best, 0, 0.1)
            row = next(r for r in rows if r["allocator"] in UNSPOILT)
            lost = next(r for r in rows if r["allocator"] in ("careless", "careless learner") and r["error"] == 0.1
                        and r["misdirected"] == "lost")
            table.append([problem, gap, seed, row["chance"], best["bound"], row["lead"], lost["lead"]])
            report.append(f"| {problem} | {100 * gap:g} % | {seed} | {100 * row['chance']:.3f} % | "
                          f"{100 * best['bound']:.3f} % | {100 * row['lead']:.3f} | {100 * lost['lead']:.3f} |")
    write("others.csv", ["problem", "gapAsked", "seed", "chance", "bound", "lead", "leadTenPercentLost"], table)
    return [*report, ""]


def plot(path, title, rows):
    """What one more team adds under careless execution, on each chunk, by the rate of errors."""
    panels = []
    best = "careless learner" if any(r["allocator"] == "careless learner" for r in rows) else "careless"
    for place, kind in enumerate(["lost", "moved"]):
        own = sorted((r for r in rows if r["allocator"] == best and r["worthOfOneMore"]
                      and (r["misdirected"] == kind or r["error"] == 0)), key=lambda r: r["error"])
        top = max((w for r in own for w in r["worthOfOneMore"].values()), default=0) or 1
        left = 60 + 330 * place
        panels.append(f'<text x="{left}" y="40">attempts {kind}; top {100 * top:.2g} points</text>'
                      f'<path d="M{left} 50V220H{left + 260}" fill="none" stroke="#888"/>'
                      f'<text x="{left}" y="238">0 %</text><text x="{left + 230}" y="238">100 %</text>')
        for colour, chunk in zip(COLOURS, own[0]["worthOfOneMore"] if own else []):
            points = " ".join(f'{left + 260 * r["error"]:.1f},{220 - 170 * r["worthOfOneMore"][chunk] / top:.1f}'
                              for r in own)
            panels.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
    keys = "".join(f'<text x="{60 + 125 * i}" y="262" fill="{c}">{n}</text>' for i, (c, n) in enumerate(
        zip(COLOURS, own[0]["worthOfOneMore"] if own else [])))
    (HERE / path).write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 275" font-family="sans-serif" font-size="13">'
        f'<text x="60" y="20" font-weight="bold">{title}: what one more team adds, by the rate of errors</text>'
        + "".join(panels) + keys + "</svg>\n")


def sweeps():
    """The best plan found anew for each value of a number."""
    table, report = [], [""]
    for problem, sweep in SWEEPS:
        caveat, _, _ = ladder(problem, "--errors", "0,0.2,0.5", "--sweep", sweep)
        key = caveat["sweep"]["key"]
        points = caveat["sweep"]["points"]
        table += [[problem, key, p["value"], " ".join(p["serial"]), p["bound"], *flat(row)] for p in points
                  for row in p["rows"]]
        report += [f"## {problem}, {key} varied", "",
                   "| allocator | errors | " + " | ".join(f"{p['value']:g}" for p in points) + " |",
                   "|---|---|" + "---|" * len(points),
                   "| *longest work* | | " + " | ".join(", ".join(p["serial"]) for p in points) + " |"]
        names = list(dict.fromkeys((r["allocator"], r["misdirected"], r["error"]) for p in points for r in p["rows"]
                                   if r["allocator"] not in UNSPOILT))
        for name, kind, error in names:
            cells = [next((WORDS[r["oneMore"]] for r in p["rows"] if (r["allocator"], r["misdirected"], r["error"])
                           == (name, kind, error)), "–") for p in points]
            errors = f"{100 * error:g} % {kind}" if error else "0"
            report.append(f"| {name} | {errors} | " + " | ".join(cells) + " |")
        report.append("")
    write("sweeps.csv", ["problem", "key", "value", "serial", "bound", *FIELDS], table)
    return report


def people(row):
    return sum(row["people"]) if isinstance(row["people"], list) else row["people"]


def revealing():
    """How quick a chunk has to be that reveals the world: never told, told by it, told at the start."""
    table, report = [], []
    for problem, sweep in REVEALING:
        caveat, _, rungs = ladder(problem, "--errors", "0,0.2", "--sweep", sweep, seconds=str(5 * float(SECONDS)))
        knows = rungs["knows the world"]
        report += [f"## {problem}, {caveat['sweep']['key']} varied", "",
                   "| years | never told | told by the survey | told at the start | look | people started before it | one more:"
                   " best | one more, 20 % lost |", "|---|---|---|---|---|---|---|---|"]
        for point in caveat["sweep"]["points"]:
            rows = {(r["allocator"], r["misdirected"], r["error"]): r for r in point["rows"]}
            static, found = rows["static", "lost", 0], point["learning"]
            early = {}
            for row in found["plan"] if found["look"] is not None else []:
                if row["branch"] is None:
                    early[row["chunk"]] = early.get(row["chunk"], 0) + people(row)
            before = ", ".join(f"{name} {number}" for name, number in sorted(early.items()))
            table.append([problem, point["value"], static["chance"], point["bound"], found["chance"], found["bound"],
                          knows["chance"], knows["bound"], "" if found["look"] is None else found["look"], before])
            chances = [f"{100 * chance:.1f} %" for chance in (static["chance"], found["chance"], knows["chance"])]
            first = [WORDS[rows["careless learner", "lost", error]["oneMore"]] for error in (0, 0.2)]
            look = "none" if found["look"] is None else f"{found['look']:g}"
            report.append("| " + " | ".join([f"{point['value']:g}", *chances, look, before, *first]) + " |")
        report.append("")
    write("revealing.csv", ["problem", "surveyYears", "neverChance", "neverBound", "chunkChance", "chunkBound", "startChance",
                            "startBound", "look", "peopleStartedBeforeTheLook"], table)
    return report


def main():
    report = ["# Tables", "", "Written by `make caveat`. `serial`: one more team adds most on the longest work that is",
              "needed; `other`: elsewhere; `?`: the 95 % interval of the difference holds 0; `nothing`: it adds nothing",
              "anywhere; `level`: all work is equally long; `–`: not tried.", ""]
    table, expected = [], []
    for problem in PROBLEMS:
        patience = 5 if problem in PATIENT else 1
        caveat, status, rungs = ladder(problem, "--errors", ERRORS, seconds=str(patience * float(SECONDS)))
        bounds = {}
        if problem in PATIENT:
            bounds = rescued(problem, caveat["rows"])
            # The rules that were not tried, at fewer rates.
            had = {r["allocator"] for r in caveat["rows"]} - set(caveat["untried"])
            more, _, _ = ladder(problem, "--errors", "0,0.2", seconds=str(2 * float(SECONDS)))
            key = lambda r: (r["allocator"], r["misdirected"], r["error"])
            known = {key(r) for r in caveat["rows"]}
            caveat["rows"] += [r for r in more["rows"] if r["allocator"] not in had and key(r) not in known]
        table += [[problem, *flat(row)] for row in caveat["rows"]]
        plot(problem.replace("/", "-") + ".svg", problem, caveat["rows"])
        best = rungs["learns the world" if caveat["judged"] == "two-stage" else "static"]
        bound = "" if best["bound"] is None else f", at most {100 * best['bound']:.2f} %"
        report += [f"## {problem}", "", f"Serial: {', '.join(caveat['serial'])}. Ladder: {status}. Best plan found: "
                   f"{100 * best['chance']:.2f} %{bound}.", "", *verdicts(caveat["rows"]), "",
                   *foreseen(problem, caveat["rows"], bounds, expected), ""]
        if caveat["untried"]:
            report += ["Tried at 0 and 20 % alone, in part, or not at all, for want of time: "
                       f"{', '.join(caveat['untried'])}.", ""]
    write("errors.csv", ["problem", *FIELDS], table)
    write("foreseen.csv", ["problem", "lost", "carelessChance", "foreseenChance", "foreseenBound", "carelessLead",
                           "foreseenLead"], expected)
    report += others()
    table = []
    report += ["## Institutions", "", "Attempts of the best plan lost at each rate of errors, in institutions with"
               " inertia and floors.", "", "| problem | inertia | floor | chance | 0 % | 20 % | 50 % |",
               "|---|---|---|---|---|---|---|"]
    for problem, inertia, floor in INSTITUTIONS:
        caveat, _, _ = ladder(problem, "--errors", "0,0.2,0.5", "--inertia", str(inertia), "--floor", str(floor))
        table += [[problem, inertia, floor, *flat(row)] for row in caveat["rows"]]
        found = of(caveat["rows"], "careless", "lost")
        chance = next(r["chance"] for r in caveat["rows"] if r["allocator"] == "careless" and r["error"] == 0)
        report.append(f"| {problem} | {inertia:g} | {floor:g} | {100 * chance:.2f} % | "
                      + " | ".join(WORDS[found.get(e)] for e in (0, 0.2, 0.5)) + " |")
    write("institutions.csv", ["problem", "inertia", "floor", *FIELDS], table)
    report += sweeps()
    report += revealing()
    (HERE / "tables.md").write_text("\n".join(report) + "\n")


main()
