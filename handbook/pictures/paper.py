"""A picture for a print: the same drawing as on the page, as a file of SVG that a typesetter can place."""

from __future__ import annotations

from dataclasses import dataclass

from handbook.pictures.shapes import UNITS_PER_EM, Picture
from handbook.pictures.svg import to_svg
from handbook.typeface import FAMILY

MM_PER_POINT = 25.4 / 72
#: Size of the text in a printed picture, in points.
POINTS = 8.8

_DECLARED = f'xmlns="http://www.w3.org/2000/svg" font-family="{FAMILY}" color="#000"'


@dataclass(frozen=True)
class Paper:
    """A drawing, its width and height on paper in millimetres, and what it says, for somebody who cannot see it."""

    svg: str
    width: float
    height: float
    alt: str


def to_paper(picture: Picture, alt: str) -> Paper:
    """The picture ready to be placed on a page."""
    return Paper(str(to_svg(picture, attributes=_DECLARED)), _mm(picture.width), _mm(picture.height), alt)


def _mm(units: float) -> float:
    return round(units / UNITS_PER_EM * POINTS * MM_PER_POINT, 2)
