"""Packs that lie beside one in the same folder: which of them rest on it, and which declare a name that it declares too."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from compliance.packs.declare import What, declared_in, space_of, with_article
from compliance.packs.find import pack_files, pack_folders
from compliance.packs.read import ReadPack, read_files
from compliance.sources.document import read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problems, Refused

_MANY = 20

_IDS = re.compile(rb"^\s*(?:-\s*)?(?:\{\s*)?(?:id:\s*)?['\"]?([a-z][\w.-]*)", re.MULTILINE)


def packs_beside(folder: Path) -> dict[str, Path]:
    """Return the folders of the packs in the folder that holds a pack, that one among them."""
    try:
        return pack_folders((folder.resolve().parent,), Problems())
    except Refused:
        return {}


def packs_that_need(packs: Collection[str], folders: Mapping[str, Path]) -> tuple[str, ...]:
    """Return those of some packs that need one of `packs`, directly or not, by what their pack.yaml says."""
    needs = {name: _needs(folder) for name, folder in folders.items()}
    found: set[str] = set(packs)
    while more := {name for name, theirs in needs.items() if theirs & found} - found:
        found |= more
    return tuple(sorted(found - set(packs)))


def find_names_taken_beside(folder: Path, others: Mapping[str, Path], problems: Problems) -> None:
    """Tell each name that a pack declares and one of the `others` too: packs of one folder are judged together.

    Of another that has very many of them, a copy perhaps, that is told once.
    """
    if not others:
        return
    own = _declared(read_files(pack_files(folder, Problems()), Problems()))
    names = {name.encode() for _, name in own}
    for other, beside in others.items():
        files = pack_files(beside, Problems())
        if not any(names.intersection(_IDS.findall(data)) for data in files.files.values()):
            continue
        theirs = _declared(read_files(files, Problems()))
        both = [one for one in theirs if one in own]
        if len(both) > _MANY:
            problems.add(
                "duplicate-id",
                f"{len(both)} names of this pack are declared in the pack `{other}` too: is one of them a copy of the other?",
                Place(f"{folder.name}/pack.yaml", 1, 1),
                "move one of the two into another folder, because packs of one folder are judged together",
                notes=[(theirs[both[0]][1], f"the first of them, `{both[0][1]}`, is declared here")],
            )
            continue
        for one in both:
            what, place = theirs[one]
            problems.add(
                "duplicate-id",
                f"`{one[1]}` is declared in the pack `{other}` too, and packs of one folder are judged together",
                own[one][1],
                "give it another name here",
                f"if it is the same {what}, declare it once, in a pack that both need",
                notes=[(place, f"declared here, as {with_article(what)} of `{other}`")],
            )


def _declared(pack: ReadPack) -> dict[tuple[str, str], tuple[What, Place]]:
    """Return what a pack declares, by the space of its name and the name."""
    return {(space_of(what), name): (what, at) for what, name, at in declared_in(pack)}


def _needs(folder: Path) -> frozenset[str]:
    try:
        document = read_document("pack.yaml", (folder / "pack.yaml").read_bytes(), Problems())
    except OSError:
        return frozenset()
    needs = document.data.get("needs") if document is not None and isinstance(document.data, dict) else None
    return frozenset(needs) if isinstance(needs, dict) else frozenset()


def questions_of_packs(roots: Iterable[Path], known: Collection[str]) -> dict[str, tuple[Path, frozenset[str]]]:
    """Return for each pack in some folders, but those that are known, its folder of these, and the ids of its questions."""
    found: dict[str, tuple[Path, frozenset[str]]] = {}
    for root in roots:
        for folder in sorted(path.parent for path in root.glob("*/pack.yaml")):
            if folder.name in known or folder.name in found:
                continue
            declared = _declared(read_files(pack_files(folder, Problems()), Problems()))
            questions = frozenset(name for (_, name), (what, _) in declared.items() if what == "question")
            found[folder.name] = (root, questions)
    return found
