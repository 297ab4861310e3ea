"""Problems in the forms that other programs read: JSON, notes of GitHub, SARIF 2.1.0, and JUnit."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any, Literal, assert_never

from compliance.authoring.problem_pages import part_of_page, problem_page
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem
from compliance.sources.render import render_problems
from compliance.sources.values import dataclass

ProblemFormat = Literal["json", "github", "sarif", "junit"]

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class CheckedStep:
    """One step of checking one pack, and what it found. `left_out` says why a step could not be made.

    `says` tells what was looked at, and `seconds` how long it took. `remembered`: it was found before, and nothing that it
    depends on has changed since.
    """

    pack: str
    step: str
    problems: tuple[Problem, ...] = ()
    left_out: str = ""
    says: str = ""
    seconds: float = 0.0
    remembered: bool = False


def format_problems(
    form: ProblemFormat,
    steps: Sequence[CheckedStep],
    sources: Mapping[str, Source],
    path_of: Callable[[str], str],
    version: str,
) -> str:
    """Return what was found in one of the forms. `path_of` turns the file of a place into a path that others find."""
    match form:
        case "json":
            return _json(steps, path_of, version)
        case "github":
            return "".join(f"{_github(problem, path_of)}\n" for problem in _all(steps))
        case "sarif":
            return _sarif(_all(steps), path_of, version)
        case "junit":
            return _junit(steps, sources)
        case _:
            assert_never(form)


def _all(steps: Iterable[CheckedStep]) -> list[Problem]:
    """Return every problem once, in the order in which it was found."""
    return list(dict.fromkeys(problem for step in steps for problem in step.problems))


# -------------------------------------------------------------------------------------------------------------- JSON


def _json(steps: Sequence[CheckedStep], path_of: Callable[[str], str], version: str) -> str:
    problems = _all(steps)
    told = {
        "format": 1,
        "program": version,
        "errors": sum(problem.level == "error" for problem in problems),
        "warnings": sum(problem.level == "warning" for problem in problems),
        "steps": [
            {
                "pack": step.pack,
                "step": step.step,
                "problems": len(step.problems),
                **({"left_out": step.left_out} if step.left_out else {}),
                **({"says": step.says, "seconds": round(step.seconds, 2)} if step.says else {}),
            }
            for step in steps
        ],
        "problems": [_json_problem(problem, path_of) for problem in problems],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _json_problem(problem: Problem, path_of: Callable[[str], str]) -> dict[str, Any]:
    return {
        "id": problem.id,
        "level": problem.level,
        "says": problem.says,
        "at": _json_place(problem.at, path_of),
        "help": list(problem.help),
        "notes": [{"says": says, "at": _json_place(at, path_of)} for at, says in problem.notes],
    }


def _json_place(at: Place | None, path_of: Callable[[str], str]) -> dict[str, Any] | None:
    if at is None:
        return None
    return {"file": path_of(at.file), "line": at.line, "column": at.column, "width": at.width}


# ------------------------------------------------------------------------------------------------------------- GitHub


def _github(problem: Problem, path_of: Callable[[str], str]) -> str:
    """Return a line that GitHub shows beside the line of the file."""
    keys = {"title": problem.id}
    if problem.at is not None:
        at = problem.at
        keys = {"file": path_of(at.file), "line": str(at.line), "col": str(at.column), **keys}
        if at.width:
            keys["endColumn"] = str(at.column + at.width)
    words = "\n".join([problem.says, *problem.help, *(says for _, says in problem.notes)])
    told = ",".join(f"{key}={_github_escaped(value, ':,')}" for key, value in keys.items())
    return f"::{problem.level} {told}::{_github_escaped(words)}"


def _github_escaped(text: str, also: str = "") -> str:
    for sign in "%\r\n" + also:
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


# -------------------------------------------------------------------------------------------------------------- SARIF


def _sarif(problems: Sequence[Problem], path_of: Callable[[str], str], version: str) -> str:
    ids = sorted({problem.id for problem in problems})
    run = {
        "tool": {"driver": {"name": "compliance", "version": version, "rules": [_sarif_rule(id) for id in ids]}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(problem, ids.index(problem.id), path_of) for problem in problems],
    }
    told = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _sarif_rule(id: str) -> dict[str, Any]:
    page = problem_page(id)
    if page is None:
        return {"id": id}
    return {
        "id": id,
        "shortDescription": {"text": part_of_page(page, "What it finds")},
        "fullDescription": {"text": part_of_page(page, "Why")},
        "help": {"text": page, "markdown": page},
    }


def _sarif_result(problem: Problem, rule: int, path_of: Callable[[str], str]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": problem.id,
        "ruleIndex": rule,
        "level": problem.level,
        "message": {"text": "\n".join([problem.says, *problem.help])},
    }
    if problem.at is not None:
        result["locations"] = [_sarif_place(problem.at, path_of)]
    related = [
        {"id": i, **_sarif_place(at, path_of), "message": {"text": says}}
        for i, (at, says) in enumerate(problem.notes)
        if at is not None
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _sarif_place(at: Place, path_of: Callable[[str], str]) -> dict[str, Any]:
    region = {"startLine": at.line, "startColumn": at.column}
    if at.width:
        region["endColumn"] = at.column + at.width
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(path_of(at.file))}, "region": region}}


def _uri(path: str) -> str:
    """Return a relative path as part of an address."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "/-._~") else _percent(c) for c in path)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


# -------------------------------------------------------------------------------------------------------------- JUnit


def _junit(steps: Sequence[CheckedStep], sources: Mapping[str, Source]) -> str:
    """Return a suite for each pack, and in it a case for each step; warnings alone do not make a step fail."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="compliance pack check">']
    for pack in dict.fromkeys(step.pack for step in steps):
        own = [step for step in steps if step.pack == pack]
        failures = sum(any(problem.level == "error" for problem in step.problems) for step in own)
        left_out = sum(bool(step.left_out) for step in own)
        counts = f'tests="{len(own)}" failures="{failures}" errors="0" skipped="{left_out}"'
        lines.append(f'  <testsuite name="{_xml(pack)}" {counts}>')
        for step in own:
            lines += _junit_case(step, sources)
        lines.append("  </testsuite>")
    lines.append("</testsuites>")
    return "\n".join(lines) + "\n"


def _junit_case(step: CheckedStep, sources: Mapping[str, Source]) -> list[str]:
    took = f' time="{step.seconds:.2f}"' if step.says else ""
    opening = f'    <testcase classname="{_xml(step.pack)}" name="{_xml(step.step)}"{took}'
    errors = [problem for problem in step.problems if problem.level == "error"]
    warnings = [problem for problem in step.problems if problem.level != "error"]
    if step.left_out:
        inside = [f'      <skipped message="{_xml(step.left_out)}"/>']
    elif errors:
        says = errors[0].says if len(errors) == 1 else f"{len(errors)} problems"
        words = _xml(render_problems(errors, sources))
        inside = [f'      <failure message="{_xml(says)}" type="{_xml(errors[0].id)}">{words}</failure>']
    else:
        inside = []
    if warnings:
        inside.append(f"      <system-out>{_xml(render_problems(warnings, sources))}</system-out>")
    return [f"{opening}>", *inside, "    </testcase>"] if inside else [f"{opening}/>"]


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))
