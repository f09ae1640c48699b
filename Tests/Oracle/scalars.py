"""Scalars of the format, read as text and turned into exact fractions, so that nothing hangs on rounding."""
from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import Any

SLACK = Fraction(1, 10**9)


def number(text: str) -> Fraction:
    text = text.strip()
    if text.endswith("%"):
        return Fraction(text[:-1].strip()) / 100
    return Fraction(text)


def amount(text: str) -> Fraction:
    factors = {"k": 10**3, "M": 10**6, "B": 10**9}
    return number(text[:-1]) * factors[text[-1]] if text[-1:] in factors else number(text)


def years_of(text: str) -> Fraction:
    units = {"year": Fraction(1), "quarter": Fraction(1, 4), "month": Fraction(1, 12)}
    found = re.fullmatch(r"(\S+)\s+(year|quarter|month)s?", text.strip())
    return number(found[1]) * units[found[2]] if found else number(text)


def moment(text: str) -> Fraction:
    if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", text):
        return number(text)
    day = datetime.date(*map(int, text.split("-")))
    first, following = datetime.date(day.year, 1, 1), datetime.date(day.year + 1, 1, 1)
    return day.year + Fraction((day - first).days, (following - first).days)


def truth(text: str) -> bool:
    return text.lower() == "true"


def listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
