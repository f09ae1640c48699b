"""Ten thousand tiny problems: a batch with one job and with two, two batches that know nothing of each other (what the machine gives
to two processes at the most), a shell loop, and GNU parallel over single solves.

    python3 Benchmarks/many.py PATH_OF_SIDEREAL [COUNT]

Prints processor time (of everything that a way starts), seconds, and how much memory batch and worker hold after the first
thousand results and before the last. The loop and parallel solve a tenth of the problems. All ways run in one go, in turn.
"""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

PROBLEM = """time: {{horizon: 10}}
deadline: {{{early}: 50%, 9: 50%}}
pools: {{field: {{headcount: {people}, correct: {correct}%}}}}
chunks: {{first: {{years: {years}}}}}
notes: "{number}"
"""


def write_problems(folder, count):
    folder.mkdir()
    for number in range(count):
        text = PROBLEM.format(
            early=2 + number % 7, people=1 + number % 5, correct=10 + number % 80, years=1 + number % 3, number=number)
        (folder / f"{number:06}.yaml").write_text(text)


def memory(process):
    """Megabytes of a process and of its children, the largest of these."""
    def held(number):
        try:
            return int(pathlib.Path(f"/proc/{number}/statm").read_text().split()[1]) * resource.getpagesize() / 2**20
        except OSError:
            return 0
    # Whichever thread started them.
    children = []
    for tasks in pathlib.Path(f"/proc/{process.pid}/task").glob("*/children"):
        try:
            children += tasks.read_text().split()
        except OSError:
            pass
    return held(process.pid), max(map(held, children), default=0)


def timed(words, cwd, watched=False):
    """Processor seconds and seconds of a command; if it is watched, memory after every thousand lines that it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    process = subprocess.Popen(words, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    seen = []
    for number, _ in enumerate(process.stdout, 1):
        if watched and number % 1000 == 0:
            seen.append(memory(process))
    process.wait()
    seconds = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert process.returncode == 0, words
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return used, seconds, seen


def main():
    binary = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        write_problems(scratch / "problems", count)
        few = sorted((scratch / "problems").iterdir())[: count // 10]
        (scratch / "few").write_text("".join(f"{path}\n" for path in few))
        for jobs in (1, 2):
            out = scratch / f"out{jobs}"
            used, seconds, seen = timed(
                [binary, "batch", "problems", "--out", out, "--jobs", str(jobs)], scratch, watched=True)
            print(f"batch, {jobs} job(s): {count} in {used:.1f} s of processor time ({count / used:.0f} a second and core),"
                  f" {seconds:.1f} s ({count / seconds:.0f} a second)")
            # With the last line the worker is on its way out.
            for when, (own, worker) in (("the first thousand", seen[0]), ("all but the last", seen[-2])):
                print(f"  after {when}: batch {own:.1f} MB, worker {worker:.1f} MB")
            shutil.rmtree(out)
        halves = [sorted((scratch / "problems").iterdir())[first::2] for first in (0, 1)]
        for number, half in enumerate(halves):
            (scratch / f"half{number}").mkdir()
            for path in half:
                (scratch / f"half{number}" / path.name).hardlink_to(path)
        apart = " & ".join(f"$S batch half{number} --out apart{number} --jobs 1" for number in (0, 1)) + " & wait"
        os.environ["S"] = binary
        used, seconds, _ = timed(["sh", "-c", apart], scratch)
        print(f"two batches apart: {count} in {used:.1f} s of processor time, {seconds:.1f} s ({count / seconds:.0f} a second)")
        ways = [("shell loop", "while read -r f; do $S solve \"$f\" --json --quiet --threads 1 >\"$f.json\"; done <few")]
        if shutil.which("parallel"):
            ways.append(("GNU parallel, 2 jobs", "parallel --will-cite -j 2 '$S solve {} --json --quiet --threads 1 >{}.json' :::: few"))
        for name, script in ways:
            os.environ["S"] = binary
            used, seconds, _ = timed(["sh", "-c", script], scratch)
            print(f"{name}: {len(few)} in {used:.1f} s of processor time ({len(few) / used:.0f} a second and core),"
                  f" {seconds:.1f} s ({len(few) / seconds:.0f} a second)")


if __name__ == "__main__":
    main()
