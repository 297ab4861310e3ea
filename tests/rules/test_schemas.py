"""Every shipped pack file names the schema that it follows, and an independent validator finds that it does."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from compliance.authoring.case_schema import case_schema
from compliance.authoring.modeline import schema_of, with_modeline
from compliance.authoring.reviewed_schema import reviewed_schema
from compliance.authoring.sign_record import record_text, sign_record
from compliance.packs.kinds_of_file import FILE_KINDS
from compliance.packs.schema import pack_schema
from compliance.sources.document import read_document
from compliance.sources.problem import Problems
from rules.packs import CASE_DAY, rulebook

RULES = Path(__file__).parent.parent.parent / "rules"
SCHEMAS: dict[str, dict[str, Any]] = {
    **{kind: pack_schema(kind) for kind in FILE_KINDS},
    "cases": case_schema(),
    "reviewed": reviewed_schema(),
}
FILES = [
    (path, kind)
    for pack in sorted(RULES.iterdir())
    if (pack / "pack.yaml").is_file()
    for path in sorted(pack.rglob("*.yaml"))
    if (kind := schema_of(path, pack))
]


class AsAnEditorReads(yaml.CSafeLoader):
    """YAML 1.2 as editors read it: numbers are numbers, only `true` and `false` are truths, and days are texts."""


_NOT_IN_YAML_1_2 = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
AsAnEditorReads.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in _NOT_IN_YAML_1_2]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
AsAnEditorReads.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def complaints(kind: str, data: Any) -> Iterator[str]:
    """What the validator says against some data."""
    for error in Draft202012Validator(SCHEMAS[kind]).iter_errors(data):
        yield f"{error.json_path}: {error.message[:200]}"


@pytest.mark.parametrize("kind", SCHEMAS)
def test_schemas_are_schemas(kind: str) -> None:
    """The validator accepts each schema itself, and the written copy in rules/schema is this one."""
    Draft202012Validator.check_schema(SCHEMAS[kind])
    assert json.loads((RULES / "schema" / f"{kind}.json").read_text(encoding="utf-8")) == SCHEMAS[kind]


@pytest.mark.parametrize(("path", "kind"), FILES, ids=lambda one: str(one).removeprefix(f"{RULES}/"))
def test_every_file_follows_its_schema(path: Path, kind: str) -> None:
    """A shipped file names its schema, and fits it as we read it and as an editor does."""
    text = path.read_text(encoding="utf-8")
    assert with_modeline(text, path, kind, RULES / "schema") == text
    ours = read_document(path.name, text.encode(), Problems())
    assert ours is not None
    assert list(complaints(kind, ours.data)) == []
    assert list(complaints(kind, yaml.load(text, AsAnEditorReads))) == []  # noqa: S506 - it is a safe loader


@pytest.mark.parametrize("by", ["second reader", "counsel: Berlin", "true", "7", "für \\ “uns”"])
def test_a_record_of_review_follows_its_schema(by: str) -> None:
    """What `pack review` would write of a shipped pack names its schema, and fits it as we read it and as an editor does."""
    folder = RULES / "eu-gdpr"
    text = record_text(sign_record(None, rulebook(), folder.name, by, CASE_DAY), folder)
    assert with_modeline(text, folder / "reviewed.yaml", "reviewed", RULES / "schema") == text
    ours = read_document("reviewed.yaml", text.encode(), Problems())
    assert ours is not None
    assert list(complaints("reviewed", ours.data)) == []
    assert list(complaints("reviewed", yaml.load(text, AsAnEditorReads))) == []  # noqa: S506 - it is a safe loader


def test_what_does_not_fit_is_seen() -> None:
    """The validator refuses an unknown key, a missing one, and a word that is none of those allowed."""
    rule = {"id": "a.b", "title": "T", "standing": "statute"}
    assert any("applies_when" in told for told in complaints("rules", {"rules": [rule]}))
    assert any("colour" in told for told in complaints("terms", {"terms": [], "colour": "red"}))
    assert list(complaints("cases", {"cases": [{"expect": {}}]}))
    assert list(complaints("reviewed", {"reviewed": "1", "rules": {"a.b": {"by": "x", "on": "2026-11-20"}}}))
