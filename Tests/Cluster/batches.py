"""What the tests of batches share: small problems, running the command, and looking for processes that were left over."""

import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import time


def problem(seed):
    """A small problem, solved in milliseconds; another one for each seed."""
    draw = random.Random(seed)
    first, second = draw.randint(1, 3), draw.randint(1, 3)
    late = draw.randint(first + second, 9)
    return f"""title: Problem {seed}
time: {{horizon: 10}}
deadline: {{{first + second}: {draw.randint(10, 90)}%, {late + 1}: rest}}
pools:
  field: {{headcount: {draw.randint(2, 6)}, correct: {draw.randint(10, 90)}%}}
  labs: {{headcount: {draw.randint(1, 4)}, correct: {draw.randint(10, 90)}%}}
chunks:
  first: {{years: {first}}}
  second: {{years: {second}, after: first}}
"""


def write_problems(folder, count):
    """Problem files 0000.yaml and so on."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(count):
        text = problem(seed)
        # What is left of the law, as a number.
        share = int(text.split("deadline: {")[1].split(": ")[1].split("%")[0])
        (folder / f"{seed:05}.yaml").write_text(text.replace("rest", f"{100 - share}%"))
    return folder


# One naive rule is enough here, and the built command is slow.
RULES = ["--allocators", "even"]


def run(binary, *words, check=None, **options):
    """Runs the command to its end."""
    result = subprocess.run([binary, *map(str, words)], capture_output=True, text=True, **options)
    if check is not None and result.returncode not in check:
        raise AssertionError(f"{words}: code {result.returncode}\n{result.stderr[-2000:]}")
    return result


def collected(binary, folder):
    """The summary of a folder, as lines of JSON."""
    return run(binary, "collect", folder, "--json", check=[0]).stdout


def records(folder):
    """Files of jobs that are done."""
    return [
        path for path in pathlib.Path(folder).glob("??/*.json")
        if path.name.count(".") == 1 and not path.name.startswith(".")
    ]


def require_whole(folder):
    """Every record has the digest that it says of itself, and nothing unfinished lies about."""
    for path in records(folder):
        text = path.read_text()
        body, digest = text.rsplit(',\n  "digest": "', 1)
        assert hashlib.sha256(body.encode()).hexdigest() == digest[:64], f"{path} is not whole"
        assert json.loads(text)["key"] == path.stem, f"{path} has another key"


def workers(marker):
    """Processes of batches whose environment has a marker, so that those of other tests are not counted."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            environment = (entry / "environ").read_bytes()
        except OSError:
            continue
        if b"worker" in words and marker.encode() in environment:
            found.append(int(entry.name))
    return found


def require_nobody(marker, seconds=3):
    """Nobody is left over after a moment."""
    end = time.monotonic() + seconds
    while workers(marker):
        assert time.monotonic() < end, f"left over: {workers(marker)}"
        time.sleep(0.05)


def environment(marker):
    """The environment of a batch whose workers are to be found again."""
    return {**os.environ, "SIDEREAL_TEST": marker}


def require_same(one, other, what):
    """Two summaries are equal, byte for byte."""
    if one != other:
        lines = [pair for pair in zip(one.splitlines(), other.splitlines()) if pair[0] != pair[1]]
        raise AssertionError(f"{what}: {len(one.splitlines())} and {len(other.splitlines())} lines, first {lines[:1]}")


def passed_over(name, needed):
    """Says that a test is passed over, where it cannot be had; false where it can."""
    missing = [command for command in needed if not shutil.which(command)]
    if missing or os.geteuid() != 0:
        print(f"{name}: passed over, {'without ' + ', '.join(missing) if missing else 'it needs root'}")
        return True
    return False


def prepare(binary, scratch, engine, count, shards):
    """Problems, the script that the command prints for them, which finds the command by its name, and what one machine
    alone says of them."""
    write_problems(scratch / "problems", count)
    run(binary, "batch", "problems", *RULES, "--out", "alone", "--quiet", check=[0], cwd=scratch)
    path = scratch / "bin"
    path.mkdir()
    (path / "sidereal").symlink_to(binary)
    os.environ["PATH"] = f"{path}:{os.environ['PATH']}"
    script = run(
        binary, "batch", "problems", *RULES, "--out", "results", "--emit", engine, "--shards", shards, "--jobs", 1,
        check=[0], cwd=scratch).stdout
    (scratch / "batch.sh").write_text(script)
    return collected(binary, scratch / "alone")


def require_done(binary, scratch, count, alone, what):
    """Every problem has one whole result, and the summary is that of one machine alone."""
    require_whole(scratch / "results")
    assert len(records(scratch / "results")) == count
    require_same(collected(binary, scratch / "results"), alone, what)
