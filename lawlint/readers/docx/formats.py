"""Number formats of automatic numbering (ISO/IEC 29500-1, 17.18.59) that drafts use: a count to what Word shows."""

from __future__ import annotations

from collections.abc import Callable

from lawlint.text.numerals import to_chinese

_ONES = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"


def formatted(number: int, name: str) -> str:
    """What Word shows for the count `number` in the format `name`; plain digits for a format not known here."""
    make = _FORMATS.get(name)
    return make(number) if make else str(number)


def _thousands(ones: str, units: str, zero: str) -> Callable[[int], str]:
    """Numerals by units: 一百零五, 壹佰零伍. `units` are ten, hundred, thousand."""

    def make(number: int) -> str:
        if not 0 < number < 10_000:
            return str(number)
        text, gap = "", False
        for power in (3, 2, 1, 0):
            digit = number // 10**power % 10
            if digit:
                text += (zero if gap and text else "") + ones[digit] + (units[power - 1] if power else "")
                gap = False
            else:
                gap = True
        return text.removeprefix("一") if 10 <= number < 20 and ones is _ONES else text

    return make


_by_units = _thousands(_ONES, "十百千", "零")


def _chinese(number: int) -> str:
    return to_chinese(number) if 0 < number < 100 else _by_units(number)


def _digits(alphabet: str) -> Callable[[int], str]:
    return lambda number: "".join(alphabet[int(digit)] for digit in str(max(0, number)))


def _signs(first: int, count: int) -> Callable[[int], str]:
    """Characters that hold a whole number each: ①, ⑴, ㈠; plain digits beyond the last."""
    return lambda number: chr(first + number - 1) if 1 <= number <= count else str(number)


def _cycle(alphabet: str) -> Callable[[int], str]:
    return lambda number: alphabet[(number - 1) % len(alphabet)] if number > 0 else str(number)


def _letters(first: str) -> Callable[[int], str]:
    """a to z, then aa, bb: Word repeats the letter."""
    return lambda number: chr(ord(first) + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number < 261 else ""


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    steps = (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")
    for worth, letters in (*steps, (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += letters * (number // worth)
        number %= worth
    return text


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "decimalFullWidth2": _digits("０１２３４５６７８９"),
    "decimalEnclosedCircle": _signs(0x2460, 20),
    "decimalEnclosedCircleChinese": _signs(0x2460, 20),
    "decimalEnclosedParen": _signs(0x2474, 20),
    "decimalEnclosedFullstop": _signs(0x2488, 20),
    "ideographEnclosedCircle": _signs(0x3280, 10),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "koreanCounting": _chinese,
    "ideographDigital": _digits(_ONES),
    "japaneseDigitalTenThousand": _digits(_ONES),
    "taiwaneseDigital": _digits(_ONES),
    "chineseLegalSimplified": _thousands(_LEGAL, "拾佰仟", "零"),
    "ideographLegalTraditional": _thousands(_LEGAL, "拾佰仟", "零"),
    "ideographTraditional": _cycle("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _cycle("子丑寅卯辰巳午未申酉戌亥"),
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperRoman": _roman,
    "none": lambda _number: "",
    "bullet": lambda _number: "",
}
