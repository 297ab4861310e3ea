"""The table of coverage of law as text, and as data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from compliance.authoring.law_coverage import LawTable
from compliance.packs.law import ListedProvision

_SAYS = {"covered_by": "covered by", "not_relevant": "not relevant:", "left_out": "left out:"}


def law_coverage_text(tables: Sequence[LawTable]) -> str:
    """Return the table of every instrument with its counts, and the counts of all."""
    lines: list[str] = []
    for table in tables:
        lines += [f"{table.law.pack}: {table.title} ({table.law.instrument})"]
        rest = (table.law.rest,) if table.law.rest is not None else ()
        width = max((len(one.at) for one in table.law.provisions), default=0)
        lines += [f"  {one.at:<{width}}  {_treated(one)}" for one in table.law.provisions]
        lines += [f"  {one.at}: {_treated(one).replace(':', ', because:', 1)}" for one in rest]
        lines += [f"  {_counts(table)}; {table.checked}.", ""]
    return "\n".join([*lines, *_total(tables)]) + "\n"


def law_coverage_json(tables: Sequence[LawTable]) -> str:
    """Return the table of every instrument as JSON."""
    told = [
        {
            "pack": table.law.pack,
            "instrument": table.law.instrument,
            "title": table.title,
            "whole": table.law.whole,
            "provisions": [{"at": one.at, **_data(one)} for one in table.law.provisions],
            **({"rest": _data(table.law.rest)} if table.law.rest is not None else {}),
            "checked": table.checked,
        }
        for table in tables
    ]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _data(one: ListedProvision) -> dict[str, str | list[str]]:
    return {one.treated: list(one.rules) or one.why}


def _treated(one: ListedProvision) -> str:
    return f"{_SAYS[one.treated]} {', '.join(one.rules) or one.why}"


def _counts(table: LawTable) -> str:
    number = len(table.law.provisions)
    return (
        f"{number} {'provision' if number == 1 else 'provisions'} listed: {table.covered} covered, "
        f"{table.not_relevant} not relevant, {table.left_out} left out"
    )


def _total(tables: Sequence[LawTable]) -> Iterator[str]:
    if not tables:
        yield "No pack lists the provisions of its law (law.yaml)."
        return
    listed = sum(len(table.law.provisions) for table in tables)
    yield (
        f"{len(tables)} {'instrument' if len(tables) == 1 else 'instruments'}, {listed} provisions listed: "
        f"{sum(table.covered for table in tables)} covered, {sum(table.not_relevant for table in tables)} not relevant, "
        f"{sum(table.left_out for table in tables)} left out. What no list names is not counted."
    )
