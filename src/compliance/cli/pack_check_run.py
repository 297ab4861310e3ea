"""Makes the steps of `compliance pack check`, several at a time where the machine can."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from compliance.authoring.check.looked import Looked
from compliance.authoring.check.steps import STEPS, PackSteps
from compliance.authoring.problem_formats import CheckedStep
from compliance.cli.garbage import never_collect, not_collected
from compliance.cli.steps_remembered import StepMemory
from compliance.packs.model import Rulebook
from compliance.sources.values import dataclass

_TOGETHER = (("cases", "lint", "coverage"), ("read", "quotes", "law"))
"""Steps that share work, and so are made one after another in one process; the longest stand first."""


@dataclass(frozen=True, slots=True)
class ToCheck:
    """Packs that could be read, with their folders, and what is needed to look at them.

    `called` is how a command names each pack.
    """

    rulebook: Rulebook
    folders: Mapping[str, Path]
    day: date
    sources: Path | None
    called: Mapping[str, str]


def run_steps(
    to_check: ToCheck, steps: Sequence[str], memory: StepMemory, jobs: int, progress: Callable[[int, int], None]
) -> tuple[CheckedStep, ...]:
    """Return what each of `steps` found in each pack, in the order of packs and steps; `progress` is told how far it is.

    What `memory` knows is not looked for again.
    """
    tasks = [
        (pack, chosen)
        for group in _TOGETHER
        for pack in sorted(to_check.folders, key=lambda pack: -_size(to_check.folders[pack]))
        if (chosen := tuple(step for step in group if step in steps))
    ]
    made: list[CheckedStep] = []
    to_make: list[tuple[str, tuple[str, ...]]] = []
    for task in tasks:
        known = memory.recall(*task)
        made.extend(known or ())
        if known is None:
            to_make.append(task)
    for (pack, _), few in zip(to_make, _made(to_check, to_make, jobs), strict=True):
        memory.remember(pack, few)
        made.extend(few)
        progress(len(made), len(to_check.folders) * len(steps))
    packs, order = list(to_check.folders), list(STEPS)
    return tuple(sorted(made, key=lambda step: (packs.index(step.pack), order.index(step.step))))


def _made(to_check: ToCheck, tasks: Sequence[tuple[str, tuple[str, ...]]], jobs: int) -> Iterator[list[CheckedStep]]:
    if jobs == 1 or len(tasks) <= 1:
        _kept["it"] = to_check
        with not_collected():
            yield from (_make(task) for task in tasks)
        return
    with ProcessPoolExecutor(min(jobs, len(tasks)), initializer=_begin, initargs=(to_check,)) as pool:
        yield from pool.map(_make, tasks)


def _size(folder: Path) -> int:
    """Return how many bytes the files of a pack have: what takes longest to look at begins first."""
    return sum(path.stat().st_size for path in folder.rglob("*.yaml"))


_kept: dict[str, ToCheck] = {}


def _begin(to_check: ToCheck) -> None:
    """Begin a process of its own: keep there what all steps look at."""
    _kept["it"] = to_check
    never_collect()


def _make(task: tuple[str, tuple[str, ...]]) -> list[CheckedStep]:
    to_check, (pack, steps) = _kept["it"], task
    folder, called = to_check.folders[pack], to_check.called[pack]
    making = PackSteps(Looked(to_check.rulebook, pack, folder, to_check.day, to_check.sources, called))
    made = []
    for step in steps:
        began = perf_counter()
        made.append(replace(making.make(step), seconds=perf_counter() - began))
    making.forget()
    return made
