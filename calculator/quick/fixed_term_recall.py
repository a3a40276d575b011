"""The day of automatic release after recall: 14, 28 or 56 days, by the day of recall; and who is shut out of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator.names import full_date, plain_date
from calculator.quick.model import Answer, Ask, Choice, Declined, Fault, Line, Quick, Values, Working
from calculator.quick.reckon import counted, data, days, from_today, in_force, not_working_note, on_day

TABLE = data("fixed_term_recall")
BEGINS: date = TABLE["fifty_six"]
THE_PPCS = "The Public Protection Casework Section (PPCS)"
PPCS = "the Public Protection Casework Section (PPCS)"


def work(values: Values, as_of: date) -> Answer:
    """Day of release, or why there is none and when the case goes to the Parole Board."""
    _check(values)
    returned: date = values["returned"]
    shut_out = [row for row in TABLE["excluded"] if values.get(row["id"])]
    if values["who"] == "young":
        return _young(values, as_of, shut_out)
    if values["recalled"] < BEGINS and returned < BEGINS and values["kind"] == "fixed":
        return _fixed(values, as_of, [])
    if shut_out:
        return _no_release(values, as_of, shut_out)
    return _fifty_six(values, as_of)


def _check(values: Values) -> None:
    faults = []
    recalled, returned = values["recalled"], values["returned"]
    if returned < recalled:
        text = f"The return to custody ({plain_date(returned)}) lies before the recall ({plain_date(recalled)})."
        faults.append(Fault("returned", text, "Somebody in custody already counts as returned on the day of recall."))
    if recalled < TABLE["first"]:
        text = f"There was no fixed-term recall before {plain_date(TABLE['first'])}."
        faults.append(Fault("recalled", text, f"Look at the date again. If it is right, ask {PPCS}."))
    early = values["who"] == "adult" and recalled < BEGINS and returned < BEGINS
    if early and values["kind"] is None:
        text = f"For a recall before {plain_date(BEGINS)}, the kind of recall is needed."
        faults.append(Fault("kind", text, "Take it from the recall papers: fixed-term or standard."))
    if early and values["kind"] == "standard" and values["sentence_days"] is None:
        text = "The length of the sentence in days decides from which day the 56 days could end."
        faults.append(
            Fault("sentence_days", text, "Enter the days of the sentence recalled on; of several, the longest.")
        )
    fixed = values["who"] == "young" or (early and values["kind"] == "fixed")
    if fixed and values["length"] is None:
        text = "The length of the sentence decides between 14 and 28 days."
        faults.append(Fault("length", text, "Choose one. Of several sentences, take the longest."))
    if values["sentence_ends"] is not None and values["sentence_ends"] < returned:
        text = "The sentence ended before the return to custody."
        faults.append(Fault("sentence_ends", text, f"Check both dates. If both are right, ask {PPCS} at once."))
    if faults:
        raise Declined(*faults)


def _fixed(values: Values, as_of: date, extra: list[str]) -> Answer:
    """14 or 28 days."""
    row = in_force(TABLE["fixed"], values["recalled"])
    assert row is not None  # noqa: S101 - dates before the first row are declined above
    short = values["length"] == "under_12"
    number: int = row["under_12_months"] if short else row["longer"]
    length = "under 12 months" if short else "of 12 months or more"
    why = f"Recall on {full_date(values['recalled'])}, sentence {length}: release after {number} days."
    return _released(values, as_of, number, Working(why, (row["source"],)), extra, None)


def _young(values: Values, as_of: date, shut_out: list[Mapping[str, Any]]) -> Answer:
    if shut_out:
        raise Declined(
            Fault(
                shut_out[0]["id"],
                "Whether a young offender with this mark has a fixed-term recall is not settled by the length alone.",
                f"Ask {PPCS} which recall was ordered and on what ground.",
            )
        )
    extra = [
        (
            "This holds only for a person who serves nothing but sentences under section 250 (or the old section "
            "91). One "
            "adult sentence among them, and the 56 days apply."
        ),
        (f"It takes the recall as ordered with automatic release. {THE_PPCS} decides that; see the recall papers."),
    ]
    answer = _fixed(values, as_of, extra)
    if values["recalled"] < BEGINS:
        return answer
    stays = Working("The 14 and 28 days stay for people who serve only section 250 sentences.", ("sa2026-s31",))
    return answer.replace(steps=(stays, *answer.steps))


def _fifty_six(values: Values, as_of: date) -> Answer:
    recalled, returned = values["recalled"], values["returned"]
    number: int = TABLE["adults"]["days"]
    extra = [
        (
            f"At any time before that day {PPCS} may decide against release, on risk, a new charge or MAPPA "
            f"level 2 or 3 "
            "(section 255BA(5) to (9)), or may release sooner. Report new charges and MAPPA changes at once."
        ),
    ]
    if recalled >= BEGINS:
        why = f"Recall on {full_date(recalled)}: adults are released after {number} days, whatever the sentence."
        return _released(values, as_of, number, Working(why, (TABLE["adults"]["source"], "sa2026-s32")), extra, None)
    if returned >= BEGINS:
        why = (
            f"Recalled before {plain_date(BEGINS)} but not back in custody before it: the {number} days apply to this "
            "return too."
        )
        if returned == BEGINS:
            extra.append(
                f"Return on {plain_date(BEGINS)} itself: the Act reads as above, the national service puts this day "
                f"among the stages for people already back. Ask {PPCS} if the sentence is over "
                f"{TABLE['stages']['band'][0]['up_to']:,} days."
            )
        return _released(values, as_of, number, Working(why, ("sa2026-s33-14", "cja2003-s255ba")), extra, None)
    return _stage(values, as_of, number, extra)


def _stage(values: Values, as_of: date, number: int, extra: list[str]) -> Answer:
    """On standard recall in custody when the 56 days began: not before the day of the stage."""
    length: int = values["sentence_days"]
    band = next(row for row in TABLE["stages"]["band"] if length <= row.get("up_to", length))
    earliest: date = band["from"]
    why = Working(
        f"On standard recall and in custody just before {plain_date(BEGINS)}, sentence of {counted(length, 'days')}: "
        f"the {number} days can end from {plain_date(earliest)}.",
        ("si2026-86", "sa2026-s33-14"),
    )
    served = values["board_served"]
    if served is not None:
        waits: int = TABLE["stages"]["after_board_days"]
        after = days(served, 1 + waits)
        extra.append(f"Whether the Board's refusal is one that puts the day off should be confirmed with {PPCS}.")
        if after > earliest:
            earliest = after
            text = (
                f"The Board refused release, served on {plain_date(served)}: not before the day after {waits} "
                f"days that begin on {plain_date(days(served, 1))}, which is {plain_date(after)}."
            )
            why = Working(f"{why.text} {text}", why.law)
    return _released(values, as_of, number, why, extra, earliest)


def _released(
    values: Values, as_of: date, number: int, why: Working, extra: list[str], earliest: date | None
) -> Answer:
    returned: date = values["returned"]
    day = days(returned, number - 1)
    steps = [
        why,
        Working(
            f"The day of return, {full_date(returned)}, is day 1; day {number} is {full_date(day)} "
            f"({plain_date(returned)} plus {number - 1} days).",
            why.law,
        ),
    ]
    if earliest is not None and earliest > day:
        day = earliest
        steps.append(
            Working(f"That is before {plain_date(earliest)}, so release is on {full_date(day)}.", ("si2026-86",))
        )
    curfew = values["curfew_release_point"]
    if curfew is not None:
        # Under the earlier law the same sentence stood in section 255B; today's stands in section 255BA(2)(b).
        law = "cja2003-s255ba-2b" if number == TABLE["adults"]["days"] else "cja2003-s255b"
        later = max(day, curfew)
        text = f"Recalled from curfew: the later of that day and the ordinary release point, {plain_date(curfew)}."
        steps.append(Working(f"{text} Release is on {full_date(later)}.", (law,)))
        day = later
        extra = [*extra, f"Recalls from home detention curfew are worked on paper: have {PPCS} confirm the day."]
    ends = values["sentence_ends"]
    if ends is not None and ends <= day:
        day = ends
        steps.append(Working(f"The sentence ends first, on {full_date(ends)}: nobody is held beyond it.", ("service",)))
    moved = not_working_note(day)
    warnings = [*extra]
    if moved:
        warnings.insert(0, f"{moved} Use “Release day” for the day on which the person leaves.")
    line = on_day("Automatic release", day, from_today(day, as_of))
    return Answer((line,), tuple(steps), (*warnings, *_counting()))


def _counting() -> tuple[str, ...]:
    return (
        (
            "Days held before reaching prison may count as return to custody (section 255BA(11)). If the arrest "
            "was on an "
            f"earlier day than the reception, ask {PPCS} which day counts."
        ),
        "Days unlawfully at large or added after the return are not in this sum: use the full sentence calculation.",
    )


def _no_release(values: Values, as_of: date, shut_out: list[Mapping[str, Any]]) -> Answer:
    returned: date = values["returned"]
    number: int = TABLE["standard"]["referral_days"]
    last = days(returned, number - 1)
    law = tuple(dict.fromkeys(row["source"] for row in shut_out))
    steps = [
        Working(
            f"Shut out of automatic release {row['letters']}: {row['label']}.".replace("  ", " ").replace(" :", ":"),
            (row["source"],),
        )
        for row in shut_out
    ]
    steps.append(
        Working(
            f"The case goes to the Parole Board when representations are made within {number} days of return, "
            f"otherwise at their end: {full_date(returned)} is day 1, day {number} is {full_date(last)}.",
            (TABLE["standard"]["source"],),
        )
    )
    years: int = TABLE["standard"]["review_years"]
    lines = (
        Line(
            "Automatic release", "None: the person stays until the Secretary of State or the Board releases", None, ""
        ),
        on_day("Referral to the Parole Board, at the latest at the end of", last, from_today(last, as_of)),
    )
    warnings = [
        f"{THE_PPCS} decides whether somebody is shut out; this only applies the list.",
        f"After a decision of the Board, the next referral is due within {years} year of it (section 256A).",
    ]
    if values.get("charged"):
        warnings.append(
            "A charge that has since led to conviction: the Act makes no exception for it, the national recall service "
            f"does. Ask {PPCS}."
        )
    if values["recalled"] < BEGINS:
        steps.insert(
            0, Working("Recalled before the 56 days began; they do not apply to this case.", ("sa2026-s33-14", *law))
        )
    return Answer(lines, tuple(steps), tuple(warnings))


def marks() -> tuple[Ask, ...]:
    """One tick for each ground that shuts somebody out of the 56 days."""
    return tuple(Ask(row["id"], row["label"], "flag", needed=False) for row in TABLE["excluded"])


QUICK = Quick(
    id="fixed-term-recall",
    title="Fixed-term recall: day of release",
    purpose=(
        "Works out the day of automatic release after recall, or why there is none and when the Board gets the case."
    ),
    asks=(
        Ask("recalled", "Day of recall", "date", hint="The day on which the licence was revoked"),
        Ask("returned", "Day of return to custody", "date", hint="This day counts as day 1"),
        Ask(
            "who",
            "Which sentences does the person serve?",
            "choice",
            choices=(
                Choice("adult", "At least one other than section 250 or old section 91"),
                Choice("young", "Only section 250 or old section 91", "A relevant young offender"),
            ),
        ),
        Ask(
            "length",
            "Length of the sentence recalled on",
            "choice",
            needed=False,
            hint=f"Only for 14 or 28 days: section 250, or a fixed-term recall before {plain_date(BEGINS)}",
            choices=(Choice("under_12", "Under 12 months"), Choice("12_or_more", "12 months or more")),
        ),
        Ask(
            "kind",
            f"Kind of recall ordered, if before {plain_date(BEGINS)}",
            "choice",
            needed=False,
            choices=(Choice("fixed", "Fixed-term"), Choice("standard", "Standard (section 255C)")),
        ),
        Ask(
            "sentence_days",
            f"Length of the sentence, if on standard recall and back in custody before {plain_date(BEGINS)}",
            "number",
            unit="days",
            needed=False,
            least=1,
            most=36525,
        ),
        Ask(
            "board_served",
            "Day on which a refusal by the Board was served on the Secretary of State, if there was one",
            "date",
            needed=False,
            only_if=("kind", ("standard",)),
        ),
        Ask(
            "curfew_release_point",
            "Ordinary release date, if recalled from home detention curfew",
            "date",
            needed=False,
            hint="The end of the custodial period of the sentence",
        ),
        Ask("sentence_ends", "Day on which the sentence ends (SLED or SED)", "date", needed=False),
        *marks(),
    ),
    limits=(
        "Determinate sentences only. A life or IPP recall has no automatic release: see the parole calculator.",
        f"Whether somebody is shut out, and whether the recall was rightly ordered, is for {PPCS}.",
        "Several recalled sentences with different lengths of recall: use the full sentence calculation.",
    ),
    example={"recalled": "2026-10-28", "returned": "2026-11-02", "who": "adult"},
    work=work,
    checked=TABLE["checked"],
    also_called=("FTR", "56 day recall", "28 day recall", "14 day recall", "PRRD"),
)
