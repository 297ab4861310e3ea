"""Texts of a rule that name a provision which the rule does not rest on: mostly a number that was written wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compliance.authoring.read_pinpoint import ways_of_pinpoint
from compliance.authoring.stretch import Path as Way
from compliance.packs.model import Rule, Rulebook
from compliance.sources.problem import Problems

_NAMED = re.compile(
    r"""(?:(?<![\w.])(?:Article|Section|section|Rule|[Rr]ecital)s?\s+\d+[a-zA-Z]*+  # Article 4a
    |(?<![\w.(-])\d{2,4}\.\d++)                                                    # 164.404
    (?:\([0-9A-Za-z]++\))*+
    (?![\w.]*\d|\s+of\s+(?:the\s+)?[A-Z]|\s+[A-Z]{2})  # no date or amount, nothing of a law that is named behind it (`GDPR`)
    """,
    re.VERBOSE,
)
_MOST_NAMED = 6


def find_named_not_cited(rulebook: Rulebook, pack: str, problems: Problems) -> None:
    """Warn of each provision that title, gap or a reason of `in_force` names, and that the rule neither cites nor covers.

    Other texts, such as what is contested, speak of other provisions as well. Nothing is said where the rule cites nothing
    that is counted alike: recitals alone, say, where an article is named.
    """
    for rule in rulebook.rules_of(pack):
        cited = list(dict.fromkeys(_cited(rule)))
        ways = [way for at in (*cited, *_listed(rulebook, rule)) for way in ways_of_pinpoint(at)]
        for whose, text in _texts(rule):
            for named in _NAMED.findall(text):
                meant = ways_of_pinpoint(named)
                alike = [way for way in ways if any(_counted(way) == _counted(one) for one in meant)]
                if alike and not any(_is_within(one, way) for one in meant for way in alike):
                    shown = ", ".join(f"`{at}`" for at in cited[:_MOST_NAMED])
                    problems.add(
                        "named-not-cited",
                        f"{whose} of `{rule.id}` names `{named}`, which the rule does not cite",
                        rule.place,
                        f"name the provision that is meant; the rule cites {shown}"
                        + (" and others" if len(cited) > _MOST_NAMED else ""),
                        "if it is the right one, cite it, or say of which law it is, as in `Article 6(3) of Regulation (EU) 2022/2065`",
                        level="warning",
                    )


def _texts(rule: Rule) -> Iterator[tuple[str, str]]:
    yield "the title", rule.title
    yield "`gap`", rule.gap
    for force in rule.in_force:
        yield "`because` in `in_force`", force.because


def _cited(rule: Rule) -> Iterator[str]:
    of_parts = [*(duty.cite for duty in rule.duties), *(force.cite for force in rule.in_force)]
    yield from (cite.at for cites in (rule.cite, *of_parts) for cite in cites)


def _listed(rulebook: Rulebook, rule: Rule) -> Iterator[str]:
    for law in rulebook.law.values():
        yield from (listed.at for listed in law.provisions if rule.id in listed.rules)


def _counted(way: Way) -> str:
    """Return as what a provision is counted: articles, recitals, rules, sections, or sections of a part (`164.404`)."""
    return way[0] if not way[0][:1].isdigit() else "part" if "." in way[0] else ""


def _is_within(one: Way, other: Way) -> bool:
    shorter = min(len(one), len(other))
    return one[:shorter] == other[:shorter]
