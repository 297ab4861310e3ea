"""What differs between two versions of a thing and changes no verdict: its severity, and texts, each by what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from compliance.authoring.renamed import KINDS
from compliance.packs.model import Rule, Rulebook
from compliance.sources.values import dataclass

_MEANING = frozenset(
    {"applies_when", "met_when", "when", "means", "ask_when", "when_not_asked", "kind", "in_force", "then"}
)
_NO_WORDS = frozenset({"id", "place", "pack", "severity"})
_SAID = {"cite": "citations", "ask": "question", "says": "label", "reads": "reading", "due": "last day"}
_LISTS = {"duties": "duty", "lines": "line", "options": "option", "named": "named", "outcomes": "outcome"}
"""Fields that hold several things, and what one of them is called."""


@dataclass(frozen=True, slots=True)
class OtherWords:
    """A thing (`what` is as in `rule`) and the parts of it that read otherwise, as in `gap` or `remedy of duty told`."""

    what: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherSeverity:
    """A rule whose gap is more or less severe than before."""

    rule: str
    before: str
    after: str


def find_other_words(old: Rulebook, new: Rulebook, pack: str) -> Iterator[OtherWords]:
    """Yield what reads otherwise of all that a pack has in both versions."""
    for kind in KINDS:
        ours, theirs = getattr(old, kind), getattr(new, kind)
        for name in sorted(ours):
            if ours[name].pack == pack and name in theirs:
                parts = tuple(dict.fromkeys(_differing(ours[name], theirs[name])))
                if parts:
                    yield OtherWords(kind[:-1], name, parts)
    used = {rule.penalty for rule in old.rules_of(pack)}
    for name in sorted(used & old.penalties.keys() & new.penalties.keys(), key=str):
        if name is not None and (parts := tuple(_differing(old.penalties[name], new.penalties[name]))):
            yield OtherWords("penalty", name, parts)


def find_other_severities(old: Rulebook, new: Rulebook, pack: str) -> Iterator[OtherSeverity]:
    """Yield the rules of a pack that have another severity."""
    for rule in old.rules_of(pack):
        other: Rule | None = new.rules.get(rule.id)
        if other is not None and other.severity is not rule.severity:
            yield OtherSeverity(rule.id, rule.severity.value, other.severity.value)


def _differing(one: Any, other: Any) -> Iterator[str]:
    for field in fields(one):
        before, after = getattr(one, field.name), getattr(other, field.name)
        if before == after or not field.compare or field.name in _MEANING | _NO_WORDS:
            continue
        if field.name in _LISTS:
            there = {part.id: part for part in after}
            for part in before:
                if part.id in there:
                    inner = f"{_LISTS[field.name]} {part.id}"
                    yield from (f"{said} of {inner}" for said in _differing(part, there[part.id]))
        else:
            yield _SAID.get(field.name, field.name.replace("_", " "))
