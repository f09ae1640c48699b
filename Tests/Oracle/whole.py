"""Writes `whole.json`: tiny problems with grants, yearly budgets, hastening and races, their best chances and what the
naive rules reach; and `whole-plans.json`: plans of such problems as results state them, with their chance.

Seeded: the same files each time. A draw is passed over where too many plans would have to be judged, where a naive rule
would hang on rounding, and, mostly, where it poses no choice: no grant bought, no work that moves the law and matters.
"""
from __future__ import annotations

import collections
import json
import pathlib
import random
import time
from typing import Any, Iterator

import yaml

import dealing
import naive
import rivals
import stages
from closed import cases
from enumeration import Everything
from givens import given
from looks import Looks
from plans import TooLarge
from policies import unwrap
from reading import read
from sketches import Sketch
from traits import is_slower, traits

FOLDER = pathlib.Path(__file__).parent / "Fixtures"
SEED = "whole-1"
LIMIT, STAGED_LIMIT = 20_000, 3_000
MORE_PLANS = 9  # given plans of the family `everything`; the others have one each
FAMILIES = {
    "grants": 20, "grants negative": 18, "grants two": 14, "grants wages": 14, "grants grid": 12, "yearly": 12,
    "yearly grid": 6, "yearly grants wages": 14, "grants worlds": 12, "grants order": 8, "grants start": 6,
    "grants moment": 12, "grants chunk": 12,
    "steady": 18, "steady by": 16, "steady worlds": 12, "steady order": 8, "steady teams": 10, "steady grid": 12,
    "steady credit": 8, "steady moment": 10, "steady chunk": 12, "steady idle": 5,
    "leaks": 14, "leaks worlds": 14, "leaks steady": 12, "leaks steady by": 8, "leaks credit": 6, "leaks grid": 6,
    "leaks moment": 8, "leaks chunk": 8, "leaks idle": 5,
    "race": 20, "race order": 10, "race credit": 10, "race grid": 8, "race worlds": 12, "race moment": 8,
    "race chunk": 8,
    "spill": 20, "spill worlds": 10, "spill order": 8, "spill steady": 10, "spill leaks": 8, "spill moment": 8,
    "spill chunk": 8, "spill slower": 10, "spill idle slower": 5, "spill idle": 6,
    "grants wages steady": 10, "grants spill": 8, "everything": 36,
}


class Found:
    """A problem with the best chances that the enumeration found."""

    def __init__(self, raw: dict[str, Any]):
        self.text = yaml.safe_dump(raw, sort_keys=False, default_flow_style=None, width=110)
        self.information = None
        if "information" in raw:
            self.problem, self.information = unwrap(self.text)
            self.ways: Any = Looks(self.problem, self.information, STAGED_LIMIT)
        else:
            self.problem = read(self.text)
            self.ways = Everything(self.problem, LIMIT)
        self.chance, self.plan = self.ways.best()

    def compare(self) -> None:
        """The best chances of less, and what the rules reach."""
        everything = self.ways if self.information is None else self.ways.all
        self.static = everything.best()[0]
        self.without_grants = self.ways.best(grants=False)[0]
        self.without_hastening = self.ways.best(hastening=False)[0]
        self.still, unaware = self.ways.still().best()
        self.held_back = stages.value(self.problem, unaware) < self.chance - 1e-6
        self.early = self.ways.best(early="blind")[0] if isinstance(self.information, dict) else None

    def check(self, name: str) -> None:
        """The definitions say the same of the best plan, and no less can do more."""
        assert stages.fits(self.problem, self.plan), name
        assert abs(stages.value(self.problem, self.plan) - self.chance) < 1e-13, name
        least = max(self.static, self.without_grants, self.without_hastening)
        assert least <= self.chance + 1e-13, name
        assert max(self.allocators.values()) <= self.static + 1e-12, (name, self.static, self.allocators)

    def poses_a_choice(self, family: str) -> bool:
        if self.information is not None and self.chance - self.static < 1e-6:
            return False
        if "slower" in family:
            return abs(self.chance - self.still) > 1e-6
        if "idle" in family:
            return self.chance > min(self.allocators.values()) + 1e-6
        return (not self.problem.grants or self.chance > self.without_grants + 1e-6) \
            and (not any(self.problem.hastens) or self.held_back)

    def fixture(self, name: str, features: list[str]) -> dict[str, Any]:
        differs = self.early is not None and abs(self.early - self.chance) > 1e-12
        other = {"otherReading": self.early} if differs else {}
        return {"name": name, "features": features, "yaml": self.text, "chance": self.chance} | other | {
            "static": float(self.static), "withoutGrants": self.without_grants, "withoutHastening": self.without_hastening,
            "allocators": self.allocators}


def draw(family: str, seed: int) -> Found | None:
    rng = random.Random(f"{SEED} {family} {seed}")
    rule = rivals.RULES[seed % 4] if "race" in family else None
    try:
        raw = Sketch(rng, set(family.split()), rule).file
        if "slower" in family and not is_slower(read(yaml.safe_dump(raw, sort_keys=False))):
            return None
        found = Found(raw)
        if not 1e-4 < found.chance < 1 - 1e-6:
            return None
        found.compare()
        found.allocators = dealing.chances(found.problem)
        if not found.poses_a_choice(family) and rng.random() < 0.9:
            return None
    except (TooLarge, naive.Fragile, dealing.NotCovered):
        return None
    if family.startswith(("race", "yearly")) and min(found.allocators.values()) > found.static - 1e-6:
        return None
    found.check(f"{family} {seed}")
    return found


def closed_forms() -> Iterator[dict[str, Any]]:
    for name, raw, expected in cases():
        found = Found(raw)
        found.compare()
        found.allocators = dealing.chances(found.problem)
        found.check(name)
        assert abs(found.chance - expected) < 1e-12, (name, found.chance, expected)
        yield found.fixture(name, ["closed form", *traits(raw, found)])


def family_fixtures(family: str, wanted: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The problems of a family, and given plans of some of them; they hang on nothing but the family's name."""
    fixtures, plans, seed = [], [], 0
    while len(fixtures) < wanted:
        seed += 1
        name, found = f"{family} {seed}", draw(family, seed)
        if not found:
            continue
        fixtures.append(found.fixture(name, [family, *traits(yaml.safe_load(found.text), found)]))
        best = (len(family) + len(plans)) % 3 == 0
        if len(plans) < (MORE_PLANS if family == "everything" else 1):
            plans += [plan for plan in [given(random.Random(f"{SEED} {name}"), name, found, best)] if plan]
    print(f"{family}: {wanted} of {seed} draws, {len(plans)} plans, {time.process_time():.0f} s so far", flush=True)
    return fixtures, plans


def main() -> None:
    fixtures, plans = list(closed_forms()), []
    for family, wanted in FAMILIES.items():
        more = family_fixtures(family, wanted)
        fixtures += more[0]
        plans += more[1]
    write(fixtures, plans)


def write(fixtures: list[dict[str, Any]], plans: list[dict[str, Any]]) -> None:
    (FOLDER / "whole.json").write_text(json.dumps(fixtures, indent=1) + "\n")
    (FOLDER / "whole-plans.json").write_text(json.dumps(plans, indent=1) + "\n")
    counts = collections.Counter(f for one in fixtures for f in one["features"])
    print(f"{len(fixtures)} problems, {len(plans)} plans, {time.process_time():.0f} s")
    for feature, n in counts.most_common():
        print(f"{n:5} {feature}")


if __name__ == "__main__":
    main()
