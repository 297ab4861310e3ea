"""What a pack may name: whatever it declares itself, and whatever the packs declare that it needs."""

from __future__ import annotations

from compliance.conditions.error import quoted
from compliance.packs.declare import Declarations, Declared, What
from compliance.packs.spot import Spot
from compliance.sources.place import Place
from compliance.sources.problem import Problems, did_you_mean
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """The names within the reach of one pack; whoever checks the pack records its problems here.

    `archived` are the instruments of which a text is archived.
    """

    pack: str
    reach: frozenset[str]
    declarations: Declarations
    archived: frozenset[str]
    problems: Problems

    def add(self, id: str, says: str, spot: Spot, *help: str, notes: tuple[tuple[Place, str], ...] = ()) -> None:
        """Record a problem where a value stands."""
        self.problems.add(id, says, spot.place, *help, notes=notes)

    def knows(self, what: What, name: str, spot: Spot, *more: str) -> bool:
        """Say whether a name is that of such a thing within reach; if not, a problem is recorded, with `more` advice."""
        known = self.declarations.of(what)
        declared = known.get(name)
        if declared is None:
            within = [other for other, found in known.items() if found.pack in self.reach]
            other_kind = self.declarations.in_conditions(name)
            is_other = f"`{name}` is a {other_kind.what}" if other_kind else ""
            advice = is_other or did_you_mean(name, within) or _listed(what, within)
            self.add(f"unknown-{what.replace(' ', '-')}", f"there is no {what} {quoted(name)}", spot, advice, *more)
            return False
        return self.reaches(name, declared, spot.place)

    def reaches(self, name: str, declared: Declared, place: Place) -> bool:
        """Say whether a name that exists is within reach; if not, a problem is recorded at `place`."""
        if declared.pack in self.reach or name in self.declarations.twice:  # one that is declared twice is told there
            return True
        self.problems.add(
            "name-out-of-reach",
            f"`{name}` belongs to the pack `{declared.pack}`, which `{self.pack}` does not need",
            place,
            f"add `{declared.pack}` to `needs` in {self.pack}/pack.yaml",
            notes=[(declared.place, "declared here")],
        )
        return False


def _listed(what: str, names: list[str]) -> str:
    """Return advice that lists what there is, if that is little."""
    if not names:
        return f"neither this pack nor one that it needs declares any {what}"
    return f"there is: {', '.join(names)}" if len(names) <= 12 else ""
