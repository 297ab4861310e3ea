"""Ids in a remark of the judgement, replaced by the names that people know things by."""

from __future__ import annotations

import re
from datetime import date

from compliance.reports.basis import Basis
from compliance.reports.wording import day_words, quoted

_QUESTION = re.compile(r"`([a-z][a-z0-9_]*\.[a-z0-9_.]+)`(?: of `([^`]+)`)?")
_ID = re.compile(r"`([^`]+)`")
_LAST_DAY = re.compile(r" on (\d{4}-\d\d-\d\d)$")


def name_things(basis: Basis, remark: str) -> str:
    """Return a remark that names questions by what they ask and evidence by its title; a day at its end is written out."""

    def question(found: re.Match[str]) -> str:
        asked = basis.rulebook.questions.get(found[1])
        if asked is None:
            return found[0]
        subject = found[2]
        of = f" ({basis.subject_name(asked.each, subject)})" if subject and asked.each is not None else ""
        return f"{quoted(asked.ask)}{of}"

    def piece(found: re.Match[str]) -> str:
        known = basis.facts.evidence.get(found[1])
        return quoted(known.title) if known is not None and known.title else found[0]

    remark = _LAST_DAY.sub(lambda found: f" on {day_words(date.fromisoformat(found[1]))}", remark)
    return _ID.sub(piece, _QUESTION.sub(question, remark))
