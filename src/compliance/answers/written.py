"""The shape of an assessment file: which keys may stand where, and what kind of thing stands behind them.

pydantic's core checks it, from a shape made for one rulebook, because a rulebook brings the plurals of its subjects
(`functions`, `models` ...). pydantic's model classes are left out on purpose: making them takes longer than
everything else that happens to an assessment file. Shape only: names, dates and answers are understood by the passes
that gather them; here every one of them is still a text.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic_core import CoreSchema, SchemaValidator, ValidationError
from pydantic_core import core_schema as core

from compliance.answers.entry import Entry
from compliance.answers.wording import report_shape
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems

_TEXT: CoreSchema = core.str_schema(strict=True)
_MAYBE: CoreSchema = core.nullable_schema(_TEXT)
_ANY: CoreSchema = core.any_schema()
_BY_NAME: CoreSchema = core.nullable_schema(core.dict_schema(_TEXT, _ANY, strict=True))
_SAID: Mapping[str, CoreSchema] = {"by": _MAYBE, "dated": _MAYBE, "evidence": _ANY}


def check_shape(file: Entry, rulebook: Rulebook, problems: Problems) -> None:
    """Report every key that does not belong, every one that is missing, and everything that has the wrong shape."""
    plurals = {subject.plural: subject.within for subject in rulebook.subjects.values()}
    shape = assessment_shape(tuple(plurals.items()), tuple(rulebook.subjects))
    try:
        SchemaValidator(shape).validate_python(file.data)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False, include_context=False):
            report_shape(error["type"], error["loc"], file, shape, problems)


def assessment_shape(plurals: tuple[tuple[str, str | None], ...], kinds: tuple[str, ...]) -> CoreSchema:
    """Return the shape of an assessment file for the subjects of a rulebook.

    `plurals` maps the plural of each kind to the kind that it is within, `kinds` are all kinds of subject.
    """
    one_subject = dict.fromkeys(kinds, _MAYBE)
    return _keys(
        "an assessment",
        needed={
            "assessment": _TEXT,
            "deployment": _keys(
                "`deployment`",
                needed={"name": _TEXT, "organisation": _TEXT},
                free={"version": _MAYBE, "description": _MAYBE},
            ),
        },
        free={
            "as_of": _MAYBE,
            "packs": _ANY,
            "after": core.nullable_schema(_keys("`after`", needed={"file": _TEXT}, free={"sha256": _MAYBE})),
            "answered_with": core.nullable_schema(core.dict_schema(_TEXT, _TEXT, strict=True)),
            "answers": _BY_NAME,
            "sheets": _many(
                _keys("a sheet", needed={"answers": _BY_NAME}, free={**_SAID, "note": _MAYBE, "about": _BY_NAME})
            ),
            **{plural: _subjects(within) for plural, within in plurals},
            "evidence": core.nullable_schema(core.dict_schema(_TEXT, _evidence(), strict=True)),
            "decisions": _many(
                _keys(
                    "a decision",
                    needed={"on": _TEXT, "is": _TEXT, "by": _TEXT, "dated": _TEXT, "because": _TEXT},
                    free={"line": _MAYBE, "overrides": _MAYBE, **one_subject},
                )
            ),
            "scoped_out": _many(
                _keys(
                    "an entry of `scoped_out`",
                    needed={"rule": _TEXT, "by": _TEXT, "because": _TEXT},
                    free={"dated": _MAYBE, **one_subject},
                )
            ),
            "waivers": _many(
                _keys(
                    "a waiver",
                    needed={"rule": _TEXT, "by": _TEXT, "because": _TEXT, "until": _TEXT},
                    free={"duty": _MAYBE, "dated": _MAYBE, **one_subject},
                )
            ),
        },
    )


def _subjects(within: str | None) -> CoreSchema:
    parent = {} if within is None else {within: _TEXT}
    free = {"title": _MAYBE, "like": _MAYBE, **_SAID, "answers": _BY_NAME}
    one = _keys("a subject", needed=parent, free=free)
    if within is None:
        one = core.nullable_schema(one)
    more = {"more": core.typed_dict_field(_ANY, required=False)}
    return core.nullable_schema(core.typed_dict_schema(more, extra_behavior="allow", extras_schema=one, strict=True))


def _evidence() -> CoreSchema:
    free = ("file", "sha256", "effective", "expires", "note")
    return _keys("a piece of evidence", needed={"title": _TEXT}, free=dict.fromkeys(free, _MAYBE))


def _keys(what: str, needed: Mapping[str, CoreSchema], free: Mapping[str, CoreSchema]) -> CoreSchema:
    fields = {key: core.typed_dict_field(shape, required=True) for key, shape in needed.items()}
    fields |= {key: core.typed_dict_field(shape, required=False) for key, shape in free.items()}
    return core.typed_dict_schema(fields, extra_behavior="forbid", strict=True, metadata={"what": what})


def _many(shape: CoreSchema) -> CoreSchema:
    return core.nullable_schema(core.list_schema(shape, strict=True))
