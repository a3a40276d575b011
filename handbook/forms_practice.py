"""Draws the page of practice cases as HTML, and works out its example when the site is built."""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import escape

from calculator.practice import door
from handbook.assets import Runtime
from handbook.forms import ExampleError, as_sentence, draw, settings, style_links

STYLES = ("calculator.css", "result.css", "quick.css", "case/record.css", "practice/practice.css")
#: The case that stands on the page before Python has started.
EXAMPLE = {"topic": "remand-and-tagged-bail", "level": 2, "seed": 1, "index": 0}


def form_html(up: str, runtime: Runtime | None, reason: str) -> str:
    """The page's form with everything that the browser needs to start; without a runtime a note with the `reason`."""
    styles = style_links(up, STYLES)
    if runtime is None:
        return (
            f'{styles}<p class="calc-decides">This copy of the site was built without the calculators, so that no case '
            f"can be made here. {escape(as_sentence(reason))} The lessons have exercises with answers.</p>"
        )
    found = _asked({"practice": "topics"})
    return styles + draw(
        "practice.html", up=up, settings=settings(runtime, up), topics=found["topics"], levels=found["levels"]
    )


@cache
def example_html() -> str:
    """One case with its answers and whole working, made now; ExampleError when practice does not give it."""
    exercise = _asked({"practice": "make", **EXAMPLE})["exercise"]
    solved = _asked({"practice": "solve", "key": exercise["key"]})
    labels = {mark["id"]: mark["label"] for mark in solved["marks"]}
    groups: dict[str, list[dict[str, Any]]] = {}
    for step in solved["working"]:
        groups.setdefault(labels.get(step["of"], ""), []).append(step)
    drawn = draw("practice_example.html", exercise=exercise, solved=solved, groups=groups.items())
    return f'<div class="calc-example">\n{drawn}\n</div>'


def _asked(question: dict[str, Any]) -> dict[str, Any]:
    answer = door.submit(question)
    if answer["status"] != "result":
        said = [found["text"] for found in answer["problems"]]
        raise ExampleError(f"calculator/practice: the example of the practice page was not made: {said}")
    return answer
