"""Home detention curfew: the eligibility date and the window to release. Section 250 today; adults historically."""

from __future__ import annotations

from datetime import date

from calculator.calendar import table_span
from calculator.names import full_date, plain_date
from calculator.quick.entered import STAGE, Entered, asks, entered, stage_ask, staged
from calculator.quick.model import Answer, Ask, Choice, Declined, Line, Quick, Values, Working
from calculator.quick.reckon import begins, counted, data, days, figure, from_today, next_working, on_day
from calculator.record import Record

TABLE = data("hdc_window")
LEAD = "the sentence calculation lead"


class Eligible(Record):
    """An eligibility date with added days, the one without them by which the rule is chosen, and how it came about."""

    day: date
    tested: date
    step: Working


def work(values: Values, as_of: date) -> Answer:
    """The eligibility date, the window and its marks; or why there is no date."""
    case, faults = entered(values)
    if case is None:
        raise Declined(*faults)
    out = [row for row in TABLE["excluded"] if values[row["id"]]]
    if out:
        return _none(tuple(Working(f"Shut out: {row['label']}.", (row["source"],)) for row in out), values)
    # Progression leaves section 250 sentences alone; whether it should is told in a warning.
    moved = staged(case, as_of, ("sds40",) if values["who"] == "young" else ("sds40", "progression"))
    if moved is not None and not values[STAGE]:
        raise Declined(moved)
    steps = [case.step]
    short = _too_short(case)
    if short is not None:
        return _none((*steps, short), values)
    found = _eligible(case)
    steps.append(found.step)
    if found.day >= case.release:
        text = f"That is not before release on {plain_date(case.release)}: no time is left for curfew."
        return _none((*steps, Working(text, ("service",))), values)
    stop = begins("hdc.adults")
    if values["who"] == "adult" and as_of >= stop and found.day >= stop:
        text = f"Adults have no date on or after {plain_date(stop)}; this one would be {full_date(found.day)}."
        return _none((*steps, Working(text, ("sa2026-s26", "service"))), values)
    return Answer(_lines(case, found.day, as_of), tuple(steps), _warnings(values, case))


def _none(steps: tuple[Working, ...], values: Values) -> Answer:
    warning = f"Only the marks and dates entered were looked at. In doubt, ask {LEAD} before telling the person."
    if values["who"] == "adult":
        warning = (
            "No instrument that ended adult curfew was found; the day is the one the national service works with. Ask "
            f"{LEAD} about anybody with an earlier date who is not out yet. People already out on curfew stay on it."
        )
    return Answer((Line("Home detention curfew", "No eligibility date"),), steps, (warning,))


def _too_short(case: Entered) -> Working | None:
    period, law = figure("hdc.minimum-custodial-period", case.release)
    least, _ = figure("hdc.minimum-from-sentence", case.release)
    if case.custodial < period:
        text = f"The custodial period of {counted(case.custodial, 'days')} is shorter than {counted(period, 'days')}."
        return Working(text, (law,))
    without_added = days(case.release, -case.added)
    if without_added < days(case.sentenced, least):
        text = (
            f"Release without added days, on {plain_date(without_added)}, is less than {counted(least, 'days')} "
            f"after sentence."
        )
        return Working(text, (law, "service"))
    return None


def _eligible(case: Entered) -> Eligible:
    """By the rule of 180 days where its date lies before the change; otherwise by that of 365, not before it."""
    changed = begins("hdc.curfew-deduction")
    old = _by(case, days(changed, -1))
    if old.tested < changed:
        return old
    new = _by(case, changed)
    if new.tested >= changed:
        return new
    day = days(changed, case.added)
    text = f"{new.step.text} The longer window began on {plain_date(changed)}, so not before it: {full_date(day)}."
    return Eligible(day, changed, Working(text, (*new.step.law, "service")))


def _by(case: Entered, on: date) -> Eligible:
    midpoint, _ = figure("hdc.midpoint", on)
    back, law = figure("hdc.curfew-deduction", on)
    served, _ = figure("hdc.minimum-served", on)
    least, _ = figure("hdc.minimum-from-sentence", on)
    fraction, _ = figure("hdc.served-fraction", on)
    top, bottom = (int(part) for part in fraction.split("/"))
    window, _ = figure("hdc.window", on)
    if case.custodial < midpoint:
        half = -(-case.custodial * top // bottom)
        base = max(served, half)
        day = days(case.sentenced, base - case.deductions)
        text = (
            f"The custodial period of {counted(case.custodial, 'days')} is under {midpoint} days: the longer of "
            f"half of it, "
            f"{half} days, and {served} days is served. {plain_date(case.sentenced)} plus {base} days, less "
            f"{counted(case.deductions, 'days')} of deductions, is {plain_date(day)}."
        )
    else:
        before_days = days(case.release, -case.at_large - case.added)
        day = days(before_days, -back)
        text = (
            f"The custodial period of {counted(case.custodial, 'days')} is {midpoint} days or more: {window} "
            f"days before "
            f"release, both days counted. {plain_date(before_days)} less {back} days is {plain_date(day)}."
        )
    floor = days(case.sentenced, least)
    if floor >= day:
        text += f" Not before {least} days after sentence: {plain_date(floor)}."
        day = floor
    tested = days(day, case.at_large)
    found = days(tested, case.added)
    if case.at_large or case.added:
        text += f" {case.at_large} days at large and {case.added} added put it back to {plain_date(found)}."
    return Eligible(found, tested, Working(text, (law, "cja2003-s246")))


def _lines(case: Entered, day: date, as_of: date) -> tuple[Line, ...]:
    first, last = table_span()
    near = first <= day and days(day, 7) <= last
    leaves = next_working(day) if near else day
    note = "The national service moves this date forward to a working day" if leaves != day else ""
    length = max((case.release - leaves).days, 0)
    rows = [
        (row["name"], days(case.release if row["of"] == "release" else leaves, -row["days"])) for row in TABLE["marks"]
    ]
    return (
        on_day("Eligibility date (HDCED)", day, from_today(day, as_of)),
        on_day("First working day for release on curfew", leaves, note),
        on_day("Curfew ends: release date", case.release),
        Line("Longest time on curfew", counted(length, "days")),
        *(
            on_day(name, at, "As the services work; confirm locally")
            for name, at in sorted(rows, key=lambda row: row[1])
        ),
    )


def _warnings(values: Values, case: Entered) -> tuple[str, ...]:
    found = [
        (
            "Being eligible is not being suitable: the assessment decides, and some offences are presumed unsuitable "
            "by policy. "
            "Ask the HDC lead of the prison."
        ),
        (
            "The 14 days after sentence stand in the Act only for remand and tagged bail cases, where they shut "
            "curfew out. The "
            f"national service applies them to everybody. Where they decide, ask {LEAD}."
        ),
        "Several sentences at once: every one must allow it. Use the full sentence calculation.",
    ]
    if values["who"] == "young" and case.release >= TABLE["progression_from"]:
        found.insert(
            0,
            f"The release point of section 250 sentences since {plain_date(TABLE['progression_from'])} is not "
            f"settled: the "
            "Act reads one "
            "half, the "
            f"national service keeps 40 per cent. Ask {LEAD} which release date holds before telling anyone a date.",
        )
    if values["who"] == "adult":
        found.insert(0, "Adult curfew has ended for new releases. This is a historic date, for checking records.")
    return tuple(found)


QUICK = Quick(
    id="hdc-window",
    title="Home detention curfew window",
    purpose="Gives the curfew eligibility date and window: for section 250 sentences today, for adults as it was.",
    asks=(
        Ask(
            "who",
            "Which sentences does the person serve?",
            "choice",
            choices=(
                Choice("young", "Only section 250 or old section 91"),
                Choice(
                    "adult", "At least one other", f"Historic: no date on or after {plain_date(begins('hdc.adults'))}"
                ),
            ),
        ),
        *asks("Release date on record (CRD or ARD)", "Before it is moved for a weekend"),
        stage_ask(),
        *(Ask(row["id"], row["label"], "flag", needed=False) for row in TABLE["excluded"]),
    ),
    limits=(
        "Eligibility only. Suitability, address and risk checks are in the guide.",
        TABLE["old_window"],
        "One sentence, or consecutive sentences with one release date. Mixed cases: use the full sentence calculation.",
    ),
    example={"who": "young", "sentenced": "2026-03-02", "release": "2028-03-01"},
    work=work,
    checked=TABLE["checked"],
    also_called=("HDC", "HDCED", "tag", "tagging", "curfew"),
)
