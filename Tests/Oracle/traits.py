"""What a problem with grants, hastening and races uses, and what its answers show."""
from __future__ import annotations

from itertools import accumulate
from fractions import Fraction
from typing import Any

from awards import all_awards
from hastening import law, level
from problem import Problem
from rivals import Race
from scalars import listed


def traits(raw: dict[str, Any], found: Any) -> list[str]:
    told = used(raw) | of_grants(raw) | of_budgets(raw) | of_races(raw) | of_hastening(raw, found) | shown(found)
    return [name for name, true in told.items() if true]


def used(raw: dict[str, Any]) -> dict[str, Any]:
    chunks, worlds = raw["chunks"].values(), raw.get("worlds", {}).values()
    told = raw.get("information", {}).get("worlds")
    return {
        "worlds": len(worlds) > 1,
        "order": any("after" in c for c in chunks),
        "relay": any(c.get("joining") == "relay" for c in chunks),
        "slow pace": any("pace" in p for p in raw["pools"].values()),
        "team": any("team" in c for c in chunks),
        "separate": any(c.get("credit") == "separate" for c in chunks),
        "pooled": any(c.get("credit") == "pooled" for c in chunks),
        "not needed": any(c.get("needed") is False for c in chunks),
        "step": raw["time"].get("step", 1) != 1,
        "start": raw["time"].get("start", 0) != 0,
        "world deadline": any("deadline" in w for w in worlds),
        "known from the start": told == "start",
        "known at a moment": told is not None and told != "start" and not isinstance(told, dict),
        "a chunk reveals": isinstance(told, dict),
    }


def of_grants(raw: dict[str, Any]) -> dict[str, Any]:
    grants = list(raw.get("grants", {}).values())
    moments = [m for g in grants if "award" in g for m in listed(g["award"])]
    begin, step = raw["time"].get("start", 0), raw["time"].get("step", 1)
    horizon = begin + raw["time"]["horizon"]
    return {
        "grants": grants,
        "grant moves people": any(n < 0 for g in grants for n in g["adds"].values()),
        "lag": any("lag" in g for g in grants),
        "lasts": any("lasts" in g for g in grants),
        "lasts no step": any(g.get("lasts", step) < step for g in grants),
        "max above 1": any(g.get("max", 1) > 1 for g in grants),
        "several moments": any(isinstance(g.get("award"), list) for g in grants),
        "moment off the grid": any((m - begin) % step for m in moments),
        "moment at the horizon": any(m >= horizon for m in moments),
        "grant without cost": any("cost" not in g for g in grants),
        "status quo with grants": "grants" in raw.get("status-quo", {}),
    }


def of_budgets(raw: dict[str, Any]) -> dict[str, Any]:
    budgets = raw.get("budgets", {})
    yearly = [b["per-year"] for b in budgets.values() if isinstance(b, dict) and "per-year" in b]
    return {
        "budget": budgets,
        "two budgets": len(budgets) == 2,
        "people cost": any("cost" in p for p in raw["pools"].values()),
        "yearly budget": yearly,
        "yearly rates": any(isinstance(rate, dict) for rate in yearly),
    }


def of_races(raw: dict[str, Any]) -> dict[str, Any]:
    places = [raw.get("deadline")] + [w.get("deadline") for w in raw.get("worlds", {}).values()]
    races = [p["race"] for p in places if isinstance(p, dict) and "race" in p]
    chunks = [c for race in races for c in race["chunks"].values()]
    return {
        "race": races,
        "race in a world": any(isinstance(p, dict) and "race" in p for p in places[1:]),
        "race and other laws": races and any(p and not (isinstance(p, dict) and "race" in p) for p in places),
        **{f"rival {race.get('allocator', 'by default')}": True for race in races},
        "rival waits": any("after" in c for c in chunks),
        "rival separate": any(c.get("credit") == "separate" for c in chunks),
        "rival pooled": any(c.get("credit") == "pooled" for c in chunks),
        "rival may be wrong": any(p.get("correct", 1) != 1 for race in races for p in race["pools"].values()),
    }


def of_hastening(raw: dict[str, Any], found: Any) -> dict[str, Any]:
    given = [c["hastens"] for c in raw["chunks"].values() if "hastens" in c]
    everything = getattr(found.ways, "all", found.ways)
    leaks = sum(isinstance(h, dict) and "chance" in h for h in given)
    end = raw["time"].get("start", 0) + raw["time"]["horizon"]
    places = [raw.get("deadline")] + [w.get("deadline") for w in raw.get("worlds", {}).values()]
    laws = [p for p in places if isinstance(p, dict) and "race" not in p]
    points = [m for p in laws for m in (p["by"] if "by" in p else p)]
    early = any(sum(row) < 1 - 1e-9 for rows in everything.laws.values() for row in rows)
    return {
        "steady": any(not isinstance(h, dict) for h in given),
        "leak": leaks,
        "several leaks": leaks > 1,
        "gift": any(isinstance(h, dict) and "rival" in h for h in given),
        "lognormal law": any(isinstance(p, str) for p in places),
        "cumulative law": any("by" in p for p in laws),
        "never": "never" in points,
        "beyond the horizon": any(m != "never" and m > end for m in points),
        "deadline before the start": early and given,
        "slower rival": is_slower(found.problem),
    }


def is_slower(problem: Problem) -> bool:
    """Whether some rival gets slower, at some boundary, from a gift of a chunk that the problem's people may give."""
    names = {hastens.gift[0] for hastens in problem.hastens if hastens and hastens.gift}
    for race in (one for one in problem.laws if isinstance(one, Race)):
        before = list(accumulate(race.at(Fraction(0), {})[:-1]))
        for name in names & race.raw["chunks"].keys():
            for n in range(1, int(race.raw["chunks"][name].get("count", "1")) + 1):
                after = accumulate(race.at(Fraction(0), {name: n})[:-1])
                if any(y < x - 1e-9 for x, y in zip(before, after)):
                    return True
    return False


def shown(found: Any) -> dict[str, Any]:
    problem, best = found.problem, found.chance
    touches = any(problem.hastens)
    gifts = [level(problem, found.plan.whole(branch)[0]) for branch in found.plan.branches]
    moved = any(at.gifts and law(problem, w, at) != law(problem, w, type(at)(at.shift, at.leaks, ()))
                for at in gifts for w in range(len(problem.credence)))
    return {
        "buys a grant": best > found.without_grants + 1e-9,
        "declines a grant": any(all_awards(problem)) and best < found.without_grants + 1e-9,
        "hastening work pays": best > found.without_hastening + 1e-9,
        "declines hastening work": touches and best < found.without_hastening + 1e-9 < found.still,
        "holds back": found.held_back,
        "gift changes the law": moved,
        "hurts": found.information is None and touches and hurts(found),
        "award in a branch": found.information is not None and any(branch.awards for branch in found.plan.branches),
        "two readings of early deadlines": found.early is not None and abs(found.early - best) > 1e-12,
        "information helps": best > found.static + 1e-9,
        "no rule finds the best": max(found.allocators.values()) < found.static - 1e-6,
    }


def hurts(found: Any) -> bool:
    """One more attempt, which counts for what is needed, makes the best plan worse."""
    everything, (branch,) = found.ways, found.plan.branches
    best = tuple(sorted(everything.moves.index(move) for move in branch.plan))
    before = everything.sheet(best)
    for plan in {entry.plan for entry in everything.entries if len(entry.plan) == len(best) + 1}:
        more = next((i for i in plan if tuple(sorted((*best, i))) == plan), None)
        if more is None:
            continue
        after, b = everything.sheet(plan), everything.moves[more][0].bundle
        counts = any(row[b] and x != y for row, x, y in zip(found.problem.needed, before.tables[b], after.tables[b]))
        if counts and max(map(after.chance, after.gates())) < found.chance - 1e-9:
            return True
    return False
