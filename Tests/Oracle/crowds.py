"""Problems for the naive rules alone: several pools that share chunks, teams and money, too large to enumerate.

    python3 Tests/Oracle/crowds.py                 writes Fixtures/crowds.json
    python3 Tests/Oracle/crowds.py FILE N SEED     writes N others; SIDEREAL_CROWDS=FILE swift test --filter OracleTests
                                                   compares them
"""
from __future__ import annotations

import json
import pathlib
import random
import sys
from typing import Any

import yaml

import naive
from reading import read

SEED, NUMBER = "crowds-1", 90


def crowd(rng: random.Random) -> dict[str, Any]:
    steps = rng.randint(3, 8)
    pools = {f"p{i}": pool(rng, steps) for i in range(rng.randint(2, 4))}
    chunks = {f"c{i}": chunk(rng, i, list(pools)) for i in range(rng.randint(1, 5))}
    last = rng.randint(1, steps - 1)
    file: dict[str, Any] = {
        "time": {"horizon": steps}, "deadline": {last: "30%", steps: "70%"}, "pools": pools, "chunks": chunks}
    if rng.random() < 0.6:
        file["budgets"] = money(rng, steps, pools, chunks)
    if rng.random() < 0.4:
        file["worlds"] = {"w0": {"credence": "40%", "chunks": {"c0": {"needed": False}}},
                          "w1": {"credence": "60%", "pools": {"p0": {"correct": "35%"}}}}
    if rng.random() < 0.5:
        file["status-quo"] = {name: round(1 / len(chunks), 3) for name in chunks}
    return file


def pool(rng: random.Random, steps: int) -> dict[str, Any]:
    headcount: Any = rng.randint(0, 7)
    if rng.random() < 0.4:
        headcount = {0: rng.randint(0, 7), rng.randint(1, steps - 1): rng.randint(0, 7)}
    made = {"headcount": headcount, "correct": rng.choice([0.1, 0.25, 0.3, 0.5, 0.8, 1])}
    return made | ({"pace": 0.5} if rng.random() < 0.2 else {})


def chunk(rng: random.Random, i: int, pools: list[str]) -> dict[str, Any]:
    count = rng.choice([1, 1, 2, 3])
    made: dict[str, Any] = {"count": count, "years": rng.choice([1, 1, 2, 3])}
    made |= {"credit": rng.choice(["pooled", "separate"])} if count > 1 else {}
    kind = rng.random()
    if kind < 0.15:
        made["team"] = dict(zip(rng.sample(pools, 2), [1, rng.randint(1, 2)]))
    else:
        chosen = rng.sample(pools, rng.randint(1, len(pools)))
        made["pools"] = {p: {"correct": rng.choice([0.2, 0.6])} if rng.random() < 0.2 else {} for p in chosen}
        made |= {"team": 2} if kind < 0.3 else {}
    if rng.random() < 0.2:
        made["joining"] = "relay"
    if i and rng.random() < 0.3:
        made["after"] = f"c{rng.randrange(i)}"
    return made


def money(rng: random.Random, steps: int, pools: dict[str, Any], chunks: dict[str, Any]) -> dict[str, Any]:
    for one in pools.values():
        one["cost"] = rng.choice([0, 1, 1, 2, 3, 0.7])
    for one in chunks.values():
        if isinstance(one.get("pools"), dict) and rng.random() < 0.2:
            rng.choice(list(one["pools"].values()))["cost"] = 4
    total = rng.randint(5, 60)
    if rng.random() < 0.5:
        return {"money": total}
    return {"money": {0: round(total * 0.4, 2), rng.randint(1, steps - 1): round(total * 0.6, 2)}}


def problems(seed: str, number: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    draw = 0
    while len(found) < number:
        draw += 1
        text = yaml.safe_dump(crowd(random.Random(f"{seed} {draw}")), sort_keys=False, default_flow_style=None)
        try:
            reached = naive.chances(read(text))
        except naive.Fragile:
            continue
        # A problem in which no rule gets anywhere tells nothing.
        if max(reached.values()) > 0:
            found.append({"name": f"crowd {draw}", "yaml": text, "allocators": reached})
    return found


def main() -> None:
    file, number, seed = pathlib.Path(__file__).parent / "Fixtures" / "crowds.json", NUMBER, SEED
    if len(sys.argv) > 1:
        file, number, seed = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    file.write_text(json.dumps(problems(seed, number), indent=1) + "\n")


if __name__ == "__main__":
    main()
