"""Subjects: each is within one that is known, none is within itself, and lists have names of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from compliance.packs.check_citations import check_citations
from compliance.packs.model import Subject
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_pack import SubjectsFile
from compliance.sources.problem import Problems

# What assessments and cases say beside lists of subjects, and beside the answers of one: it could not be told apart.
_TAKEN = frozenset(
    "assessment deployment as_of packs after answered_with answers sheets evidence decisions scoped_out waivers more "
    "case cases given from like assumed expect open todo note title by dated about line".split()
)


def check_subjects(written: SubjectsFile, spot: Spot, scope: Scope, plurals: dict[str, str]) -> dict[str, Subject]:
    """Return the subjects of a file; `plurals` collects the names of lists, with the subjects they belong to."""
    found: dict[str, Subject] = {}
    for i, subject in enumerate(written.subjects):
        at = spot / "subjects" / i
        for key, word in (("id", subject.id), ("plural", subject.plural)):
            if word in _TAKEN:
                says = f"`{word}` has a meaning of its own in assessments and cases"
                scope.add("reserved-word", says, at / key, "choose another name")
        if subject.plural == subject.id:
            says = f"the list of `{subject.id}` has the name of a single {subject.id}"
            scope.add("duplicate-id", says, at / "plural", "write the word for several of them, such as `changes`")
        if plurals.setdefault(subject.plural, subject.id) != subject.id:
            says = f"the list of `{subject.id}` and that of `{plurals[subject.plural]}` have the same name"
            scope.add("duplicate-id", says, at / "plural", "give one of them another plural")
        if subject.within is not None:
            scope.knows("subject", subject.within, at / "within")
        found[subject.id] = Subject(
            id=subject.id,
            plural=subject.plural,
            title=subject.title,
            ask=subject.ask,
            why=subject.why,
            help=subject.help,
            within=subject.within,
            cite=check_citations(subject.cite, at / "cite", scope),
            place=(at / "id").place,
        )
    return found


def check_nesting(subjects: Mapping[str, Subject], problems: Problems) -> dict[str, Subject]:
    """Return subjects of which none is within itself; where one was, a problem is recorded and the circle is cut."""
    checked = dict(subjects)
    for subject in subjects.values():
        chain = [subject.id]
        while (parent := checked[chain[-1]].within) is not None and parent in checked and parent not in chain:
            chain.append(parent)
        if parent == subject.id:
            shown = " within ".join(f"`{name}`" for name in (*chain, subject.id))
            problems.add("circle", f"a subject is within itself: {shown}", subject.place, "delete one `within`")
            checked[subject.id] = replace(subject, within=None)
    return checked


def with_parents(subject: str | None, subjects: Mapping[str, Subject]) -> frozenset[str]:
    """Return a kind of subject and all that it is within, as far as they are known."""
    chain: list[str] = []
    while subject is not None and subject in subjects and subject not in chain:
        chain.append(subject)
        subject = subjects[subject].within
    return frozenset(chain)
