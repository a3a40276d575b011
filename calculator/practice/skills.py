"""The skills that exercises are about: each named, with the rule that decides, its law and the page to read."""

from __future__ import annotations

from collections.abc import Mapping

from calculator.law.load import packaged
from calculator.practice.model import Skill

SKILLS: Mapping[str, Skill] = {
    name: Skill(name, row["title"], row["topic"], row["rule"], tuple(row["law"]), row["page"])
    for name, row in packaged("practice/skills").items()
}
