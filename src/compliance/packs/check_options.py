"""What may be answered to a question: its kind, with options, groups, units and named answers that go together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from compliance.conditions.error import quoted
from compliance.conditions.kinds import Kind, KindName
from compliance.packs.check_citations import check_citations
from compliance.packs.model import Option
from compliance.packs.scope import Scope
from compliance.packs.spot import Spot
from compliance.packs.unit_of_time import UNITS_OF_TIME, meant_unit
from compliance.packs.written_questions import WrittenOption, WrittenOptionSet, WrittenQuestion
from compliance.sources.problem import did_you_mean
from compliance.sources.values import dataclass

_KEYS: Mapping[str, tuple[KindName, ...]] = {
    "options": ("choice", "choices"),
    "groups": ("choice", "choices"),
    "none": ("choices",),
    "unit": ("number",),
    "named": ("number",),
    "to": ("links",),
}
_NEEDED: Mapping[KindName, str] = {"choice": "options", "choices": "options", "number": "unit", "links": "to"}
_EXAMPLES = {
    "options": "`id: words` for each answer",
    "unit": "what is counted, as `people`",
    "to": "a kind of subject",
}


@dataclass(frozen=True, slots=True)
class OptionSet:
    """Options with a name, and their groups."""

    options: tuple[Option, ...]
    groups: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Answers:
    """What may be answered to a question."""

    kind: Kind
    options: tuple[Option, ...] = ()
    named: tuple[Option, ...] = ()


def check_options(question: WrittenQuestion, spot: Spot, scope: Scope, sets: Mapping[str, OptionSet]) -> Answers:
    """Return what may be answered to a question; keys that do not go with its kind are problems."""
    for key, kinds in _KEYS.items():
        if getattr(question, key) is not None and question.kind not in kinds:
            says = f"`{key}` belongs to questions of the kind {' or '.join(kinds)}, and this one is {question.kind}"
            scope.problems.add("key-of-other-kind", says, (spot / key).key_place, "delete it, or change the kind")
    needed = _NEEDED.get(question.kind)
    if needed is not None and getattr(question, needed) is None:
        says = f"`{question.id}` is of the kind {question.kind} and has no `{needed}`"
        scope.add("missing-key", says, spot / "id", f"write {_EXAMPLES[needed]}")
    if question.to is not None:
        scope.knows("subject", question.to, spot / "to")
    options, groups = _options(question, spot, scope, sets)
    named = _named_options(question.named or {}, spot / "named", scope)
    if question.kind == "choices" and any(option.id == "none" for option in options):
        scope.add(
            "none-as-option",
            "in a tick list, `none` cannot be ticked: none is what it means if nothing is ticked",
            spot / "options",
            "delete the option, and write its words as `none:` beside `options`",
        )
    kind = Kind(
        question.kind,
        tuple(option.id for option in options),
        groups,
        _unit(question.unit or "", spot / "unit", scope),
        tuple(option.id for option in named),
        question.to or "",
    )
    return Answers(kind, options, named)


def _unit(unit: str, spot: Spot, scope: Scope) -> str:
    """Return what is counted; another word for a unit of time is a problem, and stands for that unit."""
    meant = meant_unit(unit)
    if meant:
        says = f"{quoted(unit)} is no unit of time"
        scope.add("wrong-unit", says, spot, f"did you mean `{meant}`?", f"there is: {', '.join(UNITS_OF_TIME)}")
    return meant or unit


def check_option_set(written: WrittenOptionSet, spot: Spot, scope: Scope) -> OptionSet:
    """Return an option set; a group of options that it does not have is a problem."""
    options = _named_options(written.options, spot / "options", scope)
    return OptionSet(options, _groups(written.groups, options, {}, spot / "groups", scope))


def _options(
    question: WrittenQuestion, spot: Spot, scope: Scope, sets: Mapping[str, OptionSet]
) -> tuple[tuple[Option, ...], Mapping[str, tuple[str, ...]]]:
    """Return the options of a question, its own or those of a set, and all groups of them."""
    groups: Mapping[str, tuple[str, ...]] = {}
    options: tuple[Option, ...] = ()
    if isinstance(question.options, str):
        if scope.knows("option set", question.options, spot / "options"):
            options, groups = sets[question.options].options, sets[question.options].groups
        else:
            return (), {}
    elif question.options is not None:
        options = _named_options(question.options, spot / "options", scope)
    return options, _groups(question.groups, options, groups, spot / "groups", scope)


def _named_options(written: Mapping[str, WrittenOption], spot: Spot, scope: Scope) -> tuple[Option, ...]:
    return tuple(
        Option(
            id, option.says, option.help, option.since or "", check_citations(option.cite, spot / id / "cite", scope)
        )
        for id, option in written.items()
    )


def _groups(
    written: Mapping[str, Iterable[str]] | None,
    options: tuple[Option, ...],
    known: Mapping[str, tuple[str, ...]],
    spot: Spot,
    scope: Scope,
) -> Mapping[str, tuple[str, ...]]:
    """Return groups that are known together with those that are written; each stands for options that are there."""
    ids = [option.id for option in options]
    found = dict(known)
    for name, members in (written or {}).items():
        for i, member in enumerate(members):
            if member not in ids:
                scope.add(
                    "unknown-option", f"there is no option `{member}`", spot / name / i, did_you_mean(member, ids)
                )
        if name in ids or name in found:
            says = f"`{name}` is the name of {'an option' if name in ids else 'another group'}, too"
            scope.problems.add("duplicate-id", says, (spot / name).key_place, "give the group another name")
        else:
            found[name] = tuple(member for member in members if member in ids)
    return found
