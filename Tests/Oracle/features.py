"""What of the format a problem uses."""
from __future__ import annotations

from typing import Any

from problem import Problem


def features(file: dict[str, Any], problem: Problem, best: float, reached: dict[str, float]) -> list[str]:
    pools, chunks = file["pools"].values(), file["chunks"].values()
    worlds, heads = file.get("worlds", {}).values(), [p["headcount"] for p in pools]
    inner = [c for w in worlds for c in w.get("chunks", {}).values()]
    local = [l for c in chunks if isinstance(c.get("pools"), dict) for l in c["pools"].values()]
    bundles, crews = range(len(problem.bundles)), [crew for found in problem.crews for crew in found]
    law = file["deadline"]
    found = {
        "one deadline": all(sum(x > 0 for x in row) == 1 for row in problem.law),
        "several deadlines": any(sum(x > 0 for x in row) > 1 for row in problem.law),
        "cumulative law": isinstance(law, dict) and "by" in law,
        "lognormal law": isinstance(law, str) and " to " in law,
        "never": isinstance(law, dict) and "never" in law,
        "worlds": len(worlds) > 1,
        **{f"world {key} of pool": any(key in p for w in worlds for p in w.get("pools", {}).values())
           for key in ("correct", "pace")},
        **{f"world {key} of chunk": any(key in c for c in inner) for key in ("years", "count", "needed")},
        "world value for chunk and pool": any("pools" in c for c in inner),
        "world deadline": any("deadline" in w for w in worlds),
        "choice of hold": any(len({(w.length, w.people) for w in crew.worlds}) > 1 for crew in crews),
        "file value for chunk and pool": any(key in l for l in local for key in ("correct", "pace", "years")),
        "separate": any(problem.separate[b] and problem.copies(b) > 1 for b in bundles),
        "copies differ between worlds": any(problem.separate[b] and len({c[b] for c in problem.count}) > 1
                                            for b in bundles),
        "pooled": any(max(c[b] for c in problem.count) > 1 and not problem.separate[b] for b in bundles),
        "several correctnesses on one bundle": any(len({crew.base.correct for crew in found_}) > 1
                                                   and problem.base_count[b] > 1
                                                   for b, found_ in enumerate(problem.crews)),
        "team": any(isinstance(c.get("team"), int) and c["team"] > 1 for c in chunks),
        "mixed team": any(isinstance(c.get("team"), dict) for c in chunks),
        "mixed team, own correctness": any("correct" in c for c in chunks),
        "relay, slow pace": any(c.get("joining") == "relay" and any(x.base.people != x.team for x in problem.crews[b])
                                for b, c in enumerate(chunks)),
        "solo, slow pace": any(c.get("joining") != "relay" and any("pace" in p for p in pools) for c in chunks),
        "after": any("after" in c for c in chunks),
        "waits for two": any(len(others) > 1 for others in problem.after),
        "chain of three": any(problem.after[a] for others in problem.after for a in others),
        "one budget": len(problem.income) == 1,
        "two budgets": len(problem.income) == 2,
        "income over time": any(isinstance(b, dict) for b in file.get("budgets", {}).values()),
        "cost for chunk and pool": any("cost" in l for l in local),
        "headcount rises": any(a < b for row in problem.people for a, b in zip(row, row[1:])),
        "headcount falls": any(a > b for row in problem.people for a, b in zip(row, row[1:])),
        "growth": any(isinstance(h, dict) and "start" in h for h in heads),
        "nobody": any(h == 0 for h in heads),
        "step": file["time"].get("step", 1) != 1,
        "start": file["time"].get("start", 0) != 0,
        "not needed": any(c.get("needed") is False for c in chunks),
        "status quo": "status-quo" in file,
        "chance 0": best == 0,
        "no rule finds the best": max(reached.values()) < best - 1e-6,
    }
    return [name for name, used in found.items() if used]
