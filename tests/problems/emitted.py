"""Which problems the program can say: found by reading its code."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import compliance
from compliance.conditions.error import ErrorId
from compliance.packs.declare import What

_TOP = Path(compliance.__file__).parent
_AT = {"add": 0, "_add": 0, "refuse": 0, "_error": 0, "Problem": 0, "LintFinding": 0, "_refused": 1}
"""Calls that make problems, and which of their arguments is the id."""


@cache
def emitted_ids() -> frozenset[str]:
    """Every id of a problem that the code can make."""
    found: set[str] = set(get_args(ErrorId))
    for path in _TOP.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                found |= set(_ids(call))
    return frozenset(found)


def _ids(call: ast.Call) -> Iterator[str]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "knows" and isinstance(call.args[0], ast.Constant) and call.args[0].value in get_args(What):
        yield f"unknown-{call.args[0].value.replace(' ', '-')}"
    if name not in _AT or len(call.args) <= _AT[name]:
        return
    given = call.args[_AT[name]]
    for one in (given.body, given.orelse) if isinstance(given, ast.IfExp) else (given,):
        if isinstance(one, ast.Constant) and isinstance(one.value, str) and _is_id(one.value, len(call.args)):
            yield one.value


def _is_id(text: str, arguments: int) -> bool:
    """Say whether a text is an id; one word alone is, if more is said about it (a set's `add` has one argument)."""
    return bool(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", text)) and ("-" in text or arguments > 1)
