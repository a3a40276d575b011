"""Terms in default of payment: the longest term for a sum, part payment before and after, and the day of release."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.names import capital, full_date
from calculator.quick.fine_terms import in_days, in_words, less_paid_after, less_paid_before, longest, to_serve
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import counted, data, days, from_today, not_working_note, on_day, pounds
from calculator.record import Record

TABLE = data("fine_default")
COURTS = ("magistrates", "crown", "confiscation")
LEAD = "the sentence calculation lead"
FINES_OFFICER = "the fines officer of the court"
_MOST = 100_000_000_00


class Outcome(Record):
    """What one sum comes to: its results and steps, what to look at, and the days to serve where a term was given."""

    lines: tuple[Line, ...]
    steps: tuple[Working, ...]
    warnings: tuple[str, ...]
    serve: int | None


def work(values: Values, as_of: date) -> Answer:
    """Each sum by itself, then the day of release for all."""
    committed: date | None = values["committed"]
    fines = values["fines"]
    faults = [fault for number, fine in enumerate(fines) for fault in _faults(fine, number, committed)]
    if len(fines) > 1 and values["together"] is None:
        faults.append(
            Fault(
                "together", "It is not said how the terms run.", "Take it from the warrants. If unclear, ask the court."
            )
        )
    if faults:
        raise Declined(*faults)
    found = [_one(fine, committed, f"Sum {n + 1}: " if len(fines) > 1 else "") for n, fine in enumerate(fines)]
    lines = [line.replace(name=capital(line.name)) for one in found for line in one.lines]
    steps = [step.replace(text=capital(step.text)) for one in found for step in one.steps]
    warnings = [capital(text) for one in found for text in one.warnings]
    served = [one.serve for one in found if one.serve is not None]
    if len(found) > 1 and values["together"] == "consecutive":
        warnings.insert(
            0,
            "Default terms one after another: no source read says how their halves are joined, and the national "
            f"service does not calculate them. Work it on paper with {LEAD}.",
        )
    elif committed is not None and served:
        _release(values, as_of, committed, max(served), lines, steps, warnings)
    return Answer(tuple(lines), tuple(steps), (*dict.fromkeys(warnings), *_always(bool(served))))


def _faults(fine: Values, number: int, committed: date | None) -> list[Fault]:
    at = f"fines/{number}"
    found = []
    whole, before, after = fine["whole"], fine["before"] or 0, fine["after"] or 0
    if before >= whole:
        text = "What was paid before the term was fixed is the whole sum or more."
        found.append(Fault(f"{at}/before", text, f"Nothing was left to fix a term for: check with {FINES_OFFICER}."))
    elif after > whole - before:
        text = f"More was paid ({pounds(after)}) than was due ({pounds(whole - before)})."
        found.append(Fault(f"{at}/after", text, f"Check the amounts with {FINES_OFFICER}."))
    if before and fine["court"] != "magistrates":
        text = (
            "The rule for payment before a term is fixed is for magistrates: the Crown Court fixes it with the order."
        )
        found.append(
            Fault(f"{at}/before", text, "If it was paid after the order, enter it as paid after the term was fixed.")
        )
    if (fine["term"] is None) != (fine["unit"] is None):
        missing = "unit" if fine["unit"] is None else "term"
        found.append(Fault(f"{at}/{missing}", "The term needs a number and a unit.", "Take both from the warrant."))
    if fine["term"] is None and fine["after"]:
        text = "A payment after the term was fixed needs the term."
        found.append(Fault(f"{at}/term", text, "Take the term from the warrant."))
    needs_day = bool(before) or (fine["term"] is not None and fine["unit"] in ("months", "years"))
    if committed is None and not found and needs_day and _days_unknown(fine):
        text = "Months and years are turned into days from the day of committal."
        found.append(Fault("committed", text, "Enter the day on which the person was committed."))
    return found


def _days_unknown(fine: Values) -> bool:
    if fine["term"] is not None and fine["unit"] in ("months", "years"):
        return True
    return in_days(longest(TABLE[fine["court"]]["band"], fine["whole"]), None) is None


def _one(fine: Values, committed: date | None, label: str) -> Outcome:
    court = TABLE[fine["court"]]
    whole, before = fine["whole"], fine["before"] or 0
    most = longest(court["band"], whole)
    lines = [Line(f"{label}longest term", in_words(most), None, f"For {pounds(whole)}, {court['label']}")]
    steps = [Working(f"{label}{pounds(whole)}: the longest term is {in_words(most)}.", (court["source"],))]
    warnings = []
    most_days = in_days(most, committed)
    if "secondary_over" in court and whole > court["secondary_over"] * 100:
        warnings.append(
            f"Magistrates' sums over {pounds(court['secondary_over'] * 100)}: the table was read in reports only. "
            f"Check the term with {FINES_OFFICER}."
        )
    if before and most_days is not None:
        least: int = TABLE["before"]["least_days"]
        left, off = less_paid_before(most_days, before, whole, least)
        text = (
            f"{label}{pounds(before)} of {pounds(whole)} was paid before the term was fixed: "
            f"{counted(most_days, 'days')} × "
            f"{pounds(before)} ÷ {pounds(whole)} = {counted(off, 'days')} off, fractions dropped, but not below "
            f"{counted(least, 'days')}. That leaves {counted(left, 'days')}."
        )
        steps.append(Working(text, (TABLE["before"]["source"],)))
        lines.append(Line(f"{label}longest term for what was left", counted(left, "days")))
        most_days = left
    serve = None
    if fine["term"] is not None:
        serve = _fixed(fine, committed, label, most_days, lines, steps, warnings)
    return Outcome(tuple(lines), tuple(steps), tuple(warnings), serve)


def _fixed(
    fine: Values,
    committed: date | None,
    label: str,
    most: int | None,
    lines: list[Line],
    steps: list[Working],
    warnings: list[str],
) -> int:
    """Results for a term that the court has fixed; gives the days to serve."""
    term = {fine["unit"]: fine["term"]}
    length = in_days(term, committed)
    assert length is not None  # noqa: S101 - the day of committal is asked for above
    if fine["unit"] in ("months", "years") and committed is not None:
        steps.append(
            Working(
                f"{label}{in_words(term)} from {full_date(committed)} is {counted(length, 'days')}.", ("psi-03-2015",)
            )
        )
    if most is not None and length > most:
        warnings.append(
            f"{label}the term is longer than the longest one for this sum. Take it back to the court before "
            f"release is set."
        )
    due, paid = fine["whole"] - (fine["before"] or 0), fine["after"] or 0
    if paid == due:
        text = (
            f"{label}{pounds(paid)} of {pounds(due)} is paid: the order ends. Release unless held for something else."
        )
        steps.append(Working(text, ("mca1980-s79-1",)))
        lines += [Line(f"{label}term", "Ended by payment in full"), Line(f"{label}to serve", counted(0, "days"))]
        warnings.append("Costs and charges of the committal must be paid too before the order ends.")
        return 0
    new, off = less_paid_after(length, paid, due, TABLE["after"]["left_out"])
    if paid:
        text = (
            f"{label}{pounds(paid)} of the {pounds(due)} due was paid after the term was fixed: ({length} − "
            f"{TABLE['after']['left_out']}) × {pounds(paid)} ÷ {pounds(due)} = {counted(off, 'days')} off, fractions "
            f"dropped. {length} − {off} = {counted(new, 'days')}."
        )
        steps.append(Working(text, (TABLE["after"]["source"],)))
    lines.append(Line(f"{label}term", counted(new, "days"), None, f"{counted(off, 'days')} off" if off else ""))
    serve = _share(fine, committed, new, label, steps, warnings)
    lines.append(Line(f"{label}to serve", counted(serve, "days")))
    lines.append(
        Line(f"{label}left to pay to end the order", pounds(due - paid), None, "Costs and charges come on top")
    )
    return serve


def _share(
    fine: Values, committed: date | None, term: int, label: str, steps: list[Working], warnings: list[str]
) -> int:
    half: Mapping[str, Any] = TABLE["served"]
    limit: int = TABLE["in_full"]["over_pounds"] * 100
    serve = to_serve(term, half["top"], half["bottom"])
    if fine["court"] == "confiscation" and fine["whole"] >= limit:
        if committed is None:
            warnings.append(
                f"{label}a sum of {pounds(limit)} or more: the day of committal decides whether half or all is served."
            )
        elif committed >= TABLE["in_full"]["from"]:
            if fine["whole"] > limit:
                text = f"{label}a confiscation order of more than {pounds(limit)}: the whole term is served."
                steps.append(Working(text, (TABLE["in_full"]["source"],)))
                return term
            warnings.append(
                f"{label}exactly {pounds(limit)}: the Act says more than this sum, so half; the national service "
                f"takes the "
                f"whole term. Ask {LEAD} before setting the day."
            )
    text = (
        f"{label}half of {counted(term, 'days')} is served, half a day counting as a whole one: "
        f"{counted(serve, 'days')}."
    )
    steps.append(Working(text, (half["source"], "service")))
    return serve


def _release(
    values: Values,
    as_of: date,
    committed: date,
    serve: int,
    lines: list[Line],
    steps: list[Working],
    warnings: list[str],
) -> None:
    if serve == 0:
        return
    day = days(committed, serve - 1)
    several = "The longest of terms that run together decides. " if len(values["fines"]) > 1 else ""
    text = f"{several}{full_date(committed)} is day 1; day {serve} is {full_date(day)}."
    steps.append(Working(text, ("cja2003-s258-2", "psi-03-2015")))
    note = from_today(day, as_of)
    if values["sentence"]:
        warnings.insert(
            0, "Also serving a sentence: release waits until every sentence requires it too (section 258(3))."
        )
        note = f"For the default term only. {note}"
    lines.append(on_day("Release from the default term", day, note))
    moved = not_working_note(day)
    if moved:
        warnings.append(f"{moved} Use “Release day” for the day on which the person leaves.")


def _always(fixed: bool) -> tuple[str, ...]:
    found = ["The court fixes the term; the table gives only the longest one. The warrant decides."]
    if fixed:
        found += [
            (
                "The day of committal is counted as day 1 by the general rule for sentences; no source read says "
                "so for "
                f"default terms in particular. Confirm with {LEAD}."
            ),
            (
                "For money paid part-way through the term, no source read says which days count. Ring the court, then "
                f"{LEAD}; release may be due at once."
            ),
            "Once a payment is recorded the national service does not calculate the term: keep a paper calculation.",
        ]
    return tuple(found)


def _choices(names: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(name, TABLE[name]["label"]) for name in names)


QUICK = Quick(
    id="fine-default",
    title="Fine default: term and release",
    purpose=(
        "Gives the longest term for a sum, takes off part payments made before or after it was fixed, and dates "
        "release."
    ),
    asks=(
        Ask("committed", "Day of committal", "date", needed=False, hint="Counts as day 1. Needed for months and years"),
        Ask(
            "fines",
            "Sums",
            "rows",
            least=1,
            most=20,
            of=(
                Ask("court", "Kind of sum", "choice", choices=_choices(COURTS)),
                Ask("whole", "Whole sum", "money", unit="pounds", least=1, most=_MOST),
                Ask(
                    "before",
                    "Paid before the term was fixed",
                    "money",
                    unit="pounds",
                    needed=False,
                    least=0,
                    most=_MOST,
                ),
                Ask(
                    "term",
                    "Term fixed by the court",
                    "number",
                    needed=False,
                    least=1,
                    most=3660,
                    hint="As on the warrant",
                ),
                Ask(
                    "unit",
                    "Unit of the term",
                    "choice",
                    needed=False,
                    choices=tuple(Choice(unit, unit.capitalize()) for unit in ("days", "weeks", "months", "years")),
                ),
                Ask(
                    "after",
                    "Paid after the term was fixed",
                    "money",
                    unit="pounds",
                    needed=False,
                    least=0,
                    most=_MOST,
                    hint="In all, by today",
                ),
            ),
        ),
        Ask(
            "together",
            "How do several terms run?",
            "choice",
            needed=False,
            choices=(
                Choice("concurrent", "Together (concurrent)"),
                Choice("consecutive", "One after another (consecutive)"),
            ),
        ),
        Ask("sentence", "The person also serves a sentence", "flag", needed=False),
    ),
    limits=(
        f"Terms one after another, or after a sentence, are not dated here: work them on paper with {LEAD}.",
        "Civil debt, council tax and contempt are not covered: ask the court.",
        "It does not say whether money can be taken at this hour or by whom: ask prison finance.",
    ),
    example={
        "committed": "2026-11-09",
        "fines": [{"court": "magistrates", "whole": 100000, "term": 28, "unit": "days", "after": 25000}],
    },
    work=work,
    checked=TABLE["checked"],
    also_called=("A/FINE", "lodged fine", "paying out", "means warrant", "confiscation default"),
)
