"""A quote begins and ends with whole words, numbers and amounts of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.authoring.quote_match import left_out_no, left_out_verb, whole_places, widened

TEXT = (
    "by national law. After 9 December 2026, a fine of EUR 10 000 000 or $1,500.75 or 2,5 % for 10 years12 is due; "
    "web-based and non-compliant products, the manufacturer's control, Article 5a and 807.81(a)(3) of 3 000 words"
)


@pytest.mark.parametrize(
    "quote",
    [
        *("national law", "law.", "9 December 2026", "EUR 10 000 000", "10 000 000 or", "$1,500.75", "2,5", "2,5 %"),
        *("10 years", "years12 is", "web-based", "non-compliant products", "manufacturer's control", "Article 5a"),
        *("807.81(a)(3)", "(a)(3) of", "3 000 words", "December 2026, a fine", "% for 10", "a"),
    ],
)
def test_whole_words_and_numbers_are_found(quote: str) -> None:
    """What begins and ends where words and numbers do is found; a footnote's number after a word does not belong to it."""
    assert next(whole_places(quote, TEXT), None) is not None


@pytest.mark.parametrize(
    ("quote", "whole"),
    [
        ("national la", "national law"),
        ("ational law", "national law"),
        ("December 202", "December 2026"),
        ("26, a fine", "2026, a fine"),
        ("EUR 10 000 00", "EUR 10 000 000"),
        ("EUR 10 000", "EUR 10 000 000"),
        ("EUR 10", "EUR 10 000 000"),
        ("000 000 or", "10 000 000 or"),
        ("0 years", "10 years"),
        ("$1", "$1,500.75"),
        ("500.75", "1,500.75"),
        ("5 %", "2,5 %"),
        ("a fine of EUR 10 000 000 or $1,500", "a fine of EUR 10 000 000 or $1,500.75"),
        ("compliant products", "non-compliant products"),
        ("web", "web-based"),
        ("Article 5", "Article 5a"),
        ("81(a)", "807.81(a)"),
        ("000 words", "3 000 words"),
    ],
)
def test_what_is_cut_is_not_found(quote: str, whole: str) -> None:
    """What begins or ends inside a word, a number or an amount is not found, and is told whole."""
    assert next(whole_places(quote, TEXT), None) is None

    at = TEXT.index(quote)
    start, end = widened((at, at + len(quote)), TEXT)
    assert TEXT[start:end] == whole


@given(data=st.data())
def test_words_are_found_where_they_stand(data: st.DataObject) -> None:
    """Whatever words are taken out of a text without numbers, they are found where they were taken."""
    words = data.draw(st.lists(st.text("abcdeäß", min_size=1), min_size=2, max_size=12))
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    text = " ".join(words)
    start = len(" ".join([*words[:first], ""]))

    assert (start, start + len(" ".join(words[first : last + 1]))) in set(
        whole_places(" ".join(words[first : last + 1]), text)
    )


@given(word=st.text("abcdefg", min_size=2, max_size=9), cut=st.integers(1, 8), number=st.integers(10, 10**9))
def test_no_part_of_a_word_or_number_is_found(word: str, cut: int, number: int) -> None:
    """The beginning and the end of a word or number alone are never found in it."""
    for whole in (word, str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        text = f"the {whole} is"
        at = min(cut, len(whole) - 1)
        for part in (whole[:at], whole[at:]):
            inside = [(start - 4, end - 4) for start, end in whole_places(part, text) if 4 <= start < 4 + len(whole)]
            assert part.strip(" ,") != part or not inside


BIPA = (
    " Retention (b) No private entity that is in paragraph (1) may collect a record, unless the subject must know of it. "
    "No later than ten days after, the entity shall tell it. (c) Nothing in this Act shall limit a court. "
    "A person may sue; neither party is heard, and no court may wait. The court shall judge. "
    "(d) No enforcement before the first day The term “record” does not include a note, and no rule shall apply."
)


@pytest.mark.parametrize(
    ("quote", "no"),
    [
        ("may collect a record", "No"),
        ("private entity that is in paragraph (1) may collect", "No"),
        ("No private entity that is in paragraph (1) may collect", ""),
        ("the subject must know of it", ""),
        ("collect a record", ""),
        ("the entity shall tell it", ""),
        ("shall limit a court", "Nothing"),
        ("A person may sue", ""),
        ("party is heard", "neither"),
        ("The court shall judge", ""),
        ("The term “record” does not include a note", ""),
        ("“record” does not include a note", ""),
        ("enforcement before the first day The term “record” does", "No"),
    ],
)
def test_a_sentence_that_begins_with_no_is_not_quoted_from_its_verb(quote: str, no: str) -> None:
    """A quote with the verb of a sentence takes its `No`, `Nothing` or `Neither` along; without, it says the opposite."""
    at = BIPA.index(quote)
    span = left_out_no((at, at + len(quote)), BIPA)

    assert (BIPA[slice(*span)] if span else "") == no


@pytest.mark.parametrize(
    ("quote", "goes_on", "left_out"),
    [
        ("an operator that", "may use an email", "does not"),
        ("an operator that", "does not disclose data may use an email", ""),
        ("an operator that does not disclose data", "an email", ""),
        ("A provider", "sell data", "shall not"),
        ("A provider", "sells", "cannot"),
    ],
)
def test_a_verb_that_says_no_is_not_left_out_between_two_fragments(quote: str, goes_on: str, left_out: str) -> None:
    """A quote that breaks off before `does not` and goes on behind it says the opposite."""
    text = f"{quote} {left_out} do so. {goes_on}" if left_out else f"{quote} {goes_on}"
    taken = [(text.index(quote), len(quote)), (text.rindex(goes_on), text.rindex(goes_on) + len(goes_on))]

    assert left_out_verb((0, len(quote)), text, taken) == left_out
