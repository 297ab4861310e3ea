"""What `compliance pack check` prints for people: the problems, and a line for each step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from compliance.authoring.problem_formats import CheckedStep
from compliance.sources.counted import counted
from compliance.sources.decode import decode
from compliance.sources.place import Source
from compliance.sources.problem import Problem, Problems
from compliance.sources.render import render_problems

_MOST_ALIKE = 5
_MOST_CASES = 10
_MOST_CHANGED = 3


class PackSources(Mapping[str, Source]):
    """The texts of packs by the names that places use, cases among them; read when they are asked for."""

    def __init__(self, folders: Mapping[str, Path]) -> None:
        """Keep the folders of the packs."""
        self._folders = folders

    def __getitem__(self, name: str) -> Source:
        pack, _, inside = name.partition("/")
        try:
            data = (self._folders[pack] / inside).read_bytes()
        except OSError as error:
            raise KeyError(name) from error
        return decode(name, data, Problems()) or Source(name, "")

    def __iter__(self) -> Iterator[str]:
        for pack, folder in self._folders.items():
            yield from (f"{pack}/{path.relative_to(folder).as_posix()}" for path in sorted(folder.rglob("*.yaml")))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def problems_text(steps: Sequence[CheckedStep], sources: Mapping[str, Source], every: bool) -> str:
    """Return the problems of all steps; of warnings alike in one step a few, unless `every` one is wanted.

    Of many cases that fail, the first ones are told whole, and of the others where they stand.
    """
    shown: list[str] = []
    for step in steps:
        alike: dict[str, list[Problem]] = {}
        for problem in step.problems:
            alike.setdefault(f"{problem.level} {problem.id}", []).append(problem)
        if step.step == "cases" and (hint := _look_first(step, steps)):
            shown.append(hint)
        for problems in alike.values():
            few = problems if every or problems[0].level == "error" else problems[:_MOST_ALIKE]
            if problems[0].id == "failing-case" and not every:
                few = problems[:_MOST_CASES]
            shown.append(render_problems(few, sources))
            left = len(problems) - len(few)
            if left and problems[0].level == "error":
                shown.append(_cases_in_short(problems[_MOST_CASES:], step.pack))
            elif left:
                shown.append(f"... and {left} more warning[{problems[0].id}] in {step.pack}: --all prints them")
    return "".join(f"{text}\n\n" for text in shown)


def _look_first(cases: CheckedStep, steps: Sequence[CheckedStep]) -> str:
    """Return where a pack has changed since it was read, if cases have errors: what changed may be why."""
    errors = sum(problem.level == "error" for problem in cases.problems)
    changed = [
        str(problem.at)
        for step in steps
        for problem in step.problems
        if step.pack == cases.pack and problem.id == "changed-since-review" and not _is_in_cases(problem)
    ]
    if not errors or not changed:
        return ""
    more = f" and {len(changed) - _MOST_CHANGED} more" if len(changed) > _MOST_CHANGED else ""
    where = ", ".join(changed[:_MOST_CHANGED])
    return f"{counted(errors, 'error')} in cases: look first at what has changed since it was read ({where}{more})"


def _is_in_cases(problem: Problem) -> bool:
    return problem.at is None or problem.at.file.split("/")[1:2] == ["cases"]


def _cases_in_short(failing: Sequence[Problem], pack: str) -> str:
    """Return where cases that fail stand and what they are called, a line for each, and how many they are."""
    lines = [f"  --> {one.at}  {one.notes[0][1]}: {one.says}" for one in failing]
    return "\n".join(
        [f"... and {counted(len(failing), 'more failing case')} in {pack}: --all tells them whole", *lines]
    )


def summary_text(steps: Sequence[CheckedStep]) -> str:
    """Return a line for each step: the pack, the step, how long it took, what was found and what was looked at.

    What was found before and holds still is marked "as before"; it took no time.
    """
    packs = max(len(step.pack) for step in steps)
    lines = []
    for step in steps:
        took = f"{step.seconds:5.1f} s" if not step.left_out and not step.remembered else "       "
        lines.append(f"{step.pack:<{packs}}  {step.step:<8}  {took}  {_found(step)}".rstrip())
    return "\n".join(lines) + "\n"


def _found(step: CheckedStep) -> str:
    if step.left_out:
        return f"left out: {step.left_out}"
    errors = sum(problem.level == "error" for problem in step.problems)
    counts = [(errors, "error"), (len(step.problems) - errors, "warning")]
    words = [counted(number, word) for number, word in counts if number]
    says = "; ".join([*([step.says] if step.says else []), *(["as before"] if step.remembered else [])])
    return ", ".join(words or ["in order"]) + (f" ({says})" if says else "")
