"""The JSON Schema of a record of review, for editors; `packs.reviewed` decides what a record may say."""

from __future__ import annotations

from typing import Any

from compliance.packs.reviewed import DIGESTS, FORMAT
from compliance.packs.reviewed_parts import REVIEWED_KINDS

# An editor takes digests that have no letters for numbers, and some with an `e` among digits, too.
_DIGESTS: dict[str, Any] = {"type": ["string", "number"], "pattern": f"^{DIGESTS}$"}
_WORDS = {
    "rules": "Rules by their ids.",
    "classifications": "Classifications by their ids.",
    "terms": "Terms by their ids.",
    "questions": "Questions by their ids.",
    "subjects": "Subjects, the kinds of things that are judged one by one, by their ids.",
    "dates": "Days of law by their names.",
    "penalties": "Penalties by their names.",
    "instruments": "Texts of law by their ids.",
    "law": "Lists of provisions in law.yaml, each as `law/` and the id of its instrument.",
    "examples": "Worked examples in examples.yaml, each as `examples/` and the id of the instrument that prints them.",
    "pack": "What pack.yaml says of the pack as a whole.",
    "cases": "Files of cases by their names.",
}


def reviewed_schema() -> dict[str, Any]:
    """Return the JSON Schema of `reviewed.yaml`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {
            "reviewed": {"type": ["string", "number"], "description": f"The form of the record: {FORMAT}."},
            **{
                kind: {
                    "type": "object",
                    "additionalProperties": {"$ref": "#/$defs/Signed"},
                    "description": _WORDS[kind],
                }
                for kind in REVIEWED_KINDS
            },
        },
        "required": ["reviewed"],
        "additionalProperties": False,
        "$defs": {
            "Signed": {
                "description": "That something was read, or is kept as it was although nobody has read it.",
                "type": "object",
                "properties": {
                    "by": {"type": "string", "description": "Who has read it against the law: a role, not a name."},
                    "on": {"type": "string", "description": "The day, as in 2026-11-22."},
                    "kept": {"type": "string", "description": "The day of which it is kept, where nobody has read it."},
                    "parts": {"$ref": "#/$defs/Parts", "description": "A digest of each part as it was read."},
                },
                "required": ["parts"],
                "oneOf": [{"required": ["by", "on"]}, {"required": ["kept"]}],
                "additionalProperties": False,
            },
            "Parts": {
                "type": "object",
                "additionalProperties": {"anyOf": [_DIGESTS, {"$ref": "#/$defs/Parts"}]},
            },
        },
    }
