"""What the files of a pack are made of, exactly as their authors write them: the small shapes that all files share.

Shape only: every text stays the text that was written. What a text means is read later, by the checks. Errors of our
own carry a problem's id as their type, and what to say; `wording` turns them, and those of pydantic, into problems.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Literal, NoReturn, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from compliance.conditions.error import quoted
from compliance.conditions.kinds import RESERVED
from compliance.sources.misread import number_form
from compliance.sources.odd_letters import odd_letter

T = TypeVar("T")


class Shape(BaseModel):
    """What every group of keys has in common: keys that are not known are refused, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


def refuse(id: str, says: str, *help: str) -> NoReturn:
    """Raise the error that becomes a problem of this id where the value stands."""
    raise PydanticCustomError(id.replace("-", "_"), "{says}", {"says": says, "help": help})


# ------------------------------------------------------------------------------------------------------------- texts


def _text(value: str) -> str:
    value = value.strip()
    if not value:
        refuse("empty-value", "nothing is written here", "write a text, or leave the key out")
    return value


def _shaped(pattern: str, what: str, example: str) -> Callable[[str], str]:
    """Return a check that a text is an id of some form; a reserved word is none."""
    form = re.compile(pattern)

    def check(value: str) -> str:
        if not form.fullmatch(value):
            odd, plain = odd_letter(value)
            if odd and form.fullmatch(plain):
                refuse("bad-id", f"{quoted(value)} has {odd}", f"write `{plain}`")
            refuse("bad-id", f"{quoted(value)} is not {what}", f"write it like {example}", _respelled(value, form))
        if value in RESERVED:
            refuse("reserved-word", f"{quoted(value)} is a word of the language of conditions", "choose another name")
        return value

    return check


def _respelled(value: str, form: re.Pattern[str]) -> str:
    """Return advice with the value in the form it should have, if that is easily made."""
    lower = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", value).lower()
    for respelled in (re.sub(r"[\s-]+", "_", lower), re.sub(r"[\s_]+", "-", lower)):
        if form.fullmatch(respelled):
            return f"did you mean `{respelled}`?"
    return ""


def _day(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        refuse("bad-date", f"{quoted(value)} is not a date", "write year-month-day, as `2026-01-31`")
    try:
        date.fromisoformat(value)
    except ValueError:
        refuse("bad-date", f"{quoted(value)} is not a day of the calendar", "write year-month-day, as `2026-01-31`")
    return value


def _yes_no(value: str) -> str:
    if value in ("yes", "no"):
        return value
    meant = {"true": "yes", "y": "yes", "yes": "yes", "on": "yes", "false": "no", "n": "no", "no": "no", "off": "no"}
    word = meant.get(value.lower(), "")
    refuse("yes-or-no", f"{quoted(value)} is neither yes nor no", f"write `{word}`" if word else "write `yes` or `no`")


def _version(value: str) -> str:
    if form := number_form(value):
        refuse("number-form", *form)
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})*", value):
        refuse("bad-version", f"{quoted(value)} is not a version", "write numbers with dots between them, as `0.1.0`")
    return value


def _sha256(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        refuse("bad-digest", "this is not a SHA-256", "it has 64 digits and letters a to f, as `sha256sum FILE` prints")
    return value


TEXT = AfterValidator(_text)
TRUTH_TOO = "yes and no may stand here"
"""Marks a text that may be a bare `yes` or `no`, which elsewhere is most likely a slip."""

Text = Annotated[str, TEXT]
Name = Annotated[str, AfterValidator(_shaped(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", "a name", "`two_words`"))]
QuestionId = Annotated[
    str,
    AfterValidator(
        _shaped(
            r"[a-z][a-z0-9]*(_[a-z0-9]+)*(\.[a-z][a-z0-9]*(_[a-z0-9]+)*)*", "the id of a question", "`area.two_words`"
        )
    ),
]
RuleId = Annotated[
    str,
    AfterValidator(
        _shaped(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*", "the id of a rule", "`law.two-words`")
    ),
]
CoverId = Annotated[
    str,
    AfterValidator(
        _shaped(
            r"[a-z][a-z0-9]*([-_][a-z0-9]+)*(\.[a-z0-9]+([-_][a-z0-9]+)*)*",
            "the id of a rule, or of what else cites law",
            "`law.two-words` or `two_words`",
        )
    ),
]
KebabId = Annotated[str, AfterValidator(_shaped(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", "an id", "`two-words`"))]
Day = Annotated[str, AfterValidator(_day)]
YesNo = Annotated[str, AfterValidator(_yes_no), Field(json_schema_extra={"enum": ["yes", "no"]}), TRUTH_TOO]
Version = Annotated[str, AfterValidator(_version)]
Sha256 = Annotated[str, AfterValidator(_sha256)]
Condition = Annotated[Text, TRUTH_TOO]

StandingWord = Literal[
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
    "stayed",
    "vacated",
    "repealed",
]


# ----------------------------------------------------------------------------------------- one of several ways to write


def _in_a_list(value: Any) -> Any:
    return value if isinstance(value, list) or value is None else [value]


ONE_OR_MANY = BeforeValidator(_in_a_list)
OneOrMany = Annotated[list[T], Field(min_length=1, json_schema_extra={"x-or": "item"}), ONE_OR_MANY]
"""A list that may be written without its dash or brackets if it has one item."""


OR_TEXT = Field(json_schema_extra={"x-or": "text"})
"""Goes with `by_key`, for the schema."""


def by_key(key: str) -> BeforeValidator:
    """Return the reading of a bare text as a group that has only this key."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value)


def _is_group(value: Any) -> str:
    return "<group>" if isinstance(value, dict) else "<words>"


# ---------------------------------------------------------------------------------------------------------- citations


class WrittenNoQuote(Shape):
    """Why the words of law are not quoted."""

    not_archived: Text | None = None
    """Why there is no archived text to quote from."""
    not_quotable: Text | None = None
    """Why the words cannot be quoted: a table, a picture, a whole chapter."""
    unchecked: OneOrMany[Text] | None = None
    """The words as the author has them, where no text is archived; reports tell them as unchecked."""

    @model_validator(mode="after")
    def _one(self) -> WrittenNoQuote:
        if (self.not_archived is None) == (self.not_quotable is None):
            refuse(
                "missing-quote",
                "this says not, or says twice, why there is no quote",
                "write `quote: {not_archived: why}` or `quote: {not_quotable: why}`",
            )
        if self.unchecked is not None and self.not_archived is None:
            refuse(
                "missing-quote",
                "`unchecked` words are those of a text that is not archived",
                "write `quote: {not_archived: why, unchecked: the words}`, or leave `unchecked` out",
            )
        return self


class WrittenCitation(Shape):
    """A place in an instrument and its words."""

    instrument: Text = Field(alias="in")
    """The id of an instrument."""
    at: Text
    """The provision, as the instrument counts: `164.404(b)`, `Art. 35(3)(b)`, `Appendix B (7)`."""
    quote: Annotated[
        Annotated[OneOrMany[Text], Tag("<words>")] | Annotated[WrittenNoQuote, Tag("<group>")],
        Discriminator(_is_group),
    ]
    """The words of law, letter by letter; several fragments if words between them are left out."""


Citations = Annotated[list[WrittenCitation], Field(min_length=1)]


class WrittenForce(Shape):
    """From when to when something is in force."""

    timetable: Name | None = None
    """The name of a timetable in pack.yaml: all its lines stand here, and this line says nothing else."""
    start: Text | None = Field(default=None, alias="from")
    """The first day in force: a date, or the name of one in `dates` of pack.yaml."""
    until: Text | None = None
    """The first day out of force."""
    standing: StandingWord | None = None
    """What kind of law it is in that time."""
    when: Condition | None = None
    """For whom this line counts; the first lines whose condition holds decide."""
    because: Text = ""
    """Why."""
    contested: Text = ""
    """Both readings, if the day is contested."""
    cite: Citations | None = None
    """Where law says so."""
