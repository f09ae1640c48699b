"""CBC's command; its log tells both bounds now and then."""
import re
import shutil
import subprocess

PROGRESS = re.compile(r"Cbc0010I .* (?P<found>\S+) best solution, best possible (?P<bound>\S+)"
                      r" \((?P<seconds>\S+) seconds\)")
SOLUTION = re.compile(r"Cbc0012I Integer solution of (?P<found>\S+) found .* \((?P<seconds>\S+) seconds\)")
ENDED = re.compile(r"Cbc0001I Search completed - best objective (?P<found>\S+), took .* \((?P<seconds>\S+) seconds\)")
STOPPED = re.compile(r"Cbc0005I Partial search - best objective (?P<found>\S+) \(best possible (?P<bound>\S+)\)"
                     r".* \((?P<seconds>\S+) seconds\)")


def available():
    return shutil.which("cbc") is not None


def version():
    out = subprocess.run(["cbc", "-quit"], capture_output=True, text=True).stdout
    return re.search(r"Version: (\S+)", out).group(1)


def finite(text):
    """None for the numbers that stand for nothing found."""
    return float(text) if abs(float(text)) < 1e20 else None


def run(model, gap, limit, threads, tell):
    """Solves an MPS file."""
    command = ["cbc", str(model), "-seconds", str(limit), "-timeMode", "elapsed", "-allowableGap", str(gap),
               "-ratioGap", "0", "-threads", str(threads), "-solve", "-quit"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            for pattern in (PROGRESS, SOLUTION, STOPPED):
                if match := pattern.search(line):
                    parts = match.groupdict()
                    bound = finite(parts["bound"]) if "bound" in parts else None
                    tell(float(parts["seconds"]), finite(parts["found"]), bound)
            if match := ENDED.search(line):
                found = finite(match["found"])
                # A completed search has closed the gap that it was asked for.
                tell(float(match["seconds"]), found, None if found is None else found - gap)
