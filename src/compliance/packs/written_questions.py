"""Questions and option sets as they are written."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from compliance.conditions.kinds import KindName
from compliance.packs.written import (
    OR_TEXT,
    TRUTH_TOO,
    Citations,
    Condition,
    Name,
    QuestionId,
    Shape,
    Text,
    Version,
    YesNo,
    by_key,
)


class WrittenOption(Shape):
    """What may be answered."""

    says: Annotated[Text, TRUTH_TOO]
    """The answer in words."""
    help: Text = ""
    """When to choose it."""
    since: Version | None = None
    """The pack version that brought it; older answers could not know it."""
    cite: Citations | None = None
    """The words of law that it stands for."""


Options = Annotated[dict[Name, Annotated[WrittenOption, by_key("says"), OR_TEXT, TRUTH_TOO]], Field(min_length=1)]
Groups = Annotated[dict[Name, Annotated[list[Name], Field(min_length=1)]], Field(min_length=1)]


def _is_set(value: Any) -> str:
    return "<set>" if isinstance(value, str) else "<options>"


def _is_list(value: Any) -> str:
    return "<list>" if isinstance(value, list) else "<one>"


class WrittenQuestion(Shape):
    """Something that an officer can answer."""

    id: QuestionId
    """What conditions call it: `area.two_words`."""
    each: Name | None = None
    """The kind of subject that it is asked about; asked once, of the deployment, if left out."""
    kind: KindName
    """What an answer is."""
    ask: Text | None = None
    """The question."""
    why: Text = ""
    """Why it is asked."""
    help: Text = ""
    """How to answer."""
    options: (
        Annotated[Annotated[Name, Tag("<set>")] | Annotated[Options, Tag("<options>")], Discriminator(_is_set)] | None
    ) = None
    """What may be answered: `id: words`, or the name of an option set."""
    rows: Annotated[dict[Name, Text], Field(min_length=1)] | None = None
    """One question for each row, all with the same options."""
    groups: Groups | None = None
    """Names for several options at once."""
    none: Annotated[Text, TRUTH_TOO] | None = None
    """What the answer reads if nothing is ticked."""
    unit: Name | None = None
    """What is counted, in the plural."""
    named: Options | None = None
    """What may be answered instead of a number."""
    to: Name | None = None
    """The kind of subject that is linked to."""
    ask_when: Condition | None = None
    """When it is asked; always, if left out."""
    when_not_asked: (
        Annotated[
            Annotated[Text, Tag("<one>"), TRUTH_TOO] | Annotated[list[Name], Tag("<list>")], Discriminator(_is_list)
        ]
        | None
    ) = None
    """The answer that counts when it is not asked."""
    evidence: Text = ""
    """What proves the answer."""
    judgement: YesNo = "no"
    """`yes` if law leaves it to be weighed; such an answer needs a note."""
    good_for: Text | None = None
    """How long an answer holds: `12 months`."""
    cite: Citations | None = None
    """The words of law that it asks about."""


class QuestionsFile(Shape):
    """questions/*.yaml: one section of the questionnaire."""

    section: Text
    """The title of the section."""
    intro: Text = ""
    """What to know before answering."""
    questions: list[WrittenQuestion] = Field(min_length=1)
    """The questions, in the order in which they are asked."""


class WrittenOptionSet(Shape):
    """Options that several questions share."""

    options: Options
    """What may be answered."""
    groups: Groups | None = None
    """Names for several options at once."""


class OptionSetsFile(Shape):
    """option_sets.yaml."""

    option_sets: dict[Name, WrittenOptionSet] = Field(min_length=1)
    """Option sets by their names."""
