"""The shape of an assessment file: which keys may stand where, and what kind of thing stands behind them.

pydantic's core checks it, from a shape made for one rulebook, because a rulebook brings the plurals of its subjects
(`functions`, `models` ...). pydantic's model classes are left out on purpose: making them takes longer than
everything else that happens to an assessment file. Shape only: names, dates and answers are understood by the passes
that gather them; here every one of them is still a text.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from compliance.answers.entry import Entry
from compliance.answers.shape import ANY, TEXT, Shape, by_name, has_shape, keys, many, maybe, open_keys
from compliance.answers.wording import report_shape
from compliance.packs.model import Rulebook
from compliance.sources.problem import Problems


def maybe_many(shape: Shape) -> Shape:
    """Return the shape of a list that may be missing."""
    return maybe(many(shape))


_MAYBE = maybe(TEXT)
_BY_NAME = maybe(by_name(ANY))
_SAID: Mapping[str, Shape] = {"by": _MAYBE, "dated": _MAYBE, "evidence": ANY}


def check_shape(file: Entry, rulebook: Rulebook, problems: Problems) -> None:
    """Report every key that does not belong, every one that is missing, and everything that has the wrong shape."""
    plurals = {subject.plural: subject.within for subject in rulebook.subjects.values()}
    shape = assessment_shape(tuple(plurals.items()), tuple(rulebook.subjects))
    if has_shape(shape, file.data):
        return
    from pydantic_core import SchemaValidator, ValidationError

    try:
        SchemaValidator(cast("Any", shape)).validate_python(file.data)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False, include_context=False):
            report_shape(error["type"], error["loc"], file, shape, problems)


@lru_cache(maxsize=4)
def assessment_shape(plurals: tuple[tuple[str, str | None], ...], kinds: tuple[str, ...]) -> Shape:
    """Return the shape of an assessment file for the subjects of a rulebook.

    `plurals` maps the plural of each kind to the kind that it is within, `kinds` are all kinds of subject.
    """
    one_subject = dict.fromkeys(kinds, _MAYBE)
    return keys(
        "an assessment",
        needed={
            "assessment": TEXT,
            "deployment": keys(
                "`deployment`",
                needed={"name": TEXT, "organisation": TEXT},
                free={"version": _MAYBE, "description": _MAYBE},
            ),
        },
        free={
            "as_of": _MAYBE,
            "packs": ANY,
            "after": maybe(keys("`after`", needed={"file": TEXT}, free={"sha256": _MAYBE})),
            "answered_with": maybe(by_name(TEXT)),
            "answers": _BY_NAME,
            "sheets": maybe_many(
                keys("a sheet", needed={"answers": _BY_NAME}, free={**_SAID, "note": _MAYBE, "about": _BY_NAME})
            ),
            **{plural: _subjects(within) for plural, within in plurals},
            "evidence": maybe(by_name(_evidence())),
            "decisions": maybe_many(
                keys(
                    "a decision",
                    needed={"on": TEXT, "is": TEXT, "by": TEXT, "dated": TEXT, "because": TEXT},
                    free={"line": _MAYBE, "overrides": _MAYBE, **one_subject},
                )
            ),
            "scoped_out": maybe_many(
                keys(
                    "an entry of `scoped_out`",
                    needed={"rule": TEXT, "by": TEXT, "because": TEXT},
                    free={"dated": _MAYBE, **one_subject},
                )
            ),
            "waivers": maybe_many(
                keys(
                    "a waiver",
                    needed={"rule": TEXT, "by": TEXT, "because": TEXT, "until": TEXT},
                    free={"duty": _MAYBE, "dated": _MAYBE, **one_subject},
                )
            ),
        },
    )


def _subjects(within: str | None) -> Shape:
    parent = {} if within is None else {within: TEXT}
    free = {"title": _MAYBE, "like": _MAYBE, **_SAID, "answers": _BY_NAME}
    one = keys("a subject", needed=parent, free=free)
    if within is None:
        one = maybe(one)
    return maybe(open_keys({"more": ANY}, one))


def _evidence() -> Shape:
    free = ("file", "sha256", "effective", "expires", "note")
    return keys("a piece of evidence", needed={"title": TEXT}, free=dict.fromkeys(free, _MAYBE))
