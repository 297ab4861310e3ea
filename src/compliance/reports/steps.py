"""An explanation as lines: what a page prints one below the other, and what is printed in one paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compliance.reports.model_findings import Step
from compliance.reports.told import Named, Told


def steps_of(
    told: Iterable[Told], depth: int = 0, elsewhere: Mapping[Named, str] | None = None, places_only: bool = False
) -> Iterator[Step]:
    """Yield every statement as a line, parts below what they explain and one step further in.

    `elsewhere` gives the links of what is told in another place; `places_only` leaves out who, when and the evidence.
    """
    links = elsewhere or {}
    for one in told:
        anchor = links.get(one.named, "") if one.named is not None else ""
        source = " · ".join(filter(None, (one.at, *(() if places_only else one.detail))))
        yield Step(depth, one.says, one.lead, source, anchor, see_number(anchor))
        yield from steps_of(one.parts, depth + 1, links, places_only)


def in_one(told: Iterable[Told]) -> str:
    """Return the statements as one paragraph."""
    return " ".join(" ".join(filter(None, (step.lead, step.says))) for step in steps_of(told))


def see_number(anchor: str) -> str:
    """Return the number in brackets by which a link to what is told in another place is shown."""
    return f"[{anchor.partition('-')[2]}]" if anchor else ""
