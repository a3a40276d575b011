"""What is wrong with a file of definitions: one line each, all reported together."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong: ``path:line: what; mend``. ``path`` is relative to the root of the project."""

    path: str
    line: int
    what: str
    mend: str

    def __str__(self) -> str:
        """The line that a person reads: one line, whatever was written in the file."""
        return " ".join(f"{self.path}:{self.line}: {self.what}; {self.mend}".split())


class DefinitionErrors(Exception):  # noqa: N818 - it holds many errors and is named so
    """Everything found wrong in the definitions, in order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest(wrong: str, known: Iterable[str]) -> str | None:
    """The known name most like ``wrong``, or ``None`` when nothing is like it."""
    names = {name.casefold(): name for name in known}
    close = get_close_matches(wrong.casefold(), names, n=1, cutoff=0.6)
    return names[close[0]] if close else None


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """How to mend a wrong name: the nearest known one, or the list to choose from."""
    names = sorted(known)
    close = nearest(wrong, names)
    if close:
        return f"did you mean {close}?"
    if not names:
        return "there is none to choose from yet"
    shown = ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
    return f"choose one of: {shown}"
