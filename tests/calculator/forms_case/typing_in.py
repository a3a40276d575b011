"""Types a case of the exchange into the form of the full calculation, box by box, as somebody would from the papers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calculator import forms
from calculator.forms.case import asks
from calculator.law.kinds import sentence_types
from calculator.quick.model import Ask

Typed = dict[str, str]
TODAY = "2026-11-22"
_SENTENCE_FIELDS = {
    *("id", "kind", "type", "date", "offence", "length", "extension", "sdsPlus", "section250", "exclusions", "recall"),
    *("consecutiveTo", "fineAmount", "schedule19ZA", "automaticRelease", "under18Sopc", "line"),
    *("sdsPlusOffence", "historicTused"),
}
_CASE_FIELDS = {
    *("dateOfBirth", "registeredSexOffender", "ersed", "sentences", "adjustments", "movements", "alerts"),
    *("finePayments", "fixedTermRecall", "earlierSled", "returnedToCustody"),
}
_MOVEMENTS = {choice.value for choice in asks.MOVEMENT[1].choices}


class NoBox(Exception):  # noqa: N818 - says that a case cannot be typed; nothing went wrong
    """The form has no box for something in this case."""


def send(action: str, typed: Mapping[str, str], **more: Any) -> dict[str, Any]:
    """What the page gets back for one action."""
    question = {"case": action, "typed": dict(typed), "today": TODAY, **more}
    found: dict[str, Any] = json.loads(forms.submit(json.dumps(question)))
    return found


def date_boxes(name: str, iso: str) -> Typed:
    """A date in its three boxes."""
    year, month, day = str(iso).split("-")
    return {f"{name}-day": day, f"{name}-month": month, f"{name}-year": year}


def length_boxes(name: str, length: Mapping[str, int]) -> Typed:
    """A length in its four boxes."""
    return {f"{name}-{unit}": str(number) for unit, number in length.items() if number}


def sentence(number: int, **more: str) -> Typed:
    """Three years from 5 January 2026 for an offence of 1 June 2025, changed by `more` (`_` stands for `-`)."""
    name = f"case-sentences-{number}"
    plain = {
        f"{name}-type": "ADIMP",
        **date_boxes(f"{name}-date", "2026-01-05"),
        **date_boxes(f"{name}-offence-date", "2025-06-01"),
        f"{name}-length-years": "3",
        f"{name}-sds-plus": "no",
        f"{name}-follows": "",
    }
    return plain | {f"{name}-{key.replace('_', '-')}": text for key, text in more.items()}


def last_asks(law: str = "today", as_of: str = TODAY) -> Typed:
    """What the page fills in by itself: the law in force, and today."""
    return {"case-law": law, **date_boxes("case-as-of", as_of)}


def typed_in(request: Mapping[str, Any]) -> Typed:
    """Every box of a request; NoBox when the form does not ask for something in it."""
    case = request["case"]
    _only(case, _CASE_FIELDS)
    if request.get("options"):
        raise NoBox("options")
    typed: Typed = {}
    places = {str(s.get("id", n)): n for n, s in enumerate(case["sentences"], start=1)}
    for n, row in enumerate(case["sentences"], start=1):
        typed |= _sentence(n, row, places)
        recalled = f"case-sentences-{n}-recalled" in typed
        if recalled and case.get("returnedToCustody") and not row["recall"].get("returned"):
            typed |= date_boxes(f"case-sentences-{n}-returned", case["returnedToCustody"])
    for n, row in enumerate(case.get("adjustments") or [], start=1):
        typed |= _adjustment(n, row, case["sentences"], places)
    for n, row in enumerate(case.get("movements") or [], start=1):
        what = f"{row['direction']}:{row['reason']}"
        if what not in _MOVEMENTS:
            raise NoBox(what)
        typed |= {f"case-movements-{n}-what": what, **date_boxes(f"case-movements-{n}-date", row["date"])}
    return typed | _person(case, len(case["sentences"])) | last_asks(request["law"], request["asOf"])


def _person(case: Mapping[str, Any], sentences: int) -> Typed:
    typed: Typed = {}
    if case.get("dateOfBirth"):
        typed |= {"case-young": "yes", **date_boxes("case-birth", case["dateOfBirth"])}
    for box, key in (("registered", "registeredSexOffender"), ("ersed", "ersed")):
        if case.get(key):
            typed[f"case-{box}"] = "yes"
    for alert in case.get("alerts") or []:
        if alert not in ("PTD", {"type": "O", "code": "PTD"}):
            raise NoBox("alert")
        typed["case-ptd"] = "yes"
    if case.get("earlierSled"):
        typed |= date_boxes("case-earlier-sled", case["earlierSled"])
    for payment in case.get("finePayments") or []:
        if sentences > 1 or len(case["finePayments"]) > 1:
            raise NoBox("payments")
        typed["case-sentences-1-paid"] = f"{payment['amount']:.2f}"
    recalled = [s.get("recall") for s in case["sentences"]]
    fixed = case.get("fixedTermRecall")
    if fixed and not any(
        r and r["kind"] == f"FTR_{fixed.get('days')}" and r.get("returned") == fixed.get("returned") for r in recalled
    ):
        raise NoBox("fixed-term recall")
    return typed


def _sentence(n: int, row: Mapping[str, Any], places: Mapping[str, int]) -> Typed:
    _only(row, _SENTENCE_FIELDS)
    name = f"case-sentences-{n}"
    code = _type(row)
    known = sentence_types()[code]
    typed = {f"{name}-type": code, **date_boxes(f"{name}-date", row["date"]), f"{name}-follows": ""}
    offence = row.get("offence") or {}
    if not offence.get("date") or offence.get("title"):
        raise NoBox("offence")
    typed |= date_boxes(f"{name}-offence-date", offence["date"])
    if offence.get("firstDate"):
        typed |= date_boxes(f"{name}-offence-first", offence["firstDate"])
    if offence.get("code"):
        typed[f"{name}-offence"] = offence["code"]
    typed |= length_boxes(f"{name}-length", row["length"])
    if known.kind in ("EDS", "SOPC"):
        typed |= length_boxes(f"{name}-extension", row.get("extension") or {})
    typed |= _release_rule(name, row, code)
    if row.get("schedule19ZA"):
        typed[f"{name}-terrorist"] = "yes"
    if row.get("fineAmount"):
        typed[f"{name}-fine"] = f"{row['fineAmount']:.2f}"
    if row.get("consecutiveTo"):
        if row["consecutiveTo"] not in places:
            raise NoBox("consecutive to")
        typed[f"{name}-follows"] = str(places[row["consecutiveTo"]])
    return typed | _recall(name, row.get("recall"), code)


def _release_rule(name: str, row: Mapping[str, Any], code: str) -> Typed:
    """What only some kinds are asked: SDS+ and exclusions; the supervision that was broken."""
    typed: Typed = {}
    if sentence_types()[code].kind == "SDS":
        typed[f"{name}-sds-plus"] = "yes" if row.get("sdsPlus") else "no"
        typed |= {f"{name}-exclusions-{each}": "yes" for each in row.get("exclusions") or []}
        if row.get("sdsPlusOffence") and not row.get("sdsPlus"):
            typed[f"{name}-would-be-plus"] = "yes"
    elif row.get("sdsPlus") or row.get("sdsPlusOffence") or row.get("exclusions"):
        raise NoBox("SDS+")
    if row.get("historicTused"):
        if code != "BOTUS":
            raise NoBox("earlier supervision date")
        typed |= date_boxes(f"{name}-supervision-end", row["historicTused"])
    return typed


def _recall(name: str, recall: Mapping[str, Any] | None, code: str) -> Typed:
    if code not in asks.RECALLED:
        if recall:
            raise NoBox("recall")
        return {}
    if not recall:
        return {}
    if recall.get("kind") not in {c.value for a in asks.SENTENCE if a.id == "recall" for c in a.choices}:
        raise NoBox("kind of recall")
    typed = {f"{name}-recalled": "yes", f"{name}-recall": recall["kind"]}
    for box in ("revoked", "returned"):
        if recall.get(box):
            typed |= date_boxes(f"{name}-{box}", recall[box])
    return typed


def _type(row: Mapping[str, Any]) -> str:
    if row.get("type"):
        if row["type"] not in asks.TYPES:
            raise NoBox(row["type"])
        return str(row["type"])
    code_time = str(row["date"]) >= "2020-12-01"
    kind = row.get("kind", "SDS")
    if kind == "SDS":
        return ("SEC250" if code_time else "SEC91_03") if row.get("section250") else "ADIMP"
    if kind == "EDS":
        return "LASPO_AR" if row.get("automaticRelease") else "EDS21" if code_time else "LASPO_DR"
    if kind == "SOPC":
        return "SDOPCU18" if row.get("under18Sopc") else "SOPC21" if code_time else "SEC236A"
    found = {"DTO": "DTO", "AFINE": "A/FINE", "BOTUS": "BOTUS"}.get(kind)
    if found is None:
        raise NoBox(kind)
    return found


def _adjustment(n: int, row: Mapping[str, Any], sentences: list[Mapping[str, Any]], places: Mapping[str, int]) -> Typed:
    _only(row, {"type", "days", "from", "periodFrom", "periodTo", "sentence", "reason"})
    name = f"case-adjustments-{n}"
    kind = row["type"].removeprefix("RECALL_")
    typed = {f"{name}-type": kind}
    if row.get("reason"):
        if kind != "UAL":
            raise NoBox("reason")
        typed[f"{name}-reason"] = row["reason"]
    if kind in asks.CREDITS:
        typed |= _of_sentence(name, row, sentences, places)
    elif kind in asks.AWARDS:
        typed |= date_boxes(f"{name}-award", row["from"])
    elif row.get("periodFrom") != row["from"]:
        raise NoBox("period")
    for box, key in (("first", "periodFrom"), ("last", "periodTo")):
        if row.get(key) and kind not in (*asks.AWARDS, "TAGGED_BAIL"):
            typed |= date_boxes(f"{name}-{box}", row[key])
    return typed | {f"{name}-days": str(row["days"])}


def _of_sentence(
    name: str, row: Mapping[str, Any], sentences: list[Mapping[str, Any]], places: Mapping[str, int]
) -> Typed:
    """The sentence from whose day the days are taken off: the one named, or the first with that day."""
    wanted = [n for n, s in enumerate(sentences, start=1) if s["date"] == row["from"]]
    if row.get("sentence"):
        wanted = [n for n in wanted if n == places[row["sentence"]]]
    recalled = row["type"].startswith("RECALL_")
    wanted = [n for n in wanted if bool(sentences[n - 1].get("recall")) == recalled]
    if not wanted:
        raise NoBox("which sentence")
    return {f"{name}-sentence": str(wanted[0])}


def _only(found: Mapping[str, Any], known: set[str]) -> None:
    more = {key for key, value in found.items() if value not in (None, False, [], "")} - known
    if more:
        raise NoBox(", ".join(sorted(more)))


def controls(ask: Ask, name: str) -> list[str]:
    """The names of an ask's boxes."""
    if ask.kind == "rows":
        return [box for inner in ask.of for box in controls(inner, f"{name}-1-{inner.id}")]
    parts = {
        "date": ["day", "month", "year"],
        "length": ["years", "months", "weeks", "days"],
        "ticks": [choice.value for choice in ask.choices],
    }.get(ask.kind)
    return [f"{name}-{part}" for part in parts] if parts else [name]


BOXES = [box for ask in asks.ASKS for box in controls(ask, f"case-{ask.id}")]


BOXES = [box for ask in asks.ASKS for box in controls(ask, f"case-{ask.id}")]
"""Every box of the form; rows have the number 1."""


def at_large(first: str, last: str, reason: str = "") -> Typed:
    """Time unlawfully at large in the third row of adjustments."""
    name = "case-adjustments-3"
    why = {f"{name}-reason": reason} if reason else {}
    return {
        f"{name}-type": "UAL",
        **date_boxes(f"{name}-first", first),
        **date_boxes(f"{name}-last", last),
        **why,
    }
