"""Writes Fixtures/tails.json: Poisson-binomial upper tails by exact rational arithmetic."""
import json
import math
import pathlib
import random
from fractions import Fraction

FOLDER = pathlib.Path(__file__).parent / "Fixtures"


def log(x):
    """Natural logarithm of a positive fraction of any size, to double precision."""
    shift = x.numerator.bit_length() - x.denominator.bit_length()
    scaled = x / Fraction(2) ** shift
    rest = scaled - 1
    small = math.log1p(float(rest)) if abs(rest) < Fraction(1, 2) else math.log(float(scaled))
    return small + shift * math.log(2) if shift else small


def binomial(q, n):
    """Numerators of the law over a common denominator."""
    a, b = q.numerator, q.denominator - q.numerator
    return [math.comb(n, k) * a ** k * b ** (n - k) for k in range(n + 1)], q.denominator ** n


def tail(groups, need):
    law, scale = [1], 1
    for q, n in groups:
        more, denominator = binomial(q, n)
        law = [sum(law[i] * more[k - i] for i in range(max(0, k - n), min(len(law) - 1, k) + 1))
               for k in range(len(law) + n)]
        scale *= denominator
    return Fraction(sum(law[max(0, need):]), scale)


def rows():
    yield [("0.1", 1800)], 180
    yield [("0.1", 1800)], 400
    yield [("0.1", 400)], 300
    yield [("0.01", 300)], 250
    yield [("1", 3), ("0.5", 4)], 5
    yield [("1", 3)], 3
    yield [("0.3", 5)], 0
    yield [("0.3", 5)], 6
    yield [("0.5", 100)], 1
    yield [("0.001", 2000)], 60
    rng = random.Random(7)
    while True:
        groups = [(f"{rng.choice([rng.uniform(0.01, 0.99), rng.uniform(0.01, 0.1), 0.5, 0.9]):.3f}",
                   rng.choice([1, 2, 5, 20, 60])) for _ in range(rng.randint(1, 3))]
        yield groups, rng.randint(1, sum(n for _, n in groups))


def main():
    result = []
    for groups, need in rows():
        exact = tail([(Fraction(q), n) for q, n in groups], need)
        result.append({"groups": [[float(q), n] for q, n in groups], "atLeast": need,
                       "log": log(exact) if exact else None, "chance": float(exact)})
        if len(result) == 200:
            break
    (FOLDER / "tails.json").write_text(json.dumps(result, indent=0) + "\n")


if __name__ == "__main__":
    main()
