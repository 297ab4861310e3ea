"""What a case expects: verdicts of rules and outcomes of classifications, as written under `expect:`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from compliance.answers.entry import Entry
from compliance.answers.model import Facts
from compliance.authoring.case import Expected
from compliance.authoring.misshaped import tell_if_misshaped
from compliance.conditions.facts import MORE
from compliance.packs.model import Classification, Rulebook, Standing
from compliance.packs.tombstones import tell_if_removed
from compliance.sources.problem import Problems, did_you_mean

VERDICTS = ("met", "gap", "due", "open", "not_applicable")
STATUSES = ("in_force", "coming", "proposed", "ended", "unsettled", "not_in_force")
STANDINGS = tuple(standing.value for standing in Standing)
_OTHER_WORDS = {
    "not_applicable": ("n/a", "na", "n.a.", "not applicable", "not-applicable", "does not apply", "none"),
    "met": ("pass", "passed", "ok", "okay", "yes", "fulfilled", "compliant"),
    "gap": ("fail", "failed", "no", "violation", "breach", "not met", "non-compliant"),
    "open": ("unknown", "unclear", "?"),
    "due": ("pending", "running"),
}
"""What people write for each verdict."""
_BESIDE = ("is", "one_of", "line")
_VERDICT = re.compile(r"([a-z_]+)(?:\s*\(([^()]*)\))?")
_ONE_OF = re.compile(r"one of\s*\(([^)]*)\)")


def read_expected(entry: Entry, rulebook: Rulebook, facts: Facts, problems: Problems) -> Iterator[Expected]:
    """Yield what is expected of each rule and classification; what is wrong goes to `problems`.

    A plain word speaks of the deployment, or of every subject that is listed; `{is: word, line: line}` names the line
    that decides beside it. `gap (coming)` expects a status too, `gap (good_practice)` the standing by which it counts,
    `gap (coming, statute)` both.
    """
    plurals = {subject.id: subject.plural for subject in rulebook.subjects.values()}
    for name, value in entry.items():
        rule = rulebook.rules.get(name)
        classification = rulebook.classifications.get(name)
        each = rule.each if rule is not None else classification.each if classification is not None else None
        if rule is None and classification is None:
            if tell_if_removed(name, rulebook.removed, value.key_at, problems):
                continue
            problems.add(
                "unknown-name",
                f"no rule or classification is called `{name}`",
                value.key_at,
                _near(name, value, rulebook),
            )
            continue
        lines = value["line"]
        for_all = "" if classification is None or lines.is_mapping else _line(lines, None, classification, problems)
        for subjects, part in _by_subject(value, each, classification is not None, facts, plurals, problems):
            if not (part.has("one_of") or (classification is not None and part.has("is"))) and tell_if_misshaped(
                part, subjects[0], _words_for(classification), "outcome" if classification else "verdict", problems
            ):
                continue
            if classification is not None:
                outcomes = _outcomes(part, classification, problems)
                for subject in subjects if outcomes else ():
                    line = _line(lines, subject, classification, problems) if lines.is_mapping else for_all
                    yield Expected(name, (subject,), outcomes, line, place=part.at)
            else:
                verdict, status, standing = _verdict(part, problems)
                if verdict:
                    yield Expected(name, subjects, verdict=verdict, status=status, standing=standing, place=part.at)


def _near(name: str, value: Entry, rulebook: Rulebook) -> str:
    """Return advice with the nearest rule or classification: of the pack that the case is of, or else one that is very near."""
    if name in _BESIDE:
        return "what is expected of a classification stands below its name, as in `name: {is: outcome, line: line}`"
    pack = value.key_at.file.partition("/")[0]
    known = {id: rule.pack for id, rule in rulebook.rules.items()}
    known |= {id: one.pack for id, one in rulebook.classifications.items()}
    own = [id for id, of in known.items() if of == pack]
    return did_you_mean(name, own) or did_you_mean(name, known, 0.85 if own else 0.6)


def _by_subject(
    value: Entry, each: str | None, has_lines: bool, facts: Facts, plurals: Mapping[str, str], problems: Problems
) -> Iterator[tuple[tuple[str | None, ...], Entry]]:
    plain = not value.is_mapping or value.has("one_of") or value.has("is")
    if each is None:
        yield (None,), value
        return
    listed = facts.lists[each].members
    if plain:
        yield tuple(listed) or (None,), value
        return
    for id, part in value.items():
        if id == "line" and has_lines:
            _tell_lines_of_others(part, value, problems)
            continue
        if id not in listed and id != MORE:
            says, plural = f"this case lists no {each} `{id}`", plurals.get(each, each)
            lists = f"of {plural} it lists {', '.join(f'`{one}`' for one in listed) or 'none'}"
            problems.add("unknown-subject", says, part.key_at, did_you_mean(id, listed), lists)
            continue
        yield (id,), part


def _tell_lines_of_others(lines: Entry, value: Entry, problems: Problems) -> None:
    """Tell lines that are expected of subjects of which no outcome is."""
    named = [id for id, _ in value.items() if id != "line"]
    for id, part in lines.items():
        if id not in named:
            says = f"no outcome is expected of `{id}`, so its line is not looked at"
            problems.add(
                "unknown-subject", says, part.key_at, did_you_mean(id, named) or f"say its outcome: `{id}: ...`"
            )


def _line(lines: Entry, subject: str | None, classification: Classification, problems: Problems) -> str:
    """Return the line that shall decide: one word for all, or one for each subject; empty if none is named."""
    one = lines[subject] if lines.is_mapping and subject is not None else lines
    if one.is_mapping or one.is_list:
        says, advice = (
            "one word should stand here, the line that decides",
            f"as in `line: {classification.lines[0].id}`",
        )
        problems.add("wrong-kind", says, one.at, advice)
        return ""
    known = [line.id for line in classification.lines]
    if one.text and one.text not in known:
        says = f"`{classification.id}` has no line `{one.text}`"
        problems.add("unknown-line", says, one.at, did_you_mean(one.text, known))
    return one.text


def _words_for(classification: Classification | None) -> Sequence[str]:
    """Return every word that may be expected: of a classification, or else of a rule."""
    if classification is None:
        return VERDICTS
    return (*(outcome.id for outcome in classification.outcomes), *classification.groups)


def _outcomes(entry: Entry, classification: Classification, problems: Problems) -> tuple[str, ...]:
    for key, value in entry.items() if entry.has("is") or entry.has("one_of") else ():
        if key not in _BESIDE:
            says = f"what is expected of `{classification.id}` knows no key `{key}`"
            problems.add(
                "unknown-key", says, value.key_at, did_you_mean(key, _BESIDE) or f"it has {', '.join(_BESIDE)}"
            )
    if entry.has("is"):
        entry = entry["is"]
    words = [entry]
    listed = _ONE_OF.fullmatch(entry.text)
    if entry.has("one_of"):
        words = list(entry["one_of"].members())
    texts = [part.strip() for part in listed.group(1).split(",")] if listed else [word.text for word in words]
    known = _words_for(classification)
    found: list[str] = []
    for text in texts:
        if text not in known:
            problems.add(
                "unknown-outcome",
                f"`{classification.id}` has no outcome `{text}`",
                entry.at,
                did_you_mean(text, known) or f"it has {', '.join(known)}",
            )
        found.append(text)
    return tuple(found)


def _verdict(entry: Entry, problems: Problems) -> tuple[str, str, str]:
    """Return the verdict, and the status and the standing, which are empty where nothing is said of them."""
    found = _VERDICT.fullmatch(entry.text)
    verdict, beside = (found.group(1), found.group(2) or "") if found else (entry.text, "")
    if verdict not in VERDICTS:
        meant = next((one for one, words in _OTHER_WORDS.items() if verdict.lower().strip() in words), "")
        advice = f"did you mean `{meant}`?" if meant else did_you_mean(verdict, VERDICTS)
        advice = advice or f"write one of {', '.join(VERDICTS)}"
        problems.add("unknown-verdict", f"{entry.quote} is not a verdict", entry.at, advice)
        return "", "", ""
    told = {STATUSES: "", STANDINGS: ""}
    for word in (part.strip() for part in beside.split(",") if part.strip()):
        words = next((one for one in told if word in one), None)
        if words is None:
            says = f"`{word}` is neither a status nor a standing"
            advice = did_you_mean(word, (*STATUSES, *STANDINGS))
            advice = advice or f"write a status ({', '.join(STATUSES)}) or a standing ({', '.join(STANDINGS)})"
            problems.add("unknown-status", says, entry.at, advice)
        elif told[words]:
            says = f"`{told[words]}` and `{word}` cannot both be told"
            problems.add("unknown-status", says, entry.at, "write one status and one standing at most")
        else:
            told[words] = word
    return verdict, told[STATUSES], told[STANDINGS]
