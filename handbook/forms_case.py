"""Draws the full sentence calculation as HTML from its asks, and works out its example when the site is built."""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace

from markupsafe import escape

from calculator.forms.case import asks, door
from calculator.forms.case.example import EXAMPLE, TODAY
from calculator.forms.one import SELECT_FROM, row_noun
from handbook.assets import Runtime
from handbook.forms import ExampleError, as_sentence, draw, settings, style_links

STYLES = ("calculator.css", "result.css", "quick.css")
OWN_STYLES = ("case", "timeline", "compare", "record", "offence")


def form_html(up: str, runtime: Runtime | None, reason: str) -> str:
    """The form with everything that the browser needs to start; without a runtime a note that gives the `reason`."""
    names = [*STYLES, *(f"case/{name}.css" for name in OWN_STYLES)]
    styles = style_links(up, names)
    if runtime is None:
        return (
            f'{styles}<p class="calc-decides">This copy of the site was built without the calculators. '
            f'{escape(as_sentence(reason))} Use the <a href="worksheets.html">paper worksheets</a>.</p>'
        )
    return styles + draw(
        "case.html",
        calc=SimpleNamespace(id=asks.ID),
        sections=asks.SECTIONS,
        up=up,
        settings=settings(runtime, up, "case"),
        noun=row_noun,
        select_from=SELECT_FROM,
        movable=True,
        rest_later=asks.SECTIONS[0].asks[0].id,
    )


@cache
def example_html() -> str:
    """The worked example, worked out now; ExampleError when it gives no dates."""
    answer = door.submit({"case": "work", "typed": EXAMPLE, "today": TODAY})
    if answer["status"] != "result":
        said = [found["text"] for found in answer["problems"]]
        raise ExampleError(f"calculator/forms/case: the worked example gave no dates: {said}")
    return f'<div class="calc-example" data-later>\n{draw("case_example.html", shown=answer["shown"])}\n</div>'
