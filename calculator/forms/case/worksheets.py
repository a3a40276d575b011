"""From an objection of the engine to the paper worksheet for the case it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.law.kinds import unsupported_kinds
from calculator.law.load import packaged

KIND_REFUSED = "UNSUPPORTED_SENTENCE_TYPE"
_ALL = "Paper worksheets"
_ONE, _SEVERAL = "One standard sentence", "More than one sentence"


def worksheet_for(objection: Mapping[str, Any], request: Mapping[str, Any]) -> dict[str, str] | None:
    """The worksheet to use where the engine refuses a case.

    Args:
        objection: one of an answer's objections: its `rank`, `code` and `about` ("sentences/0/type").
        request: what the engine was asked; the kind refused is looked up in its case.

    Returns:
        Its title and the name of its page under calculators/; None for an objection that asks to mend the entries, for
        which no paper is needed.
    """
    if objection.get("rank") != "unsupported":
        return None
    code = str(objection.get("code", ""))
    case = request.get("case")
    case = case if isinstance(case, Mapping) else {}
    known: Mapping[str, str] = _table()["objections"]
    title = _of_kind(str(objection.get("about", "")), case) if code == KIND_REFUSED else known.get(code, _ALL)
    title = title or (_ONE if _is_one_standard(case) else _SEVERAL)
    return {"title": title, "page": f"{_table()['pages'][title]}.html"}


def _table() -> Mapping[str, Any]:
    return packaged("forms/case/worksheets")


def _of_kind(about: str, case: Mapping[str, Any]) -> str:
    """The title for the kind, type or category that stands at `about`; the list of all where that says nothing."""
    _, _, place = about.partition("sentences/")
    number, _, field = place.partition("/")
    sentences = case.get("sentences")
    if not (isinstance(sentences, list) and number.isascii() and number.isdigit() and int(number) < len(sentences)):
        return _ALL
    sentence = sentences[int(number)]
    refused = sentence.get(field) if isinstance(sentence, Mapping) else None
    if not isinstance(refused, str):
        return _ALL
    if field == "category":
        return str(_table()["categories"].get(refused, _ALL))
    return unsupported_kinds().get(refused, ("", ""))[1] or _ALL


def _is_one_standard(case: Mapping[str, Any]) -> bool:
    sentences = case.get("sentences")
    if not (isinstance(sentences, list) and len(sentences) == 1 and isinstance(sentences[0], Mapping)):
        return False
    return sentences[0].get("kind", "SDS") in ("SDS", None)
