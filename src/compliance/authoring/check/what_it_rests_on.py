"""Whether rules and lines rest on law that can carry them: some citation, and one of a kind that fits their standing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compliance.packs.model import Citation, Duty, Line, Rule, Rulebook, Standing
from compliance.sources.place import Place
from compliance.sources.problem import Problems

_LAW = frozenset(one for one in Standing if one.is_binding or one.is_ended)
_GUIDANCE = frozenset({Standing.FINAL_GUIDANCE, Standing.DRAFT_GUIDANCE})
_RECITAL = re.compile(r"recitals? ", re.IGNORECASE)
_LOOSE = frozenset({Standing.DRAFT_GUIDANCE, Standing.PROPOSED, Standing.GOOD_PRACTICE})
_OTHER_THAN_DIRECTIVES = _LAW - {Standing.DIRECTIVE}

_FITS: dict[Standing, frozenset[Standing]] = {
    Standing.STATUTE: _OTHER_THAN_DIRECTIVES,
    Standing.REGULATION: _OTHER_THAN_DIRECTIVES,
    Standing.ORDER: _LAW,
    Standing.DIRECTIVE: frozenset({Standing.DIRECTIVE, Standing.CASE_LAW}),
    Standing.CASE_LAW: frozenset({Standing.CASE_LAW, Standing.ORDER}),
    Standing.FINAL_GUIDANCE: frozenset(Standing) - _LOOSE,
}
"""Of which kinds at least one citation must be, for each standing that asks for some.

A court, an authority's order and an agency's rules carry a statute or a regulation that they apply. What was repealed was
law once. A contract binds whatever it cites, and good practice may cite what binds.
"""


def find_badly_founded(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Report every binding rule of a pack that cites nothing; warn of what is told as more than its citations can be."""
    for rule in rulebook.rules_of(pack):
        duties = [cite for duty in rule.duties for cite in duty.cite]
        forces = [cite for force in rule.in_force for cite in force.cite]
        if not rule.cite and not duties and not forces:
            _add_no_citation(rule, problems)
            continue
        cited = [*rule.cite, *duties, *forces]
        fits = _look_at(rulebook, f"`{rule.id}`", _standings(rule), cited, rule.place, problems)
        _look_at_guidance(rulebook, rule, [*rule.cite, *duties], problems)
        _look_at_rank(rulebook, rule, cited, problems)
        for duty in rule.duties:
            if duty.standing is not None and duty.cite:
                whose, cited = f"the duty `{duty.id}` of `{rule.id}`", [*duty.cite, *rule.cite]
                fits_duty = _look_at(rulebook, whose, [duty.standing], cited, duty.place or rule.place, problems)
            else:
                fits_duty = fits
            if fits_duty:
                _look_at_own(rulebook, rule, duty, problems)
    for one in rulebook.classifications_of(pack):
        for line in one.lines:
            cites = [*line.cite, *(cite for force in line.in_force for cite in force.cite)]
            whose = f"the line `{line.id}` of `{one.id}`"
            _look_at(rulebook, whose, _of_line(line), cites, line.place or one.place, problems)


def _look_at_guidance(rulebook: Rulebook, rule: Rule, cites: list[Citation], problems: Problems) -> None:
    """Warn of a rule that is told as guidance and cites nothing but provisions that bind; a recital binds nobody."""
    kinds = _kinds(rulebook, cites)
    recitals_alone = all(_RECITAL.match(cite.at) for cite in cites)
    if not kinds or not kinds <= _LAW or recitals_alone or not set(_standings(rule)) <= _GUIDANCE:
        return
    problems.add(
        "standing-understates",
        f"`{rule.id}` is told as `{_standings(rule)[0]}`, and cites only what is of the kind {_all_of(kinds)}",
        rule.place,
        f"if that law obliges, give it the standing {_one_of(kinds)}",
        "if an authority only recommends it, cite where it says so",
        level="warning",
    )


def _look_at_rank(rulebook: Rulebook, rule: Rule, cites: list[Citation], problems: Problems) -> None:
    """Warn of a rule that is told as a statute and cites regulations alone, or the other way round."""
    kinds = _kinds(rulebook, cites)
    for standing, other, id in (
        (Standing.STATUTE, Standing.REGULATION, "standing-outranks"),
        (Standing.REGULATION, Standing.STATUTE, "standing-understates"),
    ):
        if standing in _standings(rule) and kinds == {other}:
            problems.add(
                id,
                f"`{rule.id}` is told as `{standing}`, and cites only what is of the kind `{other}`",
                rule.place,
                f"give it the standing `{other}`, or cite the {standing} that obliges",
                level="warning",
            )


def _standings(rule: Rule) -> list[Standing]:
    return list(dict.fromkeys(force.standing for force in rule.in_force))


def _of_line(line: Line) -> list[Standing]:
    return [line.standing] if line.standing is not None else []


def _add_no_citation(rule: Rule, problems: Problems) -> None:
    binding = next(_binding([*_standings(rule), *_own(rule.duties)]), None)
    if binding is not None:
        problems.add(
            "no-citation",
            f"`{rule.id}` binds by its standing `{binding}`, and neither it nor a duty of it cites any law",
            rule.place,
            "write `cite:` with the provision and its words",
            "if nothing obliges anybody, write `standing: good_practice`",
        )


def _own(duties: Iterable[Duty]) -> Iterator[Standing]:
    return (duty.standing for duty in duties if duty.standing is not None)


def _binding(standings: Iterable[Standing]) -> Iterator[Standing]:
    return (standing for standing in standings if standing.is_binding)


def _look_at_own(rulebook: Rulebook, rule: Rule, duty: Duty, problems: Problems) -> None:
    """Warn of a duty that binds, by its own standing or its rule's, and whose own citations are all of what does not."""
    kinds = _kinds(rulebook, duty.cite)
    if not kinds or kinds & _LAW:
        return
    by_rule = "," if duty.standing is not None else ", as its rule is,"
    for standing in [duty.standing] if duty.standing is not None else _standings(rule):
        if standing.is_binding and standing in _FITS:
            problems.add(
                "standing-outranks",
                f"the duty `{duty.id}` of `{rule.id}` is told as `{standing}`{by_rule} and its own citations are only of the kind {_all_of(kinds)}",
                duty.place or rule.place,
                "cite in the duty as well the law that obliges, with `quote: {not_archived: why}` if no text of it is archived",
                f"if it is only recommended, give the duty the standing {_one_of(kinds)}, and say so in its `gap`",
                level="warning",
            )
            return


def _kinds(rulebook: Rulebook, cites: Iterable[Citation]) -> set[Standing]:
    return {rulebook.instruments[cite.instrument].kind for cite in cites}


def _all_of(kinds: Iterable[Standing]) -> str:
    return " and ".join(f"`{kind}`" for kind in sorted(kinds))


def _one_of(kinds: Iterable[Standing]) -> str:
    return " or ".join(f"`{kind}`" for kind in sorted(kinds))


def _look_at(
    rulebook: Rulebook,
    whose: str,
    standings: list[Standing],
    cites: list[Citation],
    at: Place | None,
    problems: Problems,
) -> bool:
    """Return whether some citation can carry the standings; warn if none can."""
    kinds = _kinds(rulebook, cites)
    for standing in standings:
        fits = _FITS.get(standing)
        if not kinds or fits is None or kinds & fits:
            continue
        problems.add(
            "standing-outranks",
            f"{whose} is told as `{standing}`, and cites only what is of the kind {_all_of(kinds)}",
            at,
            "cite the law itself, with `quote: {not_archived: why}` if no text of it is archived",
            f"if there is none, give it the standing {_one_of(kinds)}",
            level="warning",
        )
        return False
    return True
