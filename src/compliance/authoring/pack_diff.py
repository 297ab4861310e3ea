"""What differs between two versions of a pack: names, verdicts that can change with answers that show it, and the version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from typing import Literal

from compliance.assessment.diagram import BudgetEnded
from compliance.authoring.deciding_questions import deciding_questions
from compliance.authoring.difference import Difference
from compliance.authoring.open_world import SUBJECT, in_words
from compliance.authoring.other_words import OtherSeverity, OtherWords, find_other_severities, find_other_words
from compliance.authoring.renamed import KINDS, Renamed, find_renamed, with_new_names
from compliance.authoring.search import judged
from compliance.authoring.situation import situation
from compliance.packs.model import Question, Rule, Rulebook
from compliance.sources.values import dataclass

Bump = Literal["first", "second", "third", "none"]
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Changed:
    """A rule or classification that can come out differently; `answers` show it (empty: none were found, or too large)."""

    what: str
    name: str
    before: str = ""
    after: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class PackDiff:
    """What differs: names by kind of thing, what can come out differently, and what could not be compared.

    `renamed` are things under another name, which are neither new nor removed; `perhaps_renamed` are questions that are
    both. `bump` is the number of the version that must be raised at least, and `because` says why.
    """

    new: Mapping[str, tuple[str, ...]]
    removed: Mapping[str, tuple[str, ...]]
    renamed: tuple[Renamed, ...]
    perhaps_renamed: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    changed: tuple[Changed, ...]
    too_large: tuple[str, ...]
    severities: tuple[OtherSeverity, ...]
    texts: tuple[OtherWords, ...]
    bump: Bump
    because: str


def pack_diff(old: Rulebook, new: Rulebook, pack: str, day: date) -> PackDiff:
    """Compare a pack in two rulebooks. Verdicts are compared for answers that can be given in both."""
    renamed = find_renamed(old, new, pack)
    old = with_new_names(old, {one.before: one.after for one in renamed})
    names: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
        kind: (_names(old, kind, pack), _names(new, kind, pack)) for kind in KINDS
    }
    added = {kind: tuple(n for n in after if n not in before) for kind, (before, after) in names.items()}
    gone = {kind: tuple(n for n in before if n not in after) for kind, (before, after) in names.items()}
    perhaps = tuple(_perhaps_renamed(old, new, gone["questions"], added["questions"]))
    options = tuple(
        (name, tuple(sorted(b - a)), tuple(sorted(a - b)))
        for name in names["questions"][0]
        if name in new.questions
        and (a := set(old.questions[name].kind.options)) != (b := set(new.questions[name].kind.options))
    )
    changed, too_large = _changed(old, new, pack, day)
    severities, texts = tuple(find_other_severities(old, new, pack)), tuple(find_other_words(old, new, pack))
    found = PackDiff(
        added, gone, renamed, perhaps, options, changed, too_large, severities, texts, bump="none", because=""
    )
    bump, because = _bump(found, otherwise=old.packs[pack] != new.packs[pack])
    return replace(found, bump=bump, because=because)


def _names(rulebook: Rulebook, kind: str, pack: str) -> tuple[str, ...]:
    return tuple(sorted(name for name, one in getattr(rulebook, kind).items() if one.pack == pack))


def _perhaps_renamed(
    old: Rulebook, new: Rulebook, gone: tuple[str, ...], added: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return questions that seem to be the same under another name: alike in kind and options, and asked in like words."""
    found: list[tuple[str, str]] = []
    for before in gone:
        question = old.questions[before]
        likely = [(_alike(question, new.questions[after]), after) for after in added]
        best = max(likely, default=(0.0, ""))
        if best[0] >= _ALIKE:
            found.append((before, best[1]))
    return found


def _alike(one: Question, other: Question) -> float:
    if one.kind.name != other.kind.name or one.each != other.each or set(one.kind.options) != set(other.kind.options):
        return 0.0
    return SequenceMatcher(None, one.ask, other.ask).ratio()


def _changed(old: Rulebook, new: Rulebook, pack: str, day: date) -> tuple[tuple[Changed, ...], tuple[str, ...]]:
    """Return what can come out differently, and what was too large to be compared."""
    questions = {**new.questions}
    for name, question in old.questions.items():
        also = questions.get(name)
        if also is None or also.kind.name != question.kind.name:
            questions[name] = question
        elif also.kind.options != question.kind.options:
            # What can be answered in both is compared: the options of the old version.
            questions[name] = replace(also, kind=question.kind)
    ours = replace(old, questions={**questions, **old.questions}, subjects={**new.subjects, **old.subjects})
    theirs = replace(new, questions=questions, subjects={**new.subjects, **old.subjects})
    difference = Difference(ours, theirs, day)
    changed: list[Changed] = []
    too_large: list[str] = []
    for kind, what in (("rules", "rule"), ("classifications", "classification")):
        for name in _names(old, kind, pack):
            if name not in getattr(new, kind):
                continue
            try:
                differs = difference.answers(what, name)
            except (BudgetEnded, RecursionError):
                too_large.append(name)
                continue
            if differs is not None:
                changed.append(_shown(difference, ours, theirs, what, name, day))
            elif what == "rule" and old.rules[name].in_force != new.rules[name].in_force:
                changed.append(Changed(what, name, "in force on other days", "in force on other days"))
    return tuple(changed), tuple(too_large)


def _shown(difference: Difference, ours: Rulebook, theirs: Rulebook, what: str, name: str, day: date) -> Changed:
    """Return answers that are judged differently, with both results."""
    one: Rule | None = ours.rules.get(name)
    each = one.each if one is not None else ours.classifications[name].each
    subject = SUBJECT if each is not None else None
    deciding = deciding_questions(ours, theirs, name)
    for answers in difference.all_answers(what, name, 5):
        data = situation(ours, answers, [(each, SUBJECT)] if each is not None else [])
        before, after = (judged(book, name, subject, data, day) for book in (ours, theirs))
        if before is not None and after is not None and before.expected != after.expected:
            results = [e.verdict or " or ".join(e.outcomes) for e in (before.expected, after.expected)]
            return Changed(what, name, results[0], results[1], in_words(answers, deciding))
    return Changed(what, name)


def _bump(found: PackDiff, *, otherwise: bool) -> tuple[Bump, str]:
    """Return which number of the version has to be raised: as docs/writing-packs.md says."""
    if found.changed:
        return "first", f"{found.changed[0].name} can come out differently for the same answers"
    old_names = [one for one in found.renamed if one.kind in ("questions", "rules")]
    if found.removed["questions"] or found.removed["rules"] or any(lost for _, _, lost in found.options) or old_names:
        return "first", "answers or rules that old reports have are gone"
    if found.too_large:
        return "first", f"{found.too_large[0]} is too large to be compared, so it may come out differently"
    if found.new["questions"] or found.new["rules"] or found.options:
        return "second", "there are new questions, options or rules"
    if found.severities:
        return "second", f"{found.severities[0].rule} has another severity"
    if found.texts or otherwise or found.renamed:
        return "third", "texts differ"
    return "none", "nothing differs"
