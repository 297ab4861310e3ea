"""What is missing in the law.yaml of a pack: lists of instruments that it cites or declares, and what becomes of the rest."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from compliance.authoring.cited_anywhere import cited_anywhere
from compliance.authoring.cited_provisions import CitedProvisions, cited_provisions
from compliance.authoring.modeline import modeline_beside
from compliance.authoring.new_rule import FILL_IN
from compliance.authoring.pinpoint import Table, table_of
from compliance.authoring.provisions import provisions_of
from compliance.authoring.read_source import read_source
from compliance.packs.law import Citation, Instrument, ListedLaw
from compliance.packs.model import Rulebook
from compliance.sources.document import read_document
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass

_REST = f'rest: {{left_out: "{FILL_IN}: why no rule covers what is not named here"}}'
_ALL = f'rest: {{left_out: "{FILL_IN}: why no rule rests on it"}}'


@dataclass(frozen=True, slots=True)
class MissingLaw:
    """The lists that law.yaml lacks, as lines of it, by their instruments; and its lists that say nothing of the rest."""

    lists: dict[str, tuple[str, ...]]
    without_rest: tuple[ListedLaw, ...]


def missing_law(rulebook: Rulebook, pack: str, sources: Path | None = None) -> MissingLaw:
    """Return what the law.yaml of a pack lacks. With the archived texts, provisions stand in the order of the text."""
    lists = {
        id: list_of_law(id, cited_provisions(rulebook, pack, id, _table(rulebook.instruments[id], sources)))
        for id in unlisted_law(rulebook, pack)
    }
    return MissingLaw(lists, laws_without_rest(rulebook, pack))


def missing_by_file(missing: MissingLaw, rulebook: Rulebook, pack: str) -> dict[str, MissingLaw]:
    """Return what is missing by the files into which it belongs, as places call them; new lists go into the last one."""
    files = [law.place.file for law in rulebook.law.values() if law.pack == pack and law.place is not None]
    last = files[-1] if files else f"{pack}/law.yaml"
    found: dict[str, MissingLaw] = {}
    for file in dict.fromkeys([*files, last]):
        here = tuple(law for law in missing.without_rest if law.place is not None and law.place.file == file)
        lists = missing.lists if file == last else {}
        if here or lists:
            found[file] = MissingLaw(lists, here)
    return found


def unlisted_law(rulebook: Rulebook, pack: str) -> Mapping[str, Citation | None]:
    """Return the instruments that a pack cites or declares and does not list, each with its first citation.

    They stand in the order in which they are declared. What is declared and not cited counts only in a pack with rules:
    others declare it for those that cite it.
    """
    listed = {law.instrument for law in rulebook.law.values() if law.pack == pack}
    found: dict[str, Citation | None] = {}
    for _, cited in cited_anywhere(rulebook, pack):
        found.setdefault(cited.instrument, cited)
    if rulebook.rules_of(pack):
        for instrument in rulebook.instruments.values():
            if instrument.pack == pack:
                found.setdefault(instrument.id, None)
    return {id: found[id] for id in rulebook.instruments if id in found and id not in listed}


def laws_without_rest(rulebook: Rulebook, pack: str) -> tuple[ListedLaw, ...]:
    """Return the lists of a pack that say neither that they are whole nor what becomes of the rest."""
    return tuple(law for law in rulebook.law.values() if law.pack == pack and not law.whole and law.rest is None)


def list_of_law(instrument: str, provisions: Sequence[CitedProvisions]) -> tuple[str, ...]:
    """Return an item of `law:` line by line, to fill in why the rest is left out."""
    if not provisions:
        return (f"- instrument: {instrument}", f"  {_ALL}")
    lines = [f"- instrument: {instrument}", f"  {_REST}", "  provisions:"]
    for one in provisions:
        at = ", ".join(json.dumps(at, ensure_ascii=False) for at in one.at)
        at = f"[{at}]" if len(one.at) > 1 else at
        lines.append(f"    - {{at: {at}, covered_by: [{', '.join(one.by)}]}}")
    return tuple(lines)


def with_missing_law(name: str, text: str, missing: MissingLaw, start: str = "") -> str | None:
    """Return the text of a law.yaml with what it lacks; every other line of it stays.

    `name` is what places call the file, `start` its lines up to the first list if there is no text yet. None if the file
    is written in such a way that it cannot be added to; then a person has to.
    """
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = (text or start).splitlines()
    before = _lists_in(name, text)
    if before is None:
        return None
    for law in sorted(missing.without_rest, key=_line, reverse=True):
        found = re.fullmatch(r"( *- +)instrument: .*", lines[_line(law) - 1])
        if found is None:
            return None
        lines.insert(_line(law), f"{' ' * len(found[1])}{_REST}")
    items = [re.match(r" *(?=- +instrument:)", line) for line in lines]
    indent = next((item[0] for item in items if item is not None), "  ")
    for one in missing.lists.values():
        lines += [f"{indent}{line}" for line in one]
    written = ending.join([*lines, ""])
    after = _lists_in(name, written)
    return written if after is not None and after == [*before, *missing.lists] else None


def start_of_law(folder: Path) -> str:
    """Return the lines with which the law.yaml of a pack begins that has none."""
    return "\n".join([*modeline_beside(folder / "pack.yaml", "law"), "law:", ""])


def _line(law: ListedLaw) -> int:
    return law.place.line if law.place is not None else 0


def _lists_in(name: str, text: str) -> list[str] | None:
    """Return the instruments that a law.yaml lists, or None if it cannot be read."""
    if not text:
        return []
    problems = Problems()
    document = read_document(name, text.encode(), problems)
    data = document.data if document is not None and not problems.errors else None
    laws = data.get("law") if isinstance(data, dict) else None
    if not isinstance(laws, list):
        return None
    return [str(law.get("instrument")) for law in laws if isinstance(law, dict)]


def _table(instrument: Instrument, sources: Path | None) -> Table | None:
    if sources is None or instrument.file is None:
        return None
    data = read_source(instrument, sources, Problems())
    return table_of(provisions_of(data.decode("utf-8"))) if data is not None else None
