"""Runs the benchmark, or a part of it, and writes `Results/speed` anew.

    .venv/bin/python Benchmarks/run.py all
    .venv/bin/python Benchmarks/run.py sidebyside --classes S M --solvers highs cpsat --limit 60

The default limits differ by part and add up to less than 20 minutes on two cores.
"""
import argparse
import pathlib
import sys

from bench import calibrate, growth, instances, others, report, results, sidebyside, speed

PARTS = {"speed": (speed, 5.0), "sidebyside": (sidebyside, 3.0), "growth": (growth, 3.0)}
TOOL = instances.ROOT / ".build" / "release" / "sidereal-bench"


def options():
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["all", *PARTS, "report", "generate", "calibrate"])
    parser.add_argument("--seeds", type=int, default=5, help="instances of each class (growth: each size)")
    parser.add_argument("--gap", type=float, default=1e-3, help="absolute, on the chance")
    parser.add_argument("--limit", type=float, help="seconds for one run of one solver")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--classes", nargs="+", choices=[*instances.CLASSES, *growth.KNOWN], metavar="CLASS",
                        help=f"of {', '.join(instances.CLASSES)}; for growth of {', '.join(growth.KNOWN)}")
    parser.add_argument("--solvers", nargs="+", choices=others.SOLVERS, help="beside ours; default: all that are found")
    parser.add_argument("--tool", default=str(TOOL), help="where sidereal-bench lies")
    parser.add_argument("--problems", type=pathlib.Path, default=instances.ROOT / ".build" / "benchmarks",
                        help="where problem files go")
    parser.add_argument("--results", type=pathlib.Path, default=results.FOLDER, help="where results go")
    return parser.parse_args()


def main():
    asked = options()
    results.FOLDER = asked.results.resolve()
    if asked.part == "generate":
        for name in asked.classes or instances.CLASSES:
            instances.files(name, asked.seeds, asked.problems)
        return
    if not pathlib.Path(asked.tool).exists():
        sys.exit(f"no {asked.tool}: build it first, with 'make benchmark' or --tool")
    if asked.part == "calibrate":
        calibrate.run(asked.tool, asked.classes or list(calibrate.SECONDS), asked.seeds)
        return
    limit, classes = asked.limit, asked.classes
    for name, (part, usual) in PARTS.items():
        asked.limit = limit or usual
        asked.classes = [one for one in classes or part.CLASSES if one in part.KNOWN]
        if asked.part in ("all", name) and asked.classes:
            part.run(asked.tool, asked.problems, asked)
    report.write()


if __name__ == "__main__":
    main()
