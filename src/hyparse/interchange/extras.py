"""What needs more than hyparse itself: found when it is called for, and named when it is missing."""

from __future__ import annotations

import importlib
from typing import Any

from hyparse.errors import HyparseError

__all__ = ["InterchangeError", "MissingExtraError", "required"]


class MissingExtraError(HyparseError, ImportError):
    """A function needs a library that is not installed; the message says which extra brings it."""


class InterchangeError(HyparseError, ValueError):
    """A value cannot be written in a format, or what was read is no model.

    Attributes:
        problems: One line a problem; each says what is wrong and where, as in ``$.pages[0].number``.
    """

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems: tuple[str, ...] = problems or (message,)

    def __reduce__(self) -> tuple[type[InterchangeError], tuple[str, tuple[str, ...]]]:
        return type(self), (str(self), self.problems)


def required(module: str, library: str, *, extra: str, function: str) -> Any:
    """A module that needs a library of an extra.

    Args:
        module: The module to import.
        library: The library that it needs, by its top-level name.
        extra: The extra of hyparse's that installs the library.
        function: Who needs it, for the message.

    Returns:
        The module.

    Raises:
        MissingExtraError: The library is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != library:
            raise
        message = f"{function} needs {library}: pip install 'hyparse[{extra}]'"
        raise MissingExtraError(message, name=library) from error
