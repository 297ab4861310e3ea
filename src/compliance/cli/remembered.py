"""What `check` printed for files that have not changed since, so that it can be told again without judging again.

It is told only if everything that it depends on is the same, byte for byte: the program, the packs, the assessment,
overlays and lock file, the evidence that the assessment names, the options, the terminal, and the day.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compliance.cli.program_files import program_files
from compliance.sources import kept
from compliance.sources.values import dataclass

if TYPE_CHECKING:
    from compliance.cli.judged_by import Read
    from compliance.packs.wanted import Wanted

_MOST_KEPT = 16


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a run printed, and how it ended."""

    printed: str
    code: int


@dataclass(frozen=True, slots=True)
class Memory:
    """Where one question to `check` and its answer are kept.

    `beside` is the folder of the assessment, which its evidence is named from; `assessment` the SHA-256 of its bytes,
    `packs` the files of the packs, as they were read for the question.
    """

    folder: Path
    name: str
    beside: Path
    assessment: str
    packs: Wanted

    def recall(self) -> Remembered | None:
        """Return what was printed the last time, unless a file that the assessment names has changed."""
        body = kept.look_up(self.folder, self.name)
        if body is None:
            return None
        try:
            told = json.loads(body)
            if any(_state(self.beside / file, digested) != state for file, digested, state in told["files"]):
                return None
            return Remembered(str(told["printed"]), int(told["code"]))
        except (ValueError, KeyError, TypeError):
            return None

    def remember(self, read: Read, told: Remembered) -> None:
        """Keep what is printed now, unless it rests on other files than the question, or its author was warned."""
        narrow = self.packs.names is not None
        if read.warned or read.narrowed != narrow or read.facts.digest != self.assessment:
            return
        named = [(piece.file, bool(piece.sha256)) for piece in read.facts.evidence.values() if piece.file]
        if read.facts.after:
            named.append((read.facts.after, True))
        files = [[file, digested, _state(self.beside / file, digested)] for file, digested in named]
        body = json.dumps({"printed": told.printed, "code": told.code, "files": files}, ensure_ascii=False)
        kept.keep(self.folder, self.name, body.encode(), _MOST_KEPT)


def memory_of(
    file: Path,
    packs: Sequence[str],
    roots: Sequence[Path],
    beside: Mapping[str, Sequence[Path]],
    options: Sequence[object],
    folder: Path | None,
) -> Memory | None:
    """Return where the answer for these inputs is kept.

    `packs` are those that were asked for besides, `beside` other files that are read, by what they are for, `options`
    whatever else decides what is printed. None if nothing is to be kept, or a file cannot be read; what is wrong with it
    is told when it is read in earnest.
    """
    others = [one for files in beside.values() for one in files]
    if folder is None or not all(one.is_file() for one in (file, *others)):  # what a pipe brings can be read only once
        return None
    from compliance.answers.named_packs import named_packs
    from compliance.packs.wanted import find_wanted
    from compliance.sources.problem import Problems, Refused

    problems = Problems()
    try:
        named = named_packs(file) if not others else ()
        names = tuple(sorted({*named, *packs})) if named else None
        wanted = find_wanted(roots, names, folder, problems)
        assessment = _digest(file)
        told = [wanted.key(), assessment, str(file), *map(str, options), *program_files()]
        for what, files in beside.items():
            told += [what, *[f"{one} {_digest(one)}" for one in files]]
    except (OSError, ValueError, Refused):
        return None
    if problems.found:
        return None
    digest = hashlib.sha256("".join([f"{len(one)} {one}\n" for one in told]).encode("utf-8", "surrogateescape"))
    return Memory(folder, f"checked-{digest.hexdigest()}.json", file.parent, assessment, wanted)


def _state(path: Path, digested: bool) -> str:
    """Return what is known of a file that an assessment names: its digest if one is written there, or that it is there."""
    try:
        if not path.is_file():
            return "none"
        if not digested:
            return "there"
        return _digest(path)
    except OSError:
        return "none"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
