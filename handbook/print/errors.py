"""What can go wrong while prints are made, told to the person who writes the definitions."""

from __future__ import annotations

from collections.abc import Iterable


class PrintErrors(Exception):  # noqa: N818 - it holds all of them, not one
    """One or more prints could not be made. All of them are named at once.

    Attributes:
        problems: one text for each print, `file: what is wrong; how to mend it`.
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))

    def __reduce__(self) -> tuple[type[PrintErrors], tuple[tuple[str, ...]]]:
        # An exception crosses from a worker process by being taken apart and put together again.
        return type(self), (self.problems,)
