"""GLPK's own command; its log tells both bounds but not when, so the clock is ours and its lines must come at once."""
import re
import shutil
import subprocess
import time

NUMBER = r"-?\d[-+0-9.e]*"
PROGRESS = re.compile(rf"^\+\s*\d+: (?:>>>>>|mip =)\s+(?P<found>{NUMBER}) .*>=\s+(?P<bound>{NUMBER})\s")
BOUND = re.compile(rf"^\+\s*\d+: mip =\s+not found yet >=\s+(?P<bound>{NUMBER})")
ENDED = "INTEGER OPTIMAL SOLUTION FOUND"


def available():
    return shutil.which("glpsol") is not None


def version():
    return re.search(r"GLPSOL.* (\S+)$", subprocess.run(["glpsol", "--version"], capture_output=True, text=True)
                     .stdout.splitlines()[0]).group(1)


def run(model, gap, limit, threads, tell):
    """Solves an MPS file on one thread. Its gap is relative; objectives lie below 1, so it is asked for no more."""
    command = ["glpsol", "--freemps", str(model), "--tmlim", str(max(1, round(limit))), "--mipgap", str(gap), "--cuts"]
    if shutil.which("stdbuf"):
        command = ["stdbuf", "-oL", *command]
    began = time.perf_counter()
    found = None
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        for line in process.stdout:
            seconds = time.perf_counter() - began
            if match := BOUND.search(line):
                tell(seconds, None, float(match["bound"]))
            elif match := PROGRESS.search(line):
                found = float(match["found"])
                tell(seconds, found, float(match["bound"]))
            elif ENDED in line and found is not None:
                tell(seconds, found, found - gap * abs(found))
