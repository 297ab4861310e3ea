"""Terms, classifications and rules as they are written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from compliance.packs.clock import ClockAbout
from compliance.packs.written import (
    OR_TEXT,
    Citations,
    Condition,
    Name,
    OneOrMany,
    RuleId,
    Shape,
    StandingWord,
    Text,
    WrittenForce,
    by_key,
)


class WrittenTerm(Shape):
    """A condition with a name."""

    id: Name
    """What conditions call it."""
    each: Name | None = None
    """The kind of subject that it is said of; the deployment, if left out."""
    means: Condition
    """When it holds."""
    reads: Text
    """How a report tells that it holds."""
    cite: Citations | None = None
    """The words of law that define it."""


class TermsFile(Shape):
    """terms.yaml."""

    terms: list[WrittenTerm] = Field(min_length=1)
    """The terms."""


class WrittenOutcome(Shape):
    """A legal status, or several that have a name in common."""

    title: Text
    """The status in words."""
    of: Annotated[dict[Name, Text], Field(min_length=1)] | None = None
    """The statuses that it stands for."""


class WrittenLine(Shape):
    """One line of a classification."""

    id: Name
    """What reports and decisions call it."""
    when: Condition | None = None
    """When it decides."""
    then: OneOrMany[Text] | None = None
    """The outcome; several if law is not settled."""
    otherwise: OneOrMany[Text] | None = None
    """The outcome if no line above decides (last line)."""
    because: Text = ""
    """Why law sees it so."""
    contested: Text = ""
    """Both readings, with reasons, where several outcomes stay possible."""
    leans: Text | None = None
    """The safer one of them."""
    standing: StandingWord | None = None
    """What kind of law the line rests on."""
    in_force: OneOrMany[WrittenForce] | None = None
    """From when to when the line counts."""
    cite: Citations | None = None
    """Where law says so."""


class WrittenClassification(Shape):
    """A legal status that is decided by the first line whose condition holds."""

    id: Name
    """What conditions call it."""
    each: Name | None = None
    """The kind of subject that it is said of; the deployment, if left out."""
    title: Text
    """What a report calls it."""
    outcomes: Annotated[dict[Name, Annotated[WrittenOutcome, by_key("title"), OR_TEXT]], Field(min_length=1)]
    """Every status that there is."""
    decide: Annotated[list[WrittenLine], Field(min_length=1)]
    """The lines, in order."""


class ClassificationsFile(Shape):
    """classifications/*.yaml."""

    classifications: list[WrittenClassification] = Field(min_length=1)
    """The classifications."""


class WrittenRemedy(Shape):
    """What to do about a gap."""

    text: Text
    """What to do."""
    effort: Literal["hours", "days", "weeks", "months"]
    """How long it takes."""
    owner: Text
    """Who sees to it: a role in one or two words."""


class WrittenClock(Shape):
    """A limit of time, told so that those of several laws can be laid side by side."""

    about: ClockAbout
    """What it limits."""
    limit: Text
    """How long: `72 hours`, `5 working_days`, `18 years`, or `without delay`."""
    to: Text = ""
    """To whom something is due, or whom it protects."""
    after: Text = ""
    """From when it runs."""


class WrittenDuty(Shape):
    """One thing that a rule requires."""

    id: Name
    """What reports and waivers call it."""
    text: Text
    """What must be so."""
    met_when: Condition
    """When it is so."""
    when: Condition | None = None
    """When this duty applies; with the rule, if left out."""
    due: Text | None = None
    """Its last day: `60 days after incident.discovered`."""
    gap: Text = ""
    """What is wrong if it is not so."""
    remedy: WrittenRemedy | None = None
    """What to do about it."""
    standing: StandingWord | None = None
    """What kind of law it rests on, if not the same as the rule."""
    cite: Citations | None = None
    """The words of law."""
    clock: WrittenClock | None = None
    """The limit of time in it, for the table of clocks."""


class WrittenRule(Shape):
    """An obligation."""

    id: RuleId
    """What reports call it: `law.two-words`."""
    each: Name | None = None
    """The kind of subject that it is judged for, one by one; the deployment, if left out."""
    title: Text
    """What to do, as a heading."""
    topic: Text = ""
    """The heading that a report shows it under."""
    applies_when: Condition
    """When the obligation exists."""
    requires: Annotated[list[WrittenDuty], Field(min_length=1)]
    """What must be so."""
    standing: StandingWord | None = None
    """What kind of law it is."""
    in_force: OneOrMany[WrittenForce] | None = None
    """From when to when; throughout, if left out."""
    severity: Literal["critical", "high", "medium", "low"]
    """How bad a gap is."""
    severity_because: Text = ""
    """Why it is that bad."""
    penalty: Text | None = None
    """The name of a penalty in pack.yaml."""
    gap: Text
    """What is wrong if the rule is not met."""
    remedy: WrittenRemedy
    """What to do if the rule is not met."""
    evidence: Text = ""
    """What proves that the rule is met."""
    contested: Text = ""
    """Both readings, with reasons, if it is contested whether the rule binds."""
    would_replace: list[Text] = Field(default_factory=list)
    """The rules that a proposal would replace."""
    cite: Citations | None = None
    """The words of law."""


class RulesFile(Shape):
    """rules/*.yaml."""

    rules: list[WrittenRule] = Field(min_length=1)
    """The rules."""
