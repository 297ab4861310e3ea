"""The JSON Schemas of pack files accept what is right and refuse what editors can see is wrong."""

import json
from typing import Any

import pytest

from compliance.packs.kinds_of_file import FILE_KINDS, FileKind, kind_of_file
from compliance.packs.schema import pack_schema
from compliance.sources.document import read_document
from compliance.sources.problem import Problems
from packs.toy import PACK

TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "array": list,
    "object": dict,
    "number": (int, float),
    "boolean": bool,
}


def fits(value: Any, schema: dict[str, Any], whole: dict[str, Any]) -> bool:
    """Say whether a value fits a schema, as far as our schemas go."""
    known = {
        "$ref", "$defs", "$schema", "type", "enum", "anyOf", "oneOf", "properties", "additionalProperties", "required",
        "items", "minItems", "minProperties", "description", "default",
    }  # fmt: skip
    assert set(schema) <= known
    if "$ref" in schema and not fits(value, whole["$defs"][schema["$ref"].rpartition("/")[2]], whole):
        return False
    wanted = schema.get("type")
    names = [wanted] if isinstance(wanted, str) else wanted
    if names and not any(isinstance(value, TYPES[name]) for name in names):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    for key in ("anyOf", "oneOf"):
        if key in schema and sum(fits(value, choice, whole) for choice in schema[key]) < 1:
            return False
    if isinstance(value, dict):
        inner = schema.get("properties", {})
        rest = schema.get("additionalProperties", True)
        for key, item in value.items():
            if key in inner:
                if not fits(item, inner[key], whole):
                    return False
            elif rest is False or (isinstance(rest, dict) and not fits(item, rest, whole)):
                return False
        return set(schema.get("required", ())) <= set(value) and len(value) >= schema.get("minProperties", 0)
    if isinstance(value, list):
        return len(value) >= schema.get("minItems", 0) and all(
            fits(item, schema.get("items", {}), whole) for item in value
        )
    return True


def data_of(text: str) -> Any:
    """Read a text that is right."""
    document = read_document("a.yaml", text.encode(), Problems())
    assert document is not None
    return document.data


@pytest.mark.parametrize("name", PACK)
def test_the_small_pack_fits(name: str) -> None:
    """Every file of a pack that is right fits the schema of its kind, short forms included, and no other schema."""
    kind = kind_of_file(name.removeprefix("toy/"))
    assert kind is not None
    data = data_of(PACK[name])
    assert [other for other in FILE_KINDS if fits(data, pack_schema(other), pack_schema(other))] == [kind]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("toy/rules/toys.yaml", "severity: high", "severity: hgih"),
        ("toy/rules/toys.yaml", "gap: Parents", "gpa: Parents"),
        ("toy/rules/toys.yaml", "quote: every toy", "qoute: every toy"),
        ("toy/rules/toys.yaml", "gap: Parents have not been told.", "gap: [Parents]"),
        ("toy/questions/company.yaml", "kind: number", "kind: count"),
        ("toy/questions/company.yaml", "kind: number", "kind: number\n    judgement: maybe"),
        ("toy/classifications/status.yaml", "otherwise: small_toy", "otherwise: []"),
    ],
)
def test_what_is_wrong_does_not_fit(name: str, old: str, new: str) -> None:
    """Unknown keys, missing keys, wrong words and wrong shapes are seen by an editor, too."""
    kind = kind_of_file(name.removeprefix("toy/"))
    assert kind is not None
    assert old in PACK[name]
    schema = pack_schema(kind)
    assert not fits(data_of(PACK[name].replace(old, new)), schema, schema)


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_is_plain_json_with_a_word_on_every_key(kind: FileKind) -> None:
    """A schema can be written as JSON, names its draft, and has a description for each key."""
    schema = json.loads(json.dumps(pack_schema(kind)))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for group in (schema, *schema.get("$defs", {}).values()):
        assert group["description"]
        assert all(key.get("description") for key in group["properties"].values())


def test_values_that_look_like_numbers_are_texts() -> None:
    """An editor that reads `version: 2026` as a number does not complain, since we read it as text."""
    schema = pack_schema("pack")
    assert fits({"pack": "a", "title": "b", "version": 2026}, schema, schema)
    assert not fits({"pack": "a", "title": ["b"], "version": 2026}, schema, schema)
