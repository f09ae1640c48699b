"""Races: the deadline is the boundary at which a rival finishes all its chunks.

The rival's plan is written by its naive rule on our grid, from its own file, and its law is that of the boundary by
which the plan has finished everything. What the text leaves open is numbered in `hastening.py`, readings 3 to 5.
"""
from __future__ import annotations

import copy
import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Callable

import naive
from laws import Points, Share
from plans import finish
from problem import Problem
from scalars import listed

RULES = ("even", "by-size", "parallel-first", "serial-first")


@dataclass
class Race:
    raw: dict[str, Any]
    read: Callable[[dict[str, Any]], Problem]
    step: Fraction
    steps: int
    memory: dict[tuple, Points] = field(default_factory=dict)

    def at(self, shift: Fraction, gifts: dict[str, int]) -> list[float]:
        given = tuple(sorted(self.given(gifts).items()))
        if given not in self.memory:
            self.memory[given] = self.finishing(self.left(dict(given)))
        return self.memory[given].at(shift, {})

    def given(self, gifts: dict[str, int]) -> dict[str, int]:
        """The gifts that this rival can use: of its own chunks, and no more than it needs."""
        chunks = self.raw["chunks"]
        return {name: min(n, int(chunks[name].get("count", "1"))) for name, n in gifts.items() if name in chunks and n}

    def left(self, given: dict[str, int]) -> dict[str, Any]:
        """The rival's file when these chunks are done."""
        raw = copy.deepcopy(self.raw)
        for name, n in given.items():
            raw["chunks"][name]["count"] = str(int(raw["chunks"][name].get("count", "1")) - n)
        gone = [name for name, chunk in raw["chunks"].items() if chunk.get("count") == "0"]
        for name in gone:
            del raw["chunks"][name]
        for chunk in raw["chunks"].values():
            chunk["after"] = [other for other in listed(chunk.get("after", [])) if other not in gone]
        return raw

    def finishing(self, raw: dict[str, Any]) -> Points:
        """When the rival finishes: a chance for each boundary, the rest is never."""
        if not raw["chunks"]:
            return Points(((Fraction(0), 1.0),), self.step, self.steps)
        rival = self.read(raw)
        books = naive.allocate(rival, raw.get("allocator", "serial-first"))
        gates, bundles = books.gates(), range(len(rival.bundles))
        by = [math.prod(finish(rival, books.plan, gates, 0, d, b) for b in bundles) for d in range(self.steps + 1)]
        masses: list[tuple[Fraction | None, Share]] = [
            (d * self.step, now - before) for d, (before, now) in enumerate(zip([0.0] + by, by))]
        return Points(tuple(masses + [(None, 1 - by[-1])]), self.step, self.steps)
