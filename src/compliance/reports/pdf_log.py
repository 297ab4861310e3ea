"""What the layout says while it works, passed on to those who want to hear it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Tell = Callable[[str], None]


@contextmanager
def heard(progress: Tell, warn: Tell) -> Iterator[None]:
    """Pass on WeasyPrint's steps to `progress` and its warnings to `warn`; neither reaches the terminal by itself."""
    with _listening("weasyprint.progress", logging.INFO, progress), _listening("weasyprint", logging.WARNING, warn):
        yield


@contextmanager
def _listening(name: str, level: int, tell: Tell) -> Iterator[None]:
    logger = logging.getLogger(name)
    before = logger.handlers[:], logger.level, logger.propagate
    logger.handlers, logger.propagate = [_Passing(tell)], False
    logger.setLevel(level)
    try:
        yield
    finally:
        logger.handlers, logger.propagate = before[0], before[2]
        logger.setLevel(before[1])


class _Passing(logging.Handler):
    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        self.tell(record.getMessage())
