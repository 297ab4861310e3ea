"""Where in a pack's files a part stands that has changed; a file is read again only when something in it is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from compliance.packs.cases_files import CasesFile
from compliance.packs.look_back import Change, LookedBack
from compliance.packs.model import ListedLaw, Pack, Question, UntriedExamples
from compliance.packs.reviewed_parts import ReviewedKind, Thing
from compliance.sources.document import Data, Document, Route, read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problems


class ReviewedPlaces:
    """Finds parts in the files of one pack."""

    def __init__(self, folder: Path) -> None:
        """Keep the folder of the pack."""
        self._folder = folder
        self._documents: dict[str, Document | None] = {}

    def place_of(self, one: LookedBack, change: Change) -> Place | None:
        """Return where the changed part stands: its key, or its item in a list; of what is gone, where it would stand."""
        at = own_place(one.thing, change)
        if isinstance(one.thing, ListedLaw | UntriedExamples | CasesFile):
            return at
        document = self._read(at.file.partition("/")[2]) if at is not None else None
        if document is None:
            return at
        own, route = _whose(one), change.route
        if isinstance(one.thing, Question):
            shared = self._in_option_set(document, own, route)
            if shared is not None:
                return shared
            if route[0] == "section":
                return document.key_place(str(route[-1]))
            if route[0] == "ask" and one.thing.row_of:
                route = ("rows", one.id.rpartition(".")[2])
        found, whole = _follow(document.data, (*own, *_as_written(document, own, route)))
        if not whole or change.how in ("gone", "moved", "fewer") or isinstance(_data(document, found), str):
            return document.key_place(*found) if len(found) > len(own) else at
        inner = _data(document, found)
        return document.place(*found, "id") if isinstance(inner, dict) and "id" in inner else document.key_place(*found)

    def words_of(self, one: LookedBack, change: Change) -> str:
        """Return the text of a changed part as its author wrote it; nothing if it is not a text."""
        at = own_place(one.thing)
        document = self._read(at.file.partition("/")[2]) if at is not None else None
        if document is None:
            return ""
        own = _whose(one)
        found, whole = _follow(document.data, (*own, *_as_written(document, own, change.route)))
        words = _data(document, found) if whole else None
        return words if isinstance(words, str) else ""

    def _in_option_set(self, document: Document, own: Route, route: Route) -> Place | None:
        """Return the place of an option or a group that a question has from a set; None if it is its own."""
        base, found = _follow(document.data, (*own, "options"))
        name = _data(document, base)
        if not found or not isinstance(name, str) or route[0] not in ("options", "groups"):
            return None
        if route[0] == "groups" and _follow(document.data, (*own, *route))[1]:
            return None
        for file in self._option_sets():
            sets = self._read(file)
            if sets is not None:
                at, whole = _follow(sets.data, ("option_sets", name, *route))
                if len(at) > 1:
                    return sets.key_place(*at) if whole else sets.key_place("option_sets", name)
        return document.key_place(*base)

    def _option_sets(self) -> Iterator[str]:
        for pattern in ("option_sets*.yaml", "option_sets/*.yaml"):
            for path in sorted(self._folder.glob(pattern)):
                yield path.relative_to(self._folder).as_posix()

    def _read(self, file: str) -> Document | None:
        if file not in self._documents:
            try:
                data = (self._folder / file).read_bytes()
            except OSError:
                return None
            name = f"{self._folder.resolve().name}/{file}"
            self._documents[file] = read_document(name, data, Problems())
        return self._documents[file]


def own_place(thing: Thing | None, change: Change | None = None) -> Place | None:
    """Return where a thing stands, or the provision or example of a list that has changed."""
    match thing:
        case None:
            return None
        case Pack():
            return Place(f"{thing.id}/pack.yaml", 1, 1)
        case CasesFile():
            number = change.route[-1] if change is not None else None
            if thing.place is not None and isinstance(number, int):
                return replace(thing.place, line=thing.parts[number][0])
            return thing.place
        case ListedLaw():
            if change is not None and change.route[0] == "rest" and thing.rest is not None:
                return thing.rest.place
            listed = (one.place for one in thing.provisions if change is not None and change.route[1:2] == (one.at,))
            return next(listed, thing.place)
        case UntriedExamples():
            listed = (one.place for one in thing.examples if change is not None and change.route[1:2] == (one.at,))
            return next(listed, thing.place)
        case _:
            return thing.place


def _whose(one: LookedBack) -> Route:
    """Return the way to the thing itself in its file."""
    kind: ReviewedKind = one.kind
    if isinstance(one.thing, Pack):
        return ()
    if isinstance(one.thing, Question) and one.thing.row_of:
        return (kind, one.thing.row_of)
    return (kind, one.id)


def _as_written(document: Document, own: Route, route: Route) -> Route:
    """Return the way to a part as its author wrote it: the standing of a rule may stand beside its days.

    Holidays are signed by years and written in a list: the way leads to the first of the year.
    """
    if route[0] == "holidays":
        days = _data(document, (*own, "holidays"))
        first = (
            [i for i, day in enumerate(days) if str(day).startswith(str(route[-1]))] if isinstance(days, list) else []
        )
        return ("holidays", *first[:1])
    if route[0] != "standing":
        return route
    beside = ("in_force", *route[1:], "standing")
    return beside if _follow(document.data, (*own, *beside))[1] else route[:1]


def _follow(data: Data, route: Route) -> tuple[Route, bool]:
    """Return the way in the file as far as it goes, and whether it goes all the way. Items of lists are found by their id."""
    found: list[str | int] = []
    for wanted in route:
        step = _step(data, wanted)
        if step is not None:
            found.append(step[0])
            data = step[1]
        elif isinstance(wanted, str):
            return tuple(found), False
        # else it is the number of an item in a list of one that is written without its brackets
    return tuple(found), True


def _step(data: Data, wanted: str | int) -> tuple[str | int, Data] | None:
    """Return one step as the file has it, and what stands there."""
    if isinstance(data, list):
        ids = [item.get("id") if isinstance(item, dict) else None for item in data]
        at = wanted if isinstance(wanted, int) else ids.index(wanted) if wanted in ids else len(data)
        return (at, data[at]) if at < len(data) else None
    if isinstance(data, dict) and isinstance(wanted, str) and wanted in data:
        return wanted, data[wanted]
    return None


def _data(document: Document, route: Route) -> Data:
    """Return what stands at the end of a way that was found."""
    data = document.data
    for wanted in route:
        step = _step(data, wanted)
        data = step[1] if step is not None else None
    return data
