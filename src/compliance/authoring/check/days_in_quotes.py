"""Named days that are not the day which the quote beside them names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from compliance.packs.model import NamedDate, Rulebook
from compliance.sources.problem import Problems

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})"
_DAY = r"(?P<day>\d{1,2})\s?(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_DAYS = (
    re.compile(rf"\b{_DAY}\s+(?:day\s+of\s+)?{_MONTH}\s*,?\s+{_YEAR}\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\s*,?\s+{_YEAR}\b", re.IGNORECASE),
)
_REACHES_TO = re.compile(r"\b(?:after|until|till|before|through|up to)\s+(?:the\s+)?$", re.IGNORECASE)
_COUNTED = re.compile(r"\b(?:days?|weeks?|months?|years?)\s+(?:from|after|following|before|prior)\b", re.IGNORECASE)


def find_days_not_in_quotes(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of every named day of a pack whose quotes name days in words, and neither this one nor its other reading.

    Where one of the two readings fits, the other is told if the quotes name a day that is neither.
    A day beside the one that is named also fits where the quote reaches to it (`after 9 December 2026`). Nothing is said
    where a quote counts days from another, or where some of the law that is cited is not quoted.
    """
    for named in rulebook.dates.values():
        if named.place is None or not named.place.file.startswith(f"{pack}/"):
            continue
        days = dict(_named_days(named))
        readings = [named.on, *([named.or_only_from] if named.or_only_from is not None else [])]
        fitting = [day for day in readings if day in days]
        words = [words for day, words in days.items() if words and day not in readings]
        if not days or fitting == readings or (fitting and not words):
            continue
        is_other = fitting == [named.on]
        which, day = ("`or_only_from` of ", named.or_only_from) if is_other else ("", named.on)
        problems.add(
            "date-not-in-quote",
            f"{which}`{named.id}` is {day}, and the law that is quoted for it names {' and '.join(f'`{one}`' for one in words)}",
            named.other_place if is_other else named.place,
            "one of the two is wrong: write the day that the law names, or quote the words of law that give this one",
            level="warning",
        )


def _named_days(named: NamedDate) -> Iterator[tuple[date, str]]:
    """Yield every day that fits what is quoted, with the words that name it; nothing if the quotes cannot tell."""
    quotes = [" ".join(cite.quote) for cite in named.cite]
    if not all(quotes) or any(_COUNTED.search(quote) for quote in quotes):
        return
    for quote in quotes:
        for pattern in _DAYS:
            for found in pattern.finditer(quote):
                day = _day(found)
                if day is None:
                    continue
                yield day, found[0]
                if _REACHES_TO.search(quote[: found.start()]):
                    yield day - timedelta(1), ""
                    yield day + timedelta(1), ""


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), _MONTHS.index(found["month"].lower()) + 1, int(found["day"]))
    except ValueError:
        return None
