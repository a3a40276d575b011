"""Offences as people type them, the look-up box, the inputs for the calculation, and that nothing is ever guessed."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.offences import Term, as_dict, decide, listed, parse, search, tables, to_engine
from calculator.offences.model import KINDS
from calculator.offences.provision import read_provision
from calculator.offences.terms import reaches

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("typed", "act", "section"),
    [
        ("s.18 OAPA 1861", "oapa-1861", "18"),
        ("S18 O.A.P.A. 1861 ", None, None),
        ("OAPA s 18", "oapa-1861", "18"),
        ("Offences Against the Person Act 1861, section 18", "oapa-1861", "18"),
        ("Section 18 of the Offences against the Person Act 1861", "oapa-1861", "18"),
        ("Offences againts the Person Act 1861 s20", "oapa-1861", "20"),
        ("Sexual Offences Act 2003 s 1", "soa-2003", "1"),
        ("sexual offences act 1956 s1(1)", "soa-1956", "1(1)"),
        ("Theft Act 1968 s.9(1)(a)", "theft-1968", "9(1)(a)"),
        ("§ 75A Serious Crime Act 2015", "sca-2015", "75A"),
        ("serious crime act 2007 s.44", "sca-2007", "44"),
        ("Terrorism Act 2000, Schedule 5, paragraph 14", "ta-2000", "Sch 5 para 14"),
        ("paragraph 15 of Schedule 5 to the Terrorism Act 2000", "ta-2000", "Sch 5 para 15"),
        ("Counter-Terrorism Act 2008 Sch 7 para 30A", "cta-2008", "Sch 7 para 30A"),
        ("Sentencing Code s.363", "sa-2020", "363"),
        ("Sentencing Act 2020 (Sentencing Code) s.354", "sa-2020", "354"),
        ("article 4(1) of the Channel Tunnel (Security) Order 1994", "channel-tunnel-1994", "4(1)"),
        ("SOA 2003 1", "soa-2003", "1"),
        ("18, OAPA 1861", "oapa-1861", "18"),
    ],
)
def test_act_and_section_are_read(typed: str, act: str | None, section: str | None) -> None:
    read = parse(typed)
    assert (read.act, str(read.provision) if read.provision else None) == (act, section)
    assert bool(read.problems) == (act is None)


@pytest.mark.parametrize(
    ("typed", "form", "name"),
    [
        ("attempted murder", "attempt", "murder"),
        ("Attempt to murder", "attempt", "murder"),
        ("conspiracy to murder", "conspiracy", "murder"),
        ("Murder (attempt)", "attempt", "murder"),
        ("Encouraging or assisting murder", "encouraging", "murder"),
        ("Aiding and abetting manslaughter", "aiding", "manslaughter"),
        ("the common law offence of kidnapping", "substantive", "kidnapping"),
        ("Manslaughter, contrary to common law", "substantive", "manslaughter"),
    ],
)
def test_common_law_and_forms_are_read(typed: str, form: str, name: str) -> None:
    read = parse(typed)
    assert (read.form, read.name) == (form, name)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "No Act"),
        ("Theft Act 1968, 2 counts", "No section"),
        ("s.18 OAPA 1861 " * 100, "too long"),
        ("rape", "No Act"),
        ("s.18", "No Act"),
        ("Sexual Offences Act s.1", "more than one Act"),
        ("Theft Act s.1", "year"),
        ("Theft Act 1978 s.3", "No Act"),
        ("Sexual Offences Act 2003", "No section"),
        ("sections 2(1) and 5(1) of the Modern Slavery Act 2015", "More than one section"),
        ("Theft Act 1968 s.8 and Firearms Act 1968 s.16", "More than one Act"),
        ("SX03001 Theft Act 1968 s.8", "not the same offence"),
    ],
)
def test_what_is_not_certain_is_a_problem_in_plain_words(typed: str, says: str) -> None:
    assert says in parse(typed).problems[0]


@pytest.mark.parametrize("text", ["18", "9(1)(a)", "75A", "Sch 5 para 14", "Sch 5A para 11", "1(3)", "3ZC"])
def test_provisions_are_written_as_they_are_read(text: str) -> None:
    assert str(read_provision(text)) == text


@pytest.mark.parametrize(
    ("term", "years", "start", "expected"),
    [
        (Term(years=7), 7, date(2020, 4, 1), True),
        (Term(years=6, months=11, days=29), 7, date(2021, 5, 4), False),
        (Term(months=84), 7, None, True),
        (Term(days=1460), 4, date(2023, 1, 1), False),
        (Term(days=1461), 4, date(2023, 1, 1), True),
        (Term(days=1461), 4, None, True),
        (Term(days=1460), 4, None, False),
        (Term(days=2556), 7, None, None),
        (Term(days=2555), 7, None, False),
        (Term(days=2557), 7, None, True),
        (Term(years=9000), 7, date(2020, 1, 1), True),
        (Term(years=4), 4, date(2024, 2, 29), True),
    ],
)
def test_lengths_reach_a_number_of_years(term: Term, years: int, start: date | None, expected: bool | None) -> None:
    assert reaches(term, years, start) is expected


@pytest.mark.parametrize("wrong", [{"years": 0}, {"days": -1}, {"years": 1, "months": -1}])
def test_a_length_of_nothing_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="length of the sentence"):
        Term(**wrong)


@pytest.mark.parametrize(
    ("typed", "name", "act"),
    [
        ("rape", "rape", "Sexual Offences Act 2003"),
        ("stranglation", "strangulation or suffocation", "Serious Crime Act 2015"),
        ("robery", "robbery or assault with intent to rob", "Theft Act 1968"),
        ("coercive", "controlling or coercive behaviour", "Serious Crime Act 2015"),
        (
            "gbh with intent",
            "wounding or causing grievous bodily harm with intent",
            "Offences Against the Person Act 1861",
        ),
        ("abh", "assault occasioning actual bodily harm", "Offences Against the Person Act 1861"),
        (
            "s.20 OAPA 1861",
            "unlawful wounding or inflicting grievous bodily harm",
            "Offences Against the Person Act 1861",
        ),
        ("SX03001A", "rape", "Sexual Offences Act 2003"),
        ("th68023", "robbery or assault with intent to rob", "Theft Act 1968"),
        ("MANSLAUGHTER", "manslaughter", "Common law"),
        ("non molest", "breach of non-molestation order", "Family Law Act 1996"),
    ],
)
def test_search_finds_by_name_section_or_code(typed: str, name: str, act: str) -> None:
    hits = search(typed, limit=3)
    assert (name, act) in {(hit.name, hit.act) for hit in hits}, [hit.name for hit in hits]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", "the of and", "ZZ99999"])
def test_search_finds_nothing_where_nothing_fits(typed: str) -> None:
    assert search(typed) == ()


def test_every_hit_can_be_decided_on() -> None:
    for word in ("rape", "burglary", "terrorism", "murder", "firearm", "child", "order", "drug"):
        for hit in search(word, limit=50):
            read = parse(hit.entry)
            assert not read.problems, hit
            decision = decide(hit.entry, as_of=TODAY, sentence_date=date(2025, 1, 6), length=Term(years=2))
            assert decision.identified or decision.rows, hit


def test_the_words_of_the_calculation() -> None:
    decision = decide(
        "SOA 2003 s.1", as_of=TODAY, sentence_date=date(2020, 1, 6), length=Term(years=8), facts={"sa2026-list": False}
    )
    inputs = to_engine(decision)
    assert inputs.complete
    assert inputs.as_dict() == {
        "sdsPlus": False,
        "isSDSPlusEligibleSentenceTypeLengthAndOffence": True,
        "section250": False,
        "exclusions": ["SEXUAL"],
        "unresolved": [],
    }


def test_an_open_question_is_never_a_value() -> None:
    inputs = to_engine(decide("SOA 2003 s.4", as_of=TODAY, sentence_date=date(2023, 1, 6), length=Term(years=8)))
    assert inputs.sds_plus is None
    assert not inputs.complete
    assert {"life", "sa2026-list"} <= {question.id for question in inputs.ask}


def test_the_answer_on_an_inchoate_form_settles_it() -> None:
    text = "Terrorism Act 2006 s.5 (attempt)"
    assert "inchoate-form" in {one.id for one in decide(text, as_of=TODAY)["schedule_15"].ask}
    assert decide(text, as_of=TODAY, facts={"inchoate-form": True})["schedule_15"].outcome == "yes"
    assert decide(text, as_of=TODAY, facts={"inchoate-form": False})["schedule_15"].outcome == "no"


def test_every_listed_offence_has_a_text_that_is_read() -> None:
    assert len(listed()) > 300
    assert [hit.entry for hit in listed() if parse(hit.entry).problems] == []


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"kind": "LIFE"}, "unknown kind"),
        ({"facts": {"nonsense": True}}, "unknown question"),
        ({"age": 200}, "not possible"),
        ({"length": 0}, "length"),
    ],
)
def test_wrong_values_are_refused_in_plain_words(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        decide("s.18 OAPA 1861", as_of=TODAY, **wrong)


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31))
TYPED = st.one_of(
    st.text(max_size=60),
    st.sampled_from([row.codes[0] for row in tables().rows if row.codes]),
    st.builds(
        lambda act, section, tail: f"{act.name} s.{section}{tail}",
        st.sampled_from(list(tables().acts.values())),
        st.integers(1, 130),
        st.sampled_from(["", "A", "(1)", "(1)(a)", " (attempt)"]),
    ),
)


@settings(max_examples=150, deadline=None)
@given(
    typed=TYPED,
    as_of=DAYS,
    kind=st.sampled_from(KINDS),
    offence_date=st.none() | DAYS,
    sentence_date=st.none() | DAYS,
    length=st.none() | st.integers(1, 20000),
    age=st.none() | st.integers(10, 90),
)
def test_any_entry_gives_answers_with_rows_or_questions(
    typed: str,
    as_of: date,
    kind: Any,
    offence_date: date | None,
    sentence_date: date | None,
    length: int | None,
    age: int | None,
) -> None:
    decision = decide(
        typed, as_of=as_of, kind=kind, offence_date=offence_date, sentence_date=sentence_date, length=length, age=age
    )
    for answer in decision.answers:
        assert answer.reason
        if answer.outcome == "check":
            assert answer.ask, answer
        else:
            assert answer.citations, answer
    if not decision.identified:
        # Without an identified offence a no can rest on the law, kind, length or dates only, never on a list.
        cited = {citation.row for answer in decision.answers for citation in answer.citations}
        assert not {row for row in cited if row.startswith("list:")}
    json.dumps(as_dict(decision))


@settings(max_examples=80, deadline=None)
@given(offence=TYPED, sentence_date=DAYS, length=st.integers(30, 6000), more=st.integers(1, 3000))
def test_a_longer_sentence_is_never_less_excluded(offence: str, sentence_date: date, length: int, more: int) -> None:
    def excluded(days: int) -> bool:
        return decide(offence, as_of=TODAY, sentence_date=sentence_date, length=days)["sds40"].outcome == "yes"

    assert excluded(length) <= excluded(length + more)


def test_a_decision_is_quick() -> None:
    decide("s.18 OAPA 1861", as_of=TODAY)
    started = time.process_time()
    for _ in range(50):
        decide("s.18 OAPA 1861", as_of=TODAY, sentence_date=date(2025, 1, 6), length=Term(years=5))
    each = (time.process_time() - started) / 50
    assert each < 0.02, f"{1000 * each:.1f} ms a decision"
