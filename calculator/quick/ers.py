"""Early removal: the first day on which somebody liable to removal can be removed."""

from __future__ import annotations

from datetime import date

from calculator.names import full_date, plain_date
from calculator.quick.entered import STAGE, Entered, asks, entered, stage_ask, staged
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import begins, counted, data, days, figure, from_today, months, on_day

TABLE = data("ers")
HOME_OFFICE = "the Home Office immigration team at the prison"
_FIXED = ("kind", ("release", "parole"))


def work(values: Values, as_of: date) -> Answer:
    """The first day of removal, or why there is none."""
    if as_of < TABLE["first"]:
        text = f"Windows before {plain_date(TABLE['first'])} are not worked out here."
        raise Declined(Fault("", text, "Choose a later as-of date, or ask the sentence calculation lead."))
    out = [row for row in TABLE["excluded"] if values[row["id"]]]
    if out:
        why = tuple(Working(f"{row['label']}: {row['why']}", (row["source"],)) for row in out)
        return Answer((Line("Early removal", "No date"),), why, tuple(dict.fromkeys(row["mend"] for row in out)))
    if values["kind"] == "life":
        return _life(values, as_of)
    case, faults = entered(values)
    if case is None:
        raise Declined(*faults)
    moved = staged(case, as_of, ("sds40", "progression"))
    if moved is not None and values["kind"] == "release" and not values[STAGE]:
        raise Declined(moved)
    steps = [case.step]
    day = _day(case, as_of, steps)
    return Answer((on_day("Early removal from", day, from_today(day, as_of)),), tuple(steps), _warnings(case, as_of))


def _day(case: Entered, as_of: date, steps: list[Working]) -> date:
    """The day by the window in force; who had passed a date under the earlier one keeps it."""
    changed = begins("ers.window")
    if as_of < changed:
        day, _, step = _by(case, days(changed, -1))
        steps.append(step)
        return day
    if case.sentenced < changed:
        day, tested, step = _by(case, days(changed, -1))
        if tested < changed:
            steps.append(Working(f"Before {plain_date(changed)} the earlier rule held. {step.text}", step.law))
            return day
    day, tested, step = _by(case, changed)
    steps.append(step)
    if case.sentenced < changed and tested < changed:
        day = days(changed, case.added)
        text = f"The rule began on {plain_date(changed)}, so not before it"
        more = f", plus {counted(case.added, 'days')} added" if case.added else ""
        steps.append(Working(f"{text}{more}: {full_date(day)}.", ("ers-order-2025", "service")))
    return day


def _by(case: Entered, on: date) -> tuple[date, date, Working]:
    """The day under the rule of a day, the day that is tested against the change (without added days), and the step."""
    window, law = figure("ers.window", on)
    fraction, _ = figure("ers.fraction", on)
    top, bottom = (int(part) for part in fraction.split("/"))
    number, unit = window.split()
    served = -(-case.custodial * top // bottom)
    after_share = min(days(case.sentenced, served + case.adjustment), case.release)
    back = int(number)
    by_window = days(case.release, -back) if unit == "days" else months(case.release, -12 * back)
    day = max(after_share, by_window)
    share = f"{top * 100 // bottom} per cent"
    text = (
        f"{share} of {counted(case.custodial, 'days')} is {counted(served, 'days')}, a part of a day counting as one; "
        f"{plain_date(case.sentenced)} plus {served} days{_moved(case)} is "
        f"{plain_date(after_share)}. "
        f"{window} before {plain_date(case.release)} is {plain_date(by_window)}. The later is {full_date(day)}."
    )
    waits = case.at_large + case.added
    if days(day, -waits) < case.sentenced:
        day = days(case.sentenced, waits)
        text += f" It cannot lie before the sentence: {full_date(day)}."
        return day, days(case.sentenced, case.at_large), Working(text, (law, "cja2003-s260"))
    return day, days(day, -case.added), Working(text, (law, "cja2003-s260", "cja2003-s257-2b"))


def _moved(case: Entered) -> str:
    if case.adjustment == 0:
        return ""
    way = "plus" if case.adjustment > 0 else "less"
    return f", {way} {counted(abs(case.adjustment), 'days')} for the days in the date on record,"


def _life(values: Values, as_of: date) -> Answer:
    tariff: date | None = values["tariff"]
    if tariff is None:
        raise Declined(Fault("tariff", "The tariff expiry date is needed.", "Take it from the court order."))
    text = f"Removal needs no Board decision once the minimum term is served: from {full_date(tariff)}."
    line = on_day("Removal from (tariff expired removal scheme)", tariff, from_today(tariff, as_of))
    return Answer((line,), (Working(text, ("csa1997-s32a",)),), _liable())


def _liable() -> tuple[str, ...]:
    return (
        (
            f"Whether the person is liable to removal, and will be removed, is for {HOME_OFFICE}. This is only the "
            f"first day "
            "on which it may be."
        ),
    )


def _warnings(case: Entered, as_of: date) -> tuple[str, ...]:
    found = [
        (
            "The Sentencing Act 2026, section 35, ends the time to be served before removal. No day on which it began "
            f"was found. Check with {HOME_OFFICE} and the sentence calculation lead before telling anyone a date."
        ),
        (
            "Several sentences at once: every one must allow it, so the latest date counts. Use the full sentence "
            "calculation."
        ),
        "Unpaid confiscation orders, charges and Home Office hold-ups are policy, which was not read.",
    ]
    if case.release < as_of:
        found.insert(0, f"The release date on record, {plain_date(case.release)}, has passed.")
    return (*_liable(), *found)


QUICK = Quick(
    id="ers",
    title="Early removal scheme",
    purpose="Gives the first day on which somebody liable to removal from the United Kingdom can be removed.",
    asks=(
        Ask(
            "kind",
            "Which date decides release?",
            "choice",
            choices=(
                Choice("release", "Automatic or conditional release (SDS, SDS+)", "Enter the CRD or ARD below"),
                Choice("parole", "Parole (EDS, offender of particular concern)", "Enter the PED below"),
                Choice("life", "Tariff (life, IPP or DPP)"),
            ),
        ),
        *asks("Release or parole eligibility date on record", "Before it is moved for a weekend", _FIXED),
        stage_ask(("kind", ("release",))),
        Ask("tariff", "Tariff expiry date", "date", needed=False, only_if=("kind", ("life",))),
        *(Ask(row["id"], row["label"], "flag", needed=False) for row in TABLE["excluded"]),
    ),
    limits=(
        "One sentence, or consecutive sentences with one release date. Mixed cases: use the full sentence calculation.",
        "Added days are taken as counting in full towards the date.",
        f"It does not say whether somebody is liable to removal: ask {HOME_OFFICE}.",
    ),
    example={"kind": "release", "sentenced": "2026-10-12", "release": "2027-08-13", "deductions": 60},
    work=work,
    checked=TABLE["checked"],
    also_called=("ERSED", "ERS", "TERS", "deportation", "removal"),
)
