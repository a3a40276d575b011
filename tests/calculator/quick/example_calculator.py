"""A quick calculator for tests, with an ask of every kind, rows, and questions that depend on an answer."""

from __future__ import annotations

from datetime import date, timedelta

from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working

_ROW = (
    Ask("from", "From", "date"),
    Ask("to", "To", "date"),
    Ask("half", "Half days", "flag", needed=False),
    Ask("share", "Share", "number", unit="per cent", least=1, most=99, only_if=("half", ("yes",))),
)


def work(values: Values, as_of: date) -> Answer:
    """Days in all rows, half of them where a row says so; declines a row that ends before it begins."""
    faults = [
        Fault(f"period/{number}/to", "The last day is before the first.", "Look at both again.")
        for number, row in enumerate(values["period"])
        if row["to"] < row["from"]
    ]
    if faults:
        raise Declined(*faults)
    days = sum((row["to"] - row["from"]).days + 1 for row in values["period"])
    last = as_of + timedelta(days)
    return Answer(
        (Line("Days", f"{days} days"), Line("Last day", "", last, "Counted from today.")),
        (Working("Count both ends.", ("here", "cja2003-s243a")), Working(f"{days} days.")),
        ("Only an example.",),
    )


QUICK = Quick(
    id="days-between",
    title="Example & test",
    purpose="Counts days <for tests>.",
    asks=(
        Ask(
            "kind",
            "Kind",
            "choice",
            choices=(Choice("whole", "Whole days"), Choice("paid", "With a sum", "Asks for it")),
        ),
        Ask("sum", "Sum", "money", least=100, most=1_000_000, only_if=("kind", ("paid",))),
        Ask("at", "Time of day", "time", needed=False),
        Ask("age", "Age", "number", unit="years", least=10, most=120, needed=False, hint="On the first day."),
        Ask("period", "Periods", "rows", unit="period", least=1, most=3, of=_ROW),
    ),
    limits=("It is for tests only.",),
    example={"kind": "paid", "sum": 25050, "period": [{"from": "2026-01-05", "to": "2026-01-06"}]},
    work=work,
    checked=date(2026, 11, 22),
)
