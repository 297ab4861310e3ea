"""Finds what travels with the program: rule packs, templates and examples."""

from __future__ import annotations

from pathlib import Path

from compliance.sources.problem import Problem, Refused

_PACKAGE = Path(__file__).parent.parent


def bundled(name: str) -> Path:
    """Return the folder `rules`, `templates` or `examples` of the installed package, or of the repository.

    Raises `Refused` if neither has it: then the installation is not complete.
    """
    for folder in (_PACKAGE / "_bundled" / name, _PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise Refused(
        [
            Problem(
                "incomplete-installation",
                f"the folder `{name}` that belongs to the program is not there",
                help=("install the program again",),
            )
        ]
    )
