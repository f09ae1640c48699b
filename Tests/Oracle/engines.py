"""Both engines on all small problems: `solve --engine mip` against what full enumeration found.

    python3 Tests/Oracle/engines.py .build/release/sidereal

Prints every problem on which the chance of a plan is off by more than 1e-6, or the bound lies below the optimum, whether or
not the engine proves its gap of 1e-6 (GLPK's tolerances may leave more open: `not proven`); ends with 1 where there was one.
"""

import json
import pathlib
import subprocess
import sys

FIXTURES = pathlib.Path(__file__).parent / "Fixtures"


def solve(sidereal, text, engine):
    done = subprocess.run(
        [sidereal, "solve", "-", "--engine", engine, "--gap", "1e-6", "--json", "--quiet", "--allocators", "none",
         "--time-limit", "20"], input=text, capture_output=True, text=True)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def main():
    worst = 0.0
    sidereal, bad, told = sys.argv[1], 0, {"search": 0, "mip": 0, "refused": 0, "not proven": 0}
    for name in ("tiny", "policies"):
        for fixture in json.loads((FIXTURES / f"{name}.json").read_text()):
            for engine in ("search", "mip"):
                code, result, messages = solve(sidereal, fixture["yaml"], engine)
                if result is None:
                    told["refused"] += 1
                    is_fine = engine == "mip" and code in (64, 65)
                else:
                    told[engine if code == 0 else "not proven"] += 1
                    worst = max(worst, abs(result["chance"] - fixture["chance"]))
                    near = abs(result["chance"] - fixture["chance"]) <= 1e-6
                    is_fine = near and result["bound"] >= fixture["chance"] - 1e-12
                if not is_fine:
                    bad += 1
                    print(fixture["name"], engine, code, fixture["chance"],
                          result and (result["chance"], result["bound"]), messages[:200])
    print(told, f"{bad} wrong, the chance off by {worst:.1e} at the most")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
