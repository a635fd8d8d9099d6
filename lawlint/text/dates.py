"""Days: how they are written for people, and how many a month has."""

from __future__ import annotations

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def in_words(date: str) -> str:
    """`YYYY`, `YYYY-MM` or `YYYY-MM-DD` as 2024年7月15日."""
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return f"{year}年" + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def days_in(month: int, year: int | None) -> int:
    """The days of a month (1 to 12); February has 29 where the year is unknown or a leap year."""
    if month == 2 and year is not None and (year % 4 or (year % 100 == 0 and year % 400)):
        return 28
    return _DAYS[month - 1]
