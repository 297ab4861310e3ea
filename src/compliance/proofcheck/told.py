"""Comparing what is told in a proof with what is so: `Unsound` is raised where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from compliance.conditions.proof import How, Key, Proof
from compliance.conditions.truth import Truth

T = TypeVar("T")


class Unsound(Exception):
    """A recorded proof does not hold; the message says what is told and what is."""


def demand(holds: bool, otherwise: str) -> None:
    """Raise `Unsound` unless something holds."""
    if not holds:
        raise Unsound(otherwise)


def entry(recorded: Mapping[Key, T] | None, key: Key) -> T | None:
    """Return what is recorded of a named thing; None if no record is checked."""
    if recorded is not None and key not in recorded:
        raise Unsound(f"nothing is recorded of `{key[0]}`" + (f" of `{key[1]}`" if key[1] else ""))
    return recorded[key] if recorded is not None else None


def part_of(whole: object, part: Proof | None) -> Proof | None:
    """Return a part that must be there if the whole is told."""
    if whole is not None and part is None:
        raise Unsound("the proof of a part is missing")
    return part


def parts_of(told: Proof | None, number: int) -> Sequence[Proof | None]:
    """Return the proofs of a condition's parts, which must be as many as it has."""
    if told is None:
        return [None] * number
    if len(told.parts) != number:
        raise Unsound(f"`{told.says}` has {number} parts, and {len(told.parts)} are told")
    return told.parts


def same(
    told: Proof | None,
    truth: Truth,
    how: How,
    says: str,
    keys: tuple[Key, ...] = (),
    subjects: tuple[str, ...] = (),
    linked: tuple[Truth, ...] = (),
    complete: bool = True,
    kind: str = "",
    witness: str | None = None,
) -> Truth:
    """Return the truth, after comparing all that is told of a condition with all that is so; its parts were walked."""
    if told is not None:
        expected = Proof(truth, how, says, told.parts, keys, subjects, linked, complete, kind, witness)
        if told != expected:
            raise Unsound(f"`{says}` is told as {told.truth}, and is {truth}, or reads something else")
        if told.parts and not (how in ("all", "either", "not", "at_least") or subjects):
            raise Unsound(f"`{says}` has no parts")
    return truth
