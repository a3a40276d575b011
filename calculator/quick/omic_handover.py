"""Handover to the community (OMiC): who is responsible today, the day of handover, and what the service does when."""

from __future__ import annotations

from datetime import date

from calculator.names import capital, full_date, plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.omic_rules import TABLE, Dates, by_kind, dates, earliest_release, responsible
from calculator.quick.reckon import days, from_today, months, on_day

_LAW = (TABLE["source"],)
OMU_HEAD = "the head of offender management delivery"
_LIFE = ("case", ("indeterminate",))
_FIXED = ("case", ("determinate",))
_RELEASES = ("tariff", "parole", "hearing", "automatic", "conditional")


def work(values: Values, as_of: date) -> Answer:
    """Who is responsible, from when the community supports and takes over, and the dates that follow from it."""
    earliest, which = earliest_release(values, as_of)
    decided = by_kind(values, earliest, as_of)
    if decided is not None:
        line = Line("Responsible today", decided.who, None, "No handover date is worked out for this case")
        step = Working(f"The first rule that fits is {decided.why}.", _LAW)
        return Answer((line, *_window(values, as_of)), (step,), _warnings(values))
    assert earliest is not None  # noqa: S101 - without it, the kind of case has decided
    if values["case"] == "determinate" and values["start"] is None:
        text = "The start of the sentence is needed, to see whether the sentence is short."
        raise Declined(Fault("start", text, "Take it from the warrant or the sentence calculation."))
    steps = [Working(f"Earliest release that counts: {which}, {full_date(earliest)}.", _LAW)]
    found = dates(values, earliest)
    steps.append(Working(f"{capital(found.why)}.", _LAW))
    today = Line("Responsible today", responsible(found, as_of), None, plain_date(as_of))
    if found.handover is None:
        lines = (today, Line("Handover", "No handover date: the community from the start", None, "No handover tasks"))
        return Answer((*lines, *_window(values, as_of)), tuple(steps), _warnings(values))
    if found.support != found.handover and found.support is not None:
        text = f"In open conditions from {plain_date(found.support)}: the community supports from that day."
        steps.append(Working(text, _LAW))
    return Answer((today, *_lines(found, as_of), *_window(values, as_of)), tuple(steps), _warnings(values))


def _lines(found: Dates, as_of: date) -> tuple[Line, ...]:
    handover, support = found.handover, found.support
    assert handover is not None  # noqa: S101
    assert support is not None  # noqa: S101
    marks = TABLE["marks"]
    rows = [
        ("Case shows as upcoming; reminder to the POM", days(handover, marks["upcoming"])),
        ("Shows as due soon", days(handover, marks["due_soon"])),
        ("Listed as overdue if no COM is named", days(handover, marks["overdue_list"])),
        ("E-mail to the local delivery unit if no COM is named", days(support, marks["urgent_email"])),
        ("E-mail to the POM: COM overdue", days(handover, marks["overdue_email"])),
    ]
    same = support == handover
    first = (
        on_day("COM responsible from", handover, from_today(handover, as_of)),
        on_day("COM supports from", support, "The same day" if same else from_today(support, as_of)),
    )
    return (*first, *(on_day(name, day) for name, day in sorted(rows, key=lambda row: row[1])))


def _window(values: Values, as_of: date) -> tuple[Line, ...]:
    """When a referral for early allocation opens."""
    known = [values[name] for name in _RELEASES if values[name] is not None]
    if not known or values["early_allocation"]:
        return ()
    opens = months(min(known), -TABLE["limits"]["early_window_months"])
    note = f"{from_today(opens, as_of)}; OASys dated within {TABLE['limits']['oasys_months']} months"
    return (on_day("Early allocation can be referred from", opens, note),)


def _warnings(values: Values) -> tuple[str, ...]:
    found = [
        (
            "These are the rules of the national allocation service; the policy text was not found. Where the "
            "case or the "
            f"date looks wrong, ask {OMU_HEAD} or the POM."
        ),
        (
            "Whether the release changes of the Sentencing Act 2026 move the 10 month and 8 and a half month points "
            "was not "
            f"found. If release has moved earlier, tell the community team at once and ask {OMU_HEAD}."
        ),
    ]
    if values["recalled"]:
        found.append("How the service treats the 56 day recall was not found: ask the POM and the community team.")
    if values["case"] == "indeterminate":
        found.append("An old help page says 8 months for life sentences. The service works with 12.")
    return tuple(found)


QUICK = Quick(
    id="omic-handover",
    title="Handover to the community",
    purpose="Says who is responsible today, when the community supports and takes over, and when the service reminds.",
    asks=(
        Ask(
            "case",
            "Kind of case",
            "choice",
            choices=(
                Choice("determinate", "Determinate sentence"),
                Choice("indeterminate", "Life, IPP or DPP"),
                Choice("immigration", "Immigration case"),
            ),
        ),
        Ask("start", "Start of the sentence", "date", needed=False, only_if=_FIXED),
        Ask("conditional", "Conditional release date (CRD)", "date", needed=False, only_if=_FIXED),
        Ask("automatic", "Automatic release date (ARD)", "date", needed=False, only_if=_FIXED),
        Ask("parole", "Parole eligibility date (PED)", "date", needed=False, only_if=_FIXED),
        Ask("tariff", "Tariff expiry date (TED)", "date", needed=False, only_if=_LIFE),
        Ask("hearing", "Target hearing date (THD)", "date", needed=False, only_if=_LIFE),
        Ask("another_life", "A further indeterminate sentence starts later", "flag", needed=False, only_if=_LIFE),
        Ask("not_released", "The last completed review did not release", "flag", needed=False, only_if=_LIFE),
        Ask(
            "open_from",
            "In open conditions since",
            "date",
            needed=False,
            hint="Men: day of arrival in the open prison. Women: day on which the open category took effect",
            only_if=_LIFE,
        ),
        Ask("recalled", "In custody on recall", "flag", needed=False),
        Ask(
            "mappa",
            "MAPPA level",
            "choice",
            needed=False,
            choices=(Choice("1", "None, 0 or 1"), Choice("2", "2"), Choice("3", "3")),
        ),
        Ask("early_allocation", "Early allocation has been agreed", "flag", needed=False),
    ),
    limits=(
        (
            "Aged 18 or over, sentenced for a crime, and in scope of the scheme. For older cases the service has "
            "start days by "
            f"estate: ask {OMU_HEAD} whether the case is in."
        ),
        "The release dates are taken as entered. The home detention curfew date is not used.",
        "A change made by hand in the service (override) is not seen here.",
    ),
    example={"case": "determinate", "start": "2026-03-02", "conditional": "2028-06-15"},
    work=work,
    checked=TABLE["checked"],
    also_called=("OMiC", "POM", "COM", "handover date", "early allocation"),
)
