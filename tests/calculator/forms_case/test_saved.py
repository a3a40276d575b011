"""The file that a reader keeps: what was saved comes back, and what is no such file is refused in plain words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from calculator._version import __version__
from calculator.forms.case import asks
from calculator.forms.case.saved import LARGEST, opened
from tests.calculator.forms_case.typing_in import BOXES, NoBox, last_asks, send, sentence, typed_in
from tests.calculator.worked import cases, request

TYPED = sentence(4) | sentence(2, follows="4") | {"case-young": "yes", "case-sentences-2-exclusions-SEXUAL": "yes"}
TYPED |= last_asks()


def file(typed: Any = TYPED, **more: Any) -> str:
    """The file as the page writes it."""
    kept = {"format": "omu-handbook-case", "version": 1, "saved": "2026-11-22T10:15", "engine": __version__}
    return json.dumps({**kept, "typed": typed, **more}, indent=1)


def refused(text: str) -> str:
    answer = opened(text)
    assert answer["status"] == "problems"
    (problem,) = answer["problems"]
    assert {key: problem[key] for key in ("field", "control", "group")} == {"field": "", "control": "", "group": ""}
    return str(problem["text"])


def test_what_was_saved_comes_back_in_the_same_order() -> None:
    answer = opened(file())
    assert answer["status"] == "opened"
    assert list(answer["typed"].items()) == list(TYPED.items())
    assert answer["words"] == f"Saved on 22 November 2026 with version {__version__}."


def test_every_worked_case_that_can_be_typed_can_be_saved_and_opened() -> None:
    for worked in cases():
        try:
            typed = typed_in(request(worked.row))
        except NoBox:
            continue
        answer = opened(file(typed))
        assert answer["typed"] == typed, worked.name
        assert "Left out" not in answer["words"]


def test_every_box_of_the_form_can_be_saved() -> None:
    typed = dict.fromkeys(BOXES, "")
    assert opened(file(typed))["typed"] == typed


def test_an_older_version_of_the_calculator_is_named() -> None:
    words = opened(file(engine="0.0.9"))["words"]
    assert words == (
        f"Saved on 22 November 2026 with version 0.0.9. This is version {__version__}: dates worked out now may differ."
    )


@pytest.mark.parametrize("saved", [None, "", "yesterday", "2026-02-31T10:00", 5, ["x"]])
def test_a_file_without_its_day_is_opened_and_that_is_said(saved: Any) -> None:
    answer = opened(file(saved=saved))
    assert answer["typed"] == TYPED
    assert answer["words"].startswith("Saved on a day that the file does not tell with version")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("case-sentences-1-judge", "x"),
        ("sentence-date-day", "5"),
        ("case-sentences-0-type", "ADIMP"),
        ("case-sentences-01-type", "ADIMP"),
        ("case-sentences-#-type", "ADIMP"),
        ("case-sentences-10000-type", "ADIMP"),
        ("case-sentences-1-type", "NOT_A_KIND"),
        ("case-law", "the-law-of-next-year"),
        ("case-young", "maybe"),
        ("case-sentences-1-exclusions-SEXUAL", "1"),
        ("case-sentences-1-date-day", 5),
        ("case-sentences-1-date-day", None),
        ("case-sentences-1-offence", "x" * 1001),
        ("__proto__", "x"),
        ("", "x"),
    ],
)
def test_what_the_form_has_no_place_for_is_named_and_the_rest_is_opened(name: str, text: Any) -> None:
    answer = opened(file({**TYPED, name: text}))
    assert answer["status"] == "opened"
    assert answer["typed"] == {key: value for key, value in TYPED.items() if key != name}
    shown = name if len(name) <= 20 else f"{name[:19]}…"
    assert answer["words"].endswith(f"Left out, because this form has no place for it: “{shown}”.")


def test_of_many_unknown_boxes_five_are_named() -> None:
    words = opened(file({**TYPED, **{f"box-{n}": "x" for n in range(1000)}}))["words"]
    assert words.endswith("no place for them: “box-0”, “box-1”, “box-2”, “box-3”, “box-4” and others.")


def test_as_many_rows_as_the_form_takes_and_no_more() -> None:
    typed: dict[str, str] = {}
    for n in range(1, asks.MOST_SENTENCES + 1):
        typed |= sentence(n)
    assert opened(file(typed))["status"] == "opened"
    assert refused(file(typed | sentence(99))) == "This file has 61 sentences; at most 60 fit. Nothing was opened."


NOT_OURS = "This is not a file that this page has saved. Choose a file that was saved here."


@pytest.mark.parametrize(
    "text",
    [
        "", "null", "[]", "5", '"x"', "{", "not JSON", "😀", "\0", "PK\3\4", "{}", "[" * 100_000, "1" * 10_000,
        file(format="another"), file(typed=[]), file(typed=None), file(version=0), file(version="1"),
        file(version=True), file(version=[]), '{"format": "omu-handbook-case"}', "<html></html>",
    ],
    ids=lambda text: f"{text[:12]!r} {len(text)}",
)  # fmt: skip
def test_what_is_no_saved_case_is_refused(text: str) -> None:
    assert refused(text) == NOT_OURS


def test_a_file_of_a_newer_page_is_refused_with_what_to_do() -> None:
    assert refused(file(version=2)) == (
        "This file was saved by a newer version of this page. Load the page again, or open it where it was saved."
    )


def test_a_file_that_is_too_big_is_refused() -> None:
    assert refused(" " * (LARGEST + 1)).startswith("This file is too big")


def test_a_file_with_a_byte_order_mark_is_read() -> None:
    assert opened("\ufeff" + file())["status"] == "opened"


def test_an_opened_case_gives_the_same_answer() -> None:
    answer = send("open", {}, text=file())
    assert send("check", answer["typed"]) == send("check", TYPED)
