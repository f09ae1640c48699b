"""Problems whose best chance follows from a sentence; each is enumerated all the same."""
from __future__ import annotations

from typing import Any, Iterator

import yaml

ALONE = "pools: {p: {headcount: 1}}\n"
SERIAL_RIVAL = """
deadline:
  race:
    pools: {r: {headcount: 2}}
    chunks: {serial: {years: 4}, parallel: {count: 4, years: 1}}
"""
SLOWER_RIVAL = """
deadline:
  race:
    pools: {r0: {headcount: 1}, r1: {headcount: 1}}
    chunks: {x0: {years: 1, count: 4, credit: separate}, x1: {years: 2, after: x0, pools: [r0]}}
    allocator: parallel-first
"""
CASES: dict[str, tuple[float, str]] = {
    "a leak, and every year is needed": (0.8, ALONE + """
time: {horizon: 5}
deadline: 5
chunks: {c: {years: 5, hastens: {chance: 20%, years: 1}}}
"""),
    "two leaks, of which one alone does no harm": (0.7, """
time: {horizon: 4}
deadline: 4
pools: {p: {headcount: 2}}
chunks:
  a: {years: 3, hastens: {chance: 20%, years: 1}}
  b: {years: 3, hastens: {chance: 30%, years: 2}}
"""),
    "two leaks that only together do harm, put on the grid once": (1 - 0.2 * 0.3, """
time: {horizon: 4}
deadline: 3.9
pools: {p: {headcount: 2}}
chunks:
  a: {years: 3, hastens: {chance: 20%, years: 0.5}}
  b: {years: 3, hastens: {chance: 30%, years: 0.5}}
"""),
    "one leak for both copies": (0.75, """
time: {horizon: 2}
deadline: 2
pools: {p: {headcount: 2}}
chunks: {c: {count: 2, credit: separate, years: 2, hastens: {chance: 25%, years: 0.5}}}
"""),
    "a rival with one chunk, and as long a one of ours": (0.3, """
time: {horizon: 25}
deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 20}}}}
pools: {p: {headcount: 1, correct: 30%}}
chunks: {c: {years: 20}}
"""),
    "a rival with one chunk, and a longer one of ours": (0, ALONE + """
time: {horizon: 25}
deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 20}}}}
chunks: {c: {years: 21}}
"""),
    "a gift to the parallel part, while the serial part binds": (0.5, SERIAL_RIVAL + """
time: {horizon: 6}
pools: {p: {headcount: 1, correct: 50%}}
chunks: {c: {years: 4, hastens: {rival: parallel, by: 1}}}
"""),
    "a gift of the serial part": (0, ALONE + SERIAL_RIVAL + """
time: {horizon: 6}
chunks: {c: {years: 4, hastens: {rival: serial, by: 0.25}}}
"""),
    "a chunk given away opens what waits for it": (0.6, """
time: {horizon: 5}
deadline: {race: {pools: {r: {headcount: 1}}, chunks: {first: {years: 2}, second: {years: 2, after: first}}}}
pools: {p: {headcount: 1, correct: 60%}}
chunks: {c: {years: 2, hastens: {rival: first, by: 0.5}}}
"""),
    "all is given away": (0, ALONE + """
time: {horizon: 5}
deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 4}}}}
chunks: {c: {years: 1, hastens: {rival: x, by: 5}}}
"""),
    "a rival's moments move like others": (0.6, """
time: {horizon: 5}
deadline: {race: {pools: {r: {headcount: 1}}, chunks: {x: {years: 3}}}}
pools: {p: {headcount: 1, correct: 60%}}
chunks: {c: {years: 2, hastens: 0.5}}
"""),
    "a gift that makes a rival slower": (1, SLOWER_RIVAL + """
time: {horizon: 6}
pools: {worker: {headcount: 1}, helper: {headcount: 1}}
chunks:
  goal: {years: 5, pools: [worker]}
  help: {years: 1, pools: [helper], needed: false, hastens: {rival: x0, by: 1}}
"""),
    "a lag that outlasts the deadline": (0.5, """
time: {horizon: 4}
deadline: 3
pools: {p: {headcount: {0: 1, 1: 0}, correct: 50%}}
chunks: {c: {years: 1}}
budgets: {money: 10}
grants: {g: {cost: 1, adds: {p: 5}, lag: 3}}
"""),
    "a grant in time": (1 - 0.5**3, """
time: {horizon: 4}
deadline: 3
pools: {p: {headcount: {0: 1, 1: 0}, correct: 50%}}
chunks: {c: {years: 1}}
budgets: {money: 10}
grants: {g: {cost: 6, adds: {p: 1}, lag: 0.5, lasts: 2, max: 3}}
"""),
    "training": (0.75, """
time: {horizon: 4}
deadline: 4
pools: {novices: {headcount: 1, correct: 10%}, experts: {headcount: 0, correct: 50%}}
chunks: {c: {years: 2, pools: [experts]}, d: {years: 1, pools: {novices: {correct: 1}}}}
grants: {training: {adds: {novices: -1, experts: 2}, lag: 1, lasts: 2}}
"""),
    "half a person-year a year": (0.75, """
time: {horizon: 4}
deadline: 4
pools: {p: {headcount: 3, correct: 50%, cost: 1}}
chunks: {c: {years: 1}}
budgets: {money: {per-year: 0.5}}
"""),
    "a bargain: parallel work for a later year": (1, """
time: {horizon: 4}
deadline: 4
pools: {p: {headcount: 3}}
chunks: {theory: {years: 3}, observation: {count: 2, years: 1, hastens: 0.5}}
"""),
    "a bargain that costs the year that theory needs": (0, """
time: {horizon: 4}
deadline: 4
pools: {p: {headcount: 3}}
chunks: {theory: {years: 3}, observation: {count: 2, years: 1, hastens: 1}}
"""),
    "a bargain that may be declined": (1, """
time: {horizon: 4}
deadline: 4
pools: {p: {headcount: 3}}
chunks: {theory: {years: 3}, observation: {count: 2, years: 1, hastens: 1, needed: false}}
"""),
    "more work hurts": (0.75, """
time: {horizon: 2}
deadline: 2
pools: {p: {headcount: 3, correct: 50%}}
chunks: {c: {years: 1, hastens: 0.5}}
"""),
    "earlier work hurts": (1, """
time: {horizon: 4}
deadline: 3
pools: {p: {headcount: 2}}
chunks: {a: {years: 1, hastens: 1}, b: {years: 3}}
worlds:
  both: {credence: 50%, chunks: {b: {years: 2}}}
  one: {credence: 50%, chunks: {a: {needed: false}}}
information: {worlds: 1}
"""),
    "a moment beyond the horizon moves": (0.9, """
time: {horizon: 3}
deadline: 5
pools: {p: {headcount: 1, correct: 90%}}
chunks: {c: {years: 3, hastens: 0.6}}
"""),
    "a moment beyond the horizon moves too far": (0, ALONE + """
time: {horizon: 3}
deadline: 5
chunks: {c: {years: 3, hastens: 0.7}}
"""),
    "never does not move": (0.4, ALONE + """
time: {horizon: 3}
deadline: {3: 60%, never: 40%}
chunks: {c: {years: 3, hastens: 2}}
"""),
    "nothing is needed, and work ends it before it begins": (1, ALONE + """
time: {horizon: 2}
deadline: 1
chunks: {c: {years: 1, needed: false, hastens: 2}}
"""),
    "a straight line is moved by half a year": (1 - (1.5 - 1e-9) / 3, ALONE + """
time: {horizon: 3}
deadline: {by: {3: 100%}}
chunks: {c: {years: 1, hastens: 0.5}}
"""),
}


def cases() -> Iterator[tuple[str, dict[str, Any], float]]:
    for name, (expected, text) in CASES.items():
        yield name, yaml.safe_load(text), expected
