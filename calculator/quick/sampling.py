"""The sample for the 20 per cent check: how many, which ones on the list, and what was found."""

from __future__ import annotations

from datetime import date
from math import comb

from calculator.quick.model import Answer, Ask, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import counted, data

TABLE = data("sampling")
HUB_MANAGER = "the hub manager"
PER_CENT: int = TABLE["per_cent"]
#: One in so many is taken.
STEP = 100 // PER_CENT
_SHOWN = 200


def size(checks: int) -> int:
    """A fifth of the checks, rounded up."""
    return -(-checks * PER_CENT // 100)


def positions(checks: int, start: int) -> tuple[int, ...]:
    """Numbers on the list: every fifth from the one drawn, going on from the top where the list ends too soon."""
    return tuple(sorted((start - 1 + STEP * n) % checks + 1 for n in range(size(checks))))


def missed(checks: int, wrong: int) -> float:
    """How likely a sample drawn at random holds none of the wrong ones."""
    taken = size(checks)
    return comb(checks - wrong, taken) / comb(checks, taken) if wrong <= checks - taken else 0.0


def work(values: Values, as_of: date) -> Answer:  # noqa: ARG001 - every calculator is given the day
    """The size of the sample, the numbers to take, and the share of wrong ones beside the last period's."""
    checks: int = values["checks"]
    _check(values)
    taken = size(checks)
    lines = [Line("Sample", counted(taken, "checks"), None, f"{PER_CENT} per cent of {checks:,}, rounded up")]
    steps = [
        Working(
            f"{checks:,} × {PER_CENT} ÷ 100 = {checks * PER_CENT / 100:g}, rounded up to {taken:,}.",
            (TABLE["source"],),
        )
    ]
    warnings = [
        (
            "Whether this means checking others' work or doing a fifth of the checks, over which period, and how to "
            "round, no "
            f"source read says. Settle it with {HUB_MANAGER} and write it down."
        )
    ]
    start = values["start"]
    if start is None:
        lines.append(Line("Which ones", f"Draw a number from 1 to {STEP}, and enter it"))
    else:
        chosen = positions(checks, start)
        shown = ", ".join(str(n) for n in chosen[:_SHOWN])
        more = f" and so on, every {STEP}th" if len(chosen) > _SHOWN else ""
        lines.append(Line("Which ones", f"{shown}{more}", None, "Numbers on the list in the order of completion"))
        steps.append(Working(f"Drawn: {start}. From there every {STEP}th on the list."))
    if values["wrong"] is not None:
        _found(values, taken, lines, steps)
    few = -(-checks // STEP)
    chance = missed(checks, min(few, 5))
    text = (
        f"If {min(few, 5)} of the {checks:,} were wrong, a sample drawn at random would miss them all in "
        f"{100 * chance:.0f} per cent of cases."
    )
    steps.append(Working(text))
    warnings.append("A clean sample does not show that all is right. Add the cases that are known to go wrong.")
    return Answer(tuple(lines), tuple(steps), tuple(warnings))


def _check(values: Values) -> None:
    checks, wrong = values["checks"], values["wrong"]
    faults = []
    if values["start"] is not None and values["start"] > checks:
        text = f"The number drawn is more than the {checks} on the list."
        faults.append(Fault("start", text, f"Draw from 1 to {min(checks, STEP)}."))
    if wrong is not None and wrong > size(checks):
        text = f"More are wrong ({wrong}) than there are in the sample ({size(checks)})."
        faults.append(Fault("wrong", text, "Count only those in the sample."))
    last, last_wrong = values["last_sample"], values["last_wrong"]
    if (last is None) != (last_wrong is None):
        missing = "last_sample" if last is None else "last_wrong"
        faults.append(Fault(missing, "The last period needs both numbers.", "Enter both, or neither."))
    elif last is not None and last_wrong is not None and last_wrong > last:
        faults.append(Fault("last_wrong", "More were wrong last time than were checked.", "Check both numbers."))
    if faults:
        raise Declined(*faults)


def _found(values: Values, taken: int, lines: list[Line], steps: list[Working]) -> None:
    share = 100 * values["wrong"] / taken
    steps.append(Working(f"{values['wrong']} of {taken} wrong: {share:.1f} per cent."))
    note = ""
    if values["last_sample"] is not None:
        before = 100 * values["last_wrong"] / values["last_sample"]
        apart = share - before
        way = "the same" if abs(apart) < 0.05 else f"{abs(apart):.1f} points {'more' if apart > 0 else 'fewer'}"
        note = f"Last period {before:.1f} per cent: {way}"
        steps.append(Working(f"Last period {values['last_wrong']} of {values['last_sample']}: {before:.1f} per cent."))
    lines.append(Line("Found wrong", f"{share:.1f} per cent", None, note))


def _number(name: str, label: str, least: int, most: int, hint: str = "") -> Ask:
    return Ask(name, label, "number", unit="checks", needed=False, least=least, most=most, hint=hint)


QUICK = Quick(
    id="sampling",
    title="Sample for the 20 per cent check",
    purpose=(
        "Says how many initial checks to look at and which, and works out the share found wrong for the trend report."
    ),
    asks=(
        Ask("checks", "Initial checks completed in the period", "number", unit="checks", least=1, most=10000),
        Ask(
            "start",
            f"Number drawn from 1 to {STEP}",
            "number",
            needed=False,
            least=1,
            most=STEP,
            hint="Folded slips or a die will do (throw a six again). Nobody should choose it",
        ),
        _number("wrong", "Found wrong in this sample", 0, 10000, "Any mistake that had to be put right"),
        _number("last_sample", "Looked at in the last period", 1, 10000),
        _number("last_wrong", "Found wrong in the last period", 0, 10000),
    ),
    limits=(
        f"What counts as a mistake is not laid down: agree a list with {HUB_MANAGER} and keep to it.",
        "Small samples swing widely. Look at what kind of mistakes they are before the percentage.",
    ),
    example={"checks": 43, "start": 3, "wrong": 2, "last_sample": 10, "last_wrong": 1},
    work=work,
    checked=TABLE["checked"],
    also_called=("20%", "twenty per cent check", "quality assurance", "dip sample", "trend report"),
)
