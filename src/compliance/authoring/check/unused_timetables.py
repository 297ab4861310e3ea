"""Timetables of a pack that no rule and no line of a classification names."""

from __future__ import annotations

from collections.abc import Iterator

from compliance.packs.read import ReadPack
from compliance.packs.written import WrittenForce
from compliance.packs.written_pack import PackFile
from compliance.packs.written_rules import ClassificationsFile, RulesFile
from compliance.sources.problem import Problems


def find_unused_timetables(read: ReadPack, problems: Problems) -> None:
    """Warn of each timetable in pack.yaml that nothing in the pack names: nobody would notice that its days are wrong."""
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
