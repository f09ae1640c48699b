"""Our own runs, through the executable `sidereal-bench`."""
import json
import subprocess

from .outcome import Outcome

NAME = "Sidereal"


def trace(tool, file, gap, limit, threads):
    """The answer with its phases, sizes and progress, as `sidereal-bench solve` prints it; None where it failed."""
    run = subprocess.run([tool, "solve", str(file), str(gap), str(limit), str(threads)], capture_output=True, text=True)
    if run.returncode != 0:
        return None
    return json.loads(run.stdout)


def solve(tool, file, gap, limit, threads):
    """The same as an outcome to be put beside those of others."""
    found = trace(tool, file, gap, limit, threads)
    if found is None:
        return Outcome(NAME, note="failed")
    outcome = Outcome(NAME, program="own search", chance=found["chance"], bound=found["bound"])
    outcome.events = [(event["seconds"], event["chance"], event["bound"]) for event in found["events"][:-1]]
    return outcome.close(found["seconds"], gap)
