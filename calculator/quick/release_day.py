"""The day of release: weekends, bank holidays, and the scheme for Fridays and days before bank holidays."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.calendar import SATURDAY, WorkingDays, weekday, working_days
from calculator.forms.words import count
from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.quick.counting import dated, in_table, out_of_table, said
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Working

TOPIC = "quick/data/release_day"
SOURCES = "quick/data/sources_days"


def work(values: Mapping[str, Any], as_of: date) -> Answer:
    """The day of release by section 23, and by the Friday scheme where that applies."""
    due = values["due"]
    if not in_table(due):
        raise Declined(out_of_table("due", due))
    sentenced = values["sentenced"]
    if sentenced is not None and sentenced > due:
        text = f"The day of sentence, {plain_date(sentenced)}, is after the day of release, {plain_date(due)}."
        raise Declined(Fault("sentenced", text, "Check both dates."))
    calendar = working_days("full")
    warnings: list[str] = []
    if due < as_of:
        warnings.append(f"The day is before {plain_date(as_of)}. A day of release that has passed is not moved.")
    if values["kind"] == "curfew":
        lines, steps = _forward(calendar, due.toordinal())
    else:
        lines, steps = _back(calendar, due.toordinal(), values, warnings)
    for line in lines:
        if line.day is not None and not in_table(line.day):
            raise Declined(out_of_table("due", line.day))
    warnings.append("A new bank holiday can still be proclaimed. Check again at the two-day check.")
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _forward(calendar: WorkingDays, due: int) -> tuple[list[Line], list[Working]]:
    law = (packaged(TOPIC)["curfew"]["source"], "service")
    day = calendar.next(due)
    steps = [Working("Release on home detention curfew may not be before the eligibility date.", law)]
    if day == due:
        steps.append(Working(f"{said(due)} is a working day: it stays.", law))
    else:
        steps.append(Working(f"{said(due)} is no working day. The next working day is {said(day)}.", law))
    steps.append(Working("The scheme for Fridays leaves out releases on home detention curfew.", ("friday-scheme",)))
    return [dated("Release day", day, _moved(due, day))], steps


def _back(
    calendar: WorkingDays, due: int, values: Mapping[str, Any], warnings: list[str]
) -> tuple[list[Line], list[Working]]:
    short, over = bool(values["short_term"]), packaged(TOPIC)["weekend"]["saturday_terms_over"]
    law = (packaged(TOPIC)["weekend"]["source"],)

    def off(day: int) -> bool:
        return not calendar.is_working(day) and not (
            short and weekday(day) == SATURDAY and day not in calendar.holidays
        )

    day = due
    while off(day):
        day -= 1
    if day != due:
        what = "a bank holiday" if due in calendar.holidays else "in a weekend"
        text = (
            f"{said(due)} is {what}. The nearest day before it that is neither weekend nor bank holiday: {said(day)}."
        )
        if weekday(day) == SATURDAY:
            text = f"{said(due)} is {what}. The term is not over {over} days, so Saturday will do: {said(day)}."
        steps = [Working(text, law)]
    elif short and weekday(due) == SATURDAY:
        steps = [Working(f"{said(due)} is a Saturday, and the term is not over {over} days: it stays.", law)]
    else:
        steps = [Working(f"{said(due)} is no weekend and no bank holiday: it stays.", law)]
    followed = calendar.is_working(day) and not calendar.is_working(day + 1)
    if not followed:
        steps.append(
            Working(
                "A working day follows, or the person goes on a Saturday: the scheme for Fridays is not needed.",
                ("friday-scheme",),
            )
        )
        return [dated("Release day", day, _moved(due, day))], steps
    why = _not_in_scheme(values, steps, warnings)
    if why:
        steps.append(
            Working(f"The day after is a weekend or a bank holiday, but {why}: the day stays.", ("friday-scheme",))
        )
        return [dated("Release day", day, _moved(due, day))], steps
    friday = ("cja1961-s23-friday", "friday-scheme")
    early = calendar.before_days_off(day)[0]
    earlier = calendar.before_days_off(early - 1)[0]
    steps.append(
        Working(
            f"The day after {said(day)} is a weekend or a bank holiday. The last working day before it that is "
            f"not followed by a day off: {said(early)}.",
            friday,
        )
    )
    steps.append(Working(f"The one before that, if probation asks and the Governor agrees: {said(earlier)}.", friday))
    if day != due:
        warnings.append(
            "The day was moved twice. The national calculation service does so; the words of section 23 on this were "
            "not read. Ask the OMU Specialist Support Team if in doubt."
        )
    warnings.append("The scheme is a presumption: the Governor can keep the day for exceptional reasons.")
    lines = [
        dated("Release day", early, _moved(due, early)),
        dated("Earliest, if probation asks and the Governor agrees", earlier, _moved(due, earlier)),
        dated("Without the scheme for Fridays", day, _moved(due, day)),
    ]
    return lines, steps


def _not_in_scheme(values: Mapping[str, Any], steps: list[Working], warnings: list[str]) -> str:
    """Why the scheme for Fridays does not reach this release; empty when it does."""
    rule = packaged(TOPIC)["friday"]
    due, sentenced = values["due"], values["sentenced"]
    if values["kind"] == "parole":
        return "the scheme leaves out releases that the Parole Board directs, and life and IPP sentences"
    if due < rule["policy_from"]:
        return f"the scheme began on {plain_date(rule['policy_from'])}"
    if due <= rule["transition_until"]:
        warnings.append(
            f"The policy began on {plain_date(rule['policy_from'])}, the power in law on {plain_date(rule['from'])}; "
            f"until {plain_date(rule['transition_until'])} there were special arrangements."
        )
    least = rule["served_days"]
    if values["short_term"]:
        return f"a term this short cannot hold the {least} days from sentence that the scheme asks for"
    if sentenced is None:
        warnings.append(
            f"Fewer than {least} days from sentence to release: the scheme would not apply. Enter the day of sentence."
        )
        return ""
    served = (due - sentenced).days + 1
    steps.append(
        Working(f"From {said(sentenced)} to {said(due)}, both counted: {count(served, 'day')}.", ("friday-scheme",))
    )
    if served == least:
        warnings.append(f"This is on the edge of {least} days, and the framework's way of counting was not read. Ask.")
    return "" if served >= least else f"fewer than {least} days have been served from sentence"


def _moved(due: int, day: int) -> str:
    if day == due:
        return "the day itself"
    return f"{count(abs(due - day), 'day')} {'earlier' if day < due else 'later'}"


RELEASE_DAY = Quick(
    id="release-day",
    title="Day of release",
    purpose="Finds the day on which a person goes when release is due on or before a weekend or a bank holiday.",
    asks=(
        Ask("due", "Day on which release is due", "date", hint="As calculated, before any move."),
        Ask(
            "kind",
            "Kind of release",
            "choice",
            choices=(
                Choice("automatic", "Automatic", "CRD, ARD, end of a recall, or mid, early or late transfer date."),
                Choice("parole", "Directed by the Parole Board, or a life or IPP sentence"),
                Choice("curfew", "Home detention curfew", "Section 250 only today: the day from which it may begin."),
            ),
        ),
        Ask(
            "short_term",
            f"The whole term is {count(packaged(TOPIC)['weekend']['saturday_terms_over'], 'day')} or less",
            "flag",
            needed=False,
            hint="The term, not what was served.",
        ),
        Ask(
            "sentenced",
            "Day of sentence",
            "date",
            needed=False,
            hint=f"The scheme for Fridays asks for {packaged(TOPIC)['friday']['served_days']} days from sentence.",
            only_if=("kind", ("automatic",)),
        ),
    ),
    limits=(
        "Parole eligibility, tariff and early removal dates are no days of release: do not enter them here.",
        "Whether the scheme for Fridays changed in 2026 was not found: ask the head of offender management delivery.",
    ),
    example=packaged(TOPIC)["example"],
    work=work,
    checked=packaged(TOPIC)["checked"],
    also_called=(
        "Friday release",
        "weekend release",
        "bank holiday release",
        "day of discharge",
        "non-working day release",
    ),
)
