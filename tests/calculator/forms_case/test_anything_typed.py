"""Whatever is typed, pasted or opened: an answer in words, and no row is lost."""

from __future__ import annotations

import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator import forms
from calculator.forms.case import asks, door
from calculator.forms.case.reading import take
from tests.calculator.forms_case.typing_in import BOXES, TODAY, Typed, last_asks, sentence

BASE = sentence(1) | last_asks()
ENDS = {"result", "problems", "refusal"}
TEXT = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", " ", "0", "1", "2", "5", "31", "99", "2026", "yes", "no", "Feb", "😀", "٣", "-1", "1e9", "x" * 9999]
    ),
    st.sampled_from([*asks.TYPES, "other", "LIFE", "FTR_28", "STANDARD", "REMAND", "UAL", "ADA", "today", "out:HDC"]),
)
NAMES = st.builds(
    lambda box, number: box.replace("-1-", f"-{number}-", 1),
    st.sampled_from(BOXES),
    st.integers(1, 3),
)


@settings(max_examples=100)
@given(st.dictionaries(NAMES, TEXT, max_size=40), st.booleans())
def test_anything_in_any_box_is_answered_and_no_row_is_lost(typed: Typed, filled: bool) -> None:
    typed = BASE | typed if filled else typed
    taken = take(typed)
    for rows in ("sentences", "adjustments", "movements"):
        start = f"case-{rows}-"
        numbers = [int(name.removeprefix(start).split("-")[0]) for name in typed if name.startswith(start)]
        written = {n for n in numbers if any(t.strip() for k, t in typed.items() if k.startswith(f"{start}{n}-"))}
        assert taken.form.rows[rows] == [n for n in dict.fromkeys(numbers) if n in written]
        assert len(taken.inputs[rows]) == len(written)
    for action, status in (("look", {"look"}), ("check", ENDS), ("work", ENDS)):
        answer = door.submit({"case": action, "typed": typed, "today": TODAY})
        assert answer["status"] in status
        for problem in answer.get("problems", ()):
            text = problem["text"]
            assert text[:1].isupper() or text[:1] == "“"
            assert text.rstrip("”").endswith((".", "?"))
            assert "case-" not in text
            assert "/0" not in text
            assert problem["field"] == "" or problem["field"] in typed or problem["control"]


PASTED = st.one_of(
    st.text(max_size=80),
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    *(
                        "SDS",
                        "EDS",
                        "SDS+",
                        "remand",
                        "ADA",
                        "life",
                        "Kind",
                        "Date of sentence",
                        "Length",
                        "Days",
                        "From",
                    ),
                    *("5/1/2026", "05.01.26", "31/2/2026", "46027", "3y 6m", "18", "cons to 1", "cc", "35 days", "no"),
                    *("", '"', '"a', "😀", "No", "Recall", "yes", "£100", "x" * 300, "Fine", "fine", "5y+3y", "1"),
                ]
            ),
            max_size=9,
        ).map("\t".join),
        max_size=9,
    ).map("\n".join),
)


@settings(max_examples=150)
@given(PASTED)
def test_anything_pasted_becomes_rows_that_the_form_can_read(text: str) -> None:
    answer = door.submit({"case": "paste", "text": text})
    assert answer["status"] == "paste"
    known = {box.removeprefix("case-sentences-1-").removeprefix("case-adjustments-1-") for box in BOXES}
    typed = last_asks()
    for rows in ("sentences", "adjustments"):
        for n, row in enumerate(answer[rows], start=1):
            assert {*row} <= known
            typed |= {f"case-{rows}-{n}-{box}": value for box, value in row.items()}
    taken = take(typed)
    # A sentence may lack what was not said, but nothing that was put into a box is wrong.
    for problem in taken.problems:
        assert "must" not in problem.text
        assert "not a real date" not in problem.text
    for said in answer["problems"]:
        assert said.endswith((".", "?"))


@given(
    st.text(max_size=200) | st.dictionaries(st.text(max_size=9), st.none() | st.integers() | st.text()).map(json.dumps)
)
def test_any_file_is_answered(text: str) -> None:
    answer = json.loads(forms.submit(json.dumps({"case": "open", "text": text})))
    assert answer["status"] == "problems"
    assert answer["problems"][0]["text"].endswith(".")


def test_a_full_form_is_answered_at_once() -> None:
    typed = last_asks()
    for n in range(1, asks.MOST_SENTENCES + 1):
        typed |= sentence(n)
    started = time.process_time()
    door.submit({"case": "look", "typed": typed})
    assert time.process_time() - started < 1
