"""What a build answers, to the last byte, so that a change that only moves code can be told from one that does not.

    python3 Benchmarks/fingerprints.py .build/release/sidereal > before.txt
    python3 Benchmarks/fingerprints.py .build/release/sidereal > after.txt; diff before.txt after.txt

For every problem of `Problems` and every tenth oracle fixture, with 1, 2 and 8 threads: exit code, status, chance, bound,
nodes, and hashes of the plan, of the whole result and of the text. Times are left out. What does not end within the
limit is named, and not compared: its answer hangs on the machine. Needs nothing but Python.
"""

import argparse
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "Tests" / "Oracle" / "Fixtures"
WITH_TEXT = ("tiny.json", "crowds.json", "policies.json", "caveats.json", "pairs.json")
EVERY = 10
THREADS = (1, 2, 8)
SECONDS = re.compile(r'"seconds": [0-9.e+-]+')


def short(text):
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def files(folder):
    """Name and path of every problem."""
    for path in sorted((ROOT / "Problems").rglob("*.yaml")):
        yield str(path.relative_to(ROOT)), path
    for fixture in WITH_TEXT:
        for number, case in enumerate(json.loads((FIXTURES / fixture).read_text())):
            if number % EVERY == 0:
                path = folder / f"{fixture}-{number}.yaml"
                path.write_text(case["yaml"])
                yield f"{fixture}:{number}", path


def run(arguments, folder):
    return subprocess.run(arguments, capture_output=True, text=True, cwd=folder)


def line(sidereal, name, path, limit):
    """One line for a problem, or two where thread counts differ (which is a fault)."""
    found = {}
    for threads in THREADS:
        # Results name the file as it was given.
        command = [sidereal, "solve", path.name, "--quiet", "--threads", str(threads), "--time-limit", str(limit)]
        ended = run(command + ["--json"], path.parent)
        if ended.returncode not in (0, 3):
            found.setdefault(f"exit {ended.returncode} {short(ended.stderr)}", []).append(threads)
            continue
        result = json.loads(ended.stdout)
        if result["status"] != "optimal":
            return f"{name}: not within {limit:g} s"
        whole = SECONDS.sub('"seconds": 0', ended.stdout)
        facts = f"{result['chance']!r} {result['bound']!r} nodes {result['solve']['nodes']} " \
                f"plan {short(json.dumps(result['plan']))} json {short(whole)}"
        if threads == THREADS[0]:
            text = run(command, path.parent)
            facts += f" text {short(re.sub(r'[0-9.]+ s(?![a-z])', 's', text.stdout))}"
            first = facts
        elif first.startswith(facts):
            facts = first
        found.setdefault(facts, []).append(threads)
    return "; ".join(f"{name}: {facts}" + ("" if len(threads) == len(THREADS) else f" with {threads} threads")
                     for facts, threads in found.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sidereal")
    parser.add_argument("--limit", type=float, default=20, help="seconds for each answer")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sidereal = str(pathlib.Path(arguments.sidereal).resolve())
        for name, path in files(pathlib.Path(folder)):
            print(line(sidereal, name, path, arguments.limit), flush=True)


if __name__ == "__main__":
    sys.exit(main())
