"""GNU parallel works on 60 problems in 4 parts on two hosts: network namespaces of this machine, with sshd in each.

    python3 Tests/Cluster/hosts.py PATH_OF_SIDEREAL

Needs root, parallel, ip, sshd and ssh.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

from batches import passed_over, prepare, require_done

PROBLEMS = 60
SHARDS = 4
NEEDED = ["parallel", "ip", "sshd", "ssh", "ssh-keygen"]


class Host:
    """A network namespace that is reached by one cable, with sshd in it."""

    def __init__(self, number, folder):
        self.name = f"sidereal-{os.getpid()}-{number}"
        # Names of network devices have at most 15 letters.
        self.cable = f"sd{os.getpid() % 100000}-{number}"
        self.ours, self.address = f"10.213.{number}.1", f"10.213.{number}.2"
        self.folder = folder
        self.daemon = None

    def start(self):
        def ip(*words):
            subprocess.run(["ip", *words], check=True)
        ip("netns", "add", self.name)
        ip("link", "add", self.cable, "type", "veth", "peer", "name", "eth0", "netns", self.name)
        ip("addr", "add", f"{self.ours}/24", "dev", self.cable)
        ip("link", "set", self.cable, "up")
        ip("-n", self.name, "addr", "add", f"{self.address}/24", "dev", "eth0")
        ip("-n", self.name, "link", "set", "eth0", "up")
        ip("-n", self.name, "link", "set", "lo", "up")
        os.makedirs("/run/sshd", exist_ok=True)
        key = self.folder / f"host-{self.name}"
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        configuration = self.folder / f"sshd-{self.name}"
        configuration.write_text(f"""ListenAddress {self.address}
Port 22
HostKey {key}
PidFile none
AuthorizedKeysFile {self.folder}/user.pub
StrictModes no
PermitRootLogin prohibit-password
UsePAM no
MaxStartups 100
SetEnv PATH={os.environ['PATH']} SIDEREAL_HOST={self.name}
""")
        self.daemon = subprocess.Popen(
            ["ip", "netns", "exec", self.name, shutil.which("sshd"), "-D", "-e", "-f", configuration],
            stdout=subprocess.DEVNULL, stderr=open(self.folder / f"log-{self.name}", "w"))

    def stop(self):
        if self.daemon:
            self.daemon.terminate()
            self.daemon.wait()
        subprocess.run(["ip", "netns", "delete", self.name], stderr=subprocess.DEVNULL)


def main():
    binary = pathlib.Path(sys.argv[1]).resolve()
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    if passed_over("hosts", NEEDED):
        return
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        alone = prepare(binary, scratch, "parallel", PROBLEMS, SHARDS)
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", scratch / "user"], check=True)
        hosts = [Host(number, scratch) for number in (1, 2)]
        try:
            for host in hosts:
                host.start()
            ssh = (f"ssh -i {scratch}/user -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
                   " -o LogLevel=ERROR -o ConnectionAttempts=20")
            time.sleep(1)
            log = scratch / "log"
            result = subprocess.run(
                ["sh", "batch.sh", "--ssh", ssh, "--sshlogin", ",".join(f"1/root@{host.address}" for host in hosts),
                 "--workdir", scratch, "--joblog", log],
                cwd=scratch, capture_output=True, text=True, timeout=600,
                env={**os.environ, "HOME": str(scratch)})
            assert result.returncode == 0, result.stderr[-3000:]
        finally:
            for host in hosts:
                host.stop()
        used = {line.split("\t")[1] for line in log.read_text().splitlines()[1:]}
        assert len(used) == 2, f"hosts that worked: {used}"
        require_done(binary, scratch, PROBLEMS, alone, "after GNU parallel")
    print(f"hosts: {PROBLEMS} problems in {SHARDS} parts on two hosts; collect gives the bytes of one machine alone")


if __name__ == "__main__":
    main()
