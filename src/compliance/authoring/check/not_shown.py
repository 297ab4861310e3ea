"""What no case of a pack shows, as warnings."""

from __future__ import annotations

from shlex import quote, split

from compliance.authoring.coverage import Lacking, cover_pack
from compliance.authoring.judged_cases import JudgedCases
from compliance.authoring.open_world import OpenWorld
from compliance.authoring.search import Search
from compliance.sources.problem import Problems


def find_not_shown(judged: JudgedCases, pack: str, world: OpenWorld, problems: Problems, called: str = "") -> str:
    """Warn of everything that no confirmed case shows, unless no answers can; return the counts in words.

    `called` is how a command names the pack, where that is not its id alone.
    """
    result = cover_pack(judged, pack, Search(world.rulebook, pack, world.scene.day, world).is_impossible)
    for lacking in result.lacking:
        _add(lacking, called or pack, problems)
    more = f", {len(result.impossible)} more can be shown by no answers" if result.impossible else ""
    return f"cases show {result.shown} of {result.wanted} things{more}"


def _add(lacking: Lacking, called: str, problems: Problems) -> None:
    says = f"`{lacking.name}`: {lacking.says}"
    first = split(called)[0]
    target = quote(f"{first}/cases/to_confirm.yaml") if "/" in first else "to_confirm.yaml"
    write = f"`compliance pack coverage {called} --write {target}` writes such a case, to be confirmed"
    if lacking.verdict:
        problems.add("verdict-not-shown", says, lacking.place, write, level="warning")
    elif lacking.value is not None:
        problems.add("side-not-shown", says, lacking.place, write, level="warning")
    else:
        problems.add("part-not-shown", says, lacking.place, write, level="warning")
