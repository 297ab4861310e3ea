"""Names of a pack that a pack which comes with the program has, too: the two could not be used together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from compliance.packs.declare import What, declared_in, space_of, with_article
from compliance.packs.find import pack_files
from compliance.packs.read import ReadPack
from compliance.sources.bundled import bundled
from compliance.sources.problem import Problems

_ID = re.compile(rb"^\s*-\s*\{?\s*id:\s*['\"]?([a-z][a-z0-9_.-]*)", re.MULTILINE)
_KEYS = re.compile(rb"^(dates|penalties|option_sets):\n((?:  .*\n|\s*\n|#.*\n)*)", re.MULTILINE)
_KEY = re.compile(rb"^  ([a-z][a-z0-9_]*):", re.MULTILINE)
_BY_FILE: Mapping[str, What] = {
    "questions": "question",
    "terms": "term",
    "classifications": "classification",
    "subjects": "subject",
    "instruments": "instrument",
    "rules": "rule",
}
_BY_KEY: Mapping[bytes, What] = {b"dates": "date", b"penalties": "penalty", b"option_sets": "option set"}


def find_names_taken(read: ReadPack, folder: Path, problems: Problems, program: Path | None = None) -> None:
    """Warn of each name of a pack of one's own that one of the packs that come with the program has already.

    `program` is the folder of those packs, if it is not the one that came with this installation.
    """
    theirs = (program or bundled("rules")).resolve()
    if folder.resolve().parent == theirs:
        return
    taken = {key: found for other, names in _names(theirs) if other != read.name for key, found in names.items()}
    for what, name, place in declared_in(read):
        found = taken.get((space_of(what), name))
        if found is not None:
            problems.add(
                "taken-name",
                f"`{name}` is also {with_article(found[0])} of `{found[1]}`, a pack that comes with the program",
                place,
                "give it another name, else the two packs cannot be used together",
                level="warning",
            )


@cache
def _names(rules: Path) -> tuple[tuple[str, dict[tuple[str, str], tuple[What, str]]], ...]:
    """Return, by the packs in a folder, the names that they declare, found by how they are written."""
    packs = sorted(path.parent for path in rules.glob("*/pack.yaml"))
    return tuple((path.name, {(space_of(what), name): (what, path.name) for what, name in _in(path)}) for path in packs)


def _in(folder: Path) -> Iterator[tuple[What, str]]:
    for name, data in pack_files(folder, Problems()).files.items():
        for begin, what in _BY_FILE.items():
            if name.startswith(begin):
                yield from ((what, found.decode()) for found in _ID.findall(data))
        for key, block in _KEYS.findall(data):
            yield from ((_BY_KEY[key], found.decode()) for found in _KEY.findall(block))
