"""Coverage of law: every rule, or other thing, and instrument that law.yaml names exists, and no provision is listed twice."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.packs.law import ListedLaw, ListedProvision, Removed
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.tombstones import tell_if_removed
from compliance.packs.written_law import LawFile, WrittenProvision, WrittenRest

_IF_TAKEN_OUT = "if it was taken out of the pack, take it back; or name it in `removed` of pack.yaml and say here what becomes of this"
_IF_TO_COME = "if it is still to be written, list it here once it is there"


def check_listed_law(
    written: LawFile, spot: Spot, scope: Scope, removed: Mapping[str, Removed]
) -> dict[str, ListedLaw]:
    """Return the law that a file lists, by pack and instrument; what is wrong goes to the scope's problems.

    `removed` are the ids that were given up: of these it is told what replaces them.
    """
    found: dict[str, ListedLaw] = {}
    for i, law in enumerate(written.law):
        at = spot / "law" / i
        scope.knows("instrument", law.instrument, at / "instrument")
        key = f"{scope.pack}/{law.instrument}"
        if key in found:
            says = f"the provisions of `{law.instrument}` are listed twice"
            scope.add("duplicate-id", says, at / "instrument", "put them into one list")
        seen: dict[str, Spot] = {}
        provisions: list[ListedProvision] = []
        for j, provision in enumerate(law.provisions or ()):
            provisions += _provisions(provision, at / "provisions" / j, scope, removed, seen)
        rest = _rest(law.rest, at / "rest") if law.rest is not None else None
        found[key] = ListedLaw(law.instrument, scope.pack, law.whole == "yes", tuple(provisions), at.place, rest)
    return found


def _rest(written: WrittenRest, spot: Spot) -> ListedProvision:
    if written.not_relevant is not None:
        return ListedProvision("the rest", "not_relevant", (), written.not_relevant, spot.key_place)
    return ListedProvision("the rest", "left_out", (), written.left_out or "", spot.key_place)


def _provisions(
    written: WrittenProvision, spot: Spot, scope: Scope, removed: Mapping[str, Removed], seen: dict[str, Spot]
) -> list[ListedProvision]:
    for i, rule in enumerate(written.covered_by or ()):
        at_rule = spot / "covered_by" / i
        if not tell_if_removed(rule, removed, at_rule.place, scope.problems):
            other = scope.declarations.in_conditions(rule) or scope.declarations.of("penalty").get(rule)
            if other is not None and rule not in scope.declarations.of("rule"):
                scope.reaches(rule, other, at_rule.place)
            else:
                scope.knows("rule", rule, at_rule, _IF_TAKEN_OUT, _IF_TO_COME)
    found: list[ListedProvision] = []
    for i, at in enumerate(written.at):
        here = spot / "at" / i
        first = seen.setdefault(" ".join(at.split()), here)
        if first is not here:
            note = (first.place, "listed here before")
            scope.add("listed-twice", f"`{at}` is listed twice", here, "keep one of the two", notes=(note,))
        place = here.place
        if written.covered_by is not None:
            found.append(ListedProvision(at, "covered_by", tuple(written.covered_by), "", place))
        elif written.not_relevant is not None:
            found.append(ListedProvision(at, "not_relevant", (), written.not_relevant, place))
        else:
            found.append(ListedProvision(at, "left_out", (), written.left_out or "", place))
    return found
