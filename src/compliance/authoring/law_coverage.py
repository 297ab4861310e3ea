"""Coverage of law: what a pack does with each provision that it lists, and which provisions of a whole text it forgot.

Only what is listed is counted; nothing is said in percent about law that is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compliance.authoring.not_in_text import add_not_in_text
from compliance.authoring.pinpoint import Table, claims_of, show_path, table_of
from compliance.authoring.provisions import provisions_of
from compliance.authoring.read_source import read_source
from compliance.authoring.stretch import Path as Way
from compliance.packs.law import ListedLaw
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass

_NO_LAW = ("footnote", "recital")
_MOST_TOLD = 60


@dataclass(frozen=True, slots=True)
class LawTable:
    """What a pack does with the provisions of one instrument; `checked` tells whether the text could be compared.

    `whole_unchecked` says why nobody could check that a list is whole that says so; it is empty where it was checked.
    """

    law: ListedLaw
    title: str
    covered: int
    not_relevant: int
    left_out: int
    checked: str
    whole_unchecked: str = ""


def law_coverage(
    rulebook: Rulebook, packs: frozenset[str], sources: Path | None, problems: Problems
) -> tuple[LawTable, ...]:
    """Return what packs do with the law that they list.

    With the folder of archived texts, a provision that a text does not have is a problem, and so is one that is in no
    list though the list says that it is whole. Where the structure of a text is not known, that is told.
    """
    tables: list[LawTable] = []
    for law in rulebook.law.values():
        if law.pack not in packs:
            continue
        counted = [one.treated for one in law.provisions]
        checked, unchecked = _compare(law, rulebook, sources, problems)
        tables.append(
            LawTable(
                law,
                rulebook.instruments[law.instrument].title,
                counted.count("covered_by"),
                counted.count("not_relevant"),
                counted.count("left_out"),
                checked,
                unchecked if law.whole else "",
            )
        )
    return tuple(tables)


def _compare(law: ListedLaw, rulebook: Rulebook, sources: Path | None, problems: Problems) -> tuple[str, str]:
    """Compare a list with the provisions of the text; return how far that went, and what kept it from being compared."""
    instrument = rulebook.instruments[law.instrument]
    if instrument.file is None:
        return (
            "no text is archived, so it was not checked that these provisions exist or are all",
            "no text is archived",
        )
    if sources is None:
        why = "no folder of archived texts was named"
        return f"{why}, so it was not checked that these provisions exist or are all", why
    data = read_source(instrument, sources, problems)
    if data is None:
        return "there is no archived text that could be read", "there is no archived text that could be read"
    known = table_of(provisions_of(data.decode("utf-8")))
    table = known.ways
    if not table:
        said = "listed as whole; " if law.whole else ""
        why = "the structure of the text is not known"
        return f"{said}{why}, so this was not checked", why
    listed = set(_listed(law, known, problems))
    if not law.whole:
        rest = (
            "what becomes of the rest is told together" if law.rest is not None else "that they are all is not claimed"
        )
        return f"these provisions stand in the archived text; {rest}", ""
    forgotten = [way for way in sorted(table, key=_order) if way[0] not in _NO_LAW and _is_forgotten(way, listed)]
    tops = [way for way in forgotten if way[:-1] not in forgotten or len(way) == 1]
    for way in tops[:_MOST_TOLD]:
        problems.add(
            "unlisted-provision",
            f"`{show_path(way)}` of `{law.instrument}` is in no list, and the list says that it is whole",
            law.place,
            "list it with `covered_by`, `not_relevant` or `left_out`, or leave out `whole: yes`",
        )
    if len(tops) > _MOST_TOLD:
        says = f"{len(tops) - _MOST_TOLD} more provisions of `{law.instrument}` are in no list"
        problems.add("unlisted-provision", says, law.place)
    return ("some provisions are in no list" if tops else "every provision of the archived text is in a list"), ""


def _listed(law: ListedLaw, table: Table, problems: Problems) -> Iterator[Way]:
    """Return the ways of listed provisions; one that the text does not have is a problem."""
    for provision in law.provisions:
        for claim in claims_of(provision.at, table):
            if claim.path in table.ways:
                yield claim.path
            else:
                add_not_in_text(law.instrument, provision.at, provision.place, table, problems)


def _is_forgotten(way: Way, listed: set[Way]) -> bool:
    """Say whether neither a provision nor one around it nor one within it is listed."""
    around = any(way[:depth] in listed for depth in range(1, len(way) + 1))
    return not around and not any(one[: len(way)] == way for one in listed)


def _order(way: Way) -> list[tuple[int, int, str]]:
    return [(0, int(step), "") if step.isdigit() else (1, 0, step) for step in way]
