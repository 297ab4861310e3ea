"""Understands packs: what is written in them becomes what it means, and everything that is wrong becomes a problem.

The order of the steps is that of knowledge: which packs build on which, which names there are, what may be answered, and
only then what conditions say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compliance.conditions.kinds import QuestionName, SubjectName, Vocabulary
from compliance.packs.check_circles import check_circles
from compliance.packs.check_classifications import check_classification
from compliance.packs.check_conditions import Reader, Timetables
from compliance.packs.check_each import EachRead, check_each
from compliance.packs.check_examples import check_examples
from compliance.packs.check_instruments import check_instrument
from compliance.packs.check_law import check_dates, check_penalties
from compliance.packs.check_listed_law import check_listed_law
from compliance.packs.check_needs import check_needs
from compliance.packs.check_options import OptionSet, check_option_set
from compliance.packs.check_outcomes import check_outcomes, outcome_names
from compliance.packs.check_questions import Asked, check_asking, check_questions
from compliance.packs.check_rules import check_rules
from compliance.packs.check_subjects import check_nesting, check_subjects
from compliance.packs.check_terms import check_terms
from compliance.packs.check_tombstones import check_tombstones
from compliance.packs.declare import declare
from compliance.packs.law import Instrument, ListedLaw, NamedDate, Penalty, Removed, UntriedExamples
from compliance.packs.model import Classification, Outcome, Question, Rule, Subject, Term
from compliance.packs.read import ReadPack
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.written_examples import ExamplesFile
from compliance.packs.written_law import LawFile
from compliance.packs.written_pack import InstrumentsFile, PackFile, SubjectsFile
from compliance.packs.written_questions import OptionSetsFile, QuestionsFile
from compliance.packs.written_rules import ClassificationsFile, RulesFile, TermsFile, WrittenClassification
from compliance.sources.problem import Problems
from compliance.sources.values import dataclass


@dataclass(frozen=True, slots=True)
class Checked:
    """Everything that packs say, understood; by ids, in the order of packs, files and lines."""

    subjects: Mapping[str, Subject]
    questions: Mapping[str, Question]
    terms: Mapping[str, Term]
    classifications: Mapping[str, Classification]
    rules: Mapping[str, Rule]
    instruments: Mapping[str, Instrument]
    penalties: Mapping[str, Penalty]
    dates: Mapping[str, NamedDate]
    vocabulary: Vocabulary
    law: Mapping[str, ListedLaw]
    removed: Mapping[str, Removed]
    examples: Mapping[str, UntriedExamples]


def check_packs(packs: Sequence[ReadPack], problems: Problems) -> Checked:
    """Return what packs mean. If something is wrong, `problems` has it, and what is returned must not be used."""
    reach = check_needs(packs, problems)
    declarations = declare(packs, problems)
    archived = frozenset(
        instrument.id
        for pack in packs
        for file, _ in pack.of(InstrumentsFile)
        for instrument in file.instruments
        if instrument.file is not None
    )
    scopes = {pack.name: Scope(pack.name, reach[pack.name], declarations, archived, problems) for pack in packs}

    plurals: dict[str, str] = {}
    subjects: dict[str, Subject] = {}
    sets: dict[str, OptionSet] = {}
    instruments: dict[str, Instrument] = {}
    penalties: dict[str, Penalty] = {}
    dates: dict[str, NamedDate] = {}
    for pack in packs:
        scope = scopes[pack.name]
        for about, spot in pack.of(PackFile):
            dates |= check_dates(about, spot, scope)
            penalties |= check_penalties(about, spot, scope)
        for subjects_file, spot in pack.of(SubjectsFile):
            subjects |= check_subjects(subjects_file, spot, scope, plurals)
        for file, spot in pack.of(InstrumentsFile):
            for i, instrument in enumerate(file.instruments):
                instruments[instrument.id] = check_instrument(instrument, spot / "instruments" / i, scope)
        for sets_file, spot in pack.of(OptionSetsFile):
            for name, option_set in sets_file.option_sets.items():
                sets[name] = check_option_set(option_set, spot / "option_sets" / name, scope)

    subjects = check_nesting(subjects, problems)

    asked: list[tuple[Asked, Scope]] = []
    written: list[tuple[WrittenClassification, Spot, tuple[Outcome, ...], Scope]] = []
    for pack in packs:
        scope, version = scopes[pack.name], pack.about.version if pack.about else "0"
        for questions_file, spot in pack.of(QuestionsFile):
            asked += ((one, scope) for one in check_questions(questions_file, spot, scope, sets, version))
        for classifications_file, spot in pack.of(ClassificationsFile):
            for i, classification in enumerate(classifications_file.classifications):
                at = spot / "classifications" / i
                written.append((classification, at, check_outcomes(classification, at, scope), scope))

    first = {one.question.id: one.question for one, _ in reversed(asked)}  # what is declared again is told already
    vocabulary = Vocabulary(
        questions={
            one.question.id: QuestionName(first[one.question.id].each, first[one.question.id].kind) for one, _ in asked
        },
        terms={term.id: term.each for pack in packs for file, _ in pack.of(TermsFile) for term in file.terms},
        classifications={one.id: outcome_names(one.each, outcomes) for one, _, outcomes, _ in written},
        subjects={subject.id: SubjectName(subject.within) for subject in subjects.values()},
        dates={name: named.on for name, named in dates.items()},
    )
    holidays = {pack.name: pack.holidays for pack in packs}
    near = {name: declarations.near(name, scope.reach) for name, scope in scopes.items()}
    timetables: dict[str, Timetables] = {
        pack.name: {name: (lines, spot / "timetables" / name) for name, lines in about.timetables.items()}
        for pack in packs
        for about, spot in pack.of(PackFile)
    }
    each_read = EachRead(subjects)
    readers = {
        name: Reader(scope, vocabulary, subjects, each_read, {}, holidays[name], near[name], timetables.get(name, {}))
        for name, scope in scopes.items()
    }
    questions = {one.question.id: check_asking(one, readers[scope.pack]) for one, scope in asked}
    classifications = {
        one.id: check_classification(one, spot, outcomes, readers[scope.pack], dates)
        for one, spot, outcomes, scope in written
    }
    terms: dict[str, Term] = {}
    rules: dict[str, Rule] = {}
    law: dict[str, ListedLaw] = {}
    removed: dict[str, Removed] = {}
    examples: dict[str, UntriedExamples] = {}
    for pack in packs:
        for about, spot in pack.of(PackFile):
            removed |= check_tombstones(about, spot, pack.name, declarations.all(), problems)
    for pack in packs:
        reader = readers[pack.name]
        for terms_file, spot in pack.of(TermsFile):
            terms |= check_terms(terms_file, spot, reader)
        for rules_file, spot in pack.of(RulesFile):
            rules |= check_rules(rules_file, spot, reader, questions, dates)
        for law_file, spot in pack.of(LawFile):
            law |= check_listed_law(law_file, spot, scopes[pack.name], removed)
        examples |= check_examples(list(pack.of(ExamplesFile)), scopes[pack.name])
    check_each(each_read, problems)
    uses = {name: used for reader in readers.values() for name, used in reader.uses.items()}
    check_circles({name: used for name, used in uses.items() if name not in declarations.twice}, problems)
    return Checked(
        subjects,
        questions,
        terms,
        classifications,
        rules,
        instruments,
        penalties,
        dates,
        vocabulary,
        law,
        removed,
        examples,
    )
