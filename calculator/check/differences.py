"""Warnings where statute and the reference behaviour differ for this very case. Rows: `law/release.toml`."""

from __future__ import annotations

from collections.abc import Callable

from calculator.calculable import SINGLE_TERM
from calculator.check.entries.unsupported import EXCLUDED_BY_LIST
from calculator.check.objection import Objection
from calculator.check.words import objection
from calculator.dates.extraction import Extraction
from calculator.law.load import table
from calculator.timeline.state import Timeline


def differences(t: Timeline, out: Extraction) -> list[Objection]:
    """A warning for each row of data whose test this case meets."""
    return [
        objection("LAW_DIFFERS", f"law/{row['id']}", row["statute"], row["reference"], row["mend"])
        for row in table("release")["difference"]
        if _TESTS[row["when"]](t, out)
    ]


def _parts(t: Timeline) -> list[tuple[str, int, bool, float, bool]]:
    return [
        (p.kind, p.date, p.section250, p.sentence.fine or 0, p.early)
        for g in t.groups
        for s in g.sentences
        for p in s.parts
    ]


def _section_250(t: Timeline, out: Extraction) -> bool:
    law = t.rules.progression
    release = out.dates.get("CRD", out.dates.get("ARD"))
    if law is None or release is None or release < law.start:
        return False
    return any(kind == "SDS" and s250 and early for kind, _, s250, _, early in _parts(t))


def _fine(t: Timeline, out: Extraction) -> bool:
    return any(
        kind == "AFINE" and fine >= t.rules.fine_amount and day >= t.rules.fine_from
        for kind, day, _, fine, _ in _parts(t)
    )


def _changed_on(parameter: str, index: int) -> int:
    rows = next(p for p in table("parameters")["parameter"] if p["id"] == parameter)["row"]
    day: int = rows[index]["from"].toordinal()
    return day


def _curfew(t: Timeline, out: Extraction) -> bool:
    return "HDCED" in out.dates and out.dates["HDCED"] < _changed_on("hdc.window", 1)


def _removal(t: Timeline, out: Extraction) -> bool:
    return "ERSED" in out.dates and out.dates["ERSED"] < _changed_on("ers.reference-agrees", 1)


def _removal_given(t: Timeline, out: Extraction) -> bool:
    return "ERSED" in out.dates


def _tranche(t: Timeline, out: Extraction) -> bool:
    return t.rules.progression is not None and t.rules.progression.name in t.tranches


def _single_term(t: Timeline, out: Extraction) -> bool:
    law = t.rules.progression
    return law is not None and any(
        s.form == SINGLE_TERM and s.det_release() >= law.start for g in t.groups for s in g.sentences
    )


def _supervision(t: Timeline, out: Extraction) -> bool:
    return t.rules.tused_repealed and "TUSED" in out.dates


def _listed(t: Timeline, out: Extraction) -> bool:
    return t.rules.progression is not None and any(
        s.kind == "SDS" and not s.section250 and s.recall is None and EXCLUDED_BY_LIST in s.exclusions
        for s in t.case.sentences
    )


_TESTS: dict[str, Callable[[Timeline, Extraction], bool]] = {
    "section-250-progression": _section_250,
    "fine-ten-million": _fine,
    "hdc-before-2023": _curfew,
    "ers-before-2024": _removal,
    "ers-given": _removal_given,
    "progression-tranche": _tranche,
    "single-term-progression": _single_term,
    "tused-after-repeal": _supervision,
    "progression-list": _listed,
}
