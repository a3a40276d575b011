"""Every objection to the entries: a case that raises it, and the nearest that does not (`data/objections.yml`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from calculator.case import (
    EXCLUSIONS,
    Adjustment,
    Alert,
    Case,
    FixedTermRecall,
    Length,
    Offence,
    Recall,
    Sentence,
)
from calculator.check.before import first_stage, stages
from calculator.check.words import catalogue, objection
from calculator.exchange import run
from calculator.exchange_read import Reader, read_case
from calculator.law import named
from calculator.law.kinds import sentence_types
from calculator.result import Refusal, Result, calculate
from tests.read_yaml import read_yaml

DATA = Path(__file__).parent / "data"
PLAIN: dict[str, Any] = {
    "id": "1",
    "kind": "SDS",
    "date": "2026-01-05",
    "offence": {"date": "2025-06-01"},
    "length": {"years": 3},
}
SENTENCED, COMMITTED = date(2026, 1, 5), Offence(date(2025, 6, 1))
#: Raised after the calculation: the agreed cases test these.
AFTER = {
    "RELEASE_DATE_BEFORE_SENTENCE_DATE", "PROGRESSION_MODEL_UNSUPPORTED_EXTINGUISHED_SENTENCE",
    "REMAND_OVERLAPS_WITH_SENTENCE", "ADJUSTMENT_AFTER_RELEASE_ADA", "ADJUSTMENT_AFTER_RELEASE_RADA",
    "UNSUPPORTED_SDS40_CONSECUTIVE_SDS_BETWEEN_TRANCHE_COMMENCEMENTS", "UNABLE_TO_DETERMINE_SHPO_RELEASE_PROVISIONS",
    "PROGRESSION_TRANCHE_ONE_ALLOCATION", "UNSUPPORTED_OUT_OF_CUSTODY_AT_PROGRESSION_MODEL_COMMENCEMENT",
    "HDCED_REPEAL", "FTR_14_DAYS_AGGREGATE_GE_12_MONTHS", "FTR_28_DAYS_AGGREGATE_LT_12_MONTHS",
    "FTR_TYPE_28_DAYS_AGGREGATE_LT_12_MONTHS", "FTR_TYPE_14_DAYS_AGGREGATE_GE_12_MONTHS",
    "FTR_TYPE_14_DAYS_SENTENCE_GT_12_MONTHS", "FTR_TYPE_14_DAYS_SENTENCE_GAP_GT_14_DAYS",
    "FTR_TYPE_28_DAYS_SENTENCE_GAP_LT_14_DAYS", "LAW_DIFFERS", "SINGLE_TERM_BROKEN", "ENGINE_FAULT",
}  # fmt: skip
#: Said of the request as a whole: tested below by name.
REQUEST = {"OFFENCE_QUESTION", "REQUEST_NOT_READABLE", "LAW_NOT_KNOWN", "TOO_MANY_CHAINS", "TOO_MANY_SENTENCES"}


@cache
def rows() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read_yaml(DATA / "objections.yml")
    return found


def case_of(differs: dict[str, Any]) -> dict[str, Any]:
    """The plain case with what differs laid over it."""
    case: dict[str, Any] = {"dateOfBirth": "1990-01-31", **differs}
    # A type says the kind, so that the plain kind is left out beside it.
    laid = [
        {**PLAIN, **({"kind": None} if "type" in over else {}), "id": str(n + 1), **over}
        for n, over in enumerate(differs.get("sentences", [{}]))
    ]
    case["sentences"] = [{k: v for k, v in s.items() if v is not None} for s in laid]
    return case


def ask(case: dict[str, Any], **more: Any) -> dict[str, Any]:
    request = {"call": "calculate", "law": "today", "asOf": "2026-11-21", "case": case, **more}
    found: dict[str, Any] = json.loads(run(json.dumps(request, default=date.isoformat)))
    return found


def said(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [*answer.get("objections", ()), *answer.get("warnings", ())]


def _named() -> Iterator[Any]:
    for n, row in enumerate(rows()):
        yield pytest.param(row, id=f"{n}-{row['code']}")


@pytest.mark.parametrize("row", list(_named()))
def test_raises(row: dict[str, Any]) -> None:
    answer = ask(case_of(row["raises"]), options=row.get("options", {}))
    raised = [o for o in said(answer) if o["code"] == row["code"]]
    assert len(raised) == row.get("count", 1), said(answer)
    assert raised[0]["about"] == row["about"]
    rank = catalogue()[row["code"]]["rank"]
    assert answer["status"] == ("result" if rank == "warning" else "refusal")
    assert {o["rank"] for o in raised} == {rank}
    for o in raised:
        assert o["text"].endswith(".")
        assert o["mend"].endswith(".")
        assert row.get("says", "") in o["text"]


@pytest.mark.parametrize("row", list(_named()))
def test_near_miss(row: dict[str, Any]) -> None:
    answer = ask(case_of(row["near"]), options=row.get("options", {}))
    assert row["code"] not in {o["code"] for o in said(answer)}
    assert answer["status"] == "result", said(answer)


def test_every_code_is_tested() -> None:
    typed = {row["code"] for row in read_yaml(DATA / "objections_dates.yml")}
    tested = {row["code"] for row in rows()} | typed
    assert tested.isdisjoint(AFTER | REQUEST)
    assert tested | AFTER | REQUEST == set(catalogue())


def test_words_fit_the_arguments_and_ranks_are_known() -> None:
    for code, row in catalogue().items():
        assert set(row) == {"rank", "text", "mend"}, code
        assert row["rank"] in ("unsupported", "invalid", "warning"), code
        assert row["text"].rstrip()[-1] in ".}", code


def test_everything_wrong_is_said_at_once() -> None:
    answer = ask(
        case_of({
            "sentences": [
                {"offence": {"date": "2026-02-01"}},
                {"type": "IPP"},
                {"date": "yesterday", "consecutiveTo": "2"},
                {"length": {"years": 0}, "consecutiveTo": "2", "recall": {"kind": "FTR_28"}},
            ],
            "adjustments": [
                {"type": "REMAND", "days": "x", "from": "2026-01-05"},
                {"type": "ADA", "days": 3, "from": "soon"},
                {"type": "ADA", "days": 3, "from": "2027-01-05"},
            ],
            "alerts": ["PTD"],
        })
    )  # fmt: skip
    found = {(o["code"], o["about"]) for o in said(answer)}
    assert found == {
        ("UNSUPPORTED_SENTENCE_TYPE", "sentences/1/type"),
        ("NOT_A_DATE", "sentences/2/date"),
        ("NOT_A_NUMBER", "adjustments/0/days"),
        ("NOT_A_DATE", "adjustments/1/from"),
        ("PRISONER_SUBJECT_TO_PTD", "alerts"),
        ("OFFENCE_DATE_AFTER_SENTENCE_START_DATE", "sentences/0/offence/date"),
        ("ZERO_IMPRISONMENT_TERM", "sentences/3/length"),
        ("FTR_NO_RETURN_TO_CUSTODY_DATE", "sentences/3/recall/returned"),
        ("ADJUSTMENT_FUTURE_DATED_ADA", "adjustments/2/from"),
        ("REMAND_FROM_TO_DATES_REQUIRED", "adjustments/0/periodFrom"),
    }


def test_a_sentence_is_named_by_court_case_and_line_then_id_then_place() -> None:
    zero = {"length": {"years": 0}}
    answer = ask(
        case_of({
            "sentences": [
                {**zero, "caseNumber": 2, "line": 3},
                zero,
                {**zero, "id": "burglary"},
                {**zero, "id": "4f0c2f1e-52a5-4b4e-9d3a-0d6c5a1b7e11"},
            ]
        })
    )  # fmt: skip
    starts = [o["text"].partition(":")[0] for o in said(answer) if o["code"] == "ZERO_IMPRISONMENT_TERM"]
    assert starts == ["Court case 2, line 3", "Sentence 2", "Sentence “burglary”", "Sentence 4 in the list"]


def test_without_an_as_of_day_nothing_lies_in_the_future() -> None:
    case = case_of({
        "sentences": [{"offence": {"date": "1926-11-20"}, "recall": {"kind": "STANDARD", "revoked": "2026-11-22"}}],
        "adjustments": [{"type": "ADA", "days": 3, "from": "2027-01-05"}],
    })  # fmt: skip
    known = {o["code"] for o in said(ask(case))}
    assert {
        "OFFENCE_DATE_OVER_OR_UNDER_100_YEARS_AGO", "REVOCATION_DATE_IN_THE_FUTURE", "ADJUSTMENT_FUTURE_DATED_ADA",
    } <= known  # fmt: skip
    answer = ask(case, law="calculation-params", asOf=None)
    assert answer["status"] == "result", said(answer)


def test_requests_that_are_none() -> None:
    for text in ("", "[]", "nonsense", '{"call": "dance"}', "[" * 100_000):
        answer = json.loads(run(text))
        assert [o["code"] for o in answer["objections"]] == ["REQUEST_NOT_READABLE"], text[:20]
    assert [o["code"] for o in said(ask(case_of({}), law="moon"))] == ["LAW_NOT_KNOWN"]
    assert ask(case_of({}), law="sds-50")["status"] == "result"


def test_more_sentences_than_can_be_worked_out() -> None:
    assert [o["code"] for o in said(ask(case_of({"sentences": [{}] * 501})))] == ["TOO_MANY_SENTENCES"]
    assert ask(case_of({"sentences": [{}] * 500}), steps=False)["status"] == "result"


def test_chains_that_branch_without_end() -> None:
    # Sentences that share an id but differ otherwise: each "a" can be followed by each "b".
    some = [frozenset(c) for n in (1, 2) for c in combinations(EXCLUSIONS, n)][:50]
    assert len(some) == 50

    def chained(count: int) -> Case:
        first = [Sentence("a", "SDS", SENTENCED, Length(1), COMMITTED, exclusions=e) for e in some[:count]]
        second = [
            Sentence("b", "SDS", SENTENCED, Length(1), COMMITTED, consecutive_to="a", exclusions=e)
            for e in some[:count]
        ]
        return Case((*first, *second), date(1990, 1, 31))

    few = calculate(chained(2), named("calculation-params"))
    assert isinstance(few, Result)
    many = calculate(chained(50), named("calculation-params"))
    assert isinstance(many, Refusal)
    assert [o.code for o in many.objections if o.rank == "unsupported"] == ["TOO_MANY_CHAINS"]


def test_stages_in_the_order_of_the_national_service() -> None:
    plain = Sentence("1", "SDS", SENTENCED, Length(), Offence())
    recalled = plain.replace(length=Length(1), offence=COMMITTED, recall=Recall("FTR_28", None, date(2026, 8, 3)))
    law = named("calculation-params")

    def stage(*sentences: Sentence, **more: Any) -> tuple[str, str, list[str]] | None:
        found = first_stage(Case(sentences, date(1990, 1, 31), **more), law)
        return None if found is None else (found.rank, found.name, [o.code for o in found.objections])

    alert = {"alerts": (Alert("O", "PTD"),)}
    assert stage(plain, **alert) == ("unsupported", "source data", ["PRISONER_SUBJECT_TO_PTD"])
    assert stage(plain) == ("invalid", "source data", ["OFFENCE_MISSING_DATE", "ZERO_IMPRISONMENT_TERM"])
    # The national service wants the record of the recall itself; a person may give the day of return with the sentence.
    assert stage(recalled) == ("invalid", "source data", ["FTR_NO_RETURN_TO_CUSTODY_DATE"])
    details = {"fixed_term_recall": FixedTermRecall(date(2026, 8, 3), 14)}
    assert stage(recalled, **details) == ("invalid", "source data", ["FTR_TYPE_28_DAYS_BUT_LENGTH_IS_14"])
    short = recalled.replace(length=Length(0, 11))
    details = {"fixed_term_recall": FixedTermRecall(date(2026, 8, 3))}
    assert stage(short, **details) == ("invalid", "booking", ["FTR_TYPE_28_DAYS_SENTENCE_LT_12_MONTHS"])
    remand = {"adjustments": (Adjustment("REMAND", SENTENCED, 5),)}
    good = plain.replace(length=Length(3), offence=COMMITTED)
    assert stage(good, **remand) == ("invalid", "source data", ["REMAND_FROM_TO_DATES_REQUIRED"])
    assert stage(good) is None
    assert [s.name for s in stages(Case((good,)), law)] == [
        "source data",
        "booking",
        "source data",
        "booking",
        "source data",
    ]
    assert first_stage(Case((good,)), law) == ("warning", "source data", (objection("ASSUMED_ADULT", "dateOfBirth"),))


def test_a_type_says_kind_recall_and_flags() -> None:
    known = sentence_types()
    assert len(known) == 92
    for code, kind in known.items():
        case = case_of({"sentences": [{"kind": None, "type": code, "extension": {"months": 12}, "fineAmount": 100}]})
        case["fixedTermRecall"] = {"returned": "2026-08-03"}
        if kind.before is not None:
            case["sentences"][0].update(date="2015-01-05", offence={"date": "2014-06-01"})
            case["fixedTermRecall"]["returned"] = "2015-08-03"
        if kind.recall == "FTR_14":
            case["sentences"][0]["length"] = {"months": 11}
        if kind.recall == "FTR_56":
            case["sentences"][0]["recall"] = {"revoked": "2026-08-01"}
        reader = Reader()
        read = read_case(reader, case)
        if kind.kind is None:
            assert [(o.code, o.about) for o in reader.objections] == [("UNSUPPORTED_SENTENCE_TYPE", "sentences/0/type")]
            assert kind.worksheet in reader.objections[0].mend
            continue
        assert read is not None, reader.objections
        (sentence,) = read.sentences
        assert sentence.kind == kind.kind
        assert (sentence.recall and sentence.recall.kind) == kind.recall
        assert sentence.section250 is bool(kind.section250)
        assert sentence.automatic is bool(kind.automatic)
        assert sentence.under_18_sopc is bool(kind.under_18_sopc)
        answer = ask(case)
        assert answer["status"] == "result", (code, said(answer))


def test_the_catalogue_holds_every_type_of_the_specification() -> None:
    calculated = """
        ADIMP ADIMP_ORA SEC91_03 SEC91_03_ORA SEC250 SEC250_ORA YOI YOI_ORA EDS18 EDS21 EDSU18 LASPO_AR
        LASPO_DR SDOPCU18 SOPC18 SOPC21 SEC236A A/FINE DTO DTO_ORA BOTUS LR LR_ORA LR_SEC91_ORA LRSEC250_ORA
        LR_YOI_ORA LR_EDS18 LR_EDS21 LR_EDSU18 LR_LASPO_AR LR_LASPO_DR LR_SEC236A LR_SOPC18 LR_SOPC21
        14FTR_ORA FTR FTR_ORA FTR_SCH15 FTRSCH15_ORA FTRSCH18 FTRSCH18_ORA FTR_56ORA"""
    refused = """
        ALP_LASPO DLP ALP ALP_CODE18 ALP_CODE21 DFL DPP HMPL IPP LEGACY LIFE LIFE/IPP MLP SEC272 SEC275
        SEC93_03 SEC94 ZMD SEC93 20 LR_ALP LR_ALP_CDE18 LR_ALP_CDE21 LR_ALP_LASPO LR_DLP LR_DPP LR_IPP LR_LIFE
        LR_MLP NP CR AR EPP CIVIL EXT SEC91 VOO STS18 STS21 TISCS YRO FTR_HDC FTR_HDC_ORA 14FTRHDC_ORA LR_ES
        LR_EPP HDR HDR_ORA CUR CUR_ORA"""
    known = sentence_types()
    assert {c for c, t in known.items() if t.kind is not None} == set(calculated.split())
    assert {c for c, t in known.items() if t.kind is None} == set(refused.split())
    assert all(t.worksheet for t in known.values() if t.kind is None)
    assert all(t.name for t in known.values())
