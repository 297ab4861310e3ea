"""Days in force that are named for another act: a rule of one act that begins with the day of another."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.packs.model import Citation, Force, Rulebook
from compliance.packs.read import ReadPack
from compliance.packs.written_rules import ClassificationsFile, RulesFile
from compliance.sources.place import Place
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class _Used:
    """A named day that a rule or a line of a classification has in `in_force`, with the acts that are cited there."""

    whose: str
    day: str
    acts: frozenset[str]
    place: Place | None


def find_dates_of_another_act(rulebook: Rulebook, read: ReadPack, problems: Problems) -> None:
    """Warn of each named day in `in_force` that rests on acts which are not cited there, if nothing else shows that they belong together.

    They do where something else of the pack cites one of the same acts and has the same day: an act may begin by an
    order of its own.
    """
    every = list(_used(rulebook, read))
    for one in dict.fromkeys(every):
        rests_on = {cite.instrument for cite in rulebook.dates[one.day].cite}
        if not rests_on or rests_on & one.acts or not one.acts:
            continue
        if not any(other.day == one.day and other.acts & one.acts for other in every if other.whose != one.whose):
            problems.add(
                "date-of-another-act",
                f"{one.whose} has the day `{one.day}` of {_listed(rests_on)}, and cites {_listed(one.acts)} alone",
                one.place,
                "write the day on which the act that is cited begins to bind",
                f"or, if the day is right, cite in `in_force` where {_listed(rests_on)} says so",
                notes=[(rulebook.dates[one.day].place, "the day is named here, with its law")],
                level="warning",
            )


def _used(rulebook: Rulebook, read: ReadPack) -> Iterator[_Used]:
    for rules, spot in read.of(RulesFile):
        for i, written in enumerate(rules.rules):
            rule = rulebook.rules.get(written.id)
            if rule is not None:
                cites = (*rule.cite, *(cite for duty in rule.duties for cite in duty.cite))
                yield from _days(f"`{rule.id}`", rule.in_force, cites, (spot / "rules" / i / "in_force").place)
    for file, spot in read.of(ClassificationsFile):
        for i, one in enumerate(file.classifications):
            for number, line in enumerate(rulebook.classifications[one.id].lines):
                at = spot / "classifications" / i / "decide" / number / "in_force"
                yield from _days(f"the line `{line.id}` of `{one.id}`", line.in_force, line.cite, at.place)


def _days(whose: str, forces: tuple[Force, ...], cites: tuple[Citation, ...], at: Place | None) -> Iterator[_Used]:
    for force in forces:
        acts = frozenset(cite.instrument for cite in (*cites, *force.cite))
        for day in (force.start_name, force.until_name):
            if day:
                yield _Used(whose, day, acts, at)


def _listed(acts: set[str] | frozenset[str]) -> str:
    return " and ".join(f"`{act}`" for act in sorted(acts))
