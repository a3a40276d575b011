"""Draws the quick calculators as HTML from their asks, and works out their examples when the site is built.

The boxes of the guides are made here too: they hold a quick calculator or a form of `calculator.forms`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from calculator import exchange_quick
from calculator.forms import FORMS
from calculator.forms.one import SELECT_FROM, row_noun
from calculator.forms.quick import entered as entered_lines
from calculator.forms.quick_shown import show
from calculator.quick.read import read
from calculator.quick.registry import find
from handbook.assets import Runtime
from handbook.calculators import CALCULATORS
from handbook.definitions import Basis, Book, Definition
from handbook.forms import ExampleError, Place, as_sentence, boxed_form_html, draw, settings, style_links

DEADLINES = "deadlines"
STYLES = ("calculator.css", "result.css", "quick.css")


def form_html(identifier: str, up: str, runtime: Runtime | None, reason: str, book: Book) -> str:
    """The form on the calculator's own page; without a runtime a note that gives the `reason`."""
    if runtime is None:
        told = f"This copy of the site was built without the calculators. {escape(as_sentence(reason))}"
        return f'{style_links(up, STYLES)}<p class="calc-decides">{told}</p>'
    own: dict[str, Any] = {"data": "", "procedures": [], "choose": True}
    if identifier == DEADLINES:
        found = [definition for definition in book.definitions() if definition.deadlines]
        groups: dict[str, list[Definition]] = {}
        for definition in found:
            groups.setdefault(definition.group, []).append(definition)
        own |= {"data": _json(found), "procedures": list(groups.items())}
    return style_links(up, STYLES) + _form(identifier, up, 2, boot=True, settings=settings(runtime, up), **own)


def box_html(identifier: str, up: str, definition: Definition, level: int) -> str:
    """The calculator in a box of a guide; that of the deadlines holds the guide's own."""
    calc = CALCULATORS[identifier]
    own = identifier == DEADLINES and definition.deadlines
    if identifier in FORMS:
        place = Place(up, f"{up}calculators/worksheet-{identifier}.html")
        form = boxed_form_html(identifier, place, level)
    elif own:
        form = _form(identifier, up, level, boot=False, data=_json([definition]), procedures=[], choose=False)
    else:
        form = _plain_form(identifier, up, level)
    page = f"{up}calculators/{identifier}.html#limits"
    title = "Work out this procedure’s dates" if own else f"Calculator: {calc.title}"
    return draw("quick_box.html", calc=calc, title=title, form=Markup(form), page=page)  # noqa: S704 - drawn by a template


def boot_html(up: str, runtime: Runtime) -> str:
    """What a guide with boxes needs once: styles, and the script that starts Python when the first box is opened."""
    return style_links(up, STYLES) + draw("quick_boot.html", up=up, settings=settings(runtime, up))


def example_html(identifier: str) -> str:
    """The worked example, worked out now."""
    return f'<div class="calc-example">\n{draw("quick_result.html", shown=example(identifier))}\n</div>'


@cache
def example(identifier: str) -> dict[str, Any]:
    """The worked example as the page shows it, as on the day the rules were checked; ExampleError without a result."""
    quick = find(identifier)
    values, faults = read(quick, quick.example)
    if faults:
        said = [f"{fault.about}: {fault.text}" for fault in faults]
        raise ExampleError(f"calculator/quick: the worked example of {identifier!r} cannot be read: {said}")
    answer = exchange_quick.work(quick, values, quick.checked)
    if answer["status"] != "result":
        said = [found["text"] for found in answer["objections"]]
        raise ExampleError(f"calculator/quick: the worked example of {identifier!r} gave no result: {said}")
    return show(answer, entered_lines(quick, values))


def procedure_data(definition: Definition) -> dict[str, Any]:
    """A procedure's deadlines as the page and `calculator.forms.quick_deadlines` know them."""
    events = list(dict.fromkeys(deadline.of for deadline in definition.deadlines))
    clocked = {deadline.of for deadline in definition.deadlines if deadline.unit.value == "hours"}
    limits = []
    for deadline in definition.deadlines:
        limit = {
            "what": deadline.what,
            "amount": deadline.amount,
            "unit": deadline.unit.value,
            "when": deadline.when.value,
            "event": events.index(deadline.of),
            "note": deadline.note,
        }
        if deadline.basis is Basis.UNCONFIRMED:
            limit["ask"] = f"Not confirmed: ask first{f' ({deadline.ask})' if deadline.ask else ''}."
        limits.append({key: value for key, value in limit.items() if value != ""})
    return {
        "id": definition.id,
        "title": definition.title,
        "events": [{"of": of, "clock": of in clocked} for of in events],
        "limits": limits,
    }


def _json(definitions: Iterable[Definition]) -> str:
    return json.dumps([procedure_data(each) for each in definitions], ensure_ascii=False, separators=(",", ":"))


@cache
def _plain_form(identifier: str, up: str, level: int) -> str:
    return _form(identifier, up, level, boot=False, data="", procedures=[], choose=True)


def _form(identifier: str, up: str, level: int, **own: Any) -> str:
    return draw(
        "quick.html",
        calc=find(identifier),
        up=up,
        level=level,
        noun=row_noun,
        select_from=SELECT_FROM,
        movable=False,
        rest_later=None,
        **{"settings": "", **own},
    )
