#!/usr/bin/env python3
"""Tests the page of `sidereal serve` in a real browser.

    Tests/Page/browser.py path/to/sidereal [--pictures DIR] [--only NAME] [--fast]

One line for each check. Needs chromium with its driver, selenium and axe-selenium-python. `--fast` holds the medians of the
page's speed against their limits, for programs that are built for speed; otherwise they are printed only.
"""
import argparse
import pathlib
import sys
import tempfile
import traceback

import answering
import keeping
import keyboard
import looking
import pace
import writing
from desk import Desk
from serving import Serving
from window import Window

ROOMS = [writing, answering, keeping, looking, keyboard, pace]


def run(check, desk):
    """Whether a check holds; nothing may come to the console or leave the machine while it runs."""
    try:
        words = check(desk)
        messages = desk.window.messages()
        assert not messages, f"the console says: {messages}"
        strangers = desk.window.strangers()
        assert not strangers, f"requests left the machine: {strangers}"
    except Exception as error:
        print(f"FAILED {check.__module__}.{check.__name__}: {error}", flush=True)
        traceback.print_exc()
        desk.picture(f"failed-{check.__name__}")
        return False
    print(f"{check.__module__}.{check.__name__}: {words}", flush=True)
    return True


def holds(check, desk):
    """Whether a check holds, at the second time at the latest: a browser on a busy machine misses a deadline now and then, and what is
    broken stays broken. Each check begins with a page of its own."""
    if run(check, desk):
        return True
    print(f"{check.__module__}.{check.__name__}: once more", flush=True)
    return run(check, desk)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("sidereal", type=pathlib.Path)
    words.add_argument("--pictures", type=pathlib.Path)
    words.add_argument("--only", action="append")
    words.add_argument("--fast", action="store_true")
    given = words.parse_args()
    if given.pictures:
        given.pictures.mkdir(parents=True, exist_ok=True)
    checks = [check for room in ROOMS for check in room.CHECKS if not given.only or check.__name__ in given.only]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        saved = folder / "saved"
        saved.mkdir()
        with Serving(str(given.sidereal.resolve()), folder) as serving, Window(saved) as window:
            desk = Desk(window, serving)
            desk.pictures, desk.isFast = given.pictures, given.fast
            failed = [check.__name__ for check in checks if not holds(check, desk)]
    print(f"{len(checks)} checks, {len(failed)} failed {' '.join(failed)}".strip())
    sys.exit(1 if failed or not checks else 0)


if __name__ == "__main__":
    main()
