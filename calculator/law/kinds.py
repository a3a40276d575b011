"""The catalogue of sentence types and of offence codes that need correcting: `kinds.toml` made ready."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from calculator.law.load import table
from calculator.record import Record


class SentenceType(Record):
    """A type of sentence as the record names it. Without `kind` the engine does not calculate it (`worksheet` instead).

    `section250`, `automatic`, `under_18_sopc`: true or false where the type decides it, `None` where it does not say.
    """

    code: str
    name: str
    kind: str | None = None
    recall: str | None = None
    section250: bool | None = None
    automatic: bool | None = None
    under_18_sopc: bool | None = None
    torera: bool = False
    start: date | None = None
    before: date | None = None
    wrong: str = ""
    worksheet: str = ""


class OffenceCodeRule(Record):
    """Offence codes that cannot stand: which, from or before what day of the offence, and what is said."""

    objection: str
    several: str | None
    codes: frozenset[str]
    prefix: str | None
    start: date | None
    before: date | None

    def catches(self, code: str, began: date | None) -> bool:
        """The code is one of these, on a day for which the rule is made."""
        if code not in self.codes and (self.prefix is None or not code.startswith(self.prefix)):
            return False
        if self.start is None and self.before is None:
            return True
        return (
            began is not None
            and (self.start is None or began >= self.start)
            and (self.before is None or began < self.before)
        )


@cache
def sentence_types() -> Mapping[str, SentenceType]:
    """Every type of the catalogue by code."""
    return {
        r["code"]: SentenceType(
            code=r["code"],
            name=r["name"],
            kind=r.get("kind"),
            recall=r.get("recall"),
            section250=r.get("section250"),
            automatic=r.get("automatic"),
            under_18_sopc=r.get("under_18_sopc"),
            torera=r.get("torera", False),
            start=r.get("from"),
            before=r.get("before"),
            wrong=r.get("wrong", ""),
            worksheet=r.get("worksheet", ""),
        )
        for r in table("kinds")["type"]
    }


@cache
def unsupported_kinds() -> Mapping[str, tuple[str, str]]:
    """Everything that is refused by name, type or everyday word: code → (name, worksheet)."""
    found = {t.code: (t.name, t.worksheet) for t in sentence_types().values() if t.kind is None}
    found.update((r["code"], (r["name"], r["worksheet"])) for r in table("kinds")["unsupported"])
    return found


@cache
def offence_code_rules() -> tuple[OffenceCodeRule, ...]:
    """Every rule on offence codes, in the order of the data."""
    return tuple(
        OffenceCodeRule(
            r["objection"],
            r.get("objection_several"),
            frozenset(r.get("codes", ())),
            r.get("prefix"),
            r.get("from"),
            r.get("before"),
        )
        for r in table("kinds")["offence_code"]
    )
