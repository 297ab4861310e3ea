"""pack.yaml, subjects.yaml and instruments.yaml as they are written."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from compliance.conditions.error import quoted
from compliance.packs.written import (
    Citations,
    Day,
    KebabId,
    Name,
    OneOrMany,
    Sha256,
    Shape,
    Text,
    Version,
    WrittenForce,
    YesNo,
    refuse,
)


def _range(value: str) -> str:
    part = r"(>=|<=|==|>|<|=)\s*\d{1,9}(\.\d{1,9})*"
    if not re.fullmatch(rf"{part}(\s*,\s*{part})*", value):
        refuse("bad-version", f"{quoted(value)} is not a range of versions", 'write it like ">=0.1" or ">=0.1,<2"')
    return value


Range = Annotated[str, AfterValidator(_range)]


class WrittenDate(Shape):
    """A day of law with a name."""

    on: Day
    """The day."""
    or_only_from: Day | None = None
    """The other reading, if the day is contested."""
    contested: Text = ""
    """Both readings, with reasons."""
    cite: Citations | None = None
    """Where law says so."""


class WrittenPunished(Shape):
    """Provisions of one law for whose breach a penalty is laid down."""

    instrument: Text = Field(alias="in")
    """The id of an instrument."""
    at: OneOrMany[Text] | None = None
    """Its provisions: `[Art. 8, Art. 25 to 39]`; left out if the penalty is for all that no other penalty names."""


class WrittenPenalty(Shape):
    """What may follow."""

    text: Text
    """The penalty in words."""
    punishes: OneOrMany[WrittenPunished] | None = None
    """The breach of which provisions it is for, as the law that lays it down says."""
    cite: Citations | None = None
    """Where law says so."""


class WrittenRemoved(Shape):
    """An id that the pack gave up."""

    id: Text
    """The rule, question, option set, term, classification or other thing that once had this id."""
    since: Version
    """The version of the pack in which it was gone."""
    why: Text
    """Why it was given up."""
    replaced_by: OneOrMany[Text] = Field(default_factory=list)
    """What takes its place."""


class PackFile(Shape):
    """pack.yaml: what a pack is."""

    pack: KebabId
    """The pack's id; its folder has the same name."""
    title: Text
    """The law or framework, as a report calls it."""
    version: Version
    """The pack's own version: major if a verdict can change for the same answers, minor for new rules or questions."""
    needs: dict[KebabId, Range] = Field(default_factory=dict)
    """The packs whose names this one uses, and which versions of them: `{common: ">=0.1"}`."""
    jurisdiction: Text = ""
    """Where this law is law."""
    regime: Text = ""
    """What tables call it, in a few words: `EU: AI Act`. The title, if left out."""
    dates: dict[Name, WrittenDate] = Field(default_factory=dict)
    """Days of law with a name."""
    timetables: dict[Name, OneOrMany[WrittenForce]] = Field(default_factory=dict)
    """Lines of `in_force` with a name, for all rules that begin to bind alike."""
    penalties: dict[Name, WrittenPenalty] = Field(default_factory=dict)
    """Penalties with a name."""
    covers: Text = ""
    """What of the law this pack covers."""
    leaves_out: OneOrMany[Text] = Field(default_factory=list)
    """What of the law this pack leaves out, and why."""
    holidays: list[Day] = Field(default_factory=list)
    """Public holidays of this law: deadlines in `working_days` pass over them, as over Saturdays and Sundays."""
    removed: list[WrittenRemoved] = Field(default_factory=list)
    """Ids that the pack once had and gave up; none is used again."""


class WrittenSubject(Shape):
    """A kind of thing that is judged one by one."""

    id: Name
    """What conditions call one of them: `function`."""
    plural: Name
    """What assessments call the list of them: `functions`."""
    title: Text
    """What a report calls one of them."""
    ask: Text
    """The question that brings the list."""
    why: Text = ""
    """Why law looks at each of them."""
    help: Text = ""
    """How to make the list."""
    within: Name | None = None
    """The kind of thing that each of them is part of."""
    cite: Citations | None = None
    """Where law says that each is looked at."""


class SubjectsFile(Shape):
    """subjects.yaml."""

    subjects: list[WrittenSubject] = Field(min_length=1)
    """The kinds of things that are judged one by one."""


class WrittenInstrument(Shape):
    """A law, regulation or guidance."""

    id: KebabId
    """What citations call it."""
    title: Text
    """Its title."""
    citation: Text
    """How lawyers cite it."""
    issuer: Text
    """Who made it."""
    kind: Literal[
        "statute",
        "regulation",
        "directive",
        "case_law",
        "order",
        "final_guidance",
        "draft_guidance",
        "proposed",
        "good_practice",
        "contract",
    ]
    """What kind of law it is."""
    version: Text
    """The date of the text that was read."""
    file: Text | None = None
    """The archived text, relative to the folder of sources."""
    sha256: Sha256 | None = None
    """The digest of the archived text."""
    archived: YesNo | None = None
    """`no` if no text is archived; then say `why`."""
    why: Text | None = None
    """Why no text is archived."""
    supersedes: Text = ""
    """The instrument that this one replaced."""
    note: Text = ""
    """What a reader of a report should know about the text."""


class InstrumentsFile(Shape):
    """instruments.yaml."""

    instruments: list[WrittenInstrument] = Field(min_length=1)
    """The texts of law that the pack cites."""
