"""SDS+ and S250+ (section 244ZA of the Criminal Justice Act 2003): two thirds, one half under the progression model.

Two answers: is the sentence SDS+; and would it be if it were passed today (the dates ignored). The second bars home
detention curfew and keeps older sentences out of the progression model.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.offences.case import SCHEDULE_15, STANDARD, Case, answer, asks, cite_list, day, rule
from calculator.offences.data import tables
from calculator.offences.model import Answer, Citation, Route, Row, Rule, Topic

PLUS: Topic = "sds_plus"
TODAY: Topic = "sds_plus_if_sentenced_today"


@dataclass(frozen=True, slots=True)
class _Offence:
    """Whether the offence is of the kind a route asks for."""

    outcome: Literal["yes", "no", "check"]
    reason: str
    rows: tuple[Row, ...] = ()
    ask: tuple[str, ...] = ()


def _cite_route(route: Route) -> Citation:
    source = tables().sources[route.source]
    law = f"{source.title}, {source.provision}"
    return Citation(route.id, f"Route {route.route}: {route.name}", law, source.link, route.basis, route.checked)


def _life_of_variant(case: Case, row: Row) -> _Offence:
    """Life as the maximum where the row has a day from which, or a condition on which, it is."""
    started = row.life_from
    if started is not None:
        if case.offence_date is None:
            return _Offence(
                "check", "Life is the maximum only for offences from a certain day.", (row,), ("offence-date",)
            )
        if case.offence_date < started:
            later = case.sentence_date is None or case.sentence_date >= tables().by_id["service-legacy-life"].start
            if row.legacy and later:
                legacy = tables().by_id["service-legacy-life"]
                reason = "Life was not the maximum on that day, but the national service puts older ones on its list."
                return _Offence("check", reason, (row, legacy), ("differs", "life"))
            return _Offence("no", "Life was not the maximum for an offence of that day.", (row,))
    if row.life_needs and case.fact(row.life_needs) is not True:
        if case.fact(row.life_needs) is False:
            return _Offence("no", "Life is not the maximum for this form of the offence.", (row,))
        return _Offence("check", "Life is the maximum only for one form of the offence.", (row,), (row.life_needs,))
    return _Offence("yes", "The offence is listed and carries life.", (row,))


def _life(case: Case, row: Row) -> _Offence:
    told = case.fact("life")
    if told is not None:
        return _Offence("yes" if told else "no", "Life as the maximum, as entered.", (row,))
    if row.life == "no":
        return _Offence("no", "Life is not the maximum for this offence.", (row,))
    if row.life in {"variant", "check"}:
        return _Offence("check", "Whether life is the maximum depends on the charge.", (row,), ("life",))
    return _life_of_variant(case, row)


def _serious(case: Case, row: Row, route: Route) -> _Offence:
    """Whether a Schedule 15 row counts for the shorter routes: all of Part 2, and named paragraphs of Part 1."""
    if row.list == "sch15-part-2" or row.para in route.violent_paras:
        return _life(case, row)
    if case.offence.form != "substantive" and _life(case, row).outcome != "no":
        told = case.fact("ancillary-64")
        if told is not None:
            return _life(case, row) if told else _Offence("no", "Paragraph 64 does not count here, as entered.", (row,))
        reason = "Whether an inchoate form of this offence counts for a sentence of this length was not found."
        return _Offence("check", reason, (row,), ("ancillary-64",))
    return _Offence("no", "This offence counts only for adult sentences of 7 years or more.", (row,))


def _offence_on(case: Case, route: Route) -> _Offence:
    found = case.found.on(*SCHEDULE_15)
    judged = [_serious(case, row, route) if route.violent_paras else _life(case, row) for row in found]
    for outcome in ("yes", "check", "no"):
        hit = next((one for one in judged if one.outcome == outcome), None)
        if hit and (outcome != "no" or not case.found.perhaps(*SCHEDULE_15)):
            return hit
    if perhaps := case.found.perhaps(*SCHEDULE_15):
        rows = tuple(row for row, _ in perhaps)
        if all(_settled_no(case, row, route) for row in rows):
            return _Offence("no", "No form of this offence counts.", rows)
        return _Offence("check", "The offence may be in Schedule 15.", rows, asks(perhaps))
    if not case.found.identified:
        return _Offence("check", "The offence was not identified.", (), case.unread)
    return _Offence("no", "The offence is not in Part 1 or Part 2 of Schedule 15.")


def _settled_no(case: Case, row: Row, route: Route) -> bool:
    judged = _serious(case, row, route) if route.violent_paras else _life(case, row)
    return judged.outcome == "no"


def _route(case: Case) -> tuple[Route | None, str]:
    """The route for this kind and length, or none and why (empty: the length is not known).

    Of routes that differ only in their day, the latest that had begun when the sentence was imposed, else the first.
    """
    fitting: list[Route] = []
    unknown = False
    for route in (route for route in tables().routes if case.kind in route.kinds):
        long_enough = case.reaches(route.at_least_years)
        too_long = False if route.under_years is None else case.reaches(route.under_years)
        if long_enough is None or too_long is None:
            unknown = True
        elif long_enough and not too_long:
            fitting.append(route)
    if fitting:
        begun = [route for route in fitting if case.sentence_date is not None and route.start <= case.sentence_date]
        return max(begun, key=_start) if begun else min(fitting, key=_start), ""
    return None, "" if unknown else "The sentence is too short for SDS+."


def _start(item: Route | Rule) -> date:
    return item.start


def fraction(case: Case) -> Rule | None:
    """The fraction served for an SDS+ sentence of this kind on the law of the day."""
    begun = [one for one in tables().fractions if case.kind in one.kinds and one.start <= case.as_of]
    return max(begun, key=_start, default=None)


def _unknown_length(case: Case, topic: Topic) -> Answer:
    """Length not known: a no all the same when no route takes the offence."""
    routes = [route for route in tables().routes if case.kind in route.kinds]
    judged = [_offence_on(case, route) for route in routes]
    if all(one.outcome == "no" for one in judged):
        return _not_listed(topic, judged[0])
    rows = dict.fromkeys(row for one in judged for row in one.rows)
    ask = (case.length_question, *(question for one in judged for question in one.ask))
    return answer(topic, "check", "The length of the sentence decides.", *rows, ask=ask)


def _not_listed(topic: Topic, judged: _Offence) -> Answer:
    cited = judged.rows or (cite_list("sch15-part-1"), cite_list("sch15-part-2"))
    return answer(topic, "no", judged.reason, *cited)


def _today(case: Case) -> tuple[Answer, Route | None]:
    if case.kind not in STANDARD:
        return answer(
            TODAY, "no", "Only standard sentences and section 250 detention can be SDS+.", rule("hdc-would-be")
        ), None
    if case.kind == "SDS" and case.age is not None and case.age < 18:
        return answer(
            TODAY,
            "check",
            "A person under 18 at conviction does not get this kind of sentence.",
            ask=("sentence-kind",),
        ), None
    route, too_short = _route(case)
    if route is None and too_short:
        routes = [_cite_route(one) for one in tables().routes if case.kind in one.kinds]
        return answer(TODAY, "no", too_short, *routes), None
    if route is None:
        return _unknown_length(case, TODAY), None
    judged = _offence_on(case, route)
    if judged.outcome == "no":
        return _not_listed(TODAY, judged), route
    return answer(TODAY, judged.outcome, judged.reason, *judged.rows, _cite_route(route), ask=judged.ask), route


def decide(case: Case) -> tuple[Answer, Answer]:
    """SDS+ on the real dates, and SDS+ with the dates ignored."""
    today, route = _today(case)
    if today.outcome == "no" or route is None:
        return Answer(PLUS, today.outcome, today.reason, citations=today.citations, ask=today.ask), today
    if case.as_of < route.start:
        return answer(PLUS, "no", f"This law begins on {day(route.start)}.", _cite_route(route)), today
    if case.sentence_date is not None and case.sentence_date < route.start:
        reason = f"The sentence was imposed before {day(route.start)}."
        return answer(PLUS, "no", reason, _cite_route(route)), today
    if case.sentence_date is None:
        ask = ("sentence-date", *(question.id for question in today.ask))
        cited = [tables().by_id[one.row] for one in today.citations if one.row in tables().by_id]
        return answer(PLUS, "check", "The day of sentence decides.", *cited, _cite_route(route), ask=ask), today
    share = fraction(case) if today.outcome == "yes" else None
    cited_share = answer(PLUS, "yes", "", share).citations if share else ()
    value = share.value if share else ""
    return Answer(PLUS, today.outcome, today.reason, "", "", value, today.citations + cited_share, today.ask), today
