"""The look-up of offences in the full calculation: what a box may hold, and the release rule that follows.

The door only: the lists of offences and the modules that speak of them are loaded by the first question.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def find(text: str) -> dict[str, Any]:
    """Up to eight offences that fit what was typed. Never raises.

    Out: `{"status": "found", "count": "3 offences found. …", "hits": […]}`, each hit `{"title", "provision", "codes",
    "detail", "lists", "value"}`. `value` is what to write into the box: `rule` reads it back as this very offence.
    `detail` is the line under the title; `lists` the titles of the lists that it is on.
    """
    from calculator.forms.case.offence_find import found

    return found(text)


def rule(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The release rule that follows from an offence and its sentence, and what the form should hold. Never raises.

    In: `{"offence": text, "kind": "SDS", "section250": false, "offenceDate": iso, "sentenceDate": iso, "length":
    {"years": 5}, "birth": iso, "facts": {id: true}, "asOf": iso}`; all but `offence`, `kind` and `asOf` may be missing.

    Out, every member always there:

    - `status`: "rule", "unread" (the offence is not in the lists, or not read) or "empty" (nothing to answer yet).
    - `heading`, `read` (how the text was read), `outcome` (sentences), `words` (headings and labels for the page).
    - `parts`: `[{"key", "title", "answer": "yes" | "no" | "check", "says", "why": […], "law": [{"words", "link",
      "note"}]}]`.
    - `questions`: `[{"id", "text", "hint", "answer": true | false | null, "needed", "about": […]}]`; those not needed
      would change an answer that stands.
    - `missing`: `[{"id", "field", "text"}]`, what is to be filled in above; `unconfirmed`: `[{"what", "ask"}]`.
    - `settings`: `{"sdsPlus", "sdsPlusOffence", "exclusions", "exclusionsSoFar", "schedule19za"}`. None where it is not
      decided; `exclusionsSoFar` holds those that are certain while `exclusions` is none.
    - `use`: `{"label", "sets": […], "open", "done"}`, the words of the button. Nothing to set: `sets` is empty.
    """
    from calculator.forms.case.offence_rule import ruled

    return ruled(asked)
