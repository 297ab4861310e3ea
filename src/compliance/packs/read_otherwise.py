"""What conditions lean on and is not as it was read: told with the errors that may follow from it, where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from compliance.packs.digests import digested
from compliance.packs.read import ReadPack
from compliance.packs.reviewed import Signed, record_if_readable
from compliance.packs.reviewed_parts import ReviewedKind
from compliance.packs.spot import Spot
from compliance.packs.written_pack import SubjectsFile
from compliance.packs.written_questions import QuestionsFile
from compliance.packs.written_rules import ClassificationsFile, RulesFile, TermsFile
from compliance.sources.problem import Problem, Problems

_CALLED: Mapping[ReviewedKind, str] = {
    "subjects": "subject",
    "questions": "question",
    "classifications": "classification",
    "terms": "term",
    "rules": "rule",
}
_SUBJECT, _QUESTION, _OTHER = ("within", "plural"), ("each", "kind", "unit", "to"), ("each",)


def tell_read_otherwise(problems: Problems, packs: Sequence[ReadPack], folders: Mapping[str, Path]) -> None:
    """Put before the other problems a warning of each `each`, kind, unit or nesting that the record of review has otherwise.

    One slip there makes an error of every condition that reads it, and none of these stands at the slip.
    """
    told: list[Problem] = []
    for pack in packs:
        record = record_if_readable(folders[pack.name]) or {}
        for kind, id, said, spot in _leant_on(pack):
            signed = record.get(kind, {}).get(id)
            if signed is not None:
                told += _changes(kind, id, signed, said, spot)
    problems.found = [*told, *problems.found]


def _leant_on(pack: ReadPack) -> Iterator[tuple[ReviewedKind, str, Mapping[str, str | None], Spot]]:
    for subjects, spot in pack.of(SubjectsFile):
        for i, subject in enumerate(subjects.subjects):
            yield "subjects", subject.id, {key: getattr(subject, key) for key in _SUBJECT}, spot / "subjects" / i
    for questions, spot in pack.of(QuestionsFile):
        for i, question in enumerate(questions.questions):
            yield "questions", question.id, {key: getattr(question, key) for key in _QUESTION}, spot / "questions" / i
    for classifications, spot in pack.of(ClassificationsFile):
        for i, one in enumerate(classifications.classifications):
            yield "classifications", one.id, {key: getattr(one, key) for key in _OTHER}, spot / "classifications" / i
    for terms, spot in pack.of(TermsFile):
        for i, term in enumerate(terms.terms):
            yield "terms", term.id, {key: getattr(term, key) for key in _OTHER}, spot / "terms" / i
    for rules, spot in pack.of(RulesFile):
        for i, rule in enumerate(rules.rules):
            yield "rules", rule.id, {key: getattr(rule, key) for key in _OTHER}, spot / "rules" / i


def _changes(
    kind: ReviewedKind, id: str, signed: Signed, said: Mapping[str, str | None], spot: Spot
) -> Iterator[Problem]:
    now = digested(said)
    for key, value in said.items():
        was = signed.parts.get(key)
        if now.get(key) == was or not isinstance(was, str | None):
            continue
        how = "is new" if was is None else "has changed" if value is not None else "is gone"
        read = "kept" if signed.is_kept else f"read by {signed.by}"
        yield Problem(
            "changed-since-review",
            f"`{key}` of the {_CALLED[kind]} `{id}` {how} since the {_CALLED[kind]} was {read} on {signed.on.isoformat()}",
            (spot / key).place if value is not None else (spot / "id").place,
            help=("the errors that are told with this may follow from it: if it was a slip, take it back",),
            level="warning",
        )
