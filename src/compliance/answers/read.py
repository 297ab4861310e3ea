"""Reads an assessment file from the disk: all of it, or all that is wrong with it."""

from __future__ import annotations

import hashlib
import shlex
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from compliance.answers.bare_words import tell_bare_words
from compliance.answers.entry import whole
from compliance.answers.gather import gather_facts
from compliance.answers.model import Facts
from compliance.packs.model import Rulebook
from compliance.sources.decode import MOST_BYTES, add_too_large
from compliance.sources.document import Document, read_document
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class ReadAssessment:
    """An assessment that can be judged: its facts, its text with places, and what its author should still look at."""

    facts: Facts
    document: Document
    sources: Mapping[str, Source]
    warnings: tuple[Problem, ...] = ()


def read_assessment(path: Path, rulebook: Rulebook) -> ReadAssessment:
    """Return the assessment in a file, with its evidence checked.

    Raises:
        Refused: the file cannot be read, or something in it is wrong; with all problems that were found.
    """
    problems, name = Problems(), path.as_posix()
    data = _bytes(path, name, problems)
    if data is None:
        raise Refused(problems.found, problems.sources)
    return check_text(path, data, rulebook)


def check_text(path: Path, data: bytes, rulebook: Rulebook) -> ReadAssessment:
    """Return the assessment that `data` would be if it stood in the file at `path`.

    Raises:
        Refused: something in it is wrong; with all problems that were found.
    """
    problems, name = Problems(), path.as_posix()
    document = read_document(name, data, problems)
    if document is None:
        raise Refused(problems.found, problems.sources)
    tell_bare_words(whole(document), document.source, problems)
    facts = gather_facts(document, rulebook, problems, path.parent)
    problems.refuse_if_any()
    facts = replace(facts, file=name, digest=hashlib.sha256(data).hexdigest())
    return ReadAssessment(facts, document, problems.sources, tuple(problems.found))


def _bytes(path: Path, name: str, problems: Problems) -> bytes | None:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            add_too_large(name, size, problems)
            return None
        return path.read_bytes()
    except FileNotFoundError:
        says, advice = "there is no such file", f"`compliance new {shlex.quote(name)}` makes one"
    except IsADirectoryError:
        says, advice = "this is a folder", "name the assessment file in it"
    except (OSError, ValueError) as error:
        says, advice = f"this file cannot be read: {getattr(error, 'strerror', None) or error}".lower(), ""
    problems.add("missing-file", says, Place(name, 1, 1), advice)
    return None
