#!/usr/bin/env python3
"""Uses the server of the page as nobody should, and looks whether a normal question is answered all the while.

    Tests/Page/hostile.py path/to/sidereal [--only NAME]

One line for each check: what came back, and the longest that a normal question waited meanwhile (limit: 1 s, and 3 s for a
program that is not built for speed; `--fast` holds it to the first).
"""
import argparse
import pathlib
import resource
import socket
import sys
import tempfile
import time
import traceback

import attacks
from attacks import Pulse, connection, everything, get, question, send, statuses
from serving import Serving

SMALL = """time: {start: 2026, horizon: 10}
deadline: 2034
pools: {field: {headcount: 3, correct: 50%}}
chunks: {work: {years: 5}}
"""


def processor_seconds(process):
    """Of a process so far."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def is_running(process):
    """One that has ended and was not yet waited for runs no more."""
    try:
        return pathlib.Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


# Takes longer than any of these checks.
HARD = {"text": (pathlib.Path(__file__).parents[2] / "Problems/grants/portfolio.yaml").read_text(), "gap": 0, "timeLimit": 600}


def solving(serving, most=10):
    """The workers that solve, once there are any."""
    began = time.monotonic()
    while not (children := serving.workers("solve")):
        assert time.monotonic() - began < most, "nothing is solved"
        time.sleep(0.02)
    return children


def idle_connections(serving):
    """200 that say nothing, where the process may open 64 files."""
    links = []
    try:
        for _ in range(200):
            links.append(connection(serving.address))
        with Pulse(serving.address, SMALL) as pulse:
            time.sleep(3)
        return f"{len(links)} opened", pulse.longest
    finally:
        for link in links:
            link.close()


def reads_nothing(serving):
    """A client that asks for megabytes and takes in none: no processor time is burnt on it."""
    links = []
    for _ in range(8):
        link = socket.socket()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        place = attacks.urlsplit(serving.address)
        link.connect((place.hostname, place.port))
        # Wrong in a hundred thousand places, so that the answer is long.
        text = SMALL + "".join(f"wrong{n}: 1\n" for n in range(9000))
        link.sendall(question(serving.address, "check", {"text": text}))
        links.append(link)
    # Looking for all these mistakes is work; only then is there an answer that nobody reads.
    time.sleep(0.5)
    serving.seconds_until_none("check", 60)
    before = processor_seconds(serving.process.pid)
    with Pulse(serving.address, SMALL) as pulse:
        time.sleep(3)
    spent = processor_seconds(serving.process.pid) - before
    asked = len(pulse.waits)
    for link in links:
        link.close()
    # What the normal questions take is theirs.
    assert spent < 0.3 + 0.02 * asked, f"{spent} s of processor time in 3 s"
    return f"{spent:.2f} s of processor time in 3 s, {asked} normal questions among it", pulse.longest


def too_much_memory(serving):
    """A problem that needs more memory than a question may take here: its worker ends with a word."""
    chunks = "".join(f"  c{n}: {{years: 5, count: 40, credit: pooled}}\n" for n in range(1900))
    pools = "".join(f"  p{n}: {{headcount: 900, correct: 10%}}\n" for n in range(2000))
    text = ("time: {start: 2026, step: 1 month, horizon: 40}\ndeadline: 2050\npools:\n" + pools + "chunks:\n" + chunks)
    with Pulse(serving.address, SMALL) as pulse:
        answer = send_within(serving, {"text": text, "timeLimit": 20})
    assert b'"failed"' in answer and b"MB" in answer, answer[-300:]
    serving.seconds_until_none("solve")
    word = next(line for line in answer.splitlines() if line.startswith(b'{"failed"'))
    return word.decode(), pulse.longest


def send_within(serving, body, seconds=120):
    with connection(serving.address, seconds) as link:
        link.sendall(question(serving.address, "solve", body))
        return everything(link)


def fifty_solves(serving):
    """50 at once: two run, the others are told that they wait, and all workers end with their requests."""
    links = [connection(serving.address) for _ in range(50)]
    for link in links:
        link.sendall(question(serving.address, "solve", HARD))
    with Pulse(serving.address, SMALL) as pulse:
        time.sleep(4)
        running = len(serving.workers("solve"))
    waiting = 0
    for link in links:
        link.settimeout(0.2)
        try:
            waiting += b'"waiting":true' in link.recv(65536)
        except TimeoutError:
            pass
        link.close()
    seconds = serving.seconds_until_none("solve")
    assert running == 2, f"{running} solve at once"
    assert waiting == 48, f"{waiting} were told that they wait"
    return f"2 solved, {waiting} waited; none left {seconds:.2f} s after they closed", pulse.longest


def closing_ends_the_child(serving):
    link = connection(serving.address)
    link.sendall(question(serving.address, "solve", HARD))
    solving(serving)
    time.sleep(0.5)
    link.close()
    seconds = serving.seconds_until_none("solve")
    assert seconds < 1, f"{seconds} s"
    return f"gone after {seconds:.2f} s", 0


def kill_of_the_server(serving):
    """Even by -9 it takes its workers with it."""
    link = connection(serving.address)
    link.sendall(question(serving.address, "solve", HARD))
    children = solving(serving)
    serving.process.kill()
    began = time.monotonic()
    while any(is_running(child) for child in children):
        assert time.monotonic() - began < 5, "a worker outlives its server"
        time.sleep(0.02)
    return f"gone after {time.monotonic() - began:.2f} s", 0


def each_attack(serving):
    """One after the other."""
    longest = 0
    for attack in attacks.ONE_EACH:
        with Pulse(serving.address, SMALL) as pulse:
            words = attack(serving.address)
        print(f"  {attack.__name__}: {words}; a normal question waited {pulse.longest:.2f} s", flush=True)
        longest = max(longest, pulse.longest)
    return f"{len(attacks.ONE_EACH)} of one request each", longest


CHECKS = [each_attack, reads_nothing, fifty_solves, closing_ends_the_child, too_much_memory, idle_connections,
          kill_of_the_server]


def main():
    words = argparse.ArgumentParser()
    words.add_argument("sidereal", type=pathlib.Path)
    words.add_argument("--only", action="append")
    words.add_argument("--fast", action="store_true")
    given = words.parse_args()
    failed = []
    for check in CHECKS:
        if given.only and check.__name__ not in given.only:
            continue
        files = resource.getrlimit(resource.RLIMIT_NOFILE)
        try:
            with tempfile.TemporaryDirectory() as folder:
                if check is idle_connections:
                    resource.setrlimit(resource.RLIMIT_NOFILE, (64, files[1]))
                words = ["--worker-memory", "400"] if check is too_much_memory else []
                serving = Serving(str(given.sidereal.resolve()), pathlib.Path(folder), *words)
                with serving:
                    # The server has its limit; what follows opens files here.
                    resource.setrlimit(resource.RLIMIT_NOFILE, files)
                    said, longest = check(serving)
                    assert longest < (1 if given.fast else 3), f"a normal question waited {longest:.2f} s"
                    if check is not kill_of_the_server:
                        assert statuses(send(serving.address, get(serving.address))) == [200]
            print(f"{check.__name__}: {said}; a normal question waited {longest:.2f} s at the most", flush=True)
        except Exception as error:
            failed.append(check.__name__)
            print(f"FAILED {check.__name__}: {error}", flush=True)
            traceback.print_exc()
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, files)
    print(f"{len(failed)} failed {' '.join(failed)}".strip())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
