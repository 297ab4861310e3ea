"""Garbage while a command runs: looked for seldom, and not at the end."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for garbage seldom, and leave what is there when it ends.

    A command makes many small things and ends soon: looking through them all the time, and once more when Python ends,
    would cost more than it frees.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 20)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*before)


@contextmanager
def not_collected() -> Iterator[None]:
    """Look for no garbage at all, and leave what is there: for what makes millions of things once, and then all is over."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def never_collect() -> None:
    """Look for no garbage in this process from now on: for one that makes diagrams, and ends when they are made.

    Diagrams are millions of small things without circles, which go by themselves.
    """
    gc.freeze()
    gc.disable()
