"""A release date as it stands on record, with the days in it: asked alike for curfew and for early removal."""

from __future__ import annotations

from datetime import date

from calculator.law.load import table
from calculator.names import full_date, plain_date
from calculator.quick.model import Ask, Fault, Values, Working
from calculator.quick.reckon import counted, days, figure
from calculator.record import Record

_MOST = 20000
STAGE = "not_staged"


class Entered(Record):
    """One sentence as entered: its date, the release date on record, and the days that moved it."""

    sentenced: date
    release: date
    deductions: int
    at_large: int
    added: int

    @property
    def unadjusted(self) -> date:
        """The release date before any days are taken off or added."""
        return days(self.release, self.deductions - self.at_large - self.added)

    @property
    def custodial(self) -> int:
        """Days from sentence to the unadjusted release date, both counted."""
        return (self.unadjusted - self.sentenced).days + 1

    @property
    def adjustment(self) -> int:
        """Days by which everything moves."""
        return self.at_large + self.added - self.deductions

    @property
    def step(self) -> Working:
        """How the custodial period came out of the date on record."""
        moved = (
            f" plus {counted(self.deductions, 'days')} of remand and tagged bail, less "
            f"{counted(self.at_large, 'days')} at large "
            f"and {counted(self.added, 'days')} added, is {full_date(self.unadjusted)}"
        )
        return Working(
            f"Release on record, {full_date(self.release)},{moved}: that is day {self.custodial:,} counted from the "
            f"sentence on {full_date(self.sentenced)}.",
            ("psi-03-2015",),
        )


def asks(label: str, hint: str, only_if: tuple[str, tuple[str, ...]] | None = None) -> tuple[Ask, ...]:
    """The asks for one sentence with its release date on record."""
    return (
        Ask(
            "sentenced",
            "Day of sentence",
            "date",
            needed=False,
            hint="The first of consecutive sentences",
            only_if=only_if,
        ),
        Ask("release", label, "date", needed=False, hint=hint, only_if=only_if),
        _number("deductions", "Remand and tagged bail days in it", only_if),
        _number("at_large", "Days unlawfully at large in it", only_if),
        _number("added", "Added days in it, less those given back", only_if),
    )


def _number(name: str, label: str, only_if: tuple[str, tuple[str, ...]] | None) -> Ask:
    return Ask(
        name, label, "number", unit="days", needed=False, least=0, most=_MOST, hint="Empty: none", only_if=only_if
    )


def entered(values: Values) -> tuple[Entered | None, list[Fault]]:
    """The sentence, or what is wrong with it."""
    faults = [
        Fault(name, "This day is needed.", "Take it from the warrant or the sentence calculation.")
        for name in ("sentenced", "release")
        if values[name] is None
    ]
    if faults:
        return None, faults
    numbers = [values[name] or 0 for name in ("deductions", "at_large", "added")]
    found = Entered(values["sentenced"], values["release"], *numbers)
    earliest: date = figure("commencement.cja2003", date.max)[0]
    if found.sentenced < earliest:
        text = f"Sentences before {plain_date(earliest)} fall under earlier law, which is not worked out here."
        return None, [Fault("sentenced", text, "Ask the sentence calculation lead.")]
    if found.release < found.sentenced:
        text = f"The release date lies before the sentence on {plain_date(found.sentenced)}."
        return None, [
            Fault("release", text, "Check both dates. Deductions that reach the sentence date release at once.")
        ]
    if days(found.release, -found.at_large - found.added) < found.sentenced:
        text = "Deductions reach back before the sentence: not all of them can be in the date on record."
        return None, [Fault("deductions", text, "Use the full sentence calculation, which shows what is left unused.")]
    if found.custodial < 1:
        text = "Without the days at large and added, the release date lies before the sentence."
        return None, [
            Fault("added", text, "Check the numbers of days: enter only those that are in the date on record.")
        ]
    return found, []


def stage_ask(only_if: tuple[str, tuple[str, ...]] | None = None) -> Ask:
    """The tick that says that no law with stages moved the release date."""
    label = "The release date was not brought forward by SDS40 or the progression model"
    return Ask(STAGE, label, "flag", needed=False, hint="For sentences imposed before those laws", only_if=only_if)


def staged(case: Entered, as_of: date, covers: tuple[str, ...]) -> Fault | None:
    """Why there is no answer where a law with stages may have brought the release date forward: the tranche counts."""
    begun = [
        f"{plain_date(row['from'])}, when “{row['title']}” began"
        for row in table("release")["legislation"]
        if row["covers"] in covers and row.get("tranche") and case.sentenced < row["from"] <= min(case.release, as_of)
    ]
    if not begun:
        return None
    return Fault(
        STAGE,
        f"The sentence was imposed before {'; and before '.join(begun)}. If that moved release, the tranche "
        f"decides too.",
        "Use the full sentence calculation. If release was not moved (an excluded offence, for example), tick this.",
    )
