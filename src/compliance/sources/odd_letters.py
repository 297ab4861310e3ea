"""Characters that look like others and are not those: letters of other alphabets, curly quotes, dashes, odd blanks."""

from __future__ import annotations

import unicodedata

_PAIRS = """
аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw АA ВB ЕE КK МM НH ОO РP СC ТT ХX ІI ЈJ ЅS
αa οo νv ιi ρp ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX
"""
_LOOKS_LIKE = {pair[0]: pair[1] for pair in _PAIRS.split()}
_CURLY_QUOTES = "“”„‟«»‘’‚‛‹›"
_DASHES = "‐‑‒–—―−"


def odd_letter(text: str) -> tuple[str, str]:
    """Return what the first odd character of a text is, and the text with what it looks like; both empty if there is none.

    A letter counts as odd if it is none of a to z; what it looks like may not be known, and then the second is empty.
    """
    found = next((letter for letter in text if not letter.isascii()), "")
    if not found:
        return "", ""
    plain = "".join(_LOOKS_LIKE.get(letter, letter) for letter in text)
    return _named(found), plain if plain.isascii() else ""


def odd_sign(letter: str) -> str:
    """Return what a curly quotation mark or a dash is, and what to type instead; empty for any other character."""
    if letter and letter in _CURLY_QUOTES:
        return f'`{letter}` is a curly quotation mark, which is no more than a part of the text: type `"`'
    if letter and letter in _DASHES:
        return f"`{letter}` is a dash (U+{ord(letter):04X}), which is not the hyphen `-`: type `-`"
    return ""


def _named(letter: str) -> str:
    name = unicodedata.name(letter, "").split()
    alphabet = f"{name[0].capitalize()} " if len(name) > 1 and name[1] in ("SMALL", "CAPITAL", "LETTER") else ""
    like = f", which looks like `{_LOOKS_LIKE[letter]}`" if letter in _LOOKS_LIKE else ""
    what = "letter" if letter.isalpha() else "character"
    return f"the {alphabet}{what} `{letter}` (U+{ord(letter):04X}){like}"
