"""The agreed reference cases: every figure that can be compared is the same, and every step adds up.

What is compared, and how: `../shared/spec/sentence-calculation/00-overview.md` §2.3 to §2.6.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from calculator.calendar import working_days
from calculator.engine import run
from calculator.hints import Hint, Situation, hints
from calculator.law.model import named as law_named
from calculator.law.model import sources
from calculator.reference.read import read_case
from tests.calculator import agreed
from tests.calculator.agreed import Agreed
from tests.conftest import IN_CI, reference_folder

HOW_MANY = 699  # inputs in the folder beside the checkout
STORED_DIFFERS = "BreakdownChangedSinceLastCalculation"
HINTS = {
    "SLED_FROM_PREVIOUS": "SLED from a previous period of custody",
    "EARLY_40": "40% date has been applied",
    "TRANCHE_1": "Defaulted to tranche 1 commencement",
    "TRANCHE_2": "Defaulted to tranche 2 commencement",
    "STANDARD_50": "50% date has been applied",
    "TUSED_40": "Anniversary of 40% CRD",
    "PED_ADJ_CRD": "PED adjusted for the CRD of a concurrent sentence or default term",
    "HDC_14_DAY": "Adjusted for sentence date, plus 14 days as per HDC policy",
    "HDCED_ADJ_CRD": "HDCED adjusted for the CRD of a concurrent sentence or default term",
    "HDCED_ADJ_PRRD": "HDCED adjusted for the PRRD of a recall",
}


def test_the_agreed_cases_are_there_in_ci() -> None:
    """Elsewhere the tests below are skipped and counted aloud; CI must not pass without them."""
    if IN_CI:
        assert reference_folder().is_dir(), (
            f"CI runs the agreed cases, and there is no folder {reference_folder()}: "
            "put them there, or name their folder in REFERENCE_CASES"
        )


# --- what is compared -------------------------------------------------------------------------------------------------


def message_differences(case: Agreed) -> list[str]:
    """Objections made after the calculation, by position; where none are agreed, there must be none."""
    text = case.given.get("expectedValidationException")
    want = text.split("|") if text else []
    got = case.got["messages"]
    return [] if got == want else [f"messages {got}, agreed {want}"]


def date_differences(case: Agreed) -> list[str]:
    """Dates as a whole, and the effective length field by field."""
    want, got = case.expected, case.got
    if want is None or want.get("skipAssertingDates"):
        return []
    dates = {kind: day.strip() for kind, day in want["dates"].items()}
    found = [
        f"{kind} {got['dates'].get(kind)}, agreed {dates.get(kind)}"
        for kind in sorted({*dates, *got["dates"]})
        if dates.get(kind) != got["dates"].get(kind)
    ]
    if got["effectiveSentenceLength"] != want["effectiveSentenceLength"]:
        found.append(f"length {got['effectiveSentenceLength']}, agreed {want['effectiveSentenceLength']}")
    return found


def flag_differences(case: Agreed) -> list[str]:
    """Tranches and flags, where the case states them."""
    want = case.expected or {}
    keys = [
        key for key in ("trancheAllocationByLegislationName", "affectedByProgressionModel") if want.get(key) is not None
    ]
    if want.get("sdsEarlyReleaseAllocatedTranche") is not None:
        keys += ["sdsEarlyReleaseAllocatedTranche", "sdsEarlyReleaseTranche"]
    if case.given.get("assertSds40"):
        keys.append("affectedBySds40")
    return [f"{key} {case.got[key]}, agreed {want[key]}" for key in keys if case.got[key] != want[key]]


def kind_of(case: Agreed) -> str:
    """What is agreed about a case: an error, messages, dates, or that stored dates are out of date."""
    if case.given.get("error") == STORED_DIFFERS:
        return "stored"
    if case.given.get("error") and case.got["error"]:
        return "error"
    return "messages" if case.given.get("expectedValidationException") else "dates"


def differences(case: Agreed) -> list[str]:
    """Everything in which a case differs from what is agreed."""
    kind = kind_of(case)
    if kind == "stored":
        return [] if date_differences(case) else ["the dates agree, and the case says that they must not"]
    if kind == "error":
        return [] if case.got["error"] == case.given["error"] else [f"error {case.got['error']}"]
    if case.got["error"]:
        return [f"error {case.got['error']}"]
    found = message_differences(case)
    if kind == "dates":
        if case.expected is None:
            return [*found, "there is nothing to compare with"]
        found += date_differences(case) + flag_differences(case)
    return found


def lines(found: Iterable[tuple[str, list[str]]]) -> str:
    """Differences as lines of text, a case a line."""
    return "\n".join(f"{name}: {'; '.join(said)}" for name, said in found if said)


@pytest.mark.reference
@pytest.mark.parametrize("folder", agreed.folders())
def test_every_agreed_case_agrees(folder: str) -> None:
    here = [case for case in agreed.cases() if case.folder == folder]
    assert here, f"there are no cases in {folder}"
    wrong = lines((case.name, differences(case)) for case in here)
    assert not wrong, wrong


@pytest.mark.reference
def test_all_cases_were_seen_and_none_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    cases = agreed.cases()
    kinds = Counter(kind_of(case) for case in cases)
    steps = sum(len(steps) for case in cases for steps in case.got["steps"].values())
    dates = sum(len(case.got["steps"]) for case in cases)
    with capsys.disabled():
        print(f"\nagreed cases: {len(cases)} seen: {dict(kinds)}; {dates} dates with {steps} steps replayed")
    assert len(cases) == len(agreed.named("overall_calculation")) == sum(kinds.values())
    if reference_folder().parent.name == "shared":
        assert len(cases) == HOW_MANY
    assert kinds["dates"] > 0.9 * len(cases)


# --- every step -------------------------------------------------------------------------------------------------------


@pytest.mark.reference
@pytest.mark.parametrize("folder", agreed.folders())
def test_every_step_of_every_date_adds_up(folder: str) -> None:
    known = set(sources())
    wrong = []
    for case in agreed.cases():
        if case.folder != folder:
            continue
        assert set(case.got["steps"]) == set(case.got["dates"]), f"{case.name}: dates and steps differ"
        for kind, steps in case.got["steps"].items():
            try:
                day = agreed.working(case.given).follow(steps)
                assert day.isoformat() == case.got["dates"][kind], f"the steps lead to {day}"
                unknown = {key for step in steps for key in step["law"]} - known
                assert not unknown, f"no source {unknown}"
                cited = [step["rule"] for step in steps if step["op"] != "save" and not step["law"]]
                assert not cited, f"no law behind {cited}"
            except AssertionError as error:
                wrong.append(f"{case.name} {kind}: {error}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.reference
def test_a_wrong_figure_in_a_step_would_be_found() -> None:
    """Each figure of each step of one case in forty, made one too many, must be noticed."""
    tried = 0
    for case in agreed.cases()[::40]:
        for steps in case.got["steps"].values():
            for n, step in enumerate(steps):
                if step["op"] in ("note", "later") or step["rule"] == "SAVE":
                    continue
                spoilt = [*steps[:n], {**step, "value": step["value"] + 1}, *steps[n + 1 :]]
                with pytest.raises(AssertionError):
                    agreed.working(case.given).follow(spoilt)
                tried += 1
    assert tried > 100


# --- breakdowns, sentence by sentence, hints --------------------------------------------------------------------------


def _comparable(breakdown: dict[str, Any]) -> dict[str, Any]:
    """A breakdown with its sets put in order."""
    copy: dict[str, Any] = json.loads(json.dumps(breakdown))
    for row in copy["breakdownByReleaseDateType"].values():
        row["rules"] = sorted(row["rules"])
    copy["concurrentSentences"].sort(key=_as_text)
    return copy


def _as_text(row: Any) -> str:
    return json.dumps(row, sort_keys=True)


@pytest.mark.reference
def test_breakdowns_agree() -> None:
    got = {case.name: case for case in agreed.cases()}
    files = agreed.named("calculation_breakdown_response")
    assert files, "there are no breakdowns to compare with"
    wrong = []
    for name, path in files.items():
        want, have = _comparable(agreed.read(path)), _comparable(got[name].got["breakdown"])
        wrong += [f"{name} {key}: {have.get(key)}\n  agreed {want[key]}" for key in want if want[key] != have.get(key)]
    assert not wrong, "\n".join(wrong)
    print(f"{len(files)} breakdowns agree")


@pytest.mark.reference
def test_dates_of_each_sentence_agree() -> None:
    got = {case.name: case for case in agreed.cases()}
    files = agreed.named("sentence_level_calculation_response")
    assert files, "there are no sentence-level results to compare with"
    for name, path in files.items():
        want = sorted(agreed.read(path)["sentenceLevelDates"], key=_as_text)
        assert sorted(got[name].got["sentenceLevelDates"], key=_as_text) == want, name


def hint_string(hint: Hint) -> str:
    """The string of the agreed files for a code."""
    day = "" if hint.day is None else f"{date.fromordinal(hint.day):%A, %d %B %Y}"
    if hint.code == "WORKING_DAY":
        return f"{day} when adjusted to a working day"
    if hint.code == "PRRD_LATER":
        return f"The post recall release date (PRRD) of {day} is later than the PED"
    return HINTS[hint.code]


@pytest.mark.reference
def test_hints_agree() -> None:
    rules = law_named("calculation-params").rules
    today = date(2026, 11, 21).toordinal()
    files = agreed.named("hint-text/input-data")
    assert files, "there are no hints to compare with"
    for name, path in files.items():
        want = [
            (row["type"], row["date"], [h["text"] if isinstance(h, dict) else h for h in row["hints"]])
            for row in agreed.read(reference_folder() / "hint-text/expected-results" / path.name)
        ]
        now = Situation(today, working_days("reference"), name == "crs-2348-sled", sentences_known=False)
        t, out = run(read_case(agreed.read(path)), rules)
        got = [
            (kind, date.fromordinal(out.dates[kind]).isoformat(), [hint_string(h) for h in found])
            for kind, found in hints(t, out, now).items()
        ]
        assert got == want, name
