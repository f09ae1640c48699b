"""Assignment of weapons to targets: one world for each target, one person for each weapon.

A plan's chance is the share of the targets' total value that is expected to be hit.
"""
import random

SIZES = {"assignment-50x100": (50, 100), "assignment-100x200": (100, 200)}


def problem(name, seed):
    """Values are whole numbers from 1 to 100, success rates uniform from 0.1 to 0.9."""
    weapons, targets = SIZES[name]
    rng = random.Random(f"{name}-{seed}")
    values = [rng.randint(1, 100) for _ in range(targets)]
    lines = [f"title: {name} {seed}", "time: {horizon: 1}", "deadline: 1", "pools:"]
    lines += [f"  weapon-{weapon}: {{headcount: 1}}" for weapon in range(1, weapons + 1)]
    lines.append("chunks:")
    for target in range(1, targets + 1):
        lines += [f"  target-{target}:", "    years: 1", "    needed: false", "    pools:"]
        lines += [f"      weapon-{weapon}: {{correct: {rng.uniform(0.1, 0.9):.6f}}}"
                  for weapon in range(1, weapons + 1)]
    lines.append("worlds:")
    total = sum(values)
    lines += [f"  only-{target}: {{credence: {value / total!r}, chunks: {{target-{target}: {{needed: true}}}}}}"
              for target, value in enumerate(values, 1)]
    return "\n".join(lines) + "\n"
