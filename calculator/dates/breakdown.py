"""What the national service shows beside a date: rules, days moved, date before and after. Specification: 17 §17.2."""

from __future__ import annotations

from typing import NamedTuple

#: Rule → (value, unit) for rules that move the date by themselves.
Extra = tuple[tuple[str, int, str], ...]


class Breakdown(NamedTuple):
    """Rules by name, the days or months each adds, and the date before and after adjustment (day numbers)."""

    rules: tuple[str, ...]
    extra: Extra
    days: int
    date: int
    before: int

    def with_rule(self, rule: str, extra: Extra = ()) -> Breakdown:
        """The same with one more rule."""
        rules = self.rules if rule in self.rules else (*self.rules, rule)
        kept = tuple(e for e in self.extra if e[0] != rule) if extra else self.extra
        return self._replace(rules=rules, extra=(*kept, *extra))
