"""Sends INT, TERM and HUP at seeded moments to every command, and looks at what is left.

    python3 Tests/Oracle/signals.py .build/release/sidereal [--rounds 40] [--seed 1]

Each command has to end within a second of the signal with the signal's code (or with its own, where it was done
before), what it printed has to be whole, and the file it was to write must be whole, or the old one.
"""

import argparse
import json
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
OWN = {0, 3}
OLD = "old\n"
HARD = """
time: {horizon: 60}
deadline: {by: {10: 20%, 30: 60%, 55: 95%}}
pools:
  a: {headcount: 37, correct: 13%, pace: 0.7}
  b: {headcount: {0: 11, 9: 53}, correct: 4%}
  c: {headcount: 19, correct: 31%, pace: 0.4}
chunks:
  one: {count: 7, years: 4, credit: pooled}
  two: {count: 3, years: 9, credit: separate}
  three: {count: 11, years: 2, credit: pooled, after: one}
  four: {years: 6, team: 3, after: [two], joining: relay}
  five: {count: 5, years: 5, credit: pooled}
"""
EASY = """
time: {horizon: 10}
deadline: {4: 50%, 8: 50%}
pools: {field: {headcount: 3, correct: 30%}}
chunks:
  first: {years: 2}
  second: {years: 2, after: first}
"""
STAGED = HARD + """
worlds:
  m: {credence: 40%}
  n: {credence: 60%, chunks: {five: {needed: false}}}
information: {worlds: {chunk: two}}
"""
COMMANDS = [
    ["solve", "hard.yaml", "--gap", "0", "--json", "--out", "out"],
    ["solve", "staged.yaml", "--gap", "0", "--json", "--out", "out"],
    ["solve", "easy.yaml", "--json", "--out", "out"],
    ["ladder", "hard.yaml", "--json", "--out", "out"],
    ["ladder", "easy.yaml", "--json", "--out", "out"],
    ["simulate", "easy.yaml", "--runs", "1000000000", "--json", "--out", "out"],
    ["simulate", "hard.yaml", "--json", "--out", "out"],
    ["export", "easy.yaml", "--format", "mps", "--out", "out"],
    ["check", "hard.yaml", "easy.yaml", "staged.yaml", "--format", "json"],
    ["check", "-"], ["solve", "-", "--json"], ["ladder", "-", "--json"], ["simulate", "-", "--json"],
]


def is_whole(text, command):
    """JSON that can be read, or a program with its end."""
    if command[0] == "export":
        return text.endswith("ENDATA\n")
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def faults_of(binary, folder, command, number, moment, slack):
    out = folder / "out"
    out.write_text(OLD)
    # Into files, since a pipe that nobody empties would hold the command up.
    streams = tempfile.TemporaryFile("w+"), tempfile.TemporaryFile("w+")
    process = subprocess.Popen([binary, *command], cwd=folder, stdin=subprocess.PIPE, stdout=streams[0],
                               stderr=streams[1], text=True)
    time.sleep(moment)
    process.send_signal(number)
    sent = time.monotonic()
    faults = []
    try:
        # Standard input stays open: who reads it would wait.
        process.wait(timeout=60)
        took = time.monotonic() - sent
        if took > slack:
            faults.append(f"ended after {took:.2f} s")
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return ["was still running after 60 s"]
    for stream in streams:
        stream.seek(0)
    printed, said = (stream.read() for stream in streams)
    for stream in (process.stdin, *streams):
        stream.close()
    code = process.returncode
    # Before it listens, the system ends it.
    if code not in OWN | {CODES[number], -number}:
        faults.append(f"code {code}")
    if printed and command[0] != "check" and not is_whole(printed, command):
        faults.append(f"half of it was printed: {printed[-60:]!r}")
    if "a bug of ours" in said:
        faults.append(said.strip())
    left = out.read_text()
    if left != OLD and not is_whole(left, command):
        faults.append("half a file")
    others = {one.name for one in folder.iterdir()} - {"hard.yaml", "easy.yaml", "staged.yaml", "out"}
    if others:
        faults.append(f"left {others}")
        for name in others:
            (folder / name).unlink()
    return faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--slack", type=float, default=1.0, help="seconds that an answer may take")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    wrong = 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for file, text in (("hard", HARD), ("easy", EASY), ("staged", STAGED)):
            (folder / f"{file}.yaml").write_text(text)
        for round_ in range(options.rounds):
            for command in COMMANDS:
                number = dice.choice(list(CODES))
                moment = dice.choice([0.02, 0.1, 0.5, 2.0]) * dice.random()
                found = faults_of(options.binary.resolve(), folder, command, number, moment, options.slack)
                for fault in found:
                    wrong += 1
                    print(f"round {round_}, {' '.join(command)}, {number.name} after {moment:.3f} s: {fault}", flush=True)
    print(f"{options.rounds * len(COMMANDS)} signals, seed {options.seed}: {wrong} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
