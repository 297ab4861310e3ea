"""The ids that a pack gave up: none is used again, and what replaces them exists."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.packs.law import Removed
from compliance.packs.spot import Spot
from compliance.packs.written_pack import PackFile
from compliance.sources.place import Place
from compliance.sources.problem import Problems, did_you_mean


def check_tombstones(
    about: PackFile, spot: Spot, pack: str, used: Iterable[tuple[str, Place]], problems: Problems
) -> dict[str, Removed]:
    """Return the ids that a pack has given up; one that somebody uses again is a problem.

    `used` are all ids that packs declare now, with their places.
    """
    found: dict[str, Removed] = {}
    now: dict[str, Place] = dict(used)
    for i, one in enumerate(about.removed):
        at = spot / "removed" / i
        if one.id in found:
            says = f"`{one.id}` is given up twice"
            problems.add("duplicate-id", says, (at / "id").place, "keep one of the two")
        found[one.id] = Removed(one.id, pack, one.since, one.why, tuple(one.replaced_by), (at / "id").place)
        if one.id in now:
            problems.add(
                "reused-id",
                f"`{one.id}` was given up in version {one.since} of `{pack}`, and stands for something again",
                now[one.id],
                "choose another id: old reports and assessments use this one for what it was",
                notes=[((at / "id").place, "given up here")],
            )
        for j, name in enumerate(one.replaced_by):
            if name not in now:
                says = f"there is no `{name}`, which should replace `{one.id}`"
                advice = did_you_mean(name, now) or "name something that exists"
                problems.add("unknown-replacement", says, (at / "replaced_by" / j).place, advice)
    return found
