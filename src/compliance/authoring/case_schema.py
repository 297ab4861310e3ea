"""The JSON Schema of a file of cases, for editors; `read_cases` decides what a case may say."""

from __future__ import annotations

from typing import Any

_TEXT: dict[str, Any] = {"type": ["string", "number", "boolean"]}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_MAP: dict[str, Any] = {"type": "object"}
_ANSWERS = {"type": "object", "description": "Answers by the ids of their questions."}
_GIVEN = {
    "answers": _ANSWERS,
    "answered_with": {**_MAP, "description": "The versions of packs that these answers were given under."},
    "decisions": {"type": "array", "items": _MAP, "description": "Decisions of counsel, as in an assessment."},
    "evidence": {**_MAP, "description": "Evidence by its id, as in an assessment."},
    "like": {**_TEXT, "description": "A name in `given`, or the title of another case, that this builds on."},
}
_CASE = {
    "case": {**_TEXT, "description": "What this case tries, in words; each case has a name of its own."},
    **_GIVEN,
    "from": {
        "type": "object",
        "properties": {
            "in": {**_TEXT, "description": "The instrument that prints the example."},
            "at": {**_TEXT, "description": "Where in it."},
            "outcome": {**_TEXT, "description": "What the regulator says of it."},
            "example": {**_TEXT, "description": "Its id in a collection of worked examples."},
        },
        "additionalProperties": False,
        "description": "The worked example of a regulator that this case is.",
    },
    "disagrees": {
        **_TEXT,
        "description": "Why the pack reads the law otherwise than the regulator; the case must come out as it expects.",
    },
    "as_of": {**_TEXT, "description": "The day whose law is applied, as in 2026-11-22."},
    "assumed": {**_TEXTS, "description": "Questions whose answers the example does not state."},
    "expect": {
        "anyOf": [_MAP, _TEXT],
        "description": "Verdicts of rules and outcomes of classifications, for each subject where there are some.",
    },
    "open": {**_TEXTS, "description": "Exactly the questions that would settle what is open."},
    "todo": {**_TEXT, "description": "Why the pack does not get this yet; the case must fail until it does."},
    "confirm": {**_TEXT, "description": "What a person still has to confirm about this case."},
    "note": {**_TEXT, "description": "Anything a reader should know."},
}


def case_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of cases. Lists of subjects (`functions`, `models` ...) may stand beside the keys."""
    case = {"type": "object", "properties": _CASE, "required": ["case"]}
    given = {"type": "object", "additionalProperties": {"type": "object", "properties": _GIVEN}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "given": {**given, "description": "Answers by name, which cases build on."},
            "cases": {
                "type": "array",
                "items": case,
                "description": "Answers, and the verdicts that law asks for them.",
            },
        },
        "additionalProperties": False,
    }
