"""“What if”: old and new side by side, in words and with the steps that differ marked."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.exchange import answer
from calculator.forms.case.aligned import align, own
from calculator.forms.case.compare import compare
from calculator.forms.case.model import Worked
from tests.calculator import generated
from tests.calculator.forms_case.worked_out import case, parts, remand, sentence, worked

ADDED = {"type": "ADA", "days": 14, "from": "2026-03-02"}


def by_type(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The dates compared, by type."""
    return {row["type"]: row for row in shown["dates"]}


def test_a_case_beside_itself_shows_that_nothing_differs() -> None:
    """No change, no date moved, no step marked."""
    found = worked(case(sentence(), adjustments=[remand(), ADDED]))
    shown = compare(found, found)
    assert shown["same"] is True
    assert shown["verdict"] == "Nothing differs: the entries are the same, and so is every date."
    assert (shown["changes"], shown["unseen"]) == ([], "")
    for row in shown["dates"]:
        assert (row["days"], row["apart"], row["steps"]) == (0, "the same day", [])
        assert row["part"] == "Every step is the same."
    assert shown["warnings"] == shown["notes"] == {"gone": [], "come": []}
    assert not any(row["differs"] for row in shown["facts"])


def test_fewer_days_of_remand() -> None:
    """CRD 1 December 2026 with 35 days; with 23 days it is 12 days later, 13 December 2026."""
    old = worked(case(sentence(), adjustments=[remand()]))
    new = worked(case(sentence(), adjustments=[remand(23)]))
    shown = compare(old, new)
    (change,) = shown["changes"]
    assert change["title"] == "Adjustment 1: REMAND"
    assert change["state"] == "changed"
    assert change["lines"][0]["words"] == "days: 35 before, 23 now"
    assert change["lines"][0]["field"] == "case-adjustments-0-days"
    crd = by_type(shown)["CRD"]
    assert crd["first"] == {"date": "2026-12-01", "day": "Tuesday 1 December 2026"}
    assert crd["second"] == {"date": "2026-12-13", "day": "Sunday 13 December 2026"}
    assert (crd["days"], crd["apart"]) == (12, "12 days later")
    assert [row["state"] for row in crd["steps"]] == ["same", "same", "same", "differs"]
    assert crd["part"] == (
        "The first difference is at step 4. "
        "Before: “Remand (1 December 2025 to 4 January 2026): 35 days earlier, 1 December 2026.” "
        "What if: “Remand: 23 days earlier, 13 December 2026.”"
    )
    assert by_type(shown)["ESED"]["differs"] is False
    assert by_type(compare(new, old))["CRD"]["apart"] == "12 days earlier"


def test_added_days_are_a_step_only_one_side_has() -> None:
    """14 added days move the release and not the expiry."""
    shown = compare(worked(case(sentence())), worked(case(sentence(), adjustments=[ADDED])))
    (change,) = shown["changes"]
    assert (change["title"], change["state"]) == ("Adjustment 1: ADA", "put in")
    crd = by_type(shown)["CRD"]
    assert crd["days"] == 14
    assert crd["steps"][-1]["texts"][0] is None
    assert crd["steps"][-1]["mark"] == "Only in “What if”"
    assert crd["part"].startswith("The first difference is at step 4. Before: no such step. What if: “Additional days")
    assert by_type(shown)["SLED"]["days"] == 0


def test_another_law_set_changes_no_entry() -> None:
    """One third under the law in force, one half under the law before SDS40; adult curfew is in both."""
    entered = case(sentence())
    shown = compare(worked(entered), worked(entered, law="sds-50"))
    assert shown["changes"] == []
    assert shown["verdict"].startswith("Another law set or another day: ")
    facts = {row["label"]: row for row in shown["facts"]}
    assert facts["Law"]["second"] == "One half: before SDS40, as on 22 November 2026"
    assert facts["Tranche"]["differs"]
    assert facts["Tranche"]["second"] == "none"
    crd = by_type(shown)["CRD"]
    # half of 1,096 days is 548, a third is 366; the step after it only carries the difference on
    assert [row["state"] for row in crd["steps"]] == ["same", "differs", "follows"]
    assert crd["days"] == 548 - 366
    assert "one third of 1,096 days is 366 days" in crd["part"]
    assert "one half of 1,096 days is 548 days" in crd["part"]


def test_dates_that_come_and_go() -> None:
    """Early removal asked for gives one date more; the notes that belong to it come with it."""
    shown = compare(worked(case(sentence())), worked(case(sentence(), ersed=True)))
    ersed = by_type(shown)["ERSED"]
    assert (ersed["first"], ersed["days"], ersed["apart"]) == (None, None, "only in “What if”")
    assert ersed["differs"] is True
    assert {row["state"] for row in ersed["steps"]} == {"second-only"}
    back = compare(worked(case(sentence(), ersed=True)), worked(case(sentence())))
    assert by_type(back)["ERSED"]["apart"] == "only in “Before”"


def test_notes_that_come_and_go() -> None:
    """CRD on Saturday 5 December 2026 has notes of the working day and the Friday scheme; on 1 December none."""
    shown = compare(
        worked(case(sentence(), adjustments=[remand(31)])), worked(case(sentence(), adjustments=[remand()]))
    )
    assert [text for text in shown["notes"]["gone"] if text.startswith("CRD:")] == [
        "CRD: This is not a working day: 4 December 2026 is the working day to use.",
        (
            "CRD: Release would be just before a weekend or bank holiday: under the Friday scheme it may be on "
            "3 December 2026."
        ),
    ]
    assert not any(text.startswith("CRD:") for text in shown["notes"]["come"])


def test_a_sentence_put_in_between_does_not_shift_the_others() -> None:
    """Three sentences, and the same three with one more in second place; links to the later ones still agree."""
    one, two, three = sentence(), sentence(length={"years": 5}), sentence(length={"months": 9})
    old = worked(case(one, two, {**three, "consecutiveTo": "2"}))
    new = worked(case(one, sentence(length={"weeks": 10}), two, {**three, "consecutiveTo": "3"}))
    (change,) = compare(old, new)["changes"]
    assert (change["title"], change["state"]) == ("Sentence 2: SDS", "put in")
    (back,) = compare(new, old)["changes"]
    assert (back["title"], back["state"]) == ("Sentence 2: SDS", "taken out")


def test_the_same_number_of_sentences_is_matched_by_place() -> None:
    """Two sentences change places: both are told as changed."""
    short, long = sentence(length={"years": 2}), sentence(length={"years": 4})
    shown = compare(worked(case(short, long)), worked(case(long, short)))
    assert [(c["title"], [line["label"] for line in c["lines"]]) for c in shown["changes"]] == [
        ("Sentence 1: SDS", ["length"]),
        ("Sentence 2: SDS", ["length"]),
    ]


def test_concurrent_to_consecutive() -> None:
    """3 years and 2 years: the effective length and every date change."""
    shown = compare(
        worked(case(sentence(), sentence(length={"years": 2}))),
        worked(case(sentence(), sentence(length={"years": 2}, consecutiveTo="1"))),
    )
    (change,) = shown["changes"]
    assert change["lines"][0]["words"] == "consecutiveTo: not entered before, 1 now"
    facts = {row["label"]: row for row in shown["facts"]}
    assert (facts["Effective sentence length"]["first"], facts["Effective sentence length"]["second"]) == (
        "3 years",
        "5 years",
    )


def test_what_is_not_shown_in_words_is_found_all_the_same() -> None:
    """A request that differs where the entries in words say nothing."""
    old, new = worked(case(sentence())), worked(case(sentence(section250=True)))
    shown = compare(old, new.replace(parts=old.parts))
    assert shown["unseen"] == "Something not shown in words differs in what was entered: sentences/0/section250."
    assert shown["same"] is False


def both(one: dict[str, Any], other: dict[str, Any]) -> tuple[Worked, Worked] | None:
    """Both requests worked out, where both have a result."""
    found = [Worked(asked, answer(asked), parts(asked)) for asked in (one, other)]
    return (found[0], found[1]) if all(f.answer["status"] == "result" for f in found) else None


REQUESTS = generated.requests(generated.same_day(("SDS", "SDS", "EDS", "SOPC"), 3))


@given(REQUESTS, REQUESTS)
@settings(max_examples=40)
def test_comparing_anything(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Days turn their sign when the sides change; the steps of each side are all there and in order."""
    pair = both(one, other)
    if pair is None:
        return
    there, back = compare(*pair), compare(pair[1], pair[0])
    json.dumps(there)
    assert there["same"] == back["same"]
    forward, backward = by_type(there), by_type(back)
    assert forward.keys() == backward.keys()
    for kind, row in forward.items():
        turned = backward[kind]
        assert (row["first"], row["second"]) == (turned["second"], turned["first"])
        assert row["days"] == (None if turned["days"] is None else -turned["days"])
        assert row["part"].partition(". ")[0].replace("What if", "Before") == (
            turned["part"].partition(". ")[0].replace("What if", "Before")
        )
        for side, answered in enumerate(pair):
            steps: list[dict[str, Any]] = next((d["steps"] for d in answered.answer["dates"] if d["type"] == kind), [])
            texts = [r["texts"][side] for r in row["steps"] if r["texts"][side] is not None]
            assert not row["steps"] or texts == [step["text"] for step in steps]


@given(generated.requests(generated.cases()))
@settings(max_examples=40)
def test_anything_beside_itself_is_the_same(asked: dict[str, Any]) -> None:
    """Nothing differs between a case and the same case read again."""
    pair = both(asked, json.loads(json.dumps(asked)))
    if pair is not None:
        shown = compare(*pair)
        assert shown["same"] is True
        assert shown["verdict"].startswith("Nothing differs")


@given(st.lists(st.sampled_from("abcd"), max_size=8), st.lists(st.sampled_from("abcd"), max_size=8))
def test_alignment_keeps_every_step_once(one: list[str], other: list[str]) -> None:
    """Whatever the steps, each stands in its column once and in order, and the common beginning is kept together."""
    ours, theirs = [_step(rule) for rule in one], [_step(rule) for rule in other]
    pairs = align(ours, theirs)
    assert [a for a, _ in pairs if a is not None] == ours
    assert [b for _, b in pairs if b is not None] == theirs
    alike = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    assert all(a is not None and b is not None and own(a) == own(b) for a, b in pairs[:alike])


def _step(rule: str) -> dict[str, Any]:
    return {"rule": rule, "op": "note", "text": rule, "date": None, "days": None, "months": None, "figures": {}}
