"""Further mistakes planted by plain sums: the rarer ones, so that every kind that is known is planted."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from calculator.calendar import working_days
from calculator.exchange import answer
from calculator.law.load import table
from calculator.names import MONTHS
from calculator.practice.model import Exercise
from tests.calculator.practice.planting import Planter, one_sentence, part_served, qualifying, recall_days, serve
from tests.calculator.practice.planting_sums import (
    Answers,
    case,
    changed,
    day,
    goes,
    moved,
    plain,
    records,
    sentences,
    shifted,
    total,
    with_release_day,
)


def bail_left_out(exercise: Exercise, _: int) -> Answers | None:
    days = total(exercise, "TAGGED_BAIL")
    return moved(exercise, days, days, bail_days=0) if qualifying(exercise) and days else None


def remand_added(exercise: Exercise, _: int) -> Answers | None:
    days = total(exercise, "REMAND")
    return moved(exercise, 2 * days, 2 * days) if days else None


def period_end_left_out(exercise: Exercise, _: int) -> Answers | None:
    if "custody-days" in exercise.answers:
        return {"custody-days": str(int(exercise.answers["custody-days"]) - 1)}
    days = total(exercise, "REMAND")
    return moved(exercise, 1, 1, remand_days=days - 1) if len(records(exercise, "REMAND")) == 1 else None


def remand_while_serving(exercise: Exercise, _: int) -> Answers | None:
    told = [value for label, value in exercise.facts if label == "Remand while serving another sentence"]
    if not told:
        return None
    more = int(re.findall(r"(\d+) days?", told[0])[-1])
    return moved(exercise, -more, -more, remand_days=total(exercise, "REMAND") + more)


def part_day_rounded_down(exercise: Exercise, _: int) -> Answers | None:
    part, one = part_served(exercise), one_sentence(exercise)
    if part is None or one is None or "CRD" not in exercise.answers:
        return None
    days = answer(exercise.request)["sentences"][0]["daysInSentence"]
    if days * part[0] % part[1] == 0:
        return None
    return moved(exercise, -1, 0, release_days=days * part[0] // part[1])


def wrong_tranche(exercise: Exercise, turn: int) -> Answers | None:
    if exercise.request is None or "CRD" not in exercise.answers:
        return None
    steps = next(found["steps"] for found in answer(exercise.request)["dates"] if found["type"] == "CRD")
    held = [step for step in steps if step["rule"] == "TRANCHE"]
    if not held or steps[-1] is not held[-1] or held[-1]["figures"].get("added"):
        return None
    opens = [row["from"].isoformat() for law in table("release")["legislation"] if law["id"] == "progression"
             for row in law["tranche"]]  # fmt: skip
    others = [iso for iso in opens if iso != exercise.answers["CRD"]]
    return with_release_day(exercise, {**exercise.answers, "CRD": others[turn % len(others)]})


def restored_left_out(exercise: Exercise, _: int) -> Answers | None:
    days = total(exercise, "RADA")
    return moved(exercise, days, 0, added_days=total(exercise, "ADA")) if days else None


def added_taken_off(exercise: Exercise, turn: int) -> Answers | None:
    kind = ("UAL", "ADA")[turn % 2] if total(exercise, ("UAL", "ADA")[turn % 2]) else "ADA"
    days = total(exercise, kind)
    return moved(exercise, -2 * days, -2 * days if kind == "UAL" else 0) if days else None


def ual_days_miscounted(exercise: Exercise, turn: int) -> Answers | None:
    escaped = any(row.get("reason") == "ESCAPE" for row in records(exercise, "UAL"))
    more = (1, -1, -2 if escaped else 2)[turn % 3]
    days = total(exercise, "UAL")
    return moved(exercise, more, more, ual_days=days + more) if days else None


def extension_in_custody(exercise: Exercise, _: int) -> Answers | None:
    rows = sentences(exercise)
    if len(rows) != 1 or "PED" not in exercise.answers or not plain(exercise):
        return None
    steps = {found["type"]: found["steps"] for found in answer(exercise.request)["dates"]}
    whole = sum(step["days"] for step in steps["SLED"] if step["op"] == "count")
    custody = sum(step["days"] for step in steps["PED"] if step["op"] == "count")
    top, bottom = next(step["figures"]["fraction"] for step in steps["PED"] if step["op"] == "times")
    more = serve(whole, (top, bottom)) - serve(custody, (top, bottom))
    return {**exercise.answers, "PED": shifted(exercise.answers["PED"], more)} if more else None


def sentence_left_out(exercise: Exercise, turn: int) -> Answers | None:
    rows = sentences(exercise)
    if len(rows) < 2:
        return None
    gone = rows[turn % len(rows)]["id"]
    if any(row.get("consecutiveTo") == gone for row in rows):
        return None
    return changed(exercise, sentences=[row for row in rows if row["id"] != gone])


def recall_other_length(exercise: Exercise, _: int) -> Answers | None:
    found = recall_days(exercise)
    if found is None or found[1] == 56:
        return None
    return with_release_day(exercise, {**exercise.answers, "PRRD": shifted(found[0].isoformat(), 55)})


def recall_from_revocation(exercise: Exercise, _: int) -> Answers | None:
    found = recall_days(exercise)
    told = next((row["recall"] for row in sentences(exercise) if row.get("recall")), None)
    if found is None or told is None or told["revoked"] == told["returned"]:
        return None
    return with_release_day(exercise, {**exercise.answers, "PRRD": shifted(told["revoked"], found[1] - 1)})


def recall_past_end(exercise: Exercise, _: int) -> Answers | None:
    told = next((row["recall"] for row in sentences(exercise) if row.get("recall")), None)
    end = exercise.answers.get("SLED")
    if told is None or not told["kind"].startswith("FTR") or exercise.answers.get("PRRD") != end or end is None:
        return None
    last = shifted(case(exercise).get("returned") or told["returned"], int(told["kind"][4:]) - 1)
    return with_release_day(exercise, {**exercise.answers, "PRRD": last}) if last > end else None


def recall_kind(exercise: Exercise, _: int) -> Answers | None:
    told = next((row["recall"] for row in sentences(exercise) if row.get("recall")), None)
    if told is None or not {"PRRD", "SLED"} <= set(exercise.answers):
        return None
    fixed = told["kind"].startswith("FTR")
    other = exercise.answers["SLED"] if fixed else shifted(told["returned"], 55)
    return with_release_day(exercise, {**exercise.answers, "PRRD": other})


def months_on(iso: str, months: int) -> str:
    at = day(iso)
    year, month = divmod(at.year * 12 + at.month - 1 + months, 12)
    return date(year, month + 1, min(at.day, monthrange(year, month + 1)[1])).isoformat()


def transfer_months(exercise: Exercise, turn: int) -> Answers | None:
    right = exercise.answers
    if not {"ETD", "MTD", "LTD"} <= set(right) or not plain_transfers(exercise):
        return None
    own = 1 if months_on(right["MTD"], 1) == right["LTD"] else 2
    if turn % 2:
        early, late = shifted(right["MTD"], -30 * own), shifted(right["MTD"], 30 * own)
    else:
        early, late = months_on(right["MTD"], own - 3), months_on(right["MTD"], 3 - own)
    return {**right, "ETD": early, "LTD": late}


def plain_transfers(exercise: Exercise) -> bool:
    """The transfers lie the same whole months from the mid-point, which no remand has moved."""
    right = exercise.answers
    return not records(exercise, "REMAND") and any(
        months_on(right["MTD"], -n) == right["ETD"] and months_on(right["MTD"], n) == right["LTD"] for n in (1, 2)
    )


def transfers_exchanged(exercise: Exercise, _: int) -> Answers | None:
    right = exercise.answers
    return {**right, "ETD": right["LTD"], "LTD": right["ETD"]} if {"ETD", "LTD"} <= set(right) else None


def bank_holiday_missed(exercise: Exercise, _: int) -> Answers | None:
    kind = goes(exercise)
    if "release-day" not in exercise.answers or not kind:
        return None
    due = day(exercise.answers[kind])
    while due.weekday() >= 5:
        due -= timedelta(days=1)
    if working_days("full").is_working(due.toordinal()):
        return None
    return {**exercise.answers, "release-day": due.isoformat()}


def friday_scheme(exercise: Exercise, _: int) -> Answers | None:
    kind = goes(exercise)
    label = next((ask.label for ask in exercise.asks if ask.id == "release-day"), "")
    if not label or not kind:
        return None
    full, due = working_days("full"), day(exercise.answers[kind]).toordinal()
    other = full.previous(due) if "under the scheme" in label else full.before_days_off(due)[0]
    return {**exercise.answers, "release-day": date.fromordinal(other).isoformat()}


def another_date(exercise: Exercise, _: int) -> Answers | None:
    right = exercise.answers
    return {**right, "CRD": right["SLED"]} if {"CRD", "SLED"} <= set(right) else None


def written_wrongly(exercise: Exercise, turn: int) -> Answers | None:
    kind = goes(exercise)
    if not kind:
        return None
    right = day(exercise.answers[kind])
    if turn % 2 and right.day <= 12:
        wrong = date(right.year, right.day, right.month)
    elif (right.month, right.day) == (2, 29):
        return None
    else:
        wrong = right.replace(year=right.year + 1)
    return {**exercise.answers, kind: wrong.isoformat()}


def shown(exercise: Exercise, kind: str) -> str:
    """The date that the work to be checked gives, from its last lines."""
    line = next(text for text in reversed(exercise.story) if f"({kind})" in text)
    number, month, year = re.findall(r"(\d+) ([A-Z][a-z]+) (\d{4})", line)[-1]
    return date(int(year), MONTHS.index(month) + 1, int(number)).isoformat()


def error_not_found(exercise: Exercise, _: int) -> Answers | None:
    if "wrong-line" not in exercise.answers:
        return None
    return {**exercise.answers, **{kind: shown(exercise, kind) for kind in ("CRD", "SLED")}}


def _line(exercise: Exercise, turn: int, reached: bool) -> Answers | None:
    """A line that the error reaches, or one that it does not: the lines to expiry do not hang on those to release."""
    if "wrong-line" not in exercise.answers:
        return None
    right = int(exercise.answers["wrong-line"])
    lines = [(int(n), words) for ask in exercise.asks if ask.id == "wrong-line" for n, words in ask.options]
    release = next(n for n, words in lines if "Release (CRD)" in words)
    numbers = {n for n, _ in lines}
    after = {n for n in numbers if right < n and (right > release or n <= release)}
    others = sorted(after if reached else numbers - after - {right})
    return {"wrong-line": str(others[turn % len(others)])} if others else None


def follows_from_error(exercise: Exercise, turn: int) -> Answers | None:
    return _line(exercise, turn, True)


def right_line_blamed(exercise: Exercise, turn: int) -> Answers | None:
    return _line(exercise, turn, False)


_REMAND, _MIXED = "remand-and-tagged-bail", "mixed"
MORE: Mapping[str, tuple[Planter, tuple[str, ...]]] = {
    "bail-left-out": (bail_left_out, (_REMAND, _MIXED)),
    "remand-added": (remand_added, (_REMAND, _MIXED)),
    "period-end-left-out": (period_end_left_out, ("days-and-dates", _REMAND, _MIXED)),
    "remand-while-serving": (remand_while_serving, (_REMAND,)),
    "part-day-rounded-down": (part_day_rounded_down, ("release-points", _REMAND)),
    "wrong-tranche": (wrong_tranche, ("tranches",)),
    "restored-left-out": (restored_left_out, ("added-days",)),
    "ual-days-miscounted": (ual_days_miscounted, ("ual", _MIXED)),
    "added-taken-off": (added_taken_off, ("added-days", "ual", _MIXED)),
    "extension-in-custody": (extension_in_custody, ("extended-and-particular-concern",)),
    "sentence-left-out": (sentence_left_out, ("concurrent-and-consecutive", _MIXED)),
    "recall-other-length": (recall_other_length, ("recall",)),
    "recall-from-revocation": (recall_from_revocation, ("recall",)),
    "recall-past-end": (recall_past_end, ("recall",)),
    "recall-kind": (recall_kind, ("recall",)),
    "transfer-months": (transfer_months, ("youth",)),
    "transfers-exchanged": (transfers_exchanged, ("youth",)),
    "bank-holiday-missed": (bank_holiday_missed, ("days-and-dates", _REMAND, _MIXED, "recall", "ual")),
    "friday-scheme": (friday_scheme, ("days-and-dates", _REMAND, "added-days", _MIXED)),
    "another-date": (another_date, (_REMAND, "added-days", _MIXED)),
    "written-wrongly": (written_wrongly, (_REMAND, "release-points", "recall", _MIXED)),
    "error-not-found": (error_not_found, ("checking",)),
    "follows-from-error": (follows_from_error, ("checking",)),
    "right-line-blamed": (right_line_blamed, ("checking",)),
}
