#!/usr/bin/env python3
"""Solves every file in Problems/ as one batch, and writes a report for each, a table of all, and pictures into this folder.

    Results/regenerate.py PATH_OF_SIDEREAL [SECONDS_OF_EACH]
"""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Charts that are shown elsewhere: of which problem, under what name, which ones.
PICTURES = {
    "toy/toy-100-people.yaml": ("toy", ["plan", "allocators"]),
    "grants/portfolio.yaml": ("portfolio", ["plan", "people", "survival"]),
}
HEAD = """# Results

What `make results` found: `sidereal batch` on all of [Problems](../Problems), with the default gap of 0.0001 and at most {seconds}
seconds each, and a report for every file. A chance is exact for the plan in the report; no plan has a chance above the
bound. Where the status is `limit` the time ran out first, and another machine may print other digits. [Pictures](pictures) of
two answers, on light and on dark ground, are charts of `sidereal report --svg`.

| problem | status | chance | bound | best naive chance | by |
|---|---|---|---|---|---|
"""


def best_naive(result):
    """The largest chance of a naive allocator, and whose it is."""
    rows = result["allocators"]
    best = max(row["chance"] for row in rows)
    names = [row["name"] for row in rows if row["chance"] == best]
    return f"{best:.6g} | {'all' if len(names) == len(rows) else ', '.join(names)}"


def main():
    sidereal = pathlib.Path(sys.argv[1]).resolve()
    seconds = sys.argv[2] if len(sys.argv) > 2 else "60"
    with tempfile.TemporaryDirectory() as folder:
        store = pathlib.Path(folder) / "results"
        code = subprocess.run(
            [sidereal, "batch", "Problems", "--out", store, "--time-limit", seconds], cwd=ROOT).returncode
        # A limit is an answer; anything else is not.
        if code not in (0, 3):
            sys.exit(code)
        lines = subprocess.run([sidereal, "collect", store, "--json"], capture_output=True, text=True, check=True).stdout
        for old in [*ROOT.glob("Results/*/*.txt"), *ROOT.glob("Results/*/*.md")]:
            if old.parent.name not in ("caveat", "speed", "pictures"):
                old.unlink()
        table = HEAD.format(seconds=seconds)
        for row in map(json.loads, lines.splitlines()):
            name = row["file"].removeprefix("Problems/")
            record = store / row["key"][:2] / f"{row['key']}.json"
            report = (ROOT / "Results" / name).with_suffix(".md")
            report.parent.mkdir(exist_ok=True)
            subprocess.run([sidereal, "report", record, "--markdown", report], check=True)
            result = json.loads(record.read_text())["result"]
            title = name.rsplit(".", 1)[0]
            table += (f"| [{title}]({title}.md) | {row['status']} | {row['chance']:.6g} | {row['bound']:.6g} |"
                      f" {best_naive(result)} |\n")
            if name in PICTURES:
                draw(sidereal, record, *PICTURES[name])
        (ROOT / "Results" / "README.md").write_text(table)


def draw(sidereal, record, subject, charts):
    """Charts of a result on light and on dark ground."""
    place = ROOT / "Results" / "pictures"
    place.mkdir(exist_ok=True)
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sidereal, "report", record, "--svg", folder, "--theme", theme], check=True)
            for chart in charts:
                shutil.copy(f"{folder}/{chart}.svg", place / f"{subject}-{chart}-{theme}.svg")


if __name__ == "__main__":
    main()
