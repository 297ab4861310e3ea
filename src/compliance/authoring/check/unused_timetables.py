"""Timetables of a pack that no rule and no line of a classification names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from compliance.packs.find import pack_files
from compliance.packs.read import ReadPack, read_files
from compliance.packs.written import WrittenForce
from compliance.packs.written_pack import PackFile
from compliance.packs.written_rules import ClassificationsFile, RulesFile
from compliance.sources.problem import Problems


def find_unused_timetables(folder: Path, problems: Problems) -> None:
    """Warn of each timetable in pack.yaml that nothing in the pack names: nobody would notice that its days are wrong."""
    files = pack_files(folder, Problems())
    if b"timetables:" not in files.files.get("pack.yaml", b""):  # most packs have none, and to read them all is slow
        return
    read = read_files(files, Problems())
    used = {line.timetable for line in _lines(read)}
    for about, spot in read.of(PackFile):
        for name in about.timetables:
            if name not in used:
                problems.add(
                    "unused-timetable",
                    f"nothing names the timetable `{name}`",
                    (spot / "timetables" / name).key_place,
                    f"write `in_force: {{timetable: {name}}}` in a rule, or take it out",
                    level="warning",
                )


def _lines(read: ReadPack) -> Iterator[WrittenForce]:
    for rules, _ in read.of(RulesFile):
        for rule in rules.rules:
            yield from rule.in_force or ()
    for classifications, _ in read.of(ClassificationsFile):
        for classification in classifications.classifications:
            for line in classification.decide:
                yield from line.in_force or ()
