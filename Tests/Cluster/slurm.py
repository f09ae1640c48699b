"""A real Slurm on loopback works on 200 problems as an array of 8 tasks; one of them is killed half-way.

    python3 Tests/Cluster/slurm.py PATH_OF_SIDEREAL

Everything lies in one folder and listens on 127.0.0.1 alone. Needs root, slurmctld, slurmd and munged.
"""

import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

from batches import passed_over, prepare, records, require_done, require_whole, workers

PROBLEMS = 200
SHARDS = 8
NEEDED = ["slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "sinfo", "munged"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Slurm:
    """A controller and a node of two processors, in a folder."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.environment = {**os.environ, "SLURM_CONF": str(self.root / "slurm.conf")}
        self.daemons = []

    def start(self):
        for name in ["munge", "state", "spool"]:
            (self.root / name).mkdir(mode=0o700)
        key = self.root / "munge" / "key"
        key.write_bytes(os.urandom(1024))
        key.chmod(0o400)
        place = self.root / "munge"
        self.begin(
            "munged", "--force", "--foreground", f"--key-file={key}", f"--socket={place}/socket",
            f"--pid-file={place}/pid", f"--log-file={place}/log", f"--seed-file={place}/seed")
        self.wait_for(lambda: (place / "socket").exists(), "munge")
        (self.root / "slurm.conf").write_text(self.configuration(place / "socket"))
        self.begin("slurmctld", "-D")
        self.begin("slurmd", "-D", "-N", "localhost")
        self.wait_for(lambda: "idle" in self.ask("sinfo", "--noheader", "--format=%t"), "an idle node")

    def configuration(self, munge):
        root = self.root
        return f"""ClusterName=test
SlurmctldHost=localhost(127.0.0.1)
SlurmctldPort={free_port()}
SlurmdPort={free_port()}
SlurmUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket={munge}
StateSaveLocation={root}/state
SlurmdSpoolDir={root}/spool
SlurmctldPidFile={root}/slurmctld.pid
SlurmdPidFile={root}/slurmd.pid
SlurmctldLogFile={root}/slurmctld.log
SlurmdLogFile={root}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,batch_sched_delay=1
ReturnToService=2
KillWait=5
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000
PartitionName=all Nodes=localhost Default=YES MaxTime=INFINITE
"""

    def begin(self, *words):
        log = open(self.root / f"{words[0]}.out", "w")
        self.daemons.append(
            subprocess.Popen(words, env=self.environment, stdout=log, stderr=log, start_new_session=True))

    def ask(self, *words):
        return subprocess.run(words, env=self.environment, capture_output=True, text=True).stdout

    def wait_for(self, is_there, what, seconds=60):
        end = time.monotonic() + seconds
        while not is_there():
            assert time.monotonic() < end, f"no {what} after {seconds} s"
            time.sleep(0.2)

    def submit(self, script, folder, *options):
        """The number of the job."""
        result = subprocess.run(
            ["sbatch", "--parsable", *options, str(script)], env=self.environment, cwd=folder, capture_output=True,
            text=True)
        assert result.returncode == 0, result.stderr
        return result.stdout.strip()

    def wait_for_end(self, job, seconds=600):
        self.wait_for(lambda: not self.ask("squeue", "--noheader", f"--jobs={job}").strip(), f"end of job {job}", seconds)

    def stop(self):
        self.ask("scontrol", "shutdown")
        time.sleep(0.5)
        for daemon in reversed(self.daemons):
            if daemon.poll() is None:
                daemon.terminate()
            try:
                daemon.wait(5)
            except subprocess.TimeoutExpired:
                daemon.kill()


def kill_a_task(slurm, job, out):
    """Kills one task, its batch and its worker with it, once a third of the problems are done."""
    slurm.wait_for(lambda: len(records(out)) >= PROBLEMS // 3, "third of the results", 300)
    slurm.wait_for(lambda: workers(f"SLURM_ARRAY_JOB_ID={job}"), "worker")
    worker = workers(f"SLURM_ARRAY_JOB_ID={job}")[0]
    environment = pathlib.Path(f"/proc/{worker}/environ").read_bytes().split(b"\0")
    task = next(part for part in environment if part.startswith(b"SLURM_ARRAY_TASK_ID=")).decode().split("=")[1]
    slurm.ask("scancel", "--signal=KILL", "--full", f"{job}_{task}")
    return task


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    if passed_over("slurm", NEEDED):
        return
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        alone = prepare(binary, scratch, "slurm", PROBLEMS, SHARDS)
        (scratch / "results").mkdir()
        (scratch / "slurm").mkdir()
        slurm = Slurm(scratch / "slurm")
        try:
            slurm.start()
            first = slurm.submit(scratch / "batch.sh", scratch)
            task = kill_a_task(slurm, first, scratch / "results")
            slurm.wait_for_end(first)
            done = len(records(scratch / "results"))
            require_whole(scratch / "results")
            assert done < PROBLEMS, "the task was killed too late to matter"
            # A fresh array, of the parts that are missing alone: what is done is not done again.
            second = slurm.submit(scratch / "batch.sh", scratch, f"--array={task}")
            slurm.wait_for_end(second)
        finally:
            slurm.stop()
        require_done(binary, scratch, PROBLEMS, alone, "after Slurm")
    print(f"slurm: {PROBLEMS} problems in {SHARDS} tasks; task {task} killed with {done} done; a fresh array of it did the"
          " rest; collect gives the bytes of one machine alone")


if __name__ == "__main__":
    main()
