"""The part of a pack's README that tells its mutation score: written by a program, between two marks."""

from __future__ import annotations

import re

from compliance.authoring.mutate import MutationResult

BEGIN = "<!-- mutation score: written by `compliance pack mutate --write-score` -->"
END = "<!-- end of mutation score -->"
_PART = re.compile(f"{re.escape(BEGIN)}\n.*?{re.escape(END)}\n?", re.DOTALL)


def put_score(readme: str, result: MutationResult, cases: int, version: str) -> str:
    """Return a README with the score of its pack: in its old place, else at the end."""
    return _put(readme, score_words(result, cases, version))


def put_not_measured(readme: str) -> str:
    """Return a README that says that the score was not measured yet; one that has a score stays as it is."""
    return (
        readme
        if has_score(readme)
        else _put(readme, "It was not measured yet: `compliance pack mutate --write-score` does.")
    )


def _put(readme: str, words: str) -> str:
    part = f"{BEGIN}\n{words}\n{END}\n"
    if _PART.search(readme):
        return _PART.sub(lambda _: part, readme, count=1)
    return f"{readme.rstrip()}\n\n## How well its cases test it\n\n{part}"


def score_words(result: MutationResult, cases: int, version: str) -> str:
    """Return the score as a paragraph."""
    return (
        f"In version {version}, its {cases} cases notice {result.killed} of {result.counted} small mistakes that were put\n"
        f"into it one at a time ({result.score:.1%}); {result.same_meaning} more were proven to change nothing."
    )


def has_score(readme: str) -> bool:
    """Return whether a README has such a part."""
    return _PART.search(readme) is not None
