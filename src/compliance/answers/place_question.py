"""Which question an answer is to, and whether it may stand where it does."""

from __future__ import annotations

from collections.abc import Mapping

from compliance.answers.entry import Entry, quote
from compliance.answers.reading import Reading
from compliance.packs.model import Question
from compliance.packs.tombstones import tell_if_removed
from compliance.sources.problem import did_you_mean


def question_for(id: str, entry: Entry, about: str | Mapping[str, object] | None, reading: Reading) -> Question | None:
    """Return the question `id`, or None after reporting that there is none, or that its answer belongs elsewhere.

    `about` is the kind of the subject that the answer stands under, the kinds that a sheet is about (questions of the
    deployment are then welcome too), or None for the answers of the deployment.
    """
    question = reading.rulebook.questions.get(id)
    if question is None:
        if tell_if_removed(id, reading.rulebook.removed, entry.key_at, reading.problems):
            return None
        meant = _meant(id, about, reading, entry.key_at.file.partition("/")[0])
        reading.problems.add("unknown-question", f"there is no question {quote(id)}", entry.key_at, *meant)
        return None
    each = question.each
    if each is None:
        if isinstance(about, str):
            says = f"`{id}` is asked once, of the deployment, not of each {_word(about)}"
            reading.problems.add("wrong-subject", says, entry.key_at, "move it to `answers:` at the left margin")
            return None
        return question
    plural = reading.rulebook.subjects[each].plural
    if isinstance(about, Mapping):
        if each not in about:
            says = f"`{id}` is asked of each {_word(each)}, and this sheet does not say of which"
            advice = f"add `about: {{{plural}: all}}`, or name them: `about: {{{plural}: [...]}}`"
            reading.problems.add("wrong-subject", says, entry.key_at, advice)
            return None
    elif each != about:
        instead = "the deployment" if about is None else f"a {_word(about)}"
        says = f"`{id}` is asked of each {_word(each)}, not of {instead}"
        listed = reading.lists[each].members
        id = next(iter(listed), "ID")
        advice = f"move it below the {_word(each)} that it is about: `{plural}: {{{id}: {{answers: {{...}}}}}}`"
        sheet = f"if it holds for several, use a sheet with `about: {{{plural}: all}}`" if len(listed) > 1 else ""
        reading.problems.add("wrong-subject", says, entry.key_at, advice, sheet)
        return None
    return question


def _meant(id: str, about: str | Mapping[str, object] | None, reading: Reading, pack: str) -> tuple[str, ...]:
    rulebook = reading.rulebook
    rows = [question.id for question in rulebook.questions.values() if question.row_of == id]
    if rows:
        shown = ", ".join(f"`{row}`" for row in rows[:8]) + (" ..." if len(rows) > 8 else "")
        return (f"it is asked row by row: {shown}",)
    if id in rulebook.classifications or id in rulebook.terms:
        return ("it is found from other answers; a decision on it belongs to `decisions`",)
    if id in rulebook.rules:
        return ("this is a rule; its verdict is found from the answers",)
    kinds = {about} if about is None or isinstance(about, str) else {None, *about}
    fitting = [question.id for question in rulebook.questions.values() if question.each in kinds]
    word = id[:80]
    own = [question for question in fitting if rulebook.questions[question].pack == pack]  # if a case of a pack asks
    near = did_you_mean(word, own) or did_you_mean(word, fitting) or did_you_mean(word, rulebook.questions)
    if not near and "." not in word:
        last_words = {question.rpartition(".")[2]: question for question in rulebook.questions}
        near = f"did you mean `{last_words[word]}`?" if word in last_words else ""
    return (near or "it may belong to a pack that is not here, or was renamed or given up by its pack",)


def _word(kind: str) -> str:
    return kind.replace("_", " ")
