"""Rules that cite a provision of which law.yaml says nothing, or something else than that they cover it."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.authoring.cited_anywhere import law_cited_by
from compliance.authoring.read_pinpoint import ways_of_pinpoint
from compliance.authoring.stretch import Path as Way
from compliance.packs.law import Citation, ListedLaw, ListedProvision
from compliance.packs.model import Rule, Rulebook
from compliance.sources.problem import Problems

_MOST_NAMED = 6
_TREATED = {"not_relevant": "not relevant", "left_out": "left out"}


def find_cited_not_listed(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Put into `problems` each citation of a pack's rules that the pack's own list of provisions does not bear out.

    Only instruments that the pack lists are looked at, and only pinpoints that can be read. A list covers what lies
    within a provision that it names; a citation of a whole provision is covered where a part of it is.
    """
    for law in rulebook.law.values():
        if law.pack != pack:
            continue
        table = _table(law)
        for rule in rulebook.rules_of(pack):
            for cited in law_cited_by(rule):
                if cited.instrument == law.instrument:
                    _compare(rule, cited, table, problems)


def _table(law: ListedLaw) -> dict[Way, ListedProvision]:
    return {way: listed for listed in law.provisions for way in ways_of_pinpoint(listed.at)}


def _compare(rule: Rule, cited: Citation, table: dict[Way, ListedProvision], problems: Problems) -> None:
    ways = ways_of_pinpoint(cited.at)
    near = [(way, listed) for way in ways for listed in _near(way, table)]
    if not ways or any(rule.id in listed.rules for _, listed in near):
        return
    here = next((listed for way in ways if (listed := _around(way, table)) is not None), None)
    here = here or next((listed for way, listed in near if _is_within(listed, way, table)), None)
    says = f"`{rule.id}` cites `{cited.at}` of `{cited.instrument}`, "
    if here is None:
        says += "which law.yaml does not list"
        advice = f"if the citation is right, list `{cited.at}` there with `covered_by: [{rule.id}]`"
    elif here.treated == "covered_by":
        says += f"and law.yaml does not name the rule among those that cover `{here.at}`"
        advice = f"if the citation is right, add `{rule.id}` to `covered_by` there"
    else:
        says += f"and law.yaml says that `{here.at}` is {_TREATED[here.treated]}"
        advice = f"if the citation is right, write `covered_by: [{rule.id}]` there"
    notes = ((here.place, f"`{here.at}` is listed here"),) if here is not None else ()
    problems.add("cited-not-listed", says, cited.place, _cite_instead(rule, table), advice, notes=notes)


def _cite_instead(rule: Rule, table: dict[Way, ListedProvision]) -> str:
    """Return what to do if the citation is wrong, with the provisions of that law that the rule is said to cover."""
    covered = list(dict.fromkeys(listed.at for listed in table.values() if rule.id in listed.rules))
    if not covered:
        return "cite the provision that is meant, if this is the wrong one"
    few = ", ".join(f"`{at}`" for at in covered[:_MOST_NAMED])
    more = f" and {len(covered) - _MOST_NAMED} more" if len(covered) > _MOST_NAMED else ""
    return f"cite the provision that is meant, if this is the wrong one: law.yaml names this rule at {few}{more}"


def _around(way: Way, table: dict[Way, ListedProvision]) -> ListedProvision | None:
    """Return the listed provision that a cited one is, or the innermost one that it lies in."""
    return next((table[way[:depth]] for depth in range(len(way), 0, -1) if way[:depth] in table), None)


def _near(way: Way, table: dict[Way, ListedProvision]) -> Iterator[ListedProvision]:
    """Yield what is listed around a provision and within it; where there is nothing, what is listed beside it."""
    around = _around(way, table)
    found = [around] if around is not None else []
    for depth in range(len(way), 1, -1):
        found += [listed for one, listed in table.items() if one[:depth] == way[:depth]]
        if found:
            break
    yield from found


def _is_within(listed: ListedProvision, way: Way, table: dict[Way, ListedProvision]) -> bool:
    return any(one[: len(way)] == way for one, other in table.items() if other is listed)
