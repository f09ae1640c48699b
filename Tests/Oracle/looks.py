"""The best two-stage plan: for every look, every list of shared starts and awards, the best of what may follow.

Branches share nothing but what is before the look, so each is the best for itself; where a chunk reveals, the shares of
a deadline before the look hang on the blind branch's gates too, and are maximised together with it (reading 2 of
`stages.py`).

    python3 Tests/Oracle/looks.py FILE…    prints the best chances of tiny problems that may use all of the format
"""
from __future__ import annotations

import argparse
import copy
import pathlib
from typing import Any, Iterator

from enumeration import LIMIT, STAGED_LIMIT, Entry, Everything, Own, Sheet
from policies import boundary, unwrap
from problem import Problem
from reading import read
from stages import Branch, Staged

Choice = tuple[Entry, tuple[int, ...]]  # an entry and its gates


class Looks:
    def __init__(self, problem: Problem, information: Any, limit: int = STAGED_LIMIT):
        self.all, self.problem = Everything(problem, limit), problem
        self.worlds = [w for w, credence in enumerate(problem.credence) if credence > 0]
        self.chunk = problem.bundles.index(information["chunk"]) if isinstance(information, dict) else None
        self.looks = range(problem.steps + 1) if self.chunk is not None else [boundary(problem, information)]
        self.all.refuse(sum(self.all.sheet(entry.plan).choices for entry in self.all.entries))

    def still(self) -> Looks:
        """The same where work leaves the law alone, for comparison."""
        found = copy.copy(self)
        found.all = self.all.still()
        return found

    def best(self, grants: bool = True, hastening: bool = True, early: str = "own") -> tuple[float, Staged]:
        entries = self.all.chosen(grants, hastening)
        found = (self.best_family(look, family, early)
                 for look in self.looks for family in self.families(entries, look))
        return max(found, key=lambda one: one[0])

    def families(self, entries: list[Entry], look: int) -> list[list[Entry]]:
        """Entries that do the same before the look; of entries with one plan in a family the first stands for all."""
        families: dict[tuple, dict[Own, Entry]] = {}
        for entry in entries:
            shared = tuple(i for i in entry.plan if self.all.moves[i][1] < look)
            awards = tuple(award for award in entry.awards if award[1] < look)
            families.setdefault((shared, awards), {}).setdefault(entry.plan, entry)
        return [list(family.values()) for family in families.values()]

    def choices(self, family: list[Entry]) -> Iterator[tuple[Choice, Sheet]]:
        for entry in family:
            sheet = self.all.sheet(entry.plan)
            for gates in sheet.gates():
                yield (entry, gates), sheet

    def best_family(self, look: int, family: list[Entry], early: str) -> tuple[float, Staged]:
        if self.chunk is not None:
            return Revealing(self, look, family, early).best()
        total, chosen = 0.0, {}
        for w in self.worlds:
            value, choice = max(((sheet.of_world(choice[1], w), choice) for choice, sheet in self.choices(family)),
                                key=lambda one: one[0])
            total, chosen[w] = total + value, choice
        return total, self.staged(look, chosen)

    def staged(self, look: int, chosen: dict[int | None, Choice]) -> Staged:
        branches = []
        for world, (entry, gates) in chosen.items():
            plan = [self.all.moves[i] for i in entry.plan]
            branches.append(Branch(world, [move for move in plan if move[1] >= look],
                                   tuple(award for award in entry.awards if award[1] >= look), list(gates)))
        return Staged(branches, look, self.chunk, [move for move in plan if move[1] < look],
                      tuple(award for award in entry.awards if award[1] < look))


class Revealing:
    """One family where a chunk reveals."""

    def __init__(self, looks: Looks, look: int, family: list[Entry], early: str):
        self.looks, self.look, self.family, self.early = looks, look, family, early
        self.problem, self.r = looks.problem, looks.chunk

    def best(self) -> tuple[float, Staged]:
        blind: dict[tuple[int, ...], tuple[float, Choice, Sheet]] = {}
        for choice, sheet in self.looks.choices(self.family):
            value = sum(self.blind(sheet, choice[1], w) for w in self.looks.worlds)
            key = tuple(min(gate, self.look) for gate in choice[1])
            if key not in blind or value > blind[key][0]:
                blind[key] = value, choice, sheet
        found = []
        late = {w: [(self.late(sheet, choice[1], w, True), choice, sheet)
                    for choice, sheet in self.looks.choices(self.family)] for w in self.looks.worlds}
        for total, choice, sheet in blind.values():
            chosen: dict[int | None, Choice] = {None: choice}
            for w in self.looks.worlds:
                soon = self.soon_shares(sheet, choice[1], w)
                value, chosen[w] = max(((x + self.weighted(own, w, soon), c) for x, c, own in late[w]),
                                       key=lambda one: one[0])
                total += value
            found.append((total, chosen))
        total, chosen = max(found, key=lambda one: one[0])
        return total, self.looks.staged(self.look, chosen)

    def blind(self, sheet: Sheet, gates: tuple[int, ...], w: int) -> float:
        if self.early == "blind":
            soon = [sheet.others(gates, w, d, None) for d in range(self.look)]
        else:
            soon = self.soon_shares(sheet, gates, w, seen=False)
        return self.late(sheet, gates, w, False) + self.weighted(sheet, w, soon)

    def weighted(self, sheet: Sheet, w: int, shares: list[float]) -> float:
        return self.problem.credence[w] * sum(x * y for x, y in zip(sheet.laws[w], shares))

    def soon_shares(self, sheet: Sheet, gates: tuple[int, ...], w: int, seen: bool = True) -> list[float]:
        """For each deadline before the look: the chunk is in this state at the look, and all was finished."""
        if self.early == "blind" and seen:
            return []
        if self.problem.needed[w][self.r]:
            return [sheet.others(gates, w, d, None) * seen for d in range(self.look)]
        at_look = sheet.phi(self.r, w, self.look, self.problem.steps)
        return [(at_look if seen else 1 - at_look) * sheet.others(gates, w, d, None) for d in range(self.look)]

    def late(self, sheet: Sheet, gates: tuple[int, ...], w: int, seen: bool) -> float:
        """The same for all deadlines at the look or later, by this branch's own law."""
        r, total = self.r, 0.0
        needed = self.problem.needed[w][r]
        gate = gates[r] if needed else self.problem.steps
        at_look = sheet.phi(r, w, self.look, gate)
        for d in range(self.look, self.problem.steps + 1):
            weight = sheet.laws[w][d]
            if weight > 0:
                unseen = sheet.phi(r, w, d, gate) - at_look if needed else 1 - at_look
                total += weight * (at_look if seen else unseen) * sheet.others(gates, w, d, r)
        return self.problem.credence[w] * total


def ways(text: str, limit: int, staged_limit: int) -> Everything | Looks:
    """All plans of a file, static ones where it does not tell the world."""
    if any(line.startswith("information:") for line in text.splitlines()):
        return Looks(*unwrap(text), staged_limit)
    return Everything(read(text), limit)


def main() -> None:
    parser = argparse.ArgumentParser(description="Prints the best chances of tiny problems.")
    parser.add_argument("file", nargs="+", type=pathlib.Path)
    parser.add_argument("--limit", type=int, default=LIMIT, help="plans that are judged")
    given = parser.parse_args()
    for path in given.file:
        found = ways(path.read_text(encoding="utf-8"), given.limit, given.limit)
        print(f"{path.name}: {found.best()[0]!r}, without awards {found.best(grants=False)[0]!r}, "
              f"without work that hastens {found.best(hastening=False)[0]!r}", flush=True)


if __name__ == "__main__":
    main()
