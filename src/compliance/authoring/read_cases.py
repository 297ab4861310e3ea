"""Reads the cases of a pack: files under `cases/`, each with shared answers (`given`) and cases."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from pathlib import Path

from compliance.answers.bare_words import tell_bare_words
from compliance.answers.change import change_answers, changes_answers_alone, is_plain
from compliance.answers.entry import Entry, Route, quote, whole
from compliance.answers.gather import Gathered, gather
from compliance.answers.model import Answer, Deployment
from compliance.answers.reading import Shared
from compliance.authoring.case import Case, WorkedExample
from compliance.authoring.case_shape import tell_wrong_shapes
from compliance.authoring.expected import read_expected
from compliance.authoring.merge import Merged, put_over
from compliance.conditions.proof import Key
from compliance.packs.model import Rulebook
from compliance.sources.counted import counted
from compliance.sources.document import read_document
from compliance.sources.place import Place
from compliance.sources.problem import Problems, did_you_mean

_FILE_KEYS = ("given", "cases")
_CASE_KEYS = (
    *("case", "from", "like", "as_of", "answers", "answered_with", "decisions", "evidence"),
    *("assumed", "expect", "open", "todo", "disagrees", "confirm", "note"),
)
_MOST_ERRORS = 200
_FROM_KEYS = ("in", "at", "outcome", "example")


def read_cases(folder: Path, rulebook: Rulebook, day: date, problems: Problems) -> tuple[Case, ...]:
    """Return the cases in `folder`/cases; `day` is judged where a case names none. What is wrong goes to `problems`."""
    return cases_and_unread(folder, rulebook, day, problems)[0]


def cases_and_unread(
    folder: Path, rulebook: Rulebook, day: date, problems: Problems
) -> tuple[tuple[Case, ...], tuple[str, ...]]:
    """Return the cases in `folder`/cases, and in words what could not be read of them: so many cases, and which files."""
    reading = _Reading(folder.name, rulebook, day, problems)
    for path in sorted((folder / "cases").glob("*.yaml")):
        document = read_document(f"{folder.name}/cases/{path.name}", path.read_bytes(), problems, escapes=False)
        if document is None:
            reading.files_unread.append(f"cases/{path.name}")
        else:
            problems.sources[document.source.name] = document.source
            tell_bare_words(whole(document), document.source, problems)
            reading.collect(whole(document))
    cases = tuple(reading.all_cases())
    left = reading.unnamed + len(reading.cases) - len(cases)
    unread = [counted(left, "case")] if left else []
    return cases, (*unread, *reading.files_unread)


class _Reading:
    """First collects what every file offers, then makes the cases, which may build on each other."""

    def __init__(self, pack: str, rulebook: Rulebook, day: date, problems: Problems) -> None:
        self.pack, self.rulebook, self.day, self.problems = pack, rulebook, day, problems
        self.plurals = {subject.plural: subject.id for subject in rulebook.subjects.values()}
        self.known: dict[str, Entry] = {}
        self.places: dict[tuple[int, bool, Route], Place] = {}
        self.answers: dict[tuple[str, Hashable], Answer] = {}
        self.inherited: dict[tuple[int, str], tuple[Answer, Answer]] = {}
        self.said: dict[str, Gathered | None] = {}
        self.cases: list[Entry] = []
        self.unnamed = 0
        self.files_unread: list[str] = []
        self.misread: dict[int, Entry] = {}
        self.stands_on_nothing = False

    def collect(self, file: Entry) -> None:
        """Take in the `given` and the cases of one file; a file that gives neither is told."""
        if not isinstance(file.data, dict):
            found = "a list" if isinstance(file.data, list) else "a text" if file.data else "nothing"
            says = f"a file of cases has to begin with `given:` or `cases:`, not with {found}"
            advice = "write `cases:` above the first line, and begin each case two blanks further right"
            self.problems.add("wrong-shape", says, file.at, advice)
            return
        self.keys(file, _FILE_KEYS, "a file of cases")
        if "cases" in file.data and file.data["cases"] is None:
            says, advice = "`cases` is empty", "write at least one case below it; if there is none yet, `cases: []`"
            self.problems.add("empty-value", says, file["cases"].key_at, advice)
        for name, given in file["given"].items():
            self.keys(given, ("answers", "evidence", "answered_with", "decisions", "like", *self.plurals), "`given`")
            self.name(name, given)
        for entry in file["cases"].members():
            self.keys(entry, (*_CASE_KEYS, *self.plurals), "a case")
            if not entry["case"].text:
                self.problems.add("missing-key", "this case has no name", entry.at, "say in `case:` what it tries")
                self.unnamed += 1
                continue
            self.name(entry["case"].text, entry)
            self.cases.append(entry)

    def all_cases(self) -> Iterator[Case]:
        """Make every case that is right. What is wrong in a `given` is told once, however many cases build on it."""
        for number, entry in enumerate(self.cases):
            case = self.case(entry)
            if case is not None:
                yield case
                continue
            self.problems.found = list(dict.fromkeys(self.problems.found))
            left = len(self.cases) - number - 1
            if left and len(self.problems.errors) > _MOST_ERRORS:
                says = f"there are so many problems that {left} more cases of `{self.pack}` were not looked at"
                self.problems.add("many-problems", says, self.cases[number + 1].at, "mend those that are told first")
                return

    def name(self, name: str, entry: Entry) -> None:
        """Remember what a name stands for; each may be used once in a pack."""
        if name in self.known:
            self.problems.add(
                "duplicate-id",
                f"the name {quote(name)} is used twice",
                entry.key_at,
                "give each case and each `given` a name of its own",
                notes=[(self.known[name].at, "used here before")],
            )
        self.known.setdefault(name, entry)

    def keys(self, entry: Entry, known: tuple[str, ...], what: str) -> None:
        """Report keys that do not belong, and those that hold something of another shape."""
        if tell_wrong_shapes(entry, self.problems):
            self.misread[id(entry)] = entry
        for key, value in entry.items():
            if key not in known:
                self.problems.add(
                    "unknown-key",
                    f"{what} has no `{key}`",
                    value.key_at,
                    did_you_mean(key, known) or f"it may have {', '.join(known)}",
                )
                self.misread[id(entry)] = entry

    def case(self, entry: Entry) -> Case | None:
        """Make one case; None if something in it is wrong."""
        before = self.problems.errors
        told_before = {id(problem) for problem in before}
        self.stands_on_nothing = False
        for _ in self.bases(entry, []):
            pass
        if self.stands_on_nothing:  # whatever else were told of it would only come of that
            return None
        facts = self.said_by(entry).facts
        day = self.read_day(entry["as_of"])
        expected = tuple(read_expected(entry["expect"], self.rulebook, facts, self.problems))
        if next(entry["expect"].items(), None) is None:
            self.problems.add(
                "missing-key", "this case expects nothing", entry.at, "say in `expect:` what the law gives"
            )
        opened = tuple(member.text for member in entry["open"].members()) if entry.has("open") else None
        case = Case(
            entry["case"].text,
            self.pack,
            facts,
            day,
            expected,
            tuple(self.assumed(entry["assumed"], facts.answers)),
            opened,
            self.worked_example(entry["from"]),
            entry["todo"].text,
            entry["confirm"].text,
            self.disagrees(entry),
            entry["case"].at,
            bool(entry["as_of"].text),
        )
        is_right = all(id(problem) in told_before for problem in self.problems.errors)
        return case if is_right and id(entry) not in self.misread else None

    def said_by(self, entry: Entry) -> Gathered:
        """Return what the answers of a case (or of a `given`) come to, with those of all that it is like."""
        deployment = Deployment(entry["case"].text, self.pack)
        base = self.base(entry["like"].text)
        if base is not None and changes_answers_alone(entry, base, self.plurals):
            shared = Shared(lambda route: (id(entry.document), route), self.answers, self.inherited)
            return change_answers(base, deployment, entry, self.rulebook, self.problems, shared)
        merged = Merged(entry.at, self.places)
        for part in [*self.bases(entry, []), entry]:
            put_over(merged, part, self.plurals)
        merged.data |= {"assessment": "1", "deployment": {"name": deployment.name, "organisation": self.pack}}
        shared = Shared(merged.source, self.answers, self.inherited)
        return gather(merged, self.rulebook, self.problems, None, shared)

    def base(self, name: str) -> Gathered | None:
        """Return what is said by what a case is like, if its answers can be changed one by one: it is in order, and plain."""
        if name not in self.said:
            self.said[name] = None  # of what is like itself in the end nothing is known
            entry = self.known.get(name)
            problems, self.problems = self.problems, Problems()
            if entry is not None and all(is_plain(part, self.plurals) for part in [*self.bases(entry, []), entry]):
                said = self.said_by(entry)
                if not self.problems.found:
                    self.said[name] = said
            self.problems = problems
        return self.said[name]

    def bases(self, entry: Entry, names: list[str]) -> Iterator[Entry]:
        """Yield what a case is like, the farthest first."""
        name = entry["like"].text
        if not name:
            return
        if name in names:
            self.stands_on_nothing = True
            self.problems.add(
                "circle", f"{quote(name)} is like itself in the end", entry["like"].at, "break the circle"
            )
            return
        base = self.known.get(name)
        if base is None:
            self.stands_on_nothing = True
            if self.files_unread:  # it may stand there
                return
            advice = did_you_mean(name, self.known) or "name a `given`, or another case of this pack"
            self.problems.add(
                "unknown-case", f"there is no `given` or case called {quote(name)}", entry["like"].at, advice
            )
            return
        if id(base) in self.misread:
            self.stands_on_nothing = True
        yield from self.bases(base, [*names, name])
        yield base

    def read_day(self, entry: Entry) -> date:
        """Return the day that the case is judged on."""
        if not entry.text:
            return self.day
        try:
            return date.fromisoformat(entry.text)
        except ValueError:
            self.problems.add("not-a-date", f"{entry.quote} is not a day", entry.at, "write it as in 2026-11-22")
            return self.day

    def assumed(self, entry: Entry, answers: Mapping[Key, object]) -> Iterator[Key]:
        """Yield the answers whose question is assumed, of every subject that has one."""
        for member in entry.members():
            keys = [key for key in answers if key[0] == member.text]
            if not keys:
                self.problems.add(
                    "unused-assumption",
                    f"{member.quote} is not answered in this case, so it cannot be assumed",
                    member.at,
                    did_you_mean(member.text, {key[0] for key in answers}),
                )
            yield from keys

    def worked_example(self, entry: Entry) -> WorkedExample | None:
        """Return where the example of a regulator stands."""
        if entry.data is None:
            return None
        self.keys(entry, _FROM_KEYS, "`from`")
        if entry["in"].text not in self.rulebook.instruments:
            self.problems.add(
                "unknown-instrument",
                f"no instrument is called {entry['in'].quote}",
                entry["in"].at,
                did_you_mean(entry["in"].text, self.rulebook.instruments),
            )
        return WorkedExample(*(entry[key].text for key in _FROM_KEYS))

    def disagrees(self, entry: Entry) -> str:
        """Return why the pack reads the law otherwise than the regulator; only of an official outcome can it be said."""
        if entry["disagrees"].text and not entry["from"]["outcome"].text:
            self.problems.add(
                "missing-key",
                "this case disagrees, and does not say with what",
                entry["disagrees"].at,
                "write what the regulator says in `from: {in: ..., at: ..., outcome: ...}`",
            )
        return entry["disagrees"].text
