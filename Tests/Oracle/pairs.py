"""Small problems in which every pair of features meets, and what all commands must agree on.

    python3 Tests/Oracle/pairs.py                     writes Fixtures/pairs.json
    python3 Tests/Oracle/pairs.py COMMAND [DRAWS]     runs every command on the fixture, or on fresh draws
"""

import json
import math
import os
import re
import subprocess
import sys
import tempfile

from pair_drafts import INFORMATION, SEED, covering, draw

FIXTURE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Fixtures", "pairs.json")


# What commands must agree on.

class Run:
    def __init__(self, command, folder, problem):
        self.command, self.folder, self.problem, self.faults = command, folder, problem, []
        with open(os.path.join(folder, "p.yaml"), "w") as file:
            file.write(problem["yaml"])

    def fault(self, what):
        self.faults.append(what)

    def run(self, *arguments, codes=(0,)):
        done = subprocess.run(
            [self.command, *arguments], cwd=self.folder, capture_output=True, text=True, timeout=300)
        if done.returncode not in codes:
            self.fault(f"{' '.join(arguments)}: code {done.returncode}: {done.stderr.strip()[:300]}")
        return done

    def json(self, *arguments, codes=(0,)):
        done = self.run(*arguments, codes=codes)
        try:
            return json.loads(done.stdout, parse_constant=lambda word: self.fault(f"{arguments}: {word} in JSON"))
        except ValueError:
            self.fault(f"{' '.join(arguments)}: no JSON")
            return None

    def near(self, what, one, other, tolerance):
        if one is None or other is None or not abs(one - other) <= tolerance:
            self.fault(f"{what}: {one} and {other}")

    def all(self):
        self.run("check", "p.yaml")
        best = self.json(
            "solve", "p.yaml", "--gap", "1e-7", "--json", "--out", "r.json", "--time-limit", "60", codes=(0, 3))
        if best is None:
            return self.faults
        self.result(best)
        self.texts()
        again = self.json("solve", "p.yaml", "--plan", "r.json", "--json", "--allocators", "none")
        if again:
            self.near("--plan", again["chance"], best["chance"], 1e-12)
            if again["plan"] != best["plan"] or again["gates"] != best["gates"]:
                self.fault("--plan tells another plan than it was given")
        luck = self.json("simulate", "p.yaml", "--plan", "r.json", "--json", "--runs", "20000", "--quiet")
        if luck:
            self.near("simulate's exact chance", luck["chance"], best["chance"], 1e-12)
            if not luck["agrees"]:
                self.fault(f"simulated {luck['simulated']}, exactly {best['chance']}")
        self.other_solvers(best)
        self.ladder(best)
        return self.faults

    def result(self, best):
        if best["status"] not in ("optimal", "limit") or not best["chance"] - 1e-12 <= best["bound"] <= 1:
            self.fault(f"status {best['status']}, chance {best['chance']}, bound {best['bound']}")
        for world in best["worlds"]:
            self.near("weights of a world", sum(d["weight"] for d in world["deadlines"]), 1, 1e-9)
        total = sum(w["credence"] * w["chance"] for w in best["worlds"])
        self.near("chances of the worlds", total, best["chance"], 1e-9)
        learns = set(self.problem["features"]) & set(INFORMATION)
        for row in best["allocators"]:
            if row["chance"] > best["bound"] + 1e-9 and row["name"] != "random":
                self.fault(f"{row['name']} has {row['chance']}, and the bound is {best['bound']}")
        if not learns and any(row["branch"] for row in best["plan"]):
            self.fault("a static plan has branches")
        with open(os.path.join(self.folder, "r.json")) as file:
            written = json.load(file)
        written["solve"]["seconds"] = best["solve"]["seconds"]
        if written != best:
            self.fault("--out and --json differ")

    def texts(self):
        for arguments in (["solve", "p.yaml"], ["ladder", "p.yaml", "--time-limit", "60"]):
            shown = self.run(*arguments, codes=(0, 3))
            words = re.findall(r"\b(nil|nan|inf|Optional)\b", shown.stdout)
            if words or "chance" not in shown.stdout:
                self.fault(f"{arguments[0]}'s text: {words or 'no chance'}")
        quiet = self.run("solve", "p.yaml", "--quiet", "--allocators", "none")
        if quiet.stderr:
            self.fault("--quiet, and yet: " + quiet.stderr[:200])

    def other_solvers(self, best):
        if "reveals" in self.problem["features"]:
            for arguments in (["export", "p.yaml", "--format", "lp"], ["solve", "p.yaml", "--engine", "mip"]):
                if "information" not in self.run(*arguments, codes=(65,)).stderr:
                    self.fault(f"{arguments[0]}: refused without the reason")
            return
        mip = self.json(
            "solve", "p.yaml", "--engine", "mip", "--gap", "3e-6", "--json", "--allocators", "none", "--time-limit", "60",
            codes=(0, 3))
        if mip and (mip["bound"] < best["chance"] - 1e-9 or mip["chance"] > best["bound"] + 1e-9):
            self.fault(f"--engine mip: {mip['chance']} to {mip['bound']}, and search: {best['chance']}")
        if mip and mip["status"] == best["status"] == "optimal":
            self.near("--engine mip", mip["chance"], best["chance"], 3e-6)
        for form, option in (("lp", "--lp"), ("mps", "--freemps")):
            self.run("export", "p.yaml", "--format", form, "--out", f"p.{form}", "--quiet")
            self.solved(form, option, best)

    def solved(self, form, option, best):
        with open(os.path.join(self.folder, f"p.{form}")) as file:
            first = file.readline()
        solver = subprocess.run(
            ["glpsol", option, f"p.{form}", "--nopresol", "--tmlim", "60", "--write", "s"], cwd=self.folder,
            capture_output=True, text=True)
        with open(os.path.join(self.folder, "s")) as file:
            line = next(line for line in file if line.startswith("s ")).split()
        if "TIME LIMIT" in solver.stdout or line[4] not in "on":
            return
        z = -float(line[-1]) if form == "mps" else float(line[-1])
        scale = re.search(r"best chance (\S+) \+ (\S+) exp\(z\)", first)
        if scale:
            chance = float(scale[1]) + (float(scale[2]) * math.exp(z) if line[4] == "o" else 0)
        else:
            chance = z
        if not best["chance"] - 2e-6 <= chance <= best["bound"] + 2e-6:
            self.fault(f"glpsol on the {form} file: {chance}, and search: {best['chance']} to {best['bound']}")

    def ladder(self, best):
        ladder = self.json("ladder", "p.yaml", "--gap", "1e-6", "--json", "--time-limit", "60",
                           codes=(0, 3))
        if not ladder:
            return
        rungs = {rung["name"]: rung for rung in ladder["rungs"]}
        chance = lambda name: rungs[name]["chance"]
        top = lambda name: rungs[name]["bound"] if rungs[name]["bound"] is not None else chance(name)
        orders = [("wait and see", "knows the deadline"), ("knows the deadline", "static"),
                  ("wait and see", "knows the world"), ("knows the world", "static"), ("static", "mean-value plan")]
        for above, below in orders:
            if chance(below) is not None and top(above) < chance(below) - 1e-9:
                self.fault(f"ladder: {above} {top(above)} is below {below} {chance(below)}")
        learns = set(self.problem["features"]) & set(INFORMATION)
        own = "learns the world" if learns else "static"
        if not (chance(own) <= best["bound"] + 1e-9 and top(own) >= best["chance"] - 1e-9):
            self.fault(f"ladder: {own} {chance(own)} to {top(own)}, and solve {best['chance']} to {best['bound']}")
        if chance("static") > best["bound"] + 1e-9:
            self.fault("ladder: static above the best")


def main():
    if len(sys.argv) == 1:
        problems = covering()
        with open(FIXTURE, "w") as file:
            json.dump(problems, file, indent=1)
            file.write("\n")
        print(f"{len(problems)} problems")
        return
    command = os.path.abspath(sys.argv[1])
    if len(sys.argv) > 2:
        problems = [draw(number, "fresh") for number in range(int(sys.argv[2]))]
    else:
        with open(FIXTURE) as file:
            problems = json.load(file)
    wrong = 0
    for problem in problems:
        with tempfile.TemporaryDirectory() as folder:
            faults = Run(command, folder, problem).all()
        if faults:
            wrong += 1
            print(problem["name"], " ".join(problem["features"]))
            print(*[f"    {fault}" for fault in faults], sep="\n", flush=True)
    print(f"{len(problems)} problems (seed {SEED}), {wrong} with faults")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
