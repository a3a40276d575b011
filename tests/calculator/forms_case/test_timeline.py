"""The line of time of a calculated case: where everything stands, that nothing is covered, and the same in words."""

import json
import re
import time
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.exchange import answer
from calculator.forms.case.drawing.scale import text_width
from calculator.forms.case.drawing.wording import short
from calculator.forms.case.model import Worked
from calculator.forms.case.timeline import timeline
from tests.calculator import generated, worked

TODAY = date(2026, 11, 22)
Json = dict[str, Any]


def sentence(name: int, day: str, **more: Any) -> Json:
    return {"id": str(name), "kind": "SDS", "date": day, "offence": {"date": "2020-06-01"}, **more}


def counted(kind: str, first: str, last: str, at: str | None = None) -> Json:
    """An adjustment with its period, both days included."""
    days = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return {"type": kind, "days": days, "from": at or first, "periodFrom": first, "periodTo": last}


def work_out(sentences: list[Json], law: str = "today", as_of: str = "2026-11-22", **case: Any) -> Worked:
    asked = {"call": "calculate", "law": law, "asOf": as_of}
    request = {**asked, "case": {"dateOfBirth": "1990-01-31", "sentences": sentences, **case}}
    found = answer(request)
    assert found["status"] == "result", found
    return Worked(request, found, ())


def draw(sentences: list[Json], today: date = TODAY, **case: Any) -> Json:
    return timeline(work_out(sentences, **case), today)


def bars(drawn: Json, name: str = "wide") -> list[str]:
    """What the bars of a picture say when they are pointed at."""
    return [s["says"] for p in drawn["pictures"] if p["name"] == name for s in p["shapes"] if "says" in s]


def texts(drawn: Json, name: str = "wide") -> list[str]:
    return [s["text"] for p in drawn["pictures"] if p["name"] == name for s in p["shapes"] if s["tag"] == "text"]


def table(drawn: Json) -> list[tuple[str, str, str]]:
    return [(row["day"], row["what"], row["who"]) for row in drawn["table"]["rows"]]


Box = tuple[float, float, float, float]


def text_box(shape: Mapping[str, Any]) -> Box:
    """Left, right, top and bottom of a text."""
    size = shape["font-size"]
    width = text_width(shape["text"], size) * (0.95 if shape["class"] == "case-tl-note" else 1)
    left = shape["x"] - {"start": 0, "middle": width / 2, "end": width}[shape.get("text-anchor", "start")]
    return left, left + width, shape["y"] - 0.72 * size, shape["y"] + 0.2 * size


def box(shape: Mapping[str, Any]) -> Box:
    """Left, right, top and bottom of any shape."""
    if shape["tag"] == "text":
        return text_box(shape)
    if shape["tag"] == "rect":
        return shape["x"], shape["x"] + shape["width"], shape["y"], shape["y"] + shape["height"]
    if shape["tag"] == "line":
        return *sorted((shape["x1"], shape["x2"])), *sorted((shape["y1"], shape["y2"]))
    moves = [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", shape["d"])]
    downs = [float(y) for y in re.findall(r"V([\d.]+)", shape["d"])]
    small = "l" in shape["d"]
    wide, high = (12, 12) if small else (0, 0)
    ys = [y for _, y in moves] + downs
    return min(x for x, _ in moves) - 6 * small, max(x for x, _ in moves) + wide, min(ys), max(ys) + high


def faults(drawn: Json) -> Iterator[str]:
    """Shapes that leave their picture, and texts that cover one another."""
    for picture in drawn["pictures"]:
        for shape in picture["shapes"]:
            left, right, top, bottom = box(shape)
            if left < -0.1 or right > picture["width"] + 0.1 or top < -0.1 or bottom > picture["height"] + 0.1:
                yield f"{picture['name']}: {shape} leaves the picture"
        said = sorted((text_box(s)[2:], text_box(s)[:2], s["text"]) for s in picture["shapes"] if s["tag"] == "text")
        for n, ((_, bottom), (left, right), text) in enumerate(said):
            for (top, _), (start, end), other in said[n + 1 :]:
                if top >= bottom:
                    break
                if left < end and start < right:
                    yield f"{picture['name']}: “{text}” and “{other}” cover each other"


def check(case: Worked, today: date = TODAY) -> Json:
    """A drawing that has no fault and leaves no date of the answer out."""
    drawn = timeline(case, today)
    assert not list(faults(drawn))
    assert json.loads(json.dumps(drawn)) == drawn
    rows = {(row["date"], row["what"].partition(":")[0]) for row in drawn["table"]["rows"] if row["who"]}
    for found in case.answer["dates"]:
        assert (found["date"], found["type"]) in rows
        day = short(date.fromisoformat(found["date"]).toordinal())
        for name in ("wide", "narrow"):
            assert any(found["type"] in text and text.endswith(day) for text in texts(drawn, name)), (name, found)
    assert [row["date"] for row in drawn["table"]["rows"]] == sorted(row["date"] for row in drawn["table"]["rows"])
    assert any(row["what"] == "Today" for row in drawn["table"]["rows"])
    return drawn


# What is shown of a case


def test_one_sentence_is_one_line_with_custody_and_licence() -> None:
    drawn = draw(
        [sentence(1, "2021-03-08", length={"years": 4})],
        date(2022, 5, 4),
        adjustments=[counted("REMAND", "2021-02-26", "2021-03-07", "2021-03-08")],
    )
    assert bars(drawn) == [
        "Custody: 8 Mar 2021 to 26 Feb 2023. Sentence 1",
        "Licence: 26 Feb 2023 to 25 Feb 2025. Sentence 1",
        "Remand: 26 Feb 2021 to 7 Mar 2021",
    ]
    assert {"Sentence 1: SDS 4 years", "Custody", "Licence", "Remand: 10 days", "Today 4 May 2022"} <= set(texts(drawn))
    assert table(drawn) == [
        ("Friday 26 February 2021", "Remand begins: 10 days, to Sunday 7 March 2021", "Sentence 1"),
        ("Sunday 7 March 2021", "Remand ends: last day", "Sentence 1"),
        ("Monday 8 March 2021", "Sentence imposed: standard determinate sentence, 4 years", "Sentence 1"),
        ("Wednesday 4 May 2022", "Today", ""),
        ("Wednesday 31 August 2022", "HDCED: Home detention curfew eligibility date", "Sentence 1"),
        ("Sunday 26 February 2023", "CRD: Conditional release date", "Sentence 1"),
        ("Tuesday 25 February 2025", "SLED: Sentence and licence expiry date", "Sentence 1"),
        ("Friday 7 March 2025", "ESED: Effective sentence end date", "Sentence 1"),
    ]
    assert drawn["describe"] == (
        "Line of time: 1 sentence, release on Sunday 26 February 2023 (CRD) and everything ends on Tuesday 25 February "
        "2025 (SLED). The table says the same in words."
    )


def test_standard_recall_custody_licence_away_custody() -> None:
    recall = {"kind": "STANDARD", "revoked": "2023-06-05", "returned": "2023-07-10"}
    drawn = draw(
        [sentence(1, "2021-03-08", length={"years": 4}, recall=recall)],
        date(2024, 1, 2),
        adjustments=[counted("UAL", "2023-06-06", "2023-07-09")],
    )
    assert bars(drawn) == [
        "Custody: 8 Mar 2021 to 8 Mar 2023. Sentence 1",
        "Licence: 8 Mar 2023 to 5 Jun 2023. Sentence 1",
        "Away: recalled, not yet back: 5 Jun 2023 to 10 Jul 2023. Sentence 1",
        "Custody: 10 Jul 2023 to 10 Apr 2025. Sentence 1",
        "Unlawfully at large: 6 Jun 2023 to 9 Jul 2023",
    ]
    said = table(drawn)
    assert ("Monday 5 June 2023", "Licence revoked: standard recall", "Sentence 1") in said
    assert ("Monday 10 July 2023", "Back in custody: standard recall", "Sentence 1") in said
    assert ("Wednesday 8 March 2023", "CRD: Conditional release date", "Sentence 1") in said
    assert "SLED, PRRD 10 Apr 2025" in texts(drawn)


def test_fixed_term_recall_of_56_days_shows_its_tranche() -> None:
    recall = {"kind": "FTR_56", "revoked": "2026-01-26", "returned": "2026-02-05"}
    drawn = draw(
        [sentence(1, "2022-05-06", length={"days": 1701}, recall=recall)],
        returnedToCustody="2026-02-05",
        fixedTermRecall={"days": 56, "returned": "2026-02-05"},
    )
    assert bars(drawn)[-2:] == [
        "Custody: 5 Feb 2026 to 1 Apr 2026. Sentence 1",
        "Licence: 1 Apr 2026 to 31 Dec 2026. Sentence 1",
    ]
    assert "56-day recall tranche 1 opens 31 Mar 2026" in texts(drawn)
    assert texts(drawn).count("Back in custody 5 Feb 2026") == 1


def test_56_day_recall_after_its_tranches_shows_when_the_law_began() -> None:
    recall = {"kind": "FTR_56", "revoked": "2026-06-01", "returned": "2026-06-04"}
    drawn = draw(
        [sentence(1, "2023-05-06", length={"years": 5}, recall=recall)],
        returnedToCustody="2026-06-04",
        fixedTermRecall={"days": 56, "returned": "2026-06-04"},
    )
    assert "56-day recall law 31 Mar 2026" in texts(drawn)
    assert ("Tuesday 31 March 2026", "Fixed-term recalls of 56 days begin in law", "Sentence 1") in table(drawn)


def test_detention_and_training_order_is_custody_to_its_middle_then_supervision() -> None:
    drawn = draw([sentence(1, "2023-01-09", kind="DTO", length={"months": 12})], dateOfBirth="2006-06-01")
    assert bars(drawn) == [
        "Custody: 9 Jan 2023 to 10 Jul 2023. Sentence 1",
        "Supervision: 10 Jul 2023 to 8 Jan 2024. Sentence 1",
    ]
    assert "Today, 22 Nov 2026, is after these dates." in texts(drawn)


def test_fine_in_default_ends_without_licence() -> None:
    drawn = draw([sentence(1, "2023-02-06", kind="AFINE", length={"days": 90}, fineAmount=2500)])
    assert [bar.partition(":")[0] for bar in bars(drawn)] == ["Custody", "Sentence runs to its end, no licence"]
    assert "E: Sentence runs to its end, no licence" in texts(drawn)


def test_chain_is_one_line_and_the_line_that_decides_is_marked() -> None:
    drawn = draw(
        [
            sentence(1, "2023-01-09", length={"years": 2}),
            sentence(2, "2023-01-09", length={"months": 18}, consecutiveTo="1"),
            sentence(3, "2023-01-09", kind="EDS", length={"years": 6}, extension={"years": 3}),
        ]
    )
    said = texts(drawn)
    assert {
        "All together",
        "Sentences 1 and 2, in a row",
        "Sentence 3: EDS 6 years",
        "decides the release date",
    } <= set(said)
    wide = drawn["pictures"][0]["shapes"]
    marks = [s for s in wide if s["class"] == "case-tl-governs"]
    name = next(s for s in wide if s.get("text") == "Sentence 3: EDS 6 years")
    assert len(marks) == 2, "one beside the sentence, one in the key"
    assert abs(float(marks[0]["d"].split()[1].partition("l")[0]) - name["y"]) < 15
    whole = [bar for bar in bars(drawn) if bar.endswith(". All together")]
    third = [bar for bar in bars(drawn) if bar.endswith(". Sentence 3")]
    assert [bar.partition(".")[0] for bar in whole] == [bar.partition(".")[0] for bar in third]
    assert any(
        what.endswith("18 months, to follow sentence 1") and who == "Sentence 2" for _, what, who in table(drawn)
    )
    assert any(
        "extended determinate sentence, 6 years, and 3 years of extended licence" in what for _, what, _ in table(drawn)
    )


def test_released_on_curfew_then_sentenced_again() -> None:
    case = next(c for c in worked.cases() if c.row["title"].startswith("Released on curfew: the group ends"))
    drawn = check(Worked(worked.request(case.row), worked.answered(case), ()))
    assert [bar for bar in bars(drawn) if bar.endswith("All together")] == [
        "Custody: 7 Jun 2021 to 7 Mar 2022. All together",
        "Out before the release date: 7 Mar 2022 to 27 Apr 2022. All together",
        "Licence: 27 Apr 2022 to 3 Apr 2023. All together",
        "Custody: 3 Apr 2023 to 2 Apr 2024. All together",
        "Licence: 2 Apr 2024 to 2 Apr 2025. All together",
    ]
    assert {"Group 1 of 2", "Group 2 of 2"} <= set(texts(drawn))
    assert ("Monday 7 March 2022", "Released on home detention curfew", "All together") in table(drawn)


def test_added_and_restored_days_are_marks_with_their_number() -> None:
    moved = [("ADA", 14, "2021-09-01"), ("ADA", 21, "2022-03-01"), ("RADA", 7, "2022-09-01")]
    drawn = draw(
        [sentence(1, "2021-03-08", length={"years": 4})],
        adjustments=[{"type": kind, "days": number, "from": day} for kind, number, day in moved],
    )
    assert {"Added days: 35 days, 7 restored", "+14", "+21", "−7"} <= set(texts(drawn))
    assert ("Thursday 1 September 2022", "Restored additional days: 7 days", "Sentence 1") in table(drawn)


def test_day_of_release_that_moves_stands_in_the_table() -> None:
    drawn = draw([sentence(1, "2026-11-16", length={"years": 8, "days": 10})])
    assert (
        "Thursday 19 July 2029",
        (
            "CRD: Release would be just before a weekend or bank holiday: under the Friday scheme it may be on "
            "19 July 2029."
        ),
    ) in [row[:2] for row in table(drawn)]


def test_time_without_a_period_stands_in_the_table() -> None:
    drawn = draw(
        [sentence(1, "2021-03-08", length={"years": 4})],
        adjustments=[{"type": "TAGGED_BAIL", "days": 20, "from": "2021-03-08"}],
    )
    assert ("Monday 8 March 2021", "Tagged bail: 20 days, no period entered", "Sentence 1") in table(drawn)
    assert not any("Tagged bail" in text for text in texts(drawn))


def test_fifty_sentences_draw_twelve_lines_and_say_how_many_more() -> None:
    rows = [sentence(n + 1, f"2025-{n % 12 + 1:02d}-03", length={"months": 6 + n % 30}) for n in range(50)]
    case = work_out(rows)
    drawn = check(case)
    assert len({bar.rpartition(". ")[2] for bar in bars(drawn)} - {"All together"}) == 12
    assert drawn["notes"] == ["The picture shows 12 lines of sentences. 38 more stand in the table only."]
    ruling = [n + 1 for row in case.answer["sentences"] if row["governsRelease"] for n in row["parts"]]
    assert any(bar.endswith(f". Sentence {ruling[0]}") for bar in bars(drawn))
    assert {f"Sentence {n}" for n in range(1, 51)} <= {name for _, _, who in table(drawn) for name in who.split("; ")}


def test_ten_sentences_within_five_milliseconds() -> None:
    rows = [sentence(n + 1, f"2024-{n + 1:02d}-05", length={"months": 12 + 5 * n}) for n in range(10)]
    rows[4]["consecutiveTo"] = "4"
    rows[5]["consecutiveTo"] = "5"
    case = work_out(rows)
    took = []
    for _ in range(15):
        begun = time.process_time()
        timeline(case, TODAY)
        took.append(time.process_time() - begun)
    assert min(took) < 0.005


@pytest.mark.parametrize("length", [{"days": 1}, {"days": 5}, {"weeks": 6}, {"years": 30}])
def test_short_and_long_lengths(length: dict[str, int]) -> None:
    check(work_out([sentence(1, "2026-11-16", length=length)]))


def test_dates_decades_apart() -> None:
    old = sentence(1, "2004-03-01", length={"months": 6}, offence={"date": "2003-06-01"})
    new = [sentence(2, "2024-06-03", length={"years": 16}), sentence(3, "2024-06-03", length={"years": 5})]
    drawn = check(work_out([old, *new]))
    assert {"2005", "2010", "2035", "Group 1 of 2", "Group 2 of 2: counted together"} <= set(texts(drawn))


def test_answer_without_dates_is_drawn_all_the_same() -> None:
    made = work_out([sentence(1, "2026-01-05", length={"years": 1})])
    bare = {**made.answer, "dates": [], "tranche": [], "sentences": [{**made.answer["sentences"][0], "dates": {}}]}
    drawn = check(made.replace(answer=bare))
    assert bars(drawn) == []
    assert table(drawn)[0][1].startswith("Sentence imposed")


@pytest.mark.parametrize(
    ("years", "words"), [(-40, "is before these dates."), (0, "2026"), (40, "is after these dates.")]
)
def test_today_far_away_is_said_and_not_drawn(years: int, words: str) -> None:
    today = TODAY.replace(year=TODAY.year + years)
    said = texts(check(work_out([sentence(1, "2026-01-05", length={"years": 1})]), today))
    assert [text.endswith(words) for text in said if text.startswith("Today")] == [True]


# Every worked case, and made-up ones


def test_every_worked_case_is_drawn_without_fault() -> None:
    number = 0
    for case in worked.cases():
        found = worked.answered(case)
        if found["status"] == "result":
            number += 1
            check(Worked(worked.request(case.row), found, ()), date.fromisoformat(case.row["as_of"]))
    assert number > 200


@given(generated.requests(generated.cases() | generated.same_day(most=14)), st.integers(-3000, 3000))
@settings(deadline=None, max_examples=120)
def test_made_up_cases_are_drawn_without_fault(request: Json, shift: int) -> None:
    found = answer(request)
    if found["status"] == "result":
        check(Worked(request, found, ()), TODAY + timedelta(shift))
