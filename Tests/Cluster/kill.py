"""Kills a batch at seeded moments while 300 small problems run, then single workers, and looks at what is left.

    python3 Tests/Cluster/kill.py PATH_OF_SIDEREAL
"""

import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

from batches import (
    RULES, collected, environment, records, require_nobody, require_same, require_whole, run, workers, write_problems,
)

PROBLEMS = 300
MOMENTS = 20


def killed_batch(binary, scratch, undisturbed, draw, seconds):
    """Kills the batch itself again and again on one folder, then lets it end."""
    out, marker = scratch / "killed", "kill-batch"
    done = 0
    for _ in range(MOMENTS):
        batch = subprocess.Popen(
            [binary, "batch", "problems", *RULES, "--out", out, "--jobs", "2", "--quiet"], cwd=scratch,
            env=environment(marker), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Somewhere in what is left of the work, starting included.
        time.sleep(draw.uniform(0.02, 0.05 + 2 * seconds / MOMENTS))
        batch.kill()
        batch.wait()
        require_nobody(marker)
        require_whole(out)
        now = len(records(out))
        assert now >= done, "a result was lost"
        done = now
    run(binary, "batch", "problems", *RULES, "--out", out, "--jobs", 2, "--quiet", "--retry", "failed", check=[0], cwd=scratch)
    require_whole(out)
    assert len(records(out)) == PROBLEMS, f"{len(records(out))} results"
    left = [path for path in out.glob("??/.*")]
    assert not left, f"unfinished: {left}"
    require_same(collected(binary, out), undisturbed, "after killing the batch")
    return done


def killed_workers(binary, scratch, undisturbed, draw):
    """Kills single workers while the batch goes on; what they were at is a failure with its reason."""
    out, marker = scratch / "workers", "kill-workers"
    batch = subprocess.Popen(
        [binary, "batch", "problems", *RULES, "--out", out, "--jobs", "2"], cwd=scratch, env=environment(marker),
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    killed = 0
    while batch.poll() is None and killed < MOMENTS:
        time.sleep(draw.uniform(0.0, 0.03))
        running = workers(marker)
        if running:
            try:
                os.kill(draw.choice(running), signal.SIGKILL)
                killed += 1
            except ProcessLookupError:
                pass
    lines = batch.communicate()[0].splitlines()
    failed = [line for line in lines if line.startswith("failed")]
    assert batch.returncode in ([70] if failed else [0]), batch.returncode
    assert len(lines) == PROBLEMS, f"{len(lines)} lines"
    assert all("signal 9" in line for line in failed), failed[:1]
    require_nobody(marker)
    run(binary, "batch", "problems", *RULES, "--out", out, "--jobs", 2, "--quiet", "--retry", "failed", check=[0], cwd=scratch)
    require_whole(out)
    assert len(records(out)) == PROBLEMS
    require_same(collected(binary, out), undisturbed, "after killing workers")
    return killed, len(failed)


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    draw = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        write_problems(scratch / "problems", PROBLEMS)
        began = time.monotonic()
        run(binary, "batch", "problems", *RULES, "--out", "alone", "--jobs", 2, "--quiet", check=[0], cwd=scratch)
        seconds = time.monotonic() - began
        undisturbed = collected(binary, scratch / "alone")
        assert len(undisturbed.splitlines()) == PROBLEMS
        done = killed_batch(binary, scratch, undisturbed, draw, seconds)
        killed, failed = killed_workers(binary, scratch, undisturbed, draw)
    print(f"kill: {MOMENTS} batches killed with {done} of {PROBLEMS} done in the end; {killed} workers killed, {failed}"
          " failures; after resuming all equal to an undisturbed run")


if __name__ == "__main__":
    main()
