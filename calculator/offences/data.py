"""Reads the packaged lists (calculator/law/offences/*.toml) on first use and builds the look-up tables.

Importing this module reads nothing: a page that never asks about an offence never pays for the lists.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from calculator.law.load import packaged
from calculator.names import plain_date
from calculator.offences.model import Act, OffenceList, Provision, Question, Route, Row, Rule, Source
from calculator.offences.provision import read_provision

ROW_FILES = (
    "sds40",
    "schedule15_violent",
    "schedule15_sexual",
    "terrorism",
    "particular_concern",
    "service_codes",
    "hdc_and_recall",
    "unlisted",
)


@dataclass(frozen=True)
class Tables:
    """Everything the lists hold, and the indexes that make a look-up quick."""

    rows: tuple[Row, ...]
    by_id: dict[str, Row]
    by_act: dict[str, tuple[Row, ...]]
    by_code: dict[str, tuple[Row, ...]]
    by_name: dict[str, tuple[Row, ...]]
    prefixes: tuple[tuple[str, Row], ...]
    findings: tuple[Row, ...]
    acts: dict[str, Act]
    lists: dict[str, OffenceList]
    questions: dict[str, Question]
    sources: dict[str, Source]
    routes: tuple[Route, ...]
    fractions: tuple[Rule, ...]
    rules: dict[str, Rule]


def _load(name: str) -> dict[str, Any]:
    return packaged(f"law/offences/{name}")


def _provision(text: str, row_id: str) -> Provision:
    provision = read_provision(text)
    if provision is None:
        raise ValueError(f"offence lists, row {row_id}: “{text}” is not a section; write 9(1)(a) or Sch 5 para 3")
    return provision


def _row(raw: dict[str, Any]) -> Row:
    values = dict(raw)
    at = values.pop("at", [])
    values["start"] = values.pop("from")
    if values.pop("from_is", None):
        listed = plain_date(values["start"])
        values["note"] = f"The day it was added was not found: listed by {listed}. {values.get('note', '')}".strip()
    values["whole_act"] = at == ["*"]
    values["at"] = tuple(_provision(text, values["id"]) for text in at if text != "*")
    for key in ("names", "forms"):
        values[key] = tuple(values.get(key, ()))
    for key in ("codes", "code_prefixes"):
        values[key] = tuple(str(values.get(key, "")).split())
    if values.get("act") == "any":
        values["act"] = None
    return Row(**values)


def _rule(raw: dict[str, Any]) -> Rule:
    values = {**raw, "start": raw["from"], "kinds": tuple(raw.get("kinds", ()))}
    del values["from"]
    values.setdefault("name", values.get("value", ""))
    return Rule(**values)


def _route(raw: dict[str, Any]) -> Route:
    return Route(
        id=raw["id"],
        route=raw["route"],
        name=raw["name"],
        start=raw["from"],
        at_least_years=raw["at_least_years"],
        under_years=raw.get("under_years"),
        kinds=tuple(raw["kinds"]),
        parts=tuple(raw["parts"]),
        violent_paras=tuple(raw.get("violent_paras", ())),
        source=raw["source"],
        basis=raw["basis"],
        checked=raw["checked"],
    )


def _source(source_id: str, raw: dict[str, Any]) -> Source:
    return Source(source_id, *(raw[key] for key in ("title", "provision", "link", "basis", "checked")))


def _question(question_id: str, raw: dict[str, Any]) -> Question:
    return Question(question_id, raw["text"], raw["look"], tuple(raw["words"]), tuple(raw.get("words_no", ())))


def _act(raw: dict[str, Any]) -> Act:
    also, without_year = tuple(raw.get("also", ())), tuple(raw.get("without_year", ()))
    return Act(raw["id"], raw["title"], raw.get("year"), also, without_year, raw.get("link", ""))


def _index(rows: tuple[Row, ...], keys: Any) -> dict[str, tuple[Row, ...]]:
    index: dict[str, list[Row]] = {}
    for row in rows:
        for key in keys(row):
            index.setdefault(key, []).append(row)
    return {key: tuple(found) for key, found in index.items()}


@cache
def tables() -> Tables:
    """The lists, read once. Raises ValueError naming the row when the data is malformed."""
    rows = tuple(_row(raw) for name in ROW_FILES for raw in _load(name)["row"])
    rules = _load("rules")
    lists = {key: OffenceList(id=key, **cast("dict[str, Any]", raw)) for key, raw in _load("lists").items()}
    return Tables(
        rows=rows,
        by_id={row.id: row for row in rows},
        by_act=_index(rows, lambda row: (row.act,) if row.act else ()),
        by_code=_index(rows, lambda row: row.codes),
        by_name=_index(rows, lambda row: row.names),
        prefixes=tuple((prefix, row) for row in rows for prefix in row.code_prefixes),
        findings=tuple(row for row in rows if row.needs and not (row.act or row.codes or row.of_person)),
        acts={raw["id"]: _act(raw) for raw in _load("acts")["act"]},
        lists=lists,
        questions={key: _question(key, raw) for key, raw in _load("questions").items()},
        sources={key: _source(key, raw) for key, raw in _load("sources").items()},
        routes=tuple(_route(raw) for raw in rules["route"]),
        fractions=tuple(_rule(raw) for raw in rules["fraction"]),
        rules={raw["id"]: _rule(raw) for raw in rules["rule"]},
    )
