"""The next review of the security category, by what sets it off."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from calculator.names import full_date, plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import business_days, counted, data, days, from_today, months, on_day
from calculator.record import Record

TABLE = data("category_review")
CATEGORISER = "the categorisation lead of the prison"
CAT_A_TEAM = "the Category A team at headquarters"
SATURDAY, SUNDAY = 5, 6


class Due(Record):
    """A day on which a review is due, how it came about, and what to look at."""

    day: date | None
    steps: tuple[Working, ...]
    warnings: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


def work(values: Values, as_of: date) -> Answer:
    """The day of the next review, when it is listed, and the open conditions mark."""
    faults = [
        Fault(name, text, "Enter it; without it the day cannot be worked out.")
        for name, text in _NEEDED[values["review"]].items()
        if values[name] is None
    ]
    if faults:
        raise Declined(*faults)
    due = _WAYS[values["review"]](values)
    lines: list[Line] = []
    if due.day is not None:
        lines.append(on_day("Next review due by", due.day, from_today(due.day, as_of)))
        listed = months(due.day, -TABLE["listed"]["months"])
        if values["review"] in ("routine", "age", "other"):
            lines.append(on_day("On the to-do list from", listed, f"{TABLE['listed']['months']} months ahead"))
    warnings = list(due.warnings)
    release = values["release"]
    if release is not None:
        if due.day is not None and due.day > release:
            warnings.insert(0, "The review falls after release: the service does not list it.")
        lines.append(_open_conditions(release, as_of))
    return Answer((*due.lines, *lines), due.steps, (*warnings, *_always(values)))


def _open_conditions(release: date, as_of: date) -> Line:
    """Until when open conditions need the Governor's approval in writing."""
    count: int = TABLE["open"]["governor_months"]
    mark = months(release, -count)
    name = "Open conditions"
    if mark <= as_of:
        return Line(
            name, f"Earliest release is under {counted(count // 12, 'years')} away: no approval in writing by length"
        )
    note = f"The Governor approves in writing before that day, {counted(count // 12, 'years')} from release"
    return on_day(name, mark, note)


def _first(values: Values) -> Due:
    row = TABLE["first"]
    sentenced: date = values["sentenced"]
    due = business_days(sentenced, row["working_days"], "sentenced")
    extra = {SATURDAY: row["saturday"], SUNDAY: row["sunday"]}.get(sentenced.weekday(), 0)
    shown = days(sentenced, row["service_days"] + extra)
    step = Working(
        f"{row['working_days']} working days after the sentence on {full_date(sentenced)}: {full_date(due)}. The "
        f"service "
        f"counts {row['service_days'] + extra} calendar days and sees no bank holidays: {plain_date(shown)}.",
        (row["source"],),
    )
    warnings: tuple[str, ...] = ()
    if shown != due:
        earlier = min(shown, due)
        warnings = (
            (
                f"The two counts differ. Work to the earlier, {plain_date(earlier)}. If it cannot be met, ask "
                f"{CATEGORISER}."
            ),
        )
    return Due(due, (step,), warnings, (on_day("Due as the service shows it", shown),))


def _routine(values: Values) -> Due:
    row = TABLE["routine"]
    last: date = values["last"]
    if values["sentence"] == "indeterminate":
        return _after(last, row["indeterminate"], "Indeterminate sentence", "last review", row["source"])
    release: date | None = values["release"]
    if release is None:
        text = "The earliest release date decides between 6 and 12 months."
        raise Declined(Fault("release", text, "Take it from the sentence calculation."))
    far = months(last, row["divide_months"]) <= release
    limit = counted(row["divide_months"] // 12, "years")
    left = f"{limit} or more left on that day" if far else f"less than {limit} left on that day"
    due = _after(
        last, row["longer"] if far else row["shorter"], f"Determinate sentence, {left}", "last review", row["source"]
    )
    warning = f"From which day the service measures the three years was not found. Close to it, ask {CATEGORISER}."
    return due.replace(warnings=(warning,))


def _after(day: date, count: int, what: str, of: str, law: str) -> Due:
    due = months(day, count)
    text = f"{what}: within {counted(count, 'months')} of the {of} on {full_date(day)}, so by {full_date(due)}."
    return Due(due, (Working(text, (law,)),))


def _recall(values: Values) -> Due:
    row = TABLE["recall"]
    returned, release, last = values["returned"], values["recall_release"], values["last"]
    warnings = (f"How reviews fit the 56 day recall was not found: ask {CATEGORISER} whether the day stands.",)
    if last is not None and last >= returned:
        text = f"The category was decided on {plain_date(last)}, after the return: the recall calls for no review."
        return Due(None, (Working(text, (row["source"],)),), warnings, (Line("Review after recall", "Not called for"),))
    if release is not None and (release - returned).days <= row["none_up_to"]:
        text = (
            f"From return on {plain_date(returned)} to release on {plain_date(release)}: "
            f"{counted((release - returned).days, 'days')}, no more than {row['none_up_to']}. No review is called for."
        )
        return Due(None, (Working(text, (row["source"],)),), warnings, (Line("Review after recall", "Not called for"),))
    due = days(returned, row["days"])
    text = (
        f"{row['days']} days after the return on {full_date(returned)}: {full_date(due)}. Overdue from the day after."
    )
    return Due(due, (Working(text, (row["source"],)),), warnings)


def _risk(values: Values) -> Due:
    row = TABLE["risk"]
    due = business_days(values["decided"], row["working_days"], "decided")
    steps = [
        Working(
            f"{row['working_days']} working days after the decision on {full_date(values['decided'])}: "
            f"{full_date(due)}.",
            (row["source"],),
        )
    ]
    planned: date | None = values["planned"]
    if planned is not None and planned < due:
        text = (
            f"The review already planned for {full_date(planned)} is earlier, and a change of risk never puts it back."
        )
        steps.append(Working(text, (row["source"],)))
        due = planned
    return Due(due, tuple(steps))


def _other(values: Values) -> Due:
    row = TABLE["other"]
    due = _after(
        values["last"], row["months"], "Category set outside the standard assessment", "decision", row["source"]
    )
    return due.replace(warnings=("The service offers this day; the person who decides may set another.",))


def _age(values: Values) -> Due:
    row = TABLE["age"]
    born: date = values["born"]
    birthday = months(born, 12 * row["years"])
    if (birthday.month, birthday.day) != (born.month, born.day):
        birthday = days(birthday, 1)
    text = (
        f"Young offender institution categories (I and J) are reviewed by the {row['years']}st birthday: "
        f"{full_date(birthday)}."
    )
    warnings: tuple[str, ...] = ()
    if birthday.day != born.day:
        warnings = (f"Born on 29 February: 1 March is taken. If the service shows 28 February, ask {CATEGORISER}.",)
    return Due(birthday, (Working(text, (row["source"],)),), warnings)


def _category_a(values: Values) -> Due:
    row = TABLE["category_a"]
    stage = values["stage"]
    if stage == "first":
        due = _after(values["last"], row["first_months"], "First formal review, about", "sentence", row["source"])
    elif stage == "confirmed":
        due = _after(values["last"], row["confirmed"], "Confirmed Category A", "last review", row["confirmed_source"])
    else:
        due = _after(values["last"], row[stage], "Provisional Category A on remand", "last review", row["source"])
    warning = f"Read in old copies and reports only. The day is set centrally: confirm it with {CAT_A_TEAM}."
    return due.replace(warnings=(warning,))


_WAYS: Mapping[str, Callable[[Values], Due]] = {
    "first": _first,
    "routine": _routine,
    "recall": _recall,
    "risk": _risk,
    "other": _other,
    "age": _age,
    "category_a": _category_a,
}
_NEEDED: Mapping[str, Mapping[str, str]] = {
    "first": {"sentenced": "The day of sentence is needed."},
    "routine": {"last": "The day of the last review is needed.", "sentence": "The kind of sentence is needed."},
    "recall": {"returned": "The day of return is needed."},
    "risk": {"decided": "The day of the decision that a review is needed is missing."},
    "other": {"last": "The day of the last decision is needed."},
    "age": {"born": "The date of birth is needed."},
    "category_a": {"last": "The day of the last review, or of sentence, is needed.", "stage": "The stage is needed."},
}


def _always(values: Values) -> tuple[str, ...]:
    if values["review"] == "category_a":
        return ()
    return (
        (
            "These are the rules of the national categorisation service; the policy framework itself was not read. "
            "Where the "
            f"service shows another day, ask {CATEGORISER}."
        ),
    )


def _date(name: str, label: str, *reviews: str, hint: str = "") -> Ask:
    return Ask(name, label, "date", needed=False, hint=hint, only_if=("review", reviews) if reviews else None)


QUICK = Quick(
    id="category-review",
    title="Next category review",
    purpose="Works out by when the security category is reviewed next, and from when the review is on the list.",
    asks=(
        Ask(
            "review",
            "What sets the review off?",
            "choice",
            choices=(
                Choice("routine", "Routine review"),
                Choice("first", "First categorisation after sentence"),
                Choice("recall", "Return on recall"),
                Choice("risk", "Change of risk that needs a review"),
                Choice("age", "21st birthday (categories I and J)"),
                Choice("other", "Category set outside the standard assessment"),
                Choice("category_a", "Category A"),
            ),
        ),
        _date("sentenced", "Day of sentence", "first"),
        _date("last", "Day of the last review or decision", "routine", "recall", "other", "category_a"),
        Ask(
            "sentence",
            "Kind of sentence",
            "choice",
            needed=False,
            choices=(Choice("determinate", "Determinate"), Choice("indeterminate", "Life, IPP or DPP")),
            only_if=("review", ("routine",)),
        ),
        _date("returned", "Day of return to prison", "recall"),
        _date("recall_release", "Release date after recall, if fixed-term", "recall"),
        _date("decided", "Day of the decision that a review is needed", "risk"),
        _date("planned", "Review already planned", "risk"),
        _date("born", "Date of birth", "age", hint="Only for the 21st birthday"),
        Ask(
            "stage",
            "Category A stage",
            "choice",
            needed=False,
            choices=(
                Choice("first", "First formal review after sentence"),
                Choice("confirmed", "Confirmed: yearly review"),
                Choice("provisional", "Provisional, standard escape risk"),
                Choice("provisional_high", "Provisional, high escape risk"),
                Choice("provisional_exceptional", "Provisional, exceptional escape risk"),
            ),
            only_if=("review", ("category_a",)),
        ),
        _date("release", "Earliest release date", hint="Decides between 6 and 12 months, and the open conditions mark"),
    ),
    limits=(
        "It gives the latest day. A change in risk can call for a review at any time.",
        f"Presumptive moves to open conditions have rules of their own that were not found: ask {CATEGORISER}.",
        "Representations and appeals against a category are not dated: no limit was found.",
    ),
    example={"review": "routine", "last": "2026-11-02", "sentence": "determinate", "release": "2028-06-15"},
    work=work,
    checked=TABLE["checked"],
    also_called=("recat", "RC1", "recategorisation", "DCS", "cat review"),
)
