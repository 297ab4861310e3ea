"""An overlay file as it is written: what an organisation changes in packs that are not its own."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from compliance.packs.written import Day, KebabId, RuleId, Shape, Text, Version, refuse
from compliance.packs.written_pack import Range
from compliance.packs.written_rules import WrittenDuty


def _not_yours(_: Any) -> Any:
    refuse(
        "not-to-be-changed",
        "an overlay cannot change this part of a rule: what the law says is not ours to change",
        "it may set `severity`, add `duties`, or write `waived: {until: ...}`",
        "what more your organisation wants is a duty of its own, or a rule in a pack of its own",
    )


Untouchable = Annotated[Any, BeforeValidator(_not_yours)]


class WrittenWaived(Shape):
    """A gap that is accepted for a time."""

    until: Day
    """The last day on which it is accepted."""


class WrittenChange(Shape):
    """What is changed in one rule, and why."""

    rule: RuleId
    """The rule that is changed."""
    severity: Literal["critical", "high", "medium", "low"] | None = None
    """How bad a gap is to this organisation. Raising it is free; lowering it needs approval and an end."""
    waived: WrittenWaived | None = None
    """Accepts the gap until a day: it stays a gap, and is shown as accepted."""
    duties: list[WrittenDuty] = Field(default_factory=list)
    """Duties that the organisation adds to the rule."""
    because: Text
    """Why."""
    approved_by: Text = ""
    """Who approved it, if not who approved the whole overlay."""
    until: Day | None = None
    """The last day of a lowered severity."""
    applies_when: Untouchable = None
    """Not to be changed."""
    requires: Untouchable = None
    """Not to be changed."""
    in_force: Untouchable = None
    """Not to be changed."""
    standing: Untouchable = None
    """Not to be changed."""
    each: Untouchable = None
    """Not to be changed."""
    cite: Untouchable = None
    """Not to be changed."""
    title: Untouchable = None
    """Not to be changed."""
    gap: Untouchable = None
    """Not to be changed."""
    penalty: Untouchable = None
    """Not to be changed."""


class OverlayFile(Shape):
    """An overlay file."""

    overlay: KebabId
    """What reports call the overlay: `st-mary-hospital`."""
    title: Text = ""
    """The organisation, or the policy that the overlay carries out."""
    version: Version
    """The overlay's own version."""
    over: dict[KebabId, Range] = Field(min_length=1)
    """The packs whose rules it changes, and which versions of them."""
    approved_by: Text = ""
    """Who approved everything in it."""
    changes: list[WrittenChange] = Field(default_factory=list)
    """What is changed, rule by rule."""
