"""Reads a pack: from the bytes of its files to what is written in them, in shapes that fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from compliance.packs.find import PackFiles, pack_files
from compliance.packs.kinds_of_file import FileKind, kind_of_file
from compliance.packs.spot import Spot
from compliance.packs.wording import fit_shape
from compliance.packs.written import Shape
from compliance.packs.written_examples import ExamplesFile
from compliance.packs.written_law import LawFile
from compliance.packs.written_pack import InstrumentsFile, PackFile, SubjectsFile
from compliance.packs.written_questions import OptionSetsFile, QuestionsFile
from compliance.packs.written_rules import ClassificationsFile, RulesFile, TermsFile
from compliance.sources.document import read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass

S = TypeVar("S", bound=Shape)

SHAPES: dict[FileKind, type[Shape]] = {
    "pack": PackFile,
    "subjects": SubjectsFile,
    "instruments": InstrumentsFile,
    "option_sets": OptionSetsFile,
    "terms": TermsFile,
    "questions": QuestionsFile,
    "classifications": ClassificationsFile,
    "rules": RulesFile,
    "law": LawFile,
    "examples": ExamplesFile,
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file of a pack: what is written in it, and where it stands."""

    written: Shape
    spot: Spot


@dataclass(frozen=True, slots=True)
class ReadPack:
    """What is written in the files of a pack, in the order of their names. `about` is its pack.yaml."""

    name: str
    digest: str
    about: PackFile | None
    files: tuple[ReadFile, ...]

    @property
    def holidays(self) -> tuple[date, ...]:
        """The public holidays that pack.yaml names, in their order; those that are no days are problems already."""
        named = self.about.holidays if self.about is not None else []
        return tuple(sorted({date.fromisoformat(day) for day in named}))

    def of(self, shape: type[S]) -> Iterator[tuple[S, Spot]]:
        """Return the files of one shape, each with its spot."""
        for file in self.files:
            if isinstance(file.written, shape):
                yield file.written, file.spot


def read_again(folder: Path) -> ReadPack:
    """Return a pack in a folder as it is written, of which every problem is told already."""
    return read_files(pack_files(folder, Problems()), Problems())


def read_files(files: PackFiles, problems: Problems) -> ReadPack:
    """Return a pack as it is written; files that do not fit are left out, and what is wrong goes to `problems`."""
    read: list[ReadFile] = []
    about: PackFile | None = None
    for name, data in files.files.items():
        kind = kind_of_file(name)
        document = read_document(f"{files.name}/{name}", data, problems, escapes=False)
        if kind is None or document is None:
            continue
        written = fit_shape(SHAPES[kind], document, problems)
        if written is not None:
            read.append(ReadFile(written, Spot(document)))
        if isinstance(written, PackFile):
            about = written
    if "pack.yaml" not in files.files:
        place = Place(f"{files.name}/pack.yaml", 1, 1)
        problems.add("missing-file", f"the pack `{files.name}` has no pack.yaml", place, "say there what it is")
    for file in read:
        if isinstance(file.written, PackFile) and file.written.pack != files.name:
            says = f"the pack is called `{file.written.pack}`, its folder `{files.name}`"
            problems.add("pack-name", says, (file.spot / "pack").place, "give both the same name")
    return ReadPack(files.name, files.digest, about, tuple(read))
