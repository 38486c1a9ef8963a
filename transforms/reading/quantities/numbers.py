"""Numbers in a text, in digits and in words, with their range and their qualifier."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SMALL = {word: n for n, word in enumerate(_UNITS)} | {
    word: 10 * n for n, word in enumerate(_TENS, start=2)
}
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "score": 20, "k": 1_000, "mn": 10**6, "bn": 10**9, "tn": 10**12, "mln": 10**6,
    "m": 10**6, "b": 10**9,
}  # fmt: skip
_VAGUE = {
    "dozens": (24, 99), "scores": (40, 99), "hundreds": (100, 999), "thousands": (1_000, 9_999),
    "millions": (10**6, 10**7 - 1), "billions": (10**9, 10**10 - 1),
    "trillions": (10**12, 10**13 - 1),
}  # fmt: skip
_PLACES = {
    "single": 1, "double": 2, "triple": 3, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}

_SCALE = r"(?:hundred|thousand|million|billion|trillion|dozen)"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d{1,3}(?:[ ]\d{3})+(?![\d-])|\d+(?:\.\d+)?"
_WORD = "(?:" + "|".join([*sorted(_UNITS[1:], key=len, reverse=True), *_TENS]) + ")"
_SPELT = rf"{_WORD}(?:-{_WORD})?"
_WORDS = (
    rf"(?:(?:a|{_SPELT})(?:\s+{_SCALE})+(?:\s+(?:and\s+)?{_SPELT}(?:\s+{_SCALE})*\b)*|{_SPELT})"
)
_PART = r"(?:half|third|quarter|fifth|tenth)s?"
_MIXED = (  # "half a million", "a quarter of a million", "two and a half", "one point four million"
    rf"half a {_SCALE}|(?:a|{_SPELT})[- ]{_PART} of a {_SCALE}|(?:a )?couple of {_SCALE}"
    rf"|{_SPELT}[\s-]and[\s-](?:a|three)[\s-]{_PART}(?:[\s-]{_SCALE})?|a {_SCALE} and a half"
    rf"|(?:zero|{_SPELT})\s+point(?:\s+(?:zero|{_WORD}))+(?:\s+{_SCALE})?"
)
_MONEY = r"(?:US\$|C\$|A\$|[$€£₽₴₺¥₹₪])"
_ONE = (
    rf"(?:(?P<sign>{_MONEY})\s?)?(?:(?P<digits>{_DIGITS})(?:\s?(?P<scale>{_SCALE}s?|bn|mn|mln|tn|[mbk](?![\w'’])))?"
    rf"|(?P<words>{_WORDS}))"
)
_QUALIFIER = (
    r"(?P<less>less than|fewer than|lower than)"
    r"|(?P<upto>up to|no more than|not more than|as many as|as much as|at most|a maximum of)"
    r"|(?P<more>no (?:less|fewer) than|not (?:less|fewer) than|more than|at least|over|above|"
    r"upwards? of|in excess of|a minimum of|greater than|exceeding)"
    r"|(?P<near>nearly|almost|about|around|roughly|approximately|some|circa|close to|an estimated|"
    r"an average of|just over|just under|well over)"
)
_QUALIFIERS = ("less", "upto", "more", "near")
_JOIN = r"\s?[-–—]\s?|\s+to\s+|\s+or\s+|\s+and\s+"


def _numbered(pattern: str, suffix: str) -> str:
    return re.sub(r"\?P<(\w+)>", lambda match: f"?P<{match.group(1)}{suffix}>", pattern)


_BEFORE = r"(?<![\w.,/:#@№-])"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:(?:{_QUALIFIER})\s+)?(?:(?P<between>between|from)\s+)?"
    rf"(?:(?P<vague>(?:(?P<many>tens|hundreds|dozens) of )?(?:dozens|scores|hundreds|thousands|"
    rf"millions|billions|trillions)|(?:several|a few) {_SCALE})\b(?!-)"
    rf"|(?P<figures>{'|'.join(_PLACES)})[- ](?:digit|figure)s?\b"
    rf"|(?P<mixed>{_MIXED})\b"
    rf"|(?P<fraction>half(?! a)|a (?:third|quarter|fifth|tenth)|(?P<parts>two|three|four)[- ]"
    rf"(?:third|quarter|fifth|tenth)s)(?=\s+(?:of\b|the\b|its\b|their\b|his\b))"
    rf"|(?P<during>for\s+)?(?P<article>an?)(?=\s+(?:minute|hour|day|week|month|year|decade)\b)"
    rf"|{_ONE}(?:(?P<join>{_JOIN}){_numbered(_ONE, '2')})?(?![\w])(?!\.\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the characters [start, end) of a text; `figure` is where its digits begin.

    `sign` is the currency mark before it, `words` whether it is written out; `share` marks
    fractions of a whole.
    """

    start: int
    end: int
    figure: int
    low: float
    high: float
    qualifier: str
    sign: str = ""
    words: bool = False
    share: bool = False


def find_numbers(text: str) -> list[Number]:
    """The numbers of TEXT in its order, dates and names among them."""
    found = []
    for match in _NUMBER.finditer(text):
        number = _value(match)
        if number is not None:
            found.append(number)
    return found


def _value(match: re.Match[str]) -> Number | None:
    groups = match.groupdict()
    words = share = False
    figure = match.start()
    sign = groups["sign"] or ""
    end = match.end()
    if groups["article"]:
        if not (groups["during"] or any(groups[name] for name in _QUALIFIERS)):
            return None
        low = high = 1.0
        words, figure = True, match.start("article")
    elif groups["vague"]:
        low, high = _vague(groups["vague"].lower(), (groups["many"] or "").lower())
        words, figure = True, match.start("vague")
    elif groups["figures"]:
        places = _PLACES[groups["figures"].lower()]
        low, high = float(10 ** (places - 1)), float(10**places - 1)
        words, figure = True, match.start("figures")
    elif groups["fraction"]:
        low = high = _fraction(groups["fraction"].lower())
        words = share = True
        figure = match.start("fraction")
    elif groups["mixed"]:
        low = high = _mixed(groups["mixed"].lower())
        words, figure = True, match.start("mixed")
    else:
        first = "digits" if groups["digits"] else "words"
        figure = match.start("sign") if sign else match.start(first)
        words = first == "words"
        bounds = _range(match, groups)
        if bounds is None:
            return None
        low, high, end = bounds
    qualifier, low = _qualified(groups, low)
    return Number(match.start(), end, figure, low, high, qualifier, sign, words, share)


def _range(match: re.Match[str], groups: dict[str, str | None]) -> tuple[float, float, int] | None:
    """Low, high and end of one number or of two joined; "and" joins only after "between"."""
    first = _number(groups["digits"], groups["scale"], groups["words"])
    if first is None:
        return None
    join = (groups["join"] or "").strip().lower()
    if not join:
        return first, first, match.end()
    second = _number(groups["digits2"], groups["scale2"], groups["words2"])
    stop = match.start("join")
    if second is None or (join == "and" and not groups["between"]):
        return first, first, stop
    scaled = first
    if groups["scale2"] and not groups["scale"] and first < 1_000:
        scaled = first * _scale(groups["scale2"])
    return (first, first, stop) if second <= scaled else (scaled, second, match.end())


def _number(digits: str | None, scale: str | None, words: str | None) -> float | None:
    if digits:
        return float(re.sub(r"[,\s]", "", digits)) * (_scale(scale) if scale else 1)
    return _spelt(words) if words else None


def _scale(word: str) -> int:
    return _SCALES[word.lower().removesuffix("s")]


def _spelt(words: str) -> float | None:
    """The value of a number in words."""
    total, part = 0.0, 0.0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _SCALES:
            part = (part or 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, part = total + part, 0.0
        elif word == "a":
            part = 1.0
    return total + part or None


def _vague(word: str, many: str) -> tuple[float, float]:
    noun = word.rsplit(" ", 1)[-1]
    low, high = _VAGUE[noun.removesuffix("s") + "s"]
    if not many:
        return float(low), float(high)
    unit = _SCALES.get(noun.removesuffix("s"), 1)
    first, last = (10, 99) if many == "tens" else (100, 999) if many == "hundreds" else (24, 99)
    return float(first * unit), float((last + 1) * unit - 1)


def _mixed(words: str) -> float:
    """The value of a number with a fraction in it: "two and a half million"."""
    parts = re.split(r"[\s-]+", words)
    scale = 1
    for at in (-1, 1):  # "a million and a half" has its scale before the fraction
        if parts[at] in _SCALES:
            scale = _SCALES[parts.pop(at)]
            break
    if "point" in parts:
        at = parts.index("point")
        decimals = "".join(str(_SMALL[word]) for word in parts[at + 1 :])
        return round(float(f"{_spelt(' '.join(parts[:at])) or 0:.0f}.{decimals}") * scale, 4)
    summands = " ".join(parts).split(" and ")
    return round(scale * sum(_summand(each.split()) for each in summands), 4)


def _summand(words: list[str]) -> float:
    """The value of "a quarter of a", "three quarters", "a couple of" or "twenty two"."""
    shares = [_FRACTIONS[w.removesuffix("s")] for w in words if w.removesuffix("s") in _FRACTIONS]
    counts = [_SMALL[word] for word in words if word in _SMALL]
    count = 2 if "couple" in words else sum(counts) or 1
    return count * (shares[0] if shares else 1.0)


def _fraction(words: str) -> float:
    parts = re.split(r"[\s-]+", words)
    share = _FRACTIONS[parts[-1].removesuffix("s")]
    return round(share * _SMALL.get(parts[0], 1), 4)


def _qualified(groups: dict[str, str | None], low: float) -> tuple[str, float]:
    """The qualifier; below a bound, everything from nothing up is meant."""
    if groups["less"]:
        return "at_most", 0.0
    if groups["upto"]:
        return "at_most", low
    if groups["more"]:
        return "at_least", low
    return ("about" if groups["near"] else "exact"), low
