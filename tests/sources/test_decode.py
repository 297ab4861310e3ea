"""The bytes of a file become text only if it is plain UTF-8 that shows all it says."""

import pytest

from compliance.sources.decode import MOST_BYTES, decode, refuse_tabs
from compliance.sources.place import Place, Source
from compliance.sources.problem import Problem, Problems


def told(data: bytes) -> Problem:
    """Return what is wrong with some bytes, which is one thing, and makes them useless."""
    problems = Problems()
    assert decode("a.yaml", data, problems) is None
    (problem,) = problems.found
    return problem


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "this is a PDF, not a text in YAML"),
        (b"PK\x03\x04....", "this is a ZIP archive or an office document (Word, Excel), not a text in YAML"),
        (b"\x89PNG\r\n", "this is a picture, not a text in YAML"),
        (b"a: b\0c", "this is not a text: it holds bytes that no text has"),
    ],
)
def test_a_file_that_is_no_text_is_named_for_what_it_is(data: bytes, says: str) -> None:
    """A PDF, an office document, a picture and other binary files are refused, each in its own words."""
    problem = told(data)
    assert (problem.id, problem.says, problem.at) == ("binary-file", says, Place("a.yaml", 1, 1))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings_are_recognised(encoding: str) -> None:
    """UTF-16, with its mark or without, is refused kindly: with how to save the file again."""
    problem = told("title: x\n".encode(encoding))
    assert problem.id == "not-utf-8"
    assert "save it again as plain text in UTF-8" in problem.help[0]


def test_a_letter_of_another_encoding_is_shown() -> None:
    """In a file of Western Windows the first letter that is not UTF-8 is shown, as it was meant, in its line."""
    problem = told("a: b\ntitle: Anh\u00e4nge\n".encode("cp1252"))
    assert problem.says == "this file is not written in UTF-8: the byte e4 stands for no character here"
    assert problem.at == Place("a.yaml", 2, 11, 1)
    assert problem.help[0] == "in the encoding of Western Windows it is `ä`"


def test_what_nobody_can_see_is_refused() -> None:
    """Control characters, line separators, and signs that turn writing round are told one by one, with their names."""
    problems = Problems()
    assert decode("a.yaml", "a: b\x07c\nd: \u2028e\u202e\n".encode(), problems) is None
    assert [(p.id, p.says, p.at) for p in problems.found] == [
        ("control-character", "a character that cannot be seen stands here (U+0007, control character)", Place("a.yaml", 1, 5, 1)),
        ("control-character", "a character that cannot be seen stands here (U+2028, line separator)", Place("a.yaml", 2, 4, 1)),
        ("control-character", "a character that cannot be seen stands here (U+202E, right-to-left override)", Place("a.yaml", 2, 6, 1)),
    ]  # fmt: skip


def test_writings_of_the_world_are_text() -> None:
    """Hindi with its joiners, Hebrew, emoji and typographic signs are text like any other."""
    text = "क्‍ष \u05e9\u05dc\u05d5\u05dd 👩\u200d⚕️ “x” § é\n"
    source = decode("a.yaml", text.encode(), problems := Problems())
    assert problems.found == []
    assert source is not None
    assert source.text == text


def test_tabs_are_told_once_a_line() -> None:
    """Each line with a tab is told; those that indent a line are returned, since YAML cannot be read with them."""
    problems = Problems()
    assert refuse_tabs(Source("a.yaml", "a: b\tc\td\ne: f\tg\n"), problems) == []
    assert [(p.id, p.at) for p in problems.found] == [
        ("tab", Place("a.yaml", 1, 5, 1)),
        ("tab", Place("a.yaml", 2, 5, 1)),
    ]
    [indenting] = refuse_tabs(Source("a.yaml", "a:\n  \tb: c\td\n"), Problems())
    assert indenting.at == Place("a.yaml", 2, 3, 1)


def test_size_has_a_limit() -> None:
    """A file of the largest size is read, a byte more is refused."""
    assert decode("a.yaml", b"#" * MOST_BYTES, Problems()) is not None
    assert told(b"#" * (MOST_BYTES + 1)).says == "this file has 5,000,001 bytes; at most 5,000,000 are read"
