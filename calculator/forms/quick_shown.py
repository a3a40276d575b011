"""The answer of a quick calculator as a reader sees it: every text ready to be set on the page.

Drawn twice, with the worked example when the site is built (handbook/forms_html/quick_result.html) and in the browser
(docs/assets/calculator/quick_result.js); so that both say the same, all words are made here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calculator.forms.shown import source_words
from calculator.names import full_date, plain_date

DECIDES = "The record and current law and policy decide. Have somebody check a date before you act on it."


def show(answer: Mapping[str, Any], entered: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """The result for the page: lines, steps, warnings, what was entered, what it stands on."""
    return {
        "lines": [_line(line) for line in answer["lines"]],
        "steps": [
            {"text": step["text"], "law": [source_words(law) for law in step["law"]]} for step in answer["steps"]
        ],
        "warnings": list(answer["warnings"]),
        "entered": [{"label": label, "value": value} for label, value in entered],
        "basis": [
            {"label": "Worked out as on", "value": plain_date(date.fromisoformat(answer["asOf"]))},
            {"label": "Rules checked on", "value": plain_date(date.fromisoformat(answer["calculator"]["checked"]))},
            {"label": "Calculator", "value": f"version {answer['engine']} of the OMU Handbook"},
        ],
        "decides": DECIDES,
    }


def _line(line: Mapping[str, Any]) -> dict[str, Any]:
    """A result with its date and weekday, whichever of them its own words give already."""
    value = line["text"]
    if line["day"]:
        day = date.fromisoformat(line["day"])
        whole, plain = full_date(day), plain_date(day)
        if whole not in value:
            value = value.replace(plain, whole, 1) if plain in value else ": ".join(filter(None, (whole, value)))
    return {"name": line["name"], "value": value, "date": line["day"], "note": line["note"]}
