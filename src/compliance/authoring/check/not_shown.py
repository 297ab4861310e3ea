"""What no case of a pack shows, as warnings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
    tried = {expected.name for case in judged.cases if not case.confirm for expected in case.expected}
    untried = _untried([one for one in result.lacking if one.name not in tried])
    for lacking in result.lacking:
        if lacking.name not in untried:
            _add(lacking, called or pack, problems)
        elif untried[lacking.name]:
            _add(replace(lacking, says=untried[lacking.name]), called or pack, problems)
            untried[lacking.name] = ""
    more = f", {len(result.impossible)} more can be shown by no answers" if result.impossible else ""
    return f"cases show {result.shown} of {result.wanted} things{more}"


def _untried(lacking: Iterable[Lacking]) -> dict[str, str]:
    """Return the rules that no case expects anything of, with what is said of each as one instead of part by part."""
    parts: dict[str, list[Lacking]] = {}
    for one in lacking:
        if one.what == "rule":
            parts.setdefault(one.name, []).append(one)
    untried: dict[str, str] = {}
    for name, found in parts.items():
        verdicts = [one.verdict for one in found if one.verdict]
        if verdicts:
            more = len(found) - len(verdicts)
            rest = f", and {more} of its parts and sides are shown by none" if more else ""
            untried[name] = f"no case expects a verdict of this rule: {', '.join(verdicts)}{rest}"
    return untried


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
