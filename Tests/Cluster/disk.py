"""A full disk, and two batches on one folder.

    python3 Tests/Cluster/disk.py PATH_OF_SIDEREAL
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from batches import RULES, collected, records, require_same, require_whole, run, write_problems

PROBLEMS = 60


def full_disk(binary, scratch, undisturbed):
    """A file system of 64 kB: what was said to be done is there, and the rest is done once there is room."""
    if os.geteuid() != 0:
        print("disk: passed over, since only root may mount")
        return
    out = scratch / "small"
    out.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", out], check=True)
    try:
        result = run(binary, "batch", "problems", *RULES, "--out", out, "--jobs", 2, "--quiet", cwd=scratch)
        assert result.returncode == 74, f"code {result.returncode}: {result.stderr}"
        assert "No space left on device" in result.stderr, result.stderr
        said = [line for line in result.stdout.splitlines() if line.startswith("optimal")]
        require_whole(out)
        assert len(records(out)) >= len(said) > 0, f"{len(said)} said, {len(records(out))} there"
        lost = [line for line in said if not any(line.split()[1].rstrip(":") in path.read_text() for path in records(out))]
        assert not lost, f"said to be done, and not there: {lost}"
        subprocess.run(["mount", "-o", "remount,size=64m", out], check=True)
        run(binary, "batch", "problems", *RULES, "--out", out, "--quiet", check=[0], cwd=scratch)
        require_same(collected(binary, out), undisturbed, "after a full disk")
        print(f"disk: {len(said)} of {PROBLEMS} done before 64 kB were full, all of them there; the rest after making room")
    finally:
        subprocess.run(["umount", out], check=True)


def two_at_once(binary, scratch, undisturbed):
    """Two batches with one folder share the work: each problem is solved once."""
    out = scratch / "shared"
    command = [binary, "batch", "problems", *RULES, "--out", out, "--jobs", "1", "--json", "--quiet"]
    pair = [subprocess.Popen(command, cwd=scratch, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    texts = [process.communicate()[0] for process in pair]
    assert all(process.returncode == 0 for process in pair)
    assert all(len(text.splitlines()) == PROBLEMS for text in texts)
    require_whole(out)
    assert len(records(out)) == PROBLEMS
    require_same(collected(binary, out), undisturbed, "after two batches at once")
    # Both print the row that was kept, whoever solved it: were a problem solved twice, its seconds would differ.
    assert set(texts[0].splitlines()) == set(texts[1].splitlines()), "a problem was solved twice"
    print(f"disk: two batches on one folder solved each of {PROBLEMS} problems once")


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        write_problems(scratch / "problems", PROBLEMS)
        run(binary, "batch", "problems", *RULES, "--out", "alone", "--quiet", check=[0], cwd=scratch)
        undisturbed = collected(binary, scratch / "alone")
        full_disk(binary, scratch, undisturbed)
        two_at_once(binary, scratch, undisturbed)


if __name__ == "__main__":
    main()
