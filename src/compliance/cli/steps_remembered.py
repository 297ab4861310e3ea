"""What steps of `pack check` found in packs that have not changed since, so that it need not be looked for again.

It is told only if everything that it depends on is the same, byte for byte: the program, the day, every file of the pack and
of all packs that it needs or that need it, and, for what is compared with texts of law, the archived texts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from compliance.authoring.problem_formats import CheckedStep
from compliance.cli.program_files import program_files
from compliance.packs.model import Rulebook
from compliance.sources import kept
from compliance.sources.place import Place
from compliance.sources.problem import Problem

_MOST_KEPT = 120
_COMPARE_WITH_TEXTS = frozenset({"quotes", "law"})


class StepMemory:
    """Where the findings of steps are kept; without a folder nothing is."""

    def __init__(
        self,
        rulebook: Rulebook,
        folders: Mapping[str, Path],
        sources: Path | None,
        told: Sequence[object],
        folder: Path | None,
    ) -> None:
        """Keep what findings depend on: `folders` are those of all packs, `told` is whatever else decides, as the day."""
        self._rulebook, self._folders, self._sources, self._folder = rulebook, folders, sources, folder
        self._told = [str(one) for one in told]
        self._digests: dict[Path, str] = {}

    def recall(self, pack: str, steps: Sequence[str]) -> list[CheckedStep] | None:
        """Return what these steps found in a pack; None if they have to be made."""
        if self._folder is None:
            return None
        body = kept.look_up(self._folder, self._name(pack, steps))
        if body is None:
            return None
        try:
            return [_step(one) for one in json.loads(body)]
        except (ValueError, KeyError, TypeError):
            return None

    def remember(self, pack: str, made: Sequence[CheckedStep]) -> None:
        """Keep what steps found, unless a file has changed while they were made: then it is not known what they read."""
        before = {self._folders[one]: self._digest(self._folders[one]) for one in self._beside(pack)}
        if self._folder is not None and all(_digest(folder) == known for folder, known in before.items()):
            body = json.dumps([_data(step) for step in made], ensure_ascii=False).encode()
            kept.keep(self._folder, self._name(pack, [step.step for step in made]), body, _MOST_KEPT)

    def _name(self, pack: str, steps: Sequence[str]) -> str:
        told = [*self._program, *self._told, pack, *steps]
        # Each as it was read, and as its folder is now: if these differ, what is found is not told again.
        known = [(one, self._rulebook.packs[one].digest, self._folders[one]) for one in sorted(self._beside(pack))]
        told += [f"{one} {read} {self._digest(folder)}" for one, read, folder in known]
        if self._sources is None:
            told.append("no texts")
        elif not _COMPARE_WITH_TEXTS.isdisjoint(steps):
            told.append(self._digest(self._sources))
        return f"steps-{hashlib.sha256(json.dumps(told).encode()).hexdigest()}.json"

    @cached_property
    def _program(self) -> list[str]:
        return list(program_files())

    def _beside(self, pack: str) -> frozenset[str]:
        """Return a pack with those that it needs, those that need it, and those that these need in turn."""
        from compliance.packs.lock import with_needs

        needed_by = {one for one in self._rulebook.packs if pack in with_needs(self._rulebook, [one])}
        return with_needs(self._rulebook, needed_by)

    def _digest(self, folder: Path) -> str:
        """Return the digest of a folder when it was first asked for."""
        if folder not in self._digests:
            self._digests[folder] = _digest(folder)
        return self._digests[folder]


def _digest(folder: Path) -> str:
    """Return the digest of all files in a folder, by their names; one that cannot be read counts by its name."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            data = path.read_bytes()
        except OSError:
            data = b""
        digest.update(f"{path.relative_to(folder)} {len(data)}\n".encode("utf-8", "surrogateescape"))
        digest.update(data)
    return digest.hexdigest()


def _data(step: CheckedStep) -> dict[str, Any]:
    return {
        "pack": step.pack,
        "step": step.step,
        "left_out": step.left_out,
        "says": step.says,
        "seconds": step.seconds,
        "problems": [
            {
                "id": one.id,
                "says": one.says,
                "at": _place_data(one.at),
                "help": one.help,
                "notes": [[_place_data(place), words] for place, words in one.notes],
                "level": one.level,
            }
            for one in step.problems
        ],
    }


def _place_data(place: Place | None) -> list[Any] | None:
    return None if place is None else [place.file, place.line, place.column, place.width]


def _step(data: Mapping[str, Any]) -> CheckedStep:
    problems = tuple(
        Problem(
            one["id"],
            one["says"],
            _place(one["at"]),
            tuple(one["help"]),
            tuple((_place(place), words) for place, words in one["notes"]),
            one["level"],
        )
        for one in data["problems"]
    )
    return CheckedStep(
        data["pack"], data["step"], problems, data["left_out"], data["says"], data["seconds"], remembered=True
    )


def _place(data: list[Any] | None) -> Place | None:
    return None if data is None else Place(*data)
