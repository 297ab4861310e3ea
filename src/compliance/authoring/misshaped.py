"""What a case expects, written as a group or a list where one word should stand: what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from compliance.answers.entry import Entry
from compliance.sources.problem import Problem, Problems

_BARE = re.compile(r"`([^`]+)` became a key without a value")


def tell_if_misshaped(part: Entry, subject: str | None, known: Sequence[str], what: str, problems: Problems) -> bool:
    """Say whether no word stands where an outcome or verdict (`what`) is expected; if so, that is recorded.

    `known` are the words that could stand there. What was said before of a piece of the same group is said no more.
    """
    if part.data is None:  # the reader of the file has said so
        return True
    if not (part.is_mapping or part.is_list):
        return False
    before = [problem for problem in problems.found if _is_inside(problem, part)]
    problems.found = [problem for problem in problems.found if problem not in before]
    words = [found[1] for problem in before if (found := _BARE.search(problem.says)) is not None]
    meant = _meant([*words, *_words(part)], known)
    line = part["line"].text
    if len(meant) > 1 and what == "outcome":
        written = f"{{one_of: [{', '.join(meant)}]}}"
    else:
        written = meant[0] if meant else known[0]
    as_in = "" if meant else "one of its words, as in "
    if subject is None and line:
        help = [f"with the line that decides: `{{is: {written}, line: {line}}}`"]
    elif subject is None:
        help = [f"write {as_in}`{written}` alone: this speaks of the deployment, not of single subjects"]
    else:
        help = [f"write {as_in}`{subject}: {written}`"]
    if line and subject is not None:
        help = [f"the line stands beside the subject: write `{{{subject}: {written}, line: {line}}}`"]
    elif what == "outcome" and subject is not None:
        help.append(f"with the line that decides: `{{{subject}: {written}, line: ...}}`")
    problems.add("wrong-kind", f"one word should stand here, the {what}", part.at, *help)
    return True


def _words(part: Entry) -> Iterable[str]:
    for key, value in part.items():
        if key != "line":
            yield from (key, value.text, *_words(value))
    for member in part.members():
        yield from (member.text, *_words(member))


def _meant(words: Iterable[str], known: Sequence[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if word in known]


def _is_inside(problem: Problem, part: Entry) -> bool:
    at, whole = problem.at, part.at
    if problem.id != "split-text" or at is None or at.file != whole.file or at.line != whole.line:
        return False
    return whole.column <= at.column < whole.column + whole.width
