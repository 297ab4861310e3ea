"""A place in the tokens of a condition: looks at the next one, takes it, or says what should have stood there."""

from __future__ import annotations

from compliance.conditions.error import ConditionError
from compliance.conditions.kinds import RESERVED
from compliance.conditions.lex import Token, TokenKind, lex_condition
from compliance.conditions.misplaced import not_in_list, stray_comma
from compliance.conditions.missing import no_list, no_number, no_word
from compliance.conditions.not_option import no_option
from compliance.conditions.syntax import Word

DEEPEST = 50


class Cursor:
    """Moves through the tokens of one text and counts how deep the parentheses stand in each other."""

    __slots__ = ("_depth", "at", "text", "tokens")

    def __init__(self, text: str) -> None:
        """Stand before the first token of `text`."""
        self.text = text
        self.tokens = lex_condition(text)
        self.at = 0
        self._depth = 0

    @property
    def now(self) -> Token:
        """The next token; raises the error of one that is wrong."""
        token = self.tokens[self.at]
        if token.error is not None:
            raise token.error
        return token

    def take(self) -> Token:
        """Return the next token and move on."""
        token = self.now
        self.at += 1
        return token

    def since(self, start: int) -> str:
        """Return the text from offset `start` to the end of the last token taken."""
        return self.text[start : self.tokens[self.at - 1].end]

    def is_at(self, *kinds: TokenKind) -> bool:
        """Return whether the next token is of one of the kinds."""
        return self.now.kind in kinds

    def sees(self, *words: str) -> bool:
        """Return whether the next token is one of the words."""
        return self.is_at("word") and self.now.text in words

    def either(self, *words: str) -> str:
        """Take the next token, which has to be one of the words, and return it."""
        if not self.sees(*words):
            raise no_word(self.tokens, self.at, words)
        return self.take().text

    def go_deeper(self) -> None:
        """Count one level more, before the token that begins it is taken."""
        self._depth += 1
        if self._depth > DEEPEST:
            says = f"parentheses and `not` stand more than {DEEPEST} deep in each other here"
            raise ConditionError("too-deep", says, self.now.start, self.now.end, "name the inner parts as terms")

    def come_back(self) -> None:
        """Count one level less."""
        self._depth -= 1

    def open(self) -> Token:
        """Take the parenthesis that opens."""
        self.go_deeper()
        return self.take()

    def close(self, opened: Token) -> None:
        """Take the parenthesis that closes what `opened` opened."""
        if self.is_at(","):
            raise stray_comma(self.tokens, self.at)
        if not self.is_at(")"):
            says = "this parenthesis is never closed"
            raise ConditionError("missing-parenthesis", says, opened.start, opened.end, "write `)` where the part ends")
        self.take()
        self.come_back()

    def options(self) -> tuple[Word, ...]:
        """Take `(a, b, ...)`."""
        if not self.is_at("("):
            raise no_list(self.tokens, self.at)
        opened = self.open()
        options = [self.option()]
        while self.is_at(","):
            self.take()
            options.append(self.option())
        if not self.is_at(")", "end"):
            raise not_in_list(self.tokens, self.at)
        self.close(opened)
        return tuple(options)

    def option(self) -> Word:
        """Take an option."""
        if not self.is_at("word") or self.now.text in RESERVED or "." in self.now.text:
            raise no_option(self.tokens, self.at)
        return word_of(self.take())

    def number(self, after: str) -> Token:
        """Take the number that has to stand after the words `after`."""
        if not self.is_at("number"):
            raise no_number(after, self.now)
        return self.take()


def word_of(token: Token) -> Word:
    """Return a token as a word of the tree."""
    return Word(token.text, token.start, token.end)
