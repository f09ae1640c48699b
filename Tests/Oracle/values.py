"""Compares `sidereal value` with direct solves of changed files.

    python3 Tests/Oracle/values.py BINARY FILE... [--gap 1e-3] [--seconds 5] [--threads 1]

Every value, every point of a frontier, every offer of a bargain, and every chunk and grant that must, may or must never
be used is a problem of its own. `variants.py` writes it down as a file, `sidereal solve` solves it, and the brackets of
both answers have to meet: each is a proof. Files whose own solve takes longer than `--seconds` are passed over; what a
file cannot state is counted as left out.
"""
from __future__ import annotations

import argparse
import json
import os
import pathlib
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any, Callable, Iterable

import variants
from problem import Unsupported
from variants import ROUNDING, File, Stated

Bracket = tuple[float, float]
PERCENTS = (50, 65, 80, 90, 100, 115, 130, 150, 175, 200)  # of a frontier
PATIENCE = 100  # as many times the time of a solve may the values of a problem take


@dataclass
class Comparison:
    """The answers for one file, and what came of comparing them."""

    binary: str
    path: pathlib.Path
    options: list[str]
    seconds: float
    compared: int = 0
    left_out: int = 0
    wrong: list[str] = field(default_factory=list)

    def run(self, command: str, problem: str, *arguments: str, file: File | None = None) -> dict[str, Any]:
        done = subprocess.run(
            [self.binary, command, problem, "--json", "--quiet", *self.options, *arguments], capture_output=True,
            text=True, cwd=self.path.parent, input=None if file is None else json.dumps(file, default=str))
        if done.returncode == 65:  # such as one person more than there may be
            raise Unsupported("the format does not allow it")
        if done.returncode not in (0, 3):
            raise RuntimeError(f"{command} ends with {done.returncode}: {done.stderr[:500]}")
        return json.loads(done.stdout)

    def solve(self, file: File) -> Bracket:
        limit = str(PATIENCE * self.seconds)
        answer = self.run("solve", "-", "--allocators", "none", "--time-limit", limit, file=file)
        return answer["chance"], answer["bound"]

    def expect(self, holds: bool, *words: Any) -> None:
        if not holds:
            self.wrong.append(" ".join(map(str, words)))

    def meet(self, what: Any, told: Bracket, file: File) -> None:
        """Both brackets hold the best chance, so they have a point in common."""
        found = self.solve(file)
        self.compared += 1
        self.expect(told[0] <= found[1] + ROUNDING and found[0] <= told[1] + ROUNDING, what, told, found)


def compare(one: Comparison) -> None:
    """All that `value` tells of a file."""
    stated = Stated(one.path)
    base = one.solve(stated.file)
    names = {"frontier": next(iter(stated.file.get("budgets") or stated.file["pools"])),
             "bargain": list(stated.file["chunks"])[-1]}
    asked = [word for key, name in names.items() for word in (f"--{key}", name)]
    limit = ["--time-limit", str(PATIENCE * one.seconds), "--first", "0"]
    answer = one.run("value", one.path.name, *asked, *limit)
    one.expect(base[0] <= answer["bound"] + ROUNDING and answer["chance"] <= base[1] + ROUNDING, "the best plan")
    for value in answer["values"]:
        one.expect(value["keep"] <= value["refit"] + 1e-12, "kept above refit", value)
        told = (answer["chance"] + value["refit"], answer["chance"] + value["refitBound"])
        attempt(one, value, told, lambda: variants.changed(stated, value))
    for percent, point in zip(PERCENTS, answer["frontier"]):
        attempt(one, point, (point["chance"], point["bound"]),
                lambda: variants.scaled(stated, names["frontier"], percent))
    for offer in answer["breakEven"]["years"]:
        attempt(one, offer, (offer["chance"], offer["bound"]),
                lambda: variants.bargained(stated, names["bargain"], offer["lost"]))
    for kind in ("must", "may", "never"):
        for name in answer[kind]:
            forbid(one, stated, answer, kind, name)
            force(one, stated, answer, kind, name)
    # Pools are among what is worth nothing, too.
    for name in set(answer["worthNothing"]) & set(stated.file["pools"]) - set(answer["must"] + answer["may"]):
        found = one.solve(variants.forbidden(stated, name))
        one.compared += 1
        one.expect(found[1] >= answer["chance"] - gap(answer) - ROUNDING, "worth nothing", name, found)


def attempt(one: Comparison, what: Any, told: Bracket, make: Callable[[], File]) -> None:
    """One bracket against another, where a file can state the problem."""
    try:
        one.meet(what, told, make())
    except Unsupported:
        one.left_out += 1


def gap(answer: dict[str, Any]) -> float:
    return answer["solve"]["gapAsked"]


def forbid(one: Comparison, stated: Stated, answer: dict[str, Any], kind: str, name: str) -> None:
    """The best plan without a part is no better than the best; and as bad, or as good, as is told."""
    found = one.solve(variants.forbidden(stated, name))
    one.compared += 1
    one.expect(found[0] <= answer["bound"] + ROUNDING, "forbidden above the best", name, found)
    if kind == "must":
        one.expect(found[0] < answer["bound"] - answer["within"] + ROUNDING, "must", name, found)
    if kind == "never" or name in answer["worthNothing"]:
        one.expect(found[1] >= answer["chance"] - gap(answer) - ROUNDING, kind, "worth nothing", name, found)
    if kind == "may" and answer["status"] == "optimal":
        one.expect(found[1] >= answer["chance"] - answer["within"] - 3 * gap(answer), "may is must", name, found)


def force(one: Comparison, stated: Stated, answer: dict[str, Any], kind: str, name: str) -> None:
    """The same for the best plan with it: the best of all ways to use it."""
    try:
        found = [tuple(1 - (1 - end) / share for end in one.solve(file))
                 for file, share in variants.forced(stated, name)] + [(0.0, 0.0)]
    except Unsupported:
        one.left_out += 1
        return
    one.compared += 1
    (least, most) = (max(low for low, _ in found), max(high for _, high in found))
    one.expect(least <= answer["bound"] + ROUNDING, "forced above the best", name, least)
    if kind == "never":
        one.expect(least < answer["bound"] - answer["within"] + ROUNDING, "never", name, least)
    elif kind == "must" or answer["status"] == "optimal":
        one.expect(most >= answer["chance"] - answer["within"] - 3 * gap(answer), kind, "is never", name, most)


def quick(binary: str, path: pathlib.Path, options: list[str], seconds: float) -> bool:
    """Whether a file is solved, to its gap, in so many seconds."""
    probe = Comparison(binary, path, options, seconds)
    limit = ["--allocators", "none", "--time-limit", str(seconds)]
    return probe.run("solve", path.name, *limit)["status"] == "optimal"


def main(arguments: Iterable[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Compares values with direct solves of changed files.")
    parser.add_argument("binary")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    parser.add_argument("--gap", default="1e-4")
    parser.add_argument("--threads", default="1")
    parser.add_argument("--seconds", type=float, default=5)
    asked = parser.parse_args(arguments)
    binary, options = os.path.abspath(asked.binary), ["--gap", asked.gap, "--threads", asked.threads]
    sums = [0, 0, 0]
    for path in asked.files:
        if not quick(binary, path, options, asked.seconds):
            print(f"{path}: not solved in {asked.seconds:g} s", flush=True)
            continue
        one = Comparison(binary, path, options, asked.seconds)
        try:
            compare(one)
        except (RuntimeError, Unsupported) as error:
            one.wrong.append(f"{type(error).__name__}: {error}")
        counts = [one.compared, one.left_out, len(one.wrong)]
        sums = [a + b for a, b in zip(sums, counts)]
        print("{}: {} compared, {} left out, {} wrong".format(path, *counts), flush=True)
        for words in one.wrong:
            print("  wrong:", words, flush=True)
    print("{} compared, {} left out, {} wrong".format(*sums))
    return 1 if sums[2] else 0


if __name__ == "__main__":
    sys.exit(main())
