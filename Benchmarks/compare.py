"""Times of `sidereal solve` and of HiGHS on the program that `sidereal export` writes: same machine, gap and limit.

    python3 Benchmarks/compare.py SIDEREAL GAP LIMIT FILE…

Prints a Markdown table: seconds, chance and bound of each; `–` where a solver was not run, `limit` where it did not
end in time. HiGHS is run where Python finds `highspy` (`make benchmark` makes an environment that has it).
"""
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import time

try:
    import highspy
except ImportError:
    highspy = None


def ours(command, gap, limit, file):
    began = time.perf_counter()
    run = subprocess.run([command, "solve", file, "--gap", gap, "--time-limit", limit, "--allocators", "none", "--json"],
                         capture_output=True, text=True)
    seconds = time.perf_counter() - began
    answer = json.loads(run.stdout)
    mark = f"{seconds:.2f}" if answer["status"] == "optimal" else "limit"
    return mark, f"{answer['chance']:.6f}", f"{answer['bound']:.6f}"


def theirs(command, gap, limit, file):
    if highspy is None:
        return "–", "–", "–"
    with tempfile.TemporaryDirectory() as folder:
        model = pathlib.Path(folder) / "exact.mps"
        export = subprocess.run([command, "export", file, "--format", "mps", "--out", str(model)],
                                capture_output=True, text=True)
        if export.returncode != 0:
            return "too large", "–", "–"
        head = model.read_text()[:2000]
        solver = highspy.Highs()
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("time_limit", float(limit))
        solver.setOptionValue("threads", 2)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", float(gap))
        solver.readModel(str(model))
        began = time.perf_counter()
        solver.run()
        seconds = time.perf_counter() - began
        info = solver.getInfo()
        found, bound = -info.objective_function_value, -info.mip_dual_bound
        if re.search(r"log", head):
            found, bound = math.exp(min(0.0, found)), math.exp(min(0.0, bound))
        ended = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return (f"{seconds:.2f}" if ended else "limit"), f"{found:.6f}", f"{min(1, bound):.6f}"


def main():
    command, gap, limit, *files = sys.argv[1:]
    print(f"Gap {gap}, limit {limit} s.\n")
    print("| problem | Sidereal s | chance | bound | HiGHS s | chance | bound |\n|---|---|---|---|---|---|---|")
    for file in files:
        row = ours(command, gap, limit, file) + theirs(command, gap, limit, file)
        print(f"| {pathlib.Path(file).stem} | " + " | ".join(row) + " |", flush=True)


if __name__ == "__main__":
    main()
