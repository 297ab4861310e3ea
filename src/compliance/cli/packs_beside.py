"""What `compliance pack check` tells of the packs beside those that it checks: what rests on them, and names that clash."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from compliance.authoring.problem_formats import CheckedStep
from compliance.cli.printed import name_in_commands
from compliance.packs.beside import find_names_taken_beside, packs_beside, packs_that_need
from compliance.packs.find import pack_files
from compliance.packs.load import load_rulebook
from compliance.packs.read import read_files
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Beside:
    """The packs beside those that are checked, with their folders.

    `resting` need one of the checked ones, directly or not; `taken` are names that a checked pack and another declare.
    """

    resting: Mapping[str, Path]
    unread: tuple[CheckedStep, ...]
    taken: Mapping[str, tuple[Problem, ...]]


def look_beside(
    checked: Mapping[str, Path],
    told: Collection[str],
    known: Collection[str],
    roots: Sequence[Path],
    cache_folder: Path | None,
) -> Beside:
    """Return what is to be told of the packs beside those that are checked.

    `known` are all that were read with them; of those in `told` it is told already that they cannot be read.
    """
    others: dict[str, Path] = {}
    taken: dict[str, tuple[Problem, ...]] = {}
    for pack, folder in checked.items():
        beside = {name: at for name, at in packs_beside(folder).items() if name not in checked and name not in told}
        others.update(beside)
        problems = Problems()
        find_names_taken_beside(folder, {name: beside[name] for name in beside if name not in known}, problems)
        if problems.found:
            taken[pack] = tuple(problems.found)
    if not others:
        return Beside({}, (), {})
    resting = {name: others[name] for name in packs_that_need(checked, {**others, **checked}) if name in others}
    clashes = {(one.id, one.says.split("`")[1]) for ones in taken.values() for one in ones}
    return Beside(resting, tuple(_unread(checked, resting, roots, cache_folder, clashes)), taken)


def with_taken(steps: Sequence[CheckedStep], taken: Mapping[str, tuple[Problem, ...]]) -> tuple[CheckedStep, ...]:
    """Return steps with the names that clash among what was found in reading."""
    return tuple(
        replace(one, problems=(*taken.get(one.pack, ()), *one.problems)) if one.step == "read" else one for one in steps
    )


def resting_line(beside: Beside, checked: Mapping[str, Path], roots: Sequence[Path], given: Sequence[str]) -> str:
    """Return the line that names the packs that rest on those that were checked; an empty text if there is none.

    `given` are the packs as the command named them: what lies beside a folder is named by its folder, too.
    """
    if not beside.resting:
        return ""
    names, several = ", ".join(beside.resting), len(beside.resting) > 1
    whose = f"`{next(iter(checked))}`" if len(checked) == 1 else "these"
    folders = [str(Path(one).resolve().parent) for one in given if (Path(one) / "pack.yaml").is_file()]
    *others, last = list(beside.resting.items())
    if others and len({folder.parent for folder in beside.resting.values()}) == 1:
        others, last = [], (str(last[1].parent), last[1].parent)
    called = [name_in_commands(*one, given=folders) for one in others] + [name_in_commands(*last, roots, folders)]
    rest = f"{names} {'rest' if several else 'rests'} on {whose}"
    return f"{rest}: check {'them' if several else 'it'} too, with `compliance pack check {' '.join(called)}`"


def _unread(
    checked: Mapping[str, Path],
    resting: Mapping[str, Path],
    roots: Sequence[Path],
    cache_folder: Path | None,
    clashes: Collection[tuple[str, str]],
) -> list[CheckedStep]:
    """Return, for each pack that rests on the checked ones and cannot be read, what is wrong there, each thing once."""
    left = dict(resting)
    while left:
        folders = dict.fromkeys(folder.resolve().parent for folder in (*checked.values(), *left.values()))
        try:
            load_rulebook((*folders, *roots), [*checked, *left], cache_folder=cache_folder)
        except Refused as refused:
            spoilt = _spoilt(left)
            if spoilt:
                left = {name: at for name, at in left.items() if name not in {*spoilt, *packs_that_need(spoilt, left)}}
                continue
            found = {
                name: [one for one in refused.problems if one.at is not None and one.at.file.startswith(f"{name}/")]
                for name in left
            }
            steps = [CheckedStep(name, "read", _once(theirs, clashes)) for name, theirs in found.items()]
            return [step for step in steps if step.problems]
        return []
    return []


def _spoilt(packs: Mapping[str, Path]) -> list[str]:
    """Return the packs whose own files cannot be read, whatever they rest on: that is told when they are checked."""
    spoilt = []
    for name, folder in packs.items():
        problems = Problems()
        read_files(pack_files(folder, problems), problems)
        if problems.errors:
            spoilt.append(name)
    return spoilt


def _once(problems: Sequence[Problem], clashes: Collection[tuple[str, str]]) -> tuple[Problem, ...]:
    """Return each thing that is wrong once, and in how many other places it is."""
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        name = problem.says.partition("`")[2].partition("`")[0]
        if problem.level == "error" and (problem.id, name) not in clashes:
            alike.setdefault((problem.id, problem.says), []).append(problem)
    return tuple(
        replace(
            first,
            help=(*first.help, f"so it is in {len(more)} more {'place' if len(more) == 1 else 'places'} of this pack"),
        )
        if more
        else first
        for first, *more in alike.values()
    )
