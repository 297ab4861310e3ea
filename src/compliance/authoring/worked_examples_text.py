"""The table of worked examples as text for a terminal, as CSV and as JSON."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from typing import Any

from compliance.authoring.worked_examples import ExampleRow, Stands
from compliance.sources.place import Place

_WIDTH = 100
_WIDEST_AT = 30
_LONGEST_READINGS = 280
_GAP = "  "
_WORDS: dict[Stands, str] = {
    "agrees": "agree",
    "contested": "contested",
    "disagrees": "disagree",
    "todo": "open as todo",
    "fails": "fail",
    "unconfirmed": "wait to be confirmed",
    "no_outcome": "without an official outcome",
    "not_expressible": "not expressible",
    "left_out": "left out",
}
_ALWAYS: tuple[Stands, ...] = ("agrees", "contested", "disagrees", "todo", "not_expressible")
_LISTED: tuple[Stands, ...] = ("not_expressible", "left_out")
_SAID: dict[Stands, str] = {
    **_WORDS,
    "agrees": "agrees",
    "disagrees": "disagrees",
    "fails": "fails",
    "unconfirmed": "waits to be confirmed",
}
_KEYS = ("pack", "instrument", "title", "at", "outcome", "stands", "says", "reason", "to_ask", "case", "file", "line")


def worked_examples_text(rows: Sequence[ExampleRow]) -> str:
    """Return the table: the rows of each instrument, then what they come to for each pack and for all.

    What does not fit into its column is cut at a word; the other forms have it whole.
    """
    if not rows:
        return "No case of these packs tries a worked example, and none is listed in examples.yaml.\n"
    packs = [(pack, list(of_pack)) for pack, of_pack in groupby(rows, key=lambda row: row.pack)]
    lines: list[str] = []
    for pack, of_pack in packs:
        for _, group in groupby(of_pack, key=lambda row: row.instrument):
            of_one = list(group)
            lines += [*_wrapped(f"{of_one[0].title} ({pack}, {of_one[0].instrument})", "", ""), *_table(of_one), ""]
    for pack, of_pack in packs:
        lines += [*_wrapped(f"{pack}: {totals_in_words(of_pack)}", "", _GAP), *_reasons(of_pack)]
    if len(packs) > 1:
        lines += _wrapped(f"All packs: {totals_in_words(rows)}", "", _GAP)
    return "\n".join(lines) + "\n"


def worked_examples_csv(rows: Sequence[ExampleRow]) -> str:
    """Return the table as CSV, an example a line, below a line with the names of the columns."""
    text = io.StringIO()
    writer = csv.DictWriter(text, _KEYS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_plain(row) for row in rows)
    return text.getvalue()


def worked_examples_json(rows: Sequence[ExampleRow], version: str) -> str:
    """Return the table as JSON, with what it comes to for each pack and for all."""
    packs = {pack: _counts(list(of_pack)) for pack, of_pack in groupby(rows, key=lambda row: row.pack)}
    told = {
        "format": 1,
        "program": version,
        "totals": {"packs": packs, "all": _counts(rows)},
        "examples": [_plain(row) for row in rows],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def totals_in_words(rows: Sequence[ExampleRow]) -> str:
    """Return what rows come to in words: how many examples are covered by cases, and how they stand."""
    counted = Counter(row.stands for row in rows)
    told = {one: f"{counted[one]} {word}" for one, word in _WORDS.items() if counted[one] or one in _ALWAYS}
    tried = [words for one, words in told.items() if one not in _LISTED]
    listed = [words for one, words in told.items() if one in _LISTED]
    number = _covered(counted)
    of = f"{number} worked {'example' if number == 1 else 'examples'} covered"
    return f"{of}: {', '.join(tried)}; {', '.join(listed)}"


def reason_in_words(row: ExampleRow) -> str:
    """Return of which example it is told, how it stands, and why."""
    return f"{_SAID[row.stands]}: {row.instrument} {row.at}: {row.reason}"


def _plain(row: ExampleRow) -> dict[str, Any]:
    place = row.place
    where = {"file": place.file if place is not None else "", "line": place.line if place is not None else ""}
    return {key: value for key, value in {**asdict(row), **where}.items() if key in _KEYS}


def _counts(rows: Sequence[ExampleRow]) -> dict[str, int]:
    counted = Counter(row.stands for row in rows)
    return {"covered": _covered(counted), **{stands: counted[stands] for stands in _WORDS}}


def _covered(counted: Counter[Stands]) -> int:
    return sum(times for stands, times in counted.items() if stands not in _LISTED)


def _reasons(rows: Sequence[ExampleRow]) -> Iterator[str]:
    """Yield why examples do not agree, or cannot be tried."""
    for row in rows:
        if row.stands in ("disagrees", "todo", "fails", "not_expressible"):
            yield from _wrapped(reason_in_words(row), _GAP, _GAP * 3)


def _table(rows: Sequence[ExampleRow]) -> Iterator[str]:
    """Yield the rows of one instrument: below each stand the cases that try it, and how it is not simply agreed with.

    Examples of one place that come out alike, and are told alike, share a row.
    """
    alike: dict[ExampleRow, list[Place]] = {}
    for row in rows:
        places = alike.setdefault(replace(row, case="", place=None), [])
        places += [row.place] if row.place is not None else []
    at = min(_WIDEST_AT, max(len(row.at) for row in rows))
    rest = _WIDTH - at - 3 * len(_GAP)
    outcome = min(rest // 2, max(len(row.outcome) for row in rows))
    for row, places in alike.items():
        said = _cut(row.outcome, rest)
        if row.says:
            said = f"{_cut(row.outcome, outcome):<{outcome}}{_GAP}{_cut(row.says, rest - outcome)}"
        yield f"{_GAP}{_cut(row.at, at):<{at}}{_GAP}{said}".rstrip()
        yield from _wrapped(_places(places), _GAP * 2, _GAP * 3)
        if row.stands != "agrees":
            reason = _cut(row.reason, _LONGEST_READINGS) if row.stands == "contested" else row.reason
            yield from _wrapped(f"{_SAID[row.stands]}{f': {reason}' if reason else ''}", _GAP * 2, _GAP * 3)
        if row.to_ask:
            yield from _wrapped(f"to be asked: {row.to_ask}", _GAP * 2, _GAP * 3)


def _places(places: Sequence[Place]) -> str:
    """Return where cases stand: each file once, with all its lines."""
    files: dict[str, list[str]] = {}
    for place in places:
        files.setdefault(place.file, []).append(str(place.line))
    return "; ".join(f"{file}:{', '.join(lines)}" for file, lines in files.items())


def _cut(text: str, width: int) -> str:
    """Return as many words of a text as a column has room for; of one long word, what fits of it."""
    words = " ".join(text.split())
    if len(words) <= width:
        return words
    short = textwrap.shorten(words, width, placeholder=" …", break_on_hyphens=False)
    return short if short.strip(" …") else f"{words[: width - 1]}…"


def _wrapped(text: str, first: str, then: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=first, subsequent_indent=then, break_on_hyphens=False)
