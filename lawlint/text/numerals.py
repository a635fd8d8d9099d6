"""Chinese and Arabic numerals to values and back."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

DIGITS = {
    "〇": 0,
    "○": 0,
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}

_LONGEST = 20  # characters; nobody writes a longer one, and Python refuses to read digits by the thousand

#: Every character a Chinese integer may be written with.
CHINESE = "〇○零一二两三四五六七八九十百千万亿"


@lru_cache(4096)  # every report has the same few
def chinese_integer(text: str) -> int | None:
    """The value of a Chinese integer (十五, 二〇二三, 一百零三, 三万二千), or None if it is not one."""
    if not text or len(text) > _LONGEST:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = group = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in _UNITS:
            group += (digit or 1) * _UNITS[char]
            digit = 0
        elif char in _GROUPS:
            total += (group + digit) * _GROUPS[char]
            group = digit = 0
        else:
            return None
    return total + group + digit


def chinese_number(text: str) -> Decimal | None:
    """The value of a Chinese number with or without decimals (六十八点七, 一点五万), or None if it is not one."""
    whole, point, rest = text.partition("点")
    decimals = rest.rstrip("百千万亿")
    value = chinese_integer(whole)
    if value is None or not point:
        return None if value is None else Decimal(value)
    if not decimals or len(text) > _LONGEST or not all(char in DIGITS for char in decimals):
        return None
    return decimal_of(f"{value}." + "".join(str(DIGITS[char]) for char in decimals), rest[len(decimals) :])


def to_chinese(number: int) -> str:
    """`number` (0 to 99) as a heading writes it: 一, 十, 十二, 二十, 二十三."""
    ones = "〇一二三四五六七八九"
    if not 0 <= number < 100:
        raise ValueError(f"no heading numeral for {number}")
    tens, rest = divmod(number, 10)
    if not tens:
        return ones[rest]
    return ("" if tens == 1 else ones[tens]) + "十" + (ones[rest] if rest else "")


def decimal_of(digits: str, scale: str = "") -> Decimal:
    """The value of folded Arabic digits with thousands separators, times the 万 or 亿 behind it."""
    value = Decimal(digits.replace(",", ""))
    for char in scale:
        value *= {"千": 1000, "百": 100, "十": 10}.get(char) or _GROUPS[char]
    return value


def rounded(value: Decimal, places: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """`value` to so many places. round() and quantize() fail on more digits than the context holds: drafts have them."""
    digits = max(value.adjusted(), 0) + abs(places) + 2
    return value.quantize(Decimal(1).scaleb(-places), context=Context(prec=max(28, digits), rounding=rounding))


def plain(value: Decimal) -> str:
    """`value` without exponent and without trailing zeros: 1480000, 93.75."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
