"""A result or refusal as plain text for the command line."""

from __future__ import annotations

import textwrap
from datetime import date
from typing import Any

from calculator.explain import day_words


def table_text(found: dict[str, Any]) -> str:
    """The answer of the engine as lines of text: dates first, then how each was made."""
    if found["status"] != "result":
        return "\n".join(["No dates can be given:", *_objections(found["objections"])])
    law = found["law"]
    lines = [f"Law set: {law['title']} (checked {_day(law['checked'])})", ""]
    lines += [f"{d['type']:6} {d['weekday']:9} {_day(d['date']):18} {d['name']}" for d in found["dates"]]
    lines += [
        f"Tranche {t['tranche'].rpartition('_')[2]} from {_day(t['opens'])}: {t['title']}" for t in found["tranche"]
    ]
    for d in found["dates"]:
        lines += ["", f"{d['name']} ({d['type']})"]
        for n, step in enumerate(d["steps"], 1):
            cited = "; ".join(f"{c['title']} {c['provision']}" for c in step["law"])
            lines += textwrap.wrap(f"{n}. {step['text']}", 110, initial_indent="  ", subsequent_indent="     ")
            if cited:
                lines += textwrap.wrap(f"[{cited}]", 110, initial_indent="     ", subsequent_indent="     ")
    if found["warnings"]:
        lines += ["", "Look again:", *_objections(found["warnings"])]
    lines += ["", "The prison's recorded calculation decides."]
    return "\n".join(lines)


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def _objections(rows: list[dict[str, Any]]) -> list[str]:
    lines: list[str] = []
    for o in rows:
        place = f" [{o['about']}]" if o["about"] else ""
        lines += textwrap.wrap(
            f"{o['rank']}: {o['text']} {o['mend']}{place}", 110, initial_indent="  ", subsequent_indent="     "
        )
    return lines
