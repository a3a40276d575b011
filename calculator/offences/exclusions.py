"""Left at one half under SDS40 (S.I. 2024/844, as amended from December 2024); kept out of the progression model."""

from __future__ import annotations

from calculator.offences.case import STANDARD, Case, answer, asks, begun, cite_list, day, rule
from calculator.offences.model import Answer, Row, Topic

# The national service gives each offence one family: of several, the first of this order.
ORDER = (
    "SEXUAL_T3",
    "SEXUAL",
    "DOMESTIC_ABUSE_T3",
    "DOMESTIC_ABUSE",
    "NATIONAL_SECURITY",
    "TERRORISM",
    "VIOLENT",
    "MURDER_T3",
)
LISTS = ("sds40", "service-domestic-abuse", "service-terrorism")
EXISTING = "Only sentences imposed before the progression model began are kept out in this way."
FOREIGN_POWER = ("foreign-power", "foreign-power-election", "foreign-power-ni", "foreign-power-scotland")


def _listed(case: Case, topic: Topic) -> Answer | None:
    rows = sorted(case.found.on(*LISTS), key=lambda row: (ORDER.index(row.service_code), row.basis != "law"))
    if not rows:
        return None
    shpo = next((row for row in case.found.sure if row.list == "service-shpo"), None)
    if shpo and _in_window(case, shpo) and case.fact("shpo") is None:
        reason = "The national service cannot decide breaches of these orders on offence dates of that time."
        return answer(topic, "check", reason, *rows, shpo, ask=("shpo",))
    first = rows[0]
    added = f"from {day(first.start)}, whenever the sentence was imposed" if first.service_code.endswith("_T3") else ""
    reason = "The offence is on the list of excluded offences" + (f", {added}." if added else ".")
    return answer(topic, "yes", reason, *rows, code=first.service_code, family=first.family)


def _in_window(case: Case, row: Row) -> bool:
    """Whether the offence was, or may have been, committed in the time that the row speaks of."""
    when = case.offence_date
    return when is None or ((row.offence_from or when) <= when <= (row.offence_to or when))


def _violent(case: Case, topic: Topic) -> Answer | None:
    """The limb on length: four years or more for a Part 1 offence. None when it does not apply."""
    limb = rule("sds40-violent")
    sure = case.found.on("sch15-part-1")
    perhaps = case.found.perhaps("sch15-part-1")
    long_enough = case.reaches(limb.years or 0)
    if long_enough is False or not (sure or perhaps or not case.found.identified):
        return None
    if sure and long_enough:
        reason = f"A sentence of {limb.years} years or more for an offence in Part 1 of Schedule 15."
        return answer(topic, "yes", reason, *sure, limb, code="VIOLENT", family="violent")
    if sure:
        return answer(
            topic,
            "check",
            f"Excluded if the sentence is {limb.years} years or more.",
            *sure,
            limb,
            ask=(case.length_question,),
        )
    ask = asks(perhaps) if perhaps else case.unread
    ask = ask if long_enough else (*ask, case.length_question)
    rows = tuple(row for row, _ in perhaps)
    return answer(
        topic,
        "check",
        f"Excluded if it is in Part 1 of Schedule 15 and {limb.years} years or more.",
        *rows,
        limb,
        ask=ask,
    )


def sds40(case: Case) -> Answer:
    """Whether the offence is left out of SDS40, with the family and the code that the calculation uses."""
    topic: Topic = "sds40"
    begins = rule("sds40-begins")
    if case.kind not in STANDARD:
        return answer(topic, "no", "The 40 per cent Order is about standard sentences only.", begins)
    if not begun(begins.id, case.as_of):
        return answer(topic, "no", f"The 40 per cent Order begins on {day(begins.start)}.", begins)
    if listed := _listed(case, topic):
        return listed
    violent = _violent(case, topic)
    if violent and violent.outcome == "yes":
        return violent
    if perhaps := case.found.perhaps(*LISTS):
        ask = (*asks(perhaps), *((question.id for question in violent.ask) if violent else ()))
        rows = tuple(row for row, _ in perhaps)
        limb = (rule("sds40-violent"),) if violent else ()
        return answer(topic, "check", "The offence may be on the list of excluded offences.", *rows, *limb, ask=ask)
    if violent:
        return violent
    if not case.found.identified:
        return answer(topic, "check", "The offence was not identified.", begins, ask=case.unread)
    later = [row for row in case.found.later if row.list == "sds40"]
    reason = "The offence is on none of the lists of excluded offences."
    if later:
        reason = f"Excluded only from {day(later[0].start)}."
    return answer(topic, "no", reason, cite_list("sds40"), rule("sds40-violent"), *later, unless=FOREIGN_POWER)


def _existing(case: Case, topic: Topic) -> Answer | None:
    """What takes every answer on the progression model away from the offence: kind, law not begun, day of sentence."""
    begins = rule("progression-begins")
    if case.kind != "SDS":
        return answer(topic, "no", "Only standard adult sentences come under the progression model.", begins)
    if not begun(begins.id, case.as_of):
        return answer(topic, "no", f"The progression model begins on {day(begins.start)}.", begins)
    return None


def schedule_13(case: Case) -> Answer:
    """Kept out as an existing sentence for an offence in Part 3 of Schedule 13 (national security)."""
    topic: Topic = "progression_schedule_13"
    if none := _existing(case, topic):
        return none
    which = rule("progression-schedule-13")
    if case.sentence_date is not None and case.sentence_date >= which.start:
        return answer(topic, "no", EXISTING, which)
    rows = case.found.on("sch13-part-3")
    if rows and case.sentence_date is None:
        return answer(topic, "check", "The day of sentence decides.", *rows, which, ask=("sentence-date",))
    if rows:
        return answer(
            topic,
            "yes",
            "The offence is in Part 3 of Schedule 13.",
            *rows,
            which,
            code="PROGRESSION_MODEL_SCHEDULE_13_PART_3",
        )
    if perhaps := case.found.perhaps("sch13-part-3"):
        return answer(
            topic, "check", "The offence may be in Part 3 of Schedule 13.", *_rows(perhaps), which, ask=asks(perhaps)
        )
    if not case.found.identified:
        return answer(topic, "check", "The offence was not identified.", which, ask=case.unread)
    return answer(
        topic, "no", "The offence is not in Part 3 of Schedule 13.", cite_list("sch13-part-3"), unless=FOREIGN_POWER[:2]
    )


def _rows(pairs: tuple[tuple[Row, tuple[str, ...]], ...]) -> tuple[Row, ...]:
    return tuple(row for row, _ in pairs)


def would_be(case: Case, plus: Answer, today: Answer) -> Answer:
    """Kept out as an existing sentence that is not SDS+ but would be if it were passed today."""
    topic: Topic = "progression_would_be_sds_plus"
    if none := _existing(case, topic):
        return none
    which = rule("progression-would-be")
    if case.sentence_date is not None and case.sentence_date >= which.start:
        return answer(topic, "no", EXISTING, which)
    if plus.outcome == "yes":
        return answer(topic, "no", "The sentence is SDS+ itself: it comes down to one half.", which)
    if today.outcome == "no":
        return answer(topic, "no", "The sentence would not be SDS+ if it were passed today.", which)
    if today.outcome == "check" or plus.outcome == "check":
        ids = tuple(question.id for one in (today, plus) for question in one.ask)
        return answer(topic, "check", "Whether it would be SDS+ today is open.", which, ask=ids)
    return answer(topic, "yes", "Not SDS+, but it would be if it were passed today.", which)


def august_list(case: Case) -> Answer:
    """Kept out by the national list of August 2026, whose contents are not known here."""
    topic: Topic = "progression_august_list"
    if none := _existing(case, topic):
        return none
    which = rule("progression-august-list")
    told = case.fact("sa2026-list")
    if told is None:
        return answer(topic, "check", "The contents of this list were not found.", which, ask=("sa2026-list",))
    if told:
        return answer(
            topic, "yes", "On the national list, as entered.", which, code="SA2026_PROGRESSION_MODEL_SCHEDULE"
        )
    return answer(topic, "no", "Not on the national list, as entered.", which)
