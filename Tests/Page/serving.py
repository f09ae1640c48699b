"""A server of the page, and the processes that it starts."""
import pathlib
import signal
import subprocess
import time


def parents():
    """Of every process its parent and its words."""
    found = {}
    for folder in pathlib.Path("/proc").iterdir():
        if not folder.name.isdigit():
            continue
        try:
            # The name in parentheses may hold anything; what follows the last one is plain.
            parent = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
            words = (folder / "cmdline").read_bytes().decode(errors="replace").split("\0")
        except (OSError, IndexError):
            continue
        found[int(folder.name)] = (parent, words)
    return found


class Serving:
    """`sidereal serve`, ended with the block that it is used in."""

    def __init__(self, sidereal, folder, *words):
        self.words = [sidereal, "serve", *words]
        self.messages = folder / "server.txt"

    def __enter__(self):
        self.errors = self.messages.open("wb")
        self.process = subprocess.Popen(self.words, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        self.address = None
        for line in self.process.stdout:
            place = line.find("http://127.0.0.1:")
            if place >= 0:
                self.address = line[place:].split()[0]
                break
        if self.address is None:
            self.__exit__()
            raise AssertionError(f"no address: {self.messages.read_text()}")
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.errors.close()

    def workers(self, kind):
        """The processes below the server that answer a kind of question."""
        table = parents()
        below, added = {self.process.pid}, True
        while added:
            more = {number for number, (parent, _) in table.items() if parent in below} - below
            below, added = below | more, bool(more)
        return [number for number in below if kind in table.get(number, (0, []))[1]]

    def seconds_until_none(self, kind, most=5):
        """How long until no worker of a kind is left."""
        began = time.monotonic()
        while self.workers(kind):
            assert time.monotonic() - began < most, f"{kind}: a worker is left after {most} s"
            time.sleep(0.02)
        return time.monotonic() - began
