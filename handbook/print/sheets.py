"""The size a print has to fit, and the densities at which it is tried. Not needed by what is always on A4."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sheet:
    """A size of paper other than A4 with the usual margins.

    Attributes:
        name: what it is called in messages, as in "does not fit on a pocket card (A6)".
        top: where the text begins, in millimetres from the top.
        down_to: where it has to end.
        sizes: sizes of the text to try, in points, the largest first.
    """

    name: str
    top: float
    down_to: float
    sizes: tuple[float, ...]
