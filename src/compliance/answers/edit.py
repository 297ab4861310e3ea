"""Changes one answer, or adds one subject, in the text of an assessment file and leaves everything else as it is.

Each change is tried in the ways that fit the style of the file, the best first, and the new text is read again: only
a text that says exactly what it said before, with the one change, is returned.
"""

from __future__ import annotations

from collections.abc import Iterator

from compliance.answers.edit_page import Page
from compliance.answers.edit_value import Written, as_data, as_yaml
from compliance.answers.edit_write import Content, inserted, removed, replaced
from compliance.answers.entry import Route
from compliance.answers.gather_lists import is_subject_id
from compliance.sources.document import read_document
from compliance.sources.problem import Problem, Problems, Refused, did_you_mean

_MARK = "\ufeff"


def put_answer(
    text: str, question: str, plural: str | None, subject: str | None, value: Written, name: str = "assessment"
) -> str:
    """Return the text with one answer put in, or put in place of the one that was there.

    `plural` and `subject` say under which subject (both None: of the deployment); `name` is what places call the file.

    Raises:
        Refused: the text cannot be read, the subject is not listed, or the file is written in a way that cannot be
            changed without touching something else.
    """
    page = _page(text, name)
    route: tuple[str, ...] = ("answers",)
    if plural is not None and subject is not None:
        listed = page.data((plural,))
        if not isinstance(listed, dict) or subject not in listed:
            known = listed if isinstance(listed, dict) else ()
            says = f"`{plural}` does not list `{subject}`"
            raise _refused(page, "unknown-subject", says, (plural,), did_you_mean(subject, known) or "add it first")
        route = (plural, subject, "answers")
    line = f"{as_yaml(question)}: {as_yaml(value)}"
    return _put(page, (*route, question), value, f"write it yourself: `{line}`")


def put_subject(text: str, plural: str, id: str, title: str, name: str = "assessment") -> str:
    """Return the text with one subject added to a list, which is begun if it is not there.

    Raises:
        Refused: the text cannot be read, the id cannot be used or is taken, or the file is written in a way that cannot
            be changed without touching something else.
    """
    page = _page(text, name)
    if not is_subject_id(id):
        advice = "use small letters, digits, `_` and `-`"
        raise _refused(page, "bad-id", f"`{id}` cannot be an id", (plural,), advice)
    if page.has((plural, id)):
        raise _refused(page, "duplicate-id", f"`{plural}` already lists `{id}`", (plural, id), "choose another id")
    line = f"{id}: {{title: {as_yaml(title)}}}"
    return _put(page, (plural, id, "title"), title, f"write it yourself, below `{plural}`: `{line}`")


def put_list(text: str, plural: str, more: bool, name: str = "assessment") -> str:
    """Return the text with a list of subjects that is begun if it is not there.

    `more` says that there may be others than those listed; otherwise the list is complete, even if it is empty.

    Raises:
        Refused: the text cannot be read, or the file is written in a way that cannot be changed without touching
            something else.
    """
    page = _page(text, name)
    if more:
        return _put(page, (plural, "more"), "unknown", f"write it yourself, below `{plural}`: `more: unknown`")
    if page.data((plural,)) in (None, {}, {"more": "unknown"}):
        return _put(page, (plural,), {}, f"write it yourself: `{plural}: {{}}`")
    if not page.has((plural, "more")):
        return text
    data = page.document.data
    assert isinstance(data, dict)
    listed = data[plural]
    assert isinstance(listed, dict)
    rest = {key: value for key, value in listed.items() if key != "more"}
    advice = f"take `more` away yourself, below `{plural}`"
    return _first(page, removed(page, (plural, "more")), {**data, plural: rest}, (plural, "more"), advice)


def _page(text: str, name: str) -> Page:
    problems = Problems()
    try:
        data = text.encode()
    except UnicodeEncodeError:
        problems.add("not-utf-8", "this text has characters that cannot be written as UTF-8")
        data = b""
    document = read_document(name, data, problems)
    if document is None or problems.errors:
        raise Refused(problems.found, problems.sources)
    return Page(document, _MARK if text.startswith(_MARK) else "")


def _put(page: Page, route: tuple[str, ...], value: Written, advice: str) -> str:
    """Return the first text that reads as before, but for the value at `route`."""
    depth = 0
    while depth < len(route) - 1 and isinstance(found := page.data(route[: depth + 1]), dict) and found:
        depth += 1
    around, key = route[:depth], route[depth]
    content = Content.of(route[depth + 1 :], value)
    expected = _changed(page.document.data, route, value)
    texts: Iterator[str] = iter(())
    if expected is not None and page.data(around):
        there = page.has((*around, key))
        texts = replaced(page, (*around, key), content) if there else inserted(page, around, key, content)
    return _first(page, texts, expected, route, advice)


def _first(page: Page, texts: Iterator[str], expected: object, route: Route, advice: str) -> str:
    """Return the first of some texts that reads as expected."""
    for text in texts:
        if _reads_as(text, expected):
            return page.mark + text
    says = f"this file is written in a way in which `{route[-1]}` cannot be changed safely"
    raise _refused(page, "cannot-edit", says, route, advice)


def _changed(data: object, route: tuple[str, ...], value: Written) -> object:
    """Return the data with one value put in, None if a text or a list is in the way."""
    if not route:
        return as_data(value)
    around = {} if data is None else data
    if not isinstance(around, dict):
        return None
    inner = _changed(around.get(route[0]), route[1:], value)
    return None if inner is None else {**around, route[0]: inner}


def _reads_as(text: str, expected: object) -> bool:
    problems = Problems()
    try:
        document = read_document("", text.encode(), problems)
    except UnicodeEncodeError:
        return False
    return document is not None and not problems.errors and document.data == expected


def _refused(page: Page, id: str, says: str, route: Route, advice: str) -> Refused:
    source = page.document.source
    at = page.document.key_place(*route)
    return Refused([Problem(id, says, at, (advice,))], {source.name: source})
