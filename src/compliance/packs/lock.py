"""Lock files: which packs, and which overlays, an assessment is judged with, by version and digest."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from compliance.packs.model import Rulebook
from compliance.sources.document import Data, Document, read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problem, Problems, Refused
from compliance.sources.values import dataclass

FORMAT = "1"
_MOST_BYTES = 1_000_000
_ADVICE = "judge with what was locked, or look at what is new and run `compliance pack lock` again"


@dataclass(frozen=True, slots=True)
class Locked:
    """A pack or an overlay as it was locked."""

    version: str
    digest: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Lock:
    """What a lock file holds to."""

    packs: Mapping[str, Locked]
    overlays: Mapping[str, Locked]


def lock_text(rulebook: Rulebook, packs: Collection[str]) -> str:
    """Return the lock file of some packs of a rulebook, with all that they need, and of its overlays."""
    lines = [
        "# Written by `compliance pack lock`. `compliance check --locked` and `report --locked` refuse anything else.",
        f"lock: {FORMAT}",
        "packs:",
    ]
    for id in sorted(with_needs(rulebook, packs)):
        pack = rulebook.packs[id]
        lines.append(f'  {id}: {{version: "{pack.version}", digest: "{pack.digest}"}}')
    if rulebook.overlays:
        lines.append("overlays:")
        for id, one in sorted(rulebook.overlays.items()):
            lines.append(f'  {id}: {{version: "{one.version}", digest: "{one.digest}"}}')
    return "\n".join(lines) + "\n"


def read_lock(path: Path) -> Lock:
    """Return the lock in a file. Raises `Refused` if it is none."""
    try:
        data = path.read_bytes()[: _MOST_BYTES + 1]
    except OSError as error:
        why = (error.strerror or "the system says no").lower()
        problem = Problem("unreadable-file", f"`{path}` cannot be read: {why}", help=("check its name",))
        raise Refused([problem]) from error
    problems = Problems()
    document = read_document(str(path), data, problems)
    lock = Lock({}, {})
    if document is not None:
        problems.sources[str(path)] = document.source
        top = document.data if isinstance(document.data, dict) else {}
        if top.get("lock") != FORMAT or not isinstance(top.get("packs"), dict):
            _not_a_lock(document, (), problems)
        lock = Lock(_locked(document, "packs", problems), _locked(document, "overlays", problems))
    problems.refuse_if_any()
    return lock


def check_lock(
    lock: Lock, rulebook: Rulebook, packs: Collection[str], problems: Problems, *, narrowed: bool = False
) -> None:
    """See that the packs that are judged, and all that they need, are the locked ones; what is not is a problem.

    `narrowed` says that the rulebook has only packs that were asked for, so that locked ones may rightly be missing.
    """
    for id in sorted(with_needs(rulebook, packs)):
        _hold("pack", id, lock.packs.get(id), rulebook.packs[id].version, rulebook.packs[id].digest, problems)
    for id, locked in lock.packs.items():
        if id not in rulebook.packs and not narrowed:
            problems.add("not-locked", f"the locked pack `{id}` is not here", locked.place, _ADVICE)
    for id, used in rulebook.overlays.items():
        _hold("overlay", id, lock.overlays.get(id), used.version, used.digest, problems)
    for id, locked in lock.overlays.items():
        if id not in rulebook.overlays:
            says = f"the locked overlay `{id}` is not given"
            problems.add("not-locked", says, locked.place, "give its file with --overlay")


def with_needs(rulebook: Rulebook, packs: Collection[str]) -> frozenset[str]:
    """Return packs with all that they need; no packs means all."""
    found: set[str] = set()
    waiting = list(packs or rulebook.packs)
    while waiting:
        id = waiting.pop()
        if id not in found and id in rulebook.packs:
            found.add(id)
            waiting.extend(rulebook.packs[id].needs)
    return frozenset(found)


def _hold(what: str, id: str, locked: Locked | None, version: str, digest: str, problems: Problems) -> None:
    if locked is None:
        problems.add("not-locked", f"the {what} `{id}` is not in the lock file", None, _ADVICE)
    elif locked.digest != digest:
        same = " of the same number" if locked.version == version else f", not {locked.version}"
        problems.add(
            "not-locked",
            f"the {what} `{id}` is another one than was locked: version {version}{same}",
            locked.place,
            _ADVICE,
            f"its digest is {digest}",
        )


def _locked(document: Document, key: str, problems: Problems) -> dict[str, Locked]:
    listed: Data = document.data.get(key) if isinstance(document.data, dict) else None
    found: dict[str, Locked] = {}
    for id, one in (listed if isinstance(listed, dict) else {}).items():
        version = one.get("version") if isinstance(one, dict) else None
        digest = one.get("digest") if isinstance(one, dict) else None
        if isinstance(version, str) and isinstance(digest, str) and re.fullmatch(r"[0-9a-f]{64}", digest):
            found[id] = Locked(version, digest, document.place(key, id))
        else:
            _not_a_lock(document, (key, id), problems)
    return found


def _not_a_lock(document: Document, route: tuple[str, ...], problems: Problems) -> None:
    says = "this is not a line of a lock file" if route else "this is not a lock file"
    problems.add("not-a-lock", says, document.place(*route), "write it with `compliance pack lock`")
