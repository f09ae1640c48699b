"""Runs of other solvers, each on the best program that we know for it, as outcomes in the problem's terms."""
import dataclasses
import importlib
import json
import math
import pathlib
import re
import subprocess
import sys
import threading
import time

import yaml

from .outcome import Outcome

SOLVERS = {"highs": "HiGHS", "scip": "SCIP", "cbc": "CBC", "cpsat": "CP-SAT", "glpsol": "glpsol"}
LOGARITHM = re.compile(r"gives the best chance (\S+) \+ (\S+) exp\(z\)")


@dataclasses.dataclass
class Model:
    """A file that a solver reads, and what its optimum means."""

    file: pathlib.Path
    words: str
    #: The chance is constant + weight·exp(z) where set, else z; z is minus what the solver minimises.
    logarithm: tuple | None = None

    def chance(self, value):
        """What a value of the objective says of the chance."""
        if value is None:
            return None
        if self.logarithm is None:
            return min(1.0, max(0.0, -value))
        constant, weight = self.logarithm
        return constant + weight * math.exp(min(0.0, -value))


def modules():
    """Those of the other solvers that are there, by key."""
    found = {key: importlib.import_module(f"bench.solvers.{key}") for key in SOLVERS}
    for key, module in found.items():
        if not module.available():
            print(f"{SOLVERS[key]}: skipped, not found", file=sys.stderr)
    return {key: module for key, module in found.items() if module.available()}


def call(tool, *arguments):
    """Whether `sidereal-bench` wrote the file."""
    return subprocess.run([tool, *map(str, arguments)], capture_output=True).returncode == 0


def mixed_integer(tool, file, folder, tolerance):
    """The program of tangents where there are several outcomes, else the exact one; None where neither is written."""
    target = folder / f"{file.stem}.mps"
    if call(tool, "program", file, "tangents", tolerance, target):
        return Model(target, f"tangents, to within {tolerance}")
    if not call(tool, "program", file, "exact", target):
        return None
    with open(target) as text:
        match = LOGARITHM.search(text.readline())
    return Model(target, "exact", tuple(map(float, match.groups())) if match else None)


def whole_numbers(tool, file, folder, tolerance):
    """What CP-SAT gets: a schedule where the problem is one, else counts with scaled lines."""
    target = folder / f"{file.stem}.json"
    content = schedule(yaml.safe_load(file.read_text()))
    if content:
        target.write_text(json.dumps(content))
        return Model(target, "intervals")
    if not call(tool, "counts", file, tolerance, target):
        return None
    counts = json.loads(target.read_text())
    single = len(counts["atoms"]) == 1 and not counts["terms"][counts["atoms"][0]["terms"][0]]["isDirect"]
    logarithm = (counts["constant"], counts["atoms"][0]["weight"]) if single else None
    return Model(target, f"scaled tangents, to within {tolerance} + 0.005", logarithm)


def schedule(problem):
    """Activities, pools and deadlines of a problem of certain mixed teams; None for any other problem."""
    chunks = problem["chunks"]
    if not all(isinstance(chunk.get("team"), dict) and chunk.get("correct") == 1 for chunk in chunks.values()):
        return None
    activities = {name: {"years": chunk["years"], "team": chunk["team"], "after": chunk.get("after", [])}
                  for name, chunk in chunks.items()}
    pools = {name: pool["headcount"] for name, pool in problem["pools"].items()}
    return {"activities": activities, "pools": pools, "horizon": problem["time"]["horizon"],
            "deadline": list(problem["deadline"].items())}


def solve(key, model, gap, limit, threads):
    """Runs one solver; what it told is kept even where it had to be ended or failed."""
    if model is None:
        return Outcome(SOLVERS[key], note="no program of this size or kind")
    outcome = Outcome(SOLVERS[key], program=model.words)
    command = [sys.executable, "-m", "bench.one", key, str(model.file), str(gap), str(limit), str(threads)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                               cwd=pathlib.Path(__file__).resolve().parent.parent)
    alarm = threading.Timer(limit * 1.5 + 20, process.kill)
    alarm.start()
    began = time.perf_counter()
    with process:
        for line in process.stdout:
            note_event(outcome, model, line)
    alarm.cancel()
    seconds = outcome.events[-1][0] if outcome.events else time.perf_counter() - began
    if process.returncode != 0:
        outcome.note = "ended from outside" if process.returncode < 0 else "failed"
    if outcome.bound is None:
        outcome.bound = 1.0
    return outcome.close(seconds, gap)


def note_event(outcome, model, line):
    """One line of `bench.one`; solvers print other things too. Chances only rise and bounds only fall."""
    parts = line.split()
    try:
        seconds, found, bound = (None if part == "-" else float(part) for part in parts)
    except ValueError:
        return
    found, bound = model.chance(found), model.chance(bound)
    if found is not None:
        outcome.chance = max(found, outcome.chance or 0.0)
    if bound is not None:
        outcome.bound = min(bound, 1.0 if outcome.bound is None else outcome.bound)
    event = (seconds, outcome.chance, outcome.bound)
    if not outcome.events or outcome.events[-1][1:] != event[1:]:
        outcome.events.append(event)
    else:
        outcome.events[-1] = event
