"""Draws the forms of `calculator.forms` as HTML, and works out their examples when the site is built.

Everything a reader sees before Python has started in the browser comes from here: the empty form and an example that
the engine really calculated. What is drawn is plain HTML for a Markdown page, without blank lines.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from calculator import forms
from calculator.names import capital, plain_date
from handbook.assets import SITE_FOLDER, Runtime

_BOOT = re.compile(r'<script type="module" async id="calculator-boot"[^>]*></script>')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_TEMPLATES = Path(__file__).parent / "forms_html"


class ExampleError(Exception):
    """The engine did not answer a form's worked example with dates; the text says what it said."""


@dataclass(frozen=True)
class Place:
    """Where a form stands in the site: `up` leads from its page to the site's root (`../`)."""

    up: str
    worksheet: str
    """Address of the paper worksheet, from the page."""


def form_html(form_id: str, place: Place, runtime: Runtime | None, reason: str = "") -> str:
    """The form with everything that the browser needs to start; without a runtime a note that gives the `reason`."""
    form = forms.FORMS[form_id]
    if runtime is None:
        return draw("unavailable.html", form=form, worksheet=place.worksheet, reason=as_sentence(reason), up=place.up)
    return _form(form_id, place, 2, boot=True, prefix="", settings=settings(runtime, place.up))


@cache
def boxed_form_html(form_id: str, place: Place, level: int) -> str:
    """The form for a box of a guide, where other things have ids too; `level` is that of its headings (2 to 6).

    It starts nothing by itself: the guide's own script does when the box is opened.
    """
    return _form(form_id, place, level, boot=False, prefix=f"calc-{form_id}-", settings="")


def _form(form_id: str, place: Place, level: int, *, boot: bool, prefix: str, settings: str) -> str:
    return draw(
        "form.html",
        form=forms.FORMS[form_id],
        up=place.up,
        worksheet=place.worksheet,
        level=level,
        boot=boot,
        prefix=prefix,
        settings=settings,
    )


def boot_first(page: str) -> str:
    """Moves the calculator's first script from the text of a page to the top of its head, so that Python starts sooner.

    There it waits neither for style sheets nor for the theme's scripts. A page without a calculator stays as it is.
    """
    found = _BOOT.search(page)
    if found is None:
        return page
    rest = page[: found.start()] + page[found.end() :]
    policy = _POLICY.search(rest)
    place = policy.end() if policy else rest.index("<head>") + len("<head>")
    return f"{rest[:place]}\n{found.group()}{rest[place:]}"


def style_links(up: str, names: Iterable[str]) -> str:
    """The style sheets of calculators by their names; `up` leads from the page to the site's root."""
    return "".join(f'<link rel="stylesheet" href="{up}assets/calculator/{name}">' for name in names)


def as_sentence(text: str) -> str:
    """A reason as a sentence of its own."""
    return capital(text).rstrip(".") + "."


def settings(runtime: Runtime, up: str, rehearses: str = "forms") -> str:
    """What the page tells the worker: where the files are, the digest of each, facts for the loader.

    `up` leads from the page to the site's root; `rehearses` is what `calculator.forms.rehearse` is told.
    """
    integrity = {
        name: "sha256-" + base64.b64encode(bytes.fromhex(facts["sha256"])).decode()
        for name, facts in runtime.files.items()
    }
    told = {
        "folder": f"{up}{SITE_FOLDER}/{runtime.fingerprint}/",
        "fingerprint": runtime.fingerprint,
        "integrity": integrity,
        "lock": runtime.manifest["lock"],
        "rehearses": rehearses,
    }
    return json.dumps(told, separators=(",", ":"))


def example_html(form_id: str) -> str:
    """The worked example of a form, calculated now."""
    return f'<div class="calc-example">\n{draw("result.html", shown=example(form_id))}\n</div>'


def example(form_id: str) -> dict[str, Any]:
    """The worked example of a form as the page shows it (see `calculator.forms.shown`); ExampleError without dates."""
    form = forms.FORMS[form_id]
    answer: dict[str, Any] = json.loads(forms.submit(json.dumps({"form": form_id, "typed": dict(form.example)})))
    if answer["status"] != "result":
        said = [found["text"] for found in answer["problems"]]
        raise ExampleError(f"calculator/forms: the worked example of the form {form_id!r} gave no dates: {said}")
    shown: dict[str, Any] = answer["shown"]
    return shown


def draw(template: str, **names: object) -> str:
    """A template of forms_html/ as HTML that Markdown leaves alone."""
    text = _environment().get_template(template).render(**names)
    # A blank line would end the block in Markdown, and four leading blanks would make it code.
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        bytecode_cache=FileSystemBytecodeCache(pattern="omu-handbook-forms-%s.cache"),
    )
    environment.filters["remove"] = lambda made, *names: {key: made[key] for key in made if key not in names}
    environment.filters["plain_date"] = lambda iso: plain_date(date.fromisoformat(iso))
    return environment
