"""Rules with a penalty that is for other provisions than those they cite, or without the one that is for them."""

from __future__ import annotations

from collections.abc import Sequence

from compliance.authoring.as_counted import as_counted
from compliance.authoring.cited_anywhere import law_cited_by
from compliance.authoring.punished_words import punished_words
from compliance.authoring.read_pinpoint import read_ranges, way_of
from compliance.authoring.stretch import Path as Way
from compliance.packs.law import Citation, Penalty, Standing
from compliance.packs.model import Rule, Rulebook
from compliance.sources.problem import Problems

_LAW = frozenset({Standing.STATUTE, Standing.REGULATION, Standing.DIRECTIVE, Standing.ORDER, Standing.CONTRACT})
_MOST_NAMED = 3


def find_penalty_of_another_provision(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Put into `problems` each rule of a pack that cites no provision which its penalty is for.

    Only penalties that say what they punish are looked at, and only citations of law that stands; one of them, by the
    rule or a duty, is enough. A penalty for a whole instrument is for what no other penalty names a provision of. A rule
    that binds and names no penalty is a warning if one of its pack is for a provision that it cites.
    """
    reaches = {name: _Reach(one) for name, one in rulebook.penalties.items() if one.punishes}
    for rule in rulebook.rules_of(pack):
        own = reaches.get(rule.penalty or "")
        cited = _citations(rulebook, rule)
        if rule.penalty is None and not rule.contested and any(force.standing in _LAW for force in rule.in_force):
            _tell_of_none(rule, cited, [one for one in reaches.values() if one.pack == pack], problems)
        if own is None or not cited:
            continue
        beside = [one for one in reaches.values() if one is not own and one.pack in (pack, own.pack)]
        if not any(own.may_hold(one, beside) for one in cited):
            _tell(rule, own, cited, beside, problems)


class _Reach:
    """What a penalty is for."""

    def __init__(self, penalty: Penalty) -> None:
        self.penalty = penalty
        self.pack = penalty.place.file.partition("/")[0] if penalty.place is not None else ""
        self.laws = {one.instrument for one in penalty.punishes}
        self.whole = {one.instrument for one in penalty.punishes if not one.at}
        self.unread = {one.instrument for one in penalty.punishes if " to " in one.at and not read_ranges(one.at)}
        self.ranges = [(one.instrument, *reach) for one in penalty.punishes if one.at for reach in _reaches(one.at)]

    def names(self, cited: Citation) -> bool:
        """Say whether a cited provision is one of those that the penalty names, lies in one, or holds one."""
        ways = [way for way, _ in _reaches(cited.at)] if cited.instrument in self.laws else []
        return any(
            cited.instrument == instrument and _is_in(way, first, last)
            for instrument, first, last in self.ranges
            for way in ways
        )

    def may_hold(self, cited: Citation, others: Sequence[_Reach]) -> bool:
        """Say whether the penalty is, or may be, for the breach of a cited provision."""
        if self.names(cited):
            return True
        if cited.instrument in self.whole:
            return not any(other.names(cited) for other in others)
        if cited.instrument in self.unread:  # a range that cannot be read: nobody can tell how far it goes
            return True
        return cited.instrument in self.laws and not read_ranges(cited.at)  # nor which provision is cited


def _reaches(at: str) -> list[tuple[Way, Way]]:
    """Return the first and the last of the provisions that a pinpoint names; what cannot be read is taken at its words."""
    words = tuple(part.strip().lower() for part in at.split(","))
    return [(way_of(first), way_of(last)) for first, last in read_ranges(at)] or [(words, words)]


def _is_in(way: Way, first: Way, last: Way) -> bool:
    """Say whether a provision lies in a range, or holds it; ends of different depths count by the part both have."""
    if first == last:
        depth = min(len(way), len(first))
        return way[:depth] == first[:depth]
    depth = min(len(first), len(last)) - 1
    if len(way) <= depth or way[:depth] != first[:depth]:
        return way == first[: len(way)]
    return as_counted(first[depth]) <= as_counted(way[depth]) <= as_counted(last[depth])


def _citations(rulebook: Rulebook, rule: Rule) -> list[Citation]:
    """Return the provisions of law that stands which a rule or its duties cite, each once."""
    return [one for one in law_cited_by(rule) if rulebook.instruments[one.instrument].kind in _LAW]


def _tell_of_none(rule: Rule, cited: Sequence[Citation], of_pack: Sequence[_Reach], problems: Problems) -> None:
    """Warn of a rule without a penalty that cites a provision which a penalty of its pack names."""
    for one in of_pack:
        named = next((cite for cite in cited if one.names(cite)), None)
        if named is not None:
            if any(told.id == "penalty-missing" and told.at == rule.place for told in problems.found):
                return  # told already, as every other binding rule has one
            problems.add(
                "penalty-missing",
                f"`{rule.id}` names no penalty, and cites `{named.at}`, which `{one.penalty.id}` is for",
                rule.place,
                f"write `penalty: {one.penalty.id}`, or the name of what else may follow",
                "if nothing follows from a gap, declare a penalty in pack.yaml that says so, and name it",
                notes=[(one.penalty.place, f"`{one.penalty.id}` stands here")],
                level="warning",
            )
            return


def _tell(rule: Rule, own: _Reach, cited: Sequence[Citation], others: Sequence[_Reach], problems: Problems) -> None:
    few = ", ".join(f"`{one.at}`" for one in cited[:_MOST_NAMED])
    more = f" and {len(cited) - _MOST_NAMED} more" if len(cited) > _MOST_NAMED else ""
    meant = [one for one in others if any(one.names(cite) for cite in cited)] or [
        one for one in others if any(one.may_hold(cite, ()) for cite in cited)
    ]
    instead = " or ".join(f"`{one.penalty.id}`" for one in meant)
    notes = [
        (one.penalty.place, f"`{one.penalty.id}` is for {punished_words(one.penalty, _MOST_NAMED)}")
        for one in (own, *meant)
    ]
    problems.add(
        "penalty-of-another-provision",
        f"`{rule.id}` has the penalty `{own.penalty.id}`, which is for no provision that it cites ({few}{more})",
        rule.penalty_place or rule.place,
        f"did you mean {instead}?" if instead else "name the penalty that the law has for what this rule cites",
        f"if the penalty is right, cite the provision that it is for, or add what is missing to `punishes` of `{own.penalty.id}`",
        notes=[(place, words) for place, words in notes if place is not None],
    )
