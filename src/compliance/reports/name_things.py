"""Ids in a remark of the judgement, replaced by the names that people know things by."""

from __future__ import annotations

import re

from compliance.reports.basis import Basis
from compliance.reports.wording import quoted

_QUESTION = re.compile(r"`([a-z]\w*\.[\w.]+)`(?: of `([^`]+)`)?")
_ID = re.compile(r"`([^`]+)`")


def name_things(basis: Basis, remark: str) -> str:
    """Return a remark in which questions are named by what they ask, and pieces of evidence by their titles."""

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

    return _ID.sub(piece, _QUESTION.sub(question, remark))
