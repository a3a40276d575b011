"""Parts of the line of time: labels on poles, stretches of time, numbers and days in words."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.forms.case.drawing.flags import hoist
from calculator.forms.case.drawing.spans import Recall, Span, of_booking, of_sentence, together, without
from calculator.forms.case.drawing.wording import full, numbers, short


@given(st.lists(st.tuples(st.floats(6, 314), st.floats(10, 300)), max_size=14))
def test_labels_never_touch_and_stay_inside(poles: list[tuple[float, float]]) -> None:
    flags = hoist(poles, 2, 318)
    assert [flag.pole for flag in flags] == [pole for pole, _ in poles]
    for row in {flag.row for flag in flags}:
        level = sorted((flag.start, flag.end) for flag in flags if flag.row == row)
        assert all(end <= start for (_, end), (start, _) in pairwise(level))
        assert all(start >= 2 and end <= 318.01 for start, end in level)


def test_no_pole_crosses_a_label_where_there_is_room() -> None:
    flags = hoist([(300, 120), (380, 130), (390, 110), (700, 120), (850, 110), (856, 140)], 2, 858)
    assert not [(a, b) for a in flags for b in flags if a.row > b.row and b.start - 2 < a.pole < b.end + 2]


# Stretches of time


def test_custody_counts_before_licence_where_sentences_overlap() -> None:
    assert together([Span("custody", 10, 20), Span("licence", 20, 40), Span("custody", 25, 30)]) == [
        Span("custody", 10, 20),
        Span("licence", 20, 25),
        Span("custody", 25, 30),
        Span("licence", 30, 40),
    ]


def test_recalled_and_not_back_counts_before_licence_and_custody_before_both() -> None:
    away, licence, custody = Span("recalled", 10, 30), Span("licence", 5, 40), Span("custody", 20, 25)
    assert [span.kind for span in together([licence, away])] == ["licence", "recalled", "licence"]
    assert together([licence, away, custody])[2] == custody


def test_booking_ends_custody_on_its_own_release_date() -> None:
    own = [Span("custody", 10, 20), Span("licence", 20, 40)]
    assert of_booking(own, {"CRD": 27, "SLED": 40}) == [Span("custody", 10, 27), Span("licence", 27, 40)]
    assert of_booking(own, {"CRD": 15, "SLED": 38}) == [Span("custody", 10, 15), Span("licence", 15, 38)]


def test_old_licence_ends_before_the_sentence_and_supervision_follows_licence() -> None:
    assert of_sentence(10, {"CRD": 20, "LED": 30, "SED": 40}, None)[1:] == [
        Span("licence", 20, 30),
        Span("run", 30, 40),
    ]
    assert of_sentence(10, {"CRD": 20, "SLED": 30, "TUSED": 40}, None)[2:] == [Span("supervision", 30, 40)]


def test_recall_whose_days_are_not_known() -> None:
    found = of_sentence(10, {"CRD": 20, "PRRD": 40, "SLED": 40}, Recall("STANDARD", None, None))
    assert found == [Span("custody", 10, 20), Span("term", 20, 40)]


def test_time_let_out_is_taken_out_of_custody_only() -> None:
    spans = [Span("custody", 10, 30), Span("licence", 30, 50)]
    assert without(spans, [(15, 18), (25, 60)]) == [
        Span("custody", 10, 15),
        Span("out", 15, 18),
        Span("custody", 18, 25),
        Span("out", 25, 30),
        Span("licence", 30, 50),
    ]


@pytest.mark.parametrize(
    ("parts", "words"), [([0], "1"), ([0, 1], "1 and 2"), ([0, 2, 3, 4, 8], "1, 3 to 5 and 9"), ([3, 2, 1], "2 to 4")]
)
def test_numbers_of_sentences(parts: list[int], words: str) -> None:
    assert numbers(parts) == words


def test_days_in_words() -> None:
    day = date(2026, 1, 5).toordinal()
    assert (short(day), full(day)) == ("5 Jan 2026", "Monday 5 January 2026")
