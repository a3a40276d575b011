"""Handouts: pocket cards, desk aids and wall posters, all figures from the law data and the guides."""

from __future__ import annotations

from handbook.handouts.model import FOLDER, FORMATS, Format, Handout
from handbook.handouts.plan import depends, handouts, jobs

__all__ = ["FOLDER", "FORMATS", "Format", "Handout", "depends", "handouts", "jobs"]
