"""What a mentor prints: packs, forms to fill in, the assessment in two forms, and the page that lists them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from calculator.practice import make
from calculator.practice.model import Exercise
from handbook.definitions import Book
from handbook.definitions.induction import Starter
from handbook.induction_print import assessment
from handbook.induction_print.plan import ASSESSMENT, FORMS, PACKS, Print, prints
from handbook.induction_print.unit_pack import MOST, seed
from handbook.pages import SiteOptions
from handbook.pages.mentor_prints import INDEX, mentor_index
from handbook.print import available, print_book
from handbook.print.layout import lay_out
from handbook.typeface import missing_characters
from tests.handbook import practice_cases
from tests.handbook.induction_units import guide, inducted, unit
from tests.handbook.print_book import book
from tests.handbook.test_practice_command import said

needs_typst = [pytest.mark.pdf, pytest.mark.skipif(available() is not None, reason=available() or "")]
SITE = SiteOptions(pdfs=True, pdf_reason="", calculator=True, calculator_reason="")
LEVELS = {name: topic.levels for name, topic in make.TOPICS.items()}


@cache
def planned() -> dict[str, Print]:
    return {each.name: each for each in prints(inducted())}


@cache
def documents(name: str) -> list[dict[str, Any]]:
    return list(planned()[name].documents())


class TestPlan:
    def test_every_print_of_the_contract_is_there_once(self) -> None:
        assert list(planned()) == [
            "observation-sheet",
            "competences-case-administrator",
            "competences-senior",
            "competences-probation",
            "support-plan",
            "assessment-form-a",
            "assessment-form-a-answers",
            "assessment-form-b",
            "assessment-form-b-answers",
            "stamping-mentor-pack",
            "first-loan-mentor-pack",
        ]
        assert {each.part for each in planned().values()} == {PACKS, FORMS, ASSESSMENT}
        assert all(each.path == f"induction/mentor/{name}.pdf" for name, each in planned().items())

    def test_a_book_without_units_has_none(self) -> None:
        assert prints(book()) == ()
        assert mentor_index(book(), SITE) == {}

    def test_the_same_book_gives_the_same_inputs_and_a_changed_unit_its_own(self) -> None:
        def inputs(a_book: Book) -> dict[str, str]:
            return {each.name: repr(each.inputs()) for each in prints(a_book)}

        before = inputs(inducted())
        assert before == inputs(inducted())
        first, second = inducted().units
        after = inputs(inducted(first, replace(second, objectives=("Lend two books", "Say when"))))
        assert {name for name in before if before[name] != after[name]} == {"first-loan-mentor-pack"}
        renamed = inputs(inducted(first, replace(second, title="Another loan")))
        changed = {name for name in before if before[name] != renamed[name]}
        assert changed == {
            "first-loan-mentor-pack",
            "stamping-mentor-pack",  # it names the other as to be done before
            "competences-case-administrator",
            "competences-senior",
        }


class TestPack:
    def test_notes_exercises_answers_and_observation_in_this_order(self) -> None:
        titles = [each["header"] for each in documents("first-loan-mentor-pack")]
        assert titles == [
            "Mentor’s notes: The first loan",
            "Exercise sheet: The first loan, seed 302",
            "Answer sheet: The first loan, seed 302",
            "Observation sheet: The first loan",
        ]
        assert [each["header"] for each in documents("stamping-mentor-pack")] == [
            "Mentor’s notes: Stamping",
            "Observation sheet: Stamping",
        ]

    def test_the_notes_hold_all_that_the_mentor_needs(self) -> None:
        text = said(documents("first-loan-mentor-pack")[0]["blocks"])
        for wanted in (
            "The starter lends without help",
            "60 minutes",
            "0 to 20",
            "20 to 60",
            "Forgets the date stamp. (practice [2])",
            "A loan lasts three weeks. (law [1])",
            "Library Loans Act 1999, section 4 (read on 21 November 2026)",
            "Returned books (guide): How a book comes back.",
            "Why number 2?",
            "Because of 2.",
            "Lends alone (The first loan)",
            "Three loans seen",
        ):
            assert wanted in text
        assert "The first loan" in said(documents("stamping-mentor-pack")[0]["blocks"]), "what is to be done before"

    def test_cases_are_those_of_the_printed_seed_and_each_kind_has_its_share(self) -> None:
        _, sheet, answers, _ = documents("first-loan-mentor-pack")
        first = inducted().units[1]
        text, told = said(sheet["blocks"]), said(answers["blocks"])
        made_from = "Release points, level 1 (2 cases); Remand and tagged bail, level 2 (2 cases)."
        assert f"Reviewed 21 November 2026, from seed 302: {made_from}" in text
        for topic, level in (("release-points", 1), ("remand-and-tagged-bail", 2)):
            for case in make.exercises(topic, level, seed(first), 2):
                assert all(line in text for line in case.story)
                assert case.key in told
        assert text.count("Working") <= MOST

    def test_the_observation_sheet_lists_what_to_look_for_with_room_to_write(self) -> None:
        *_, sheet = documents("first-loan-mentor-pack")
        [table] = [block for block in sheet["blocks"] if block["kind"] == "table"]
        assert [row[0] for row in table["rows"]] == ["Looks at the card before the book", "Says the date aloud", "", ""]
        assert table["high"] >= 10


class TestForms:
    @pytest.mark.parametrize("role", [Starter.CASE_ADMINISTRATOR, Starter.SENIOR, Starter.PROBATION])
    def test_the_competences_of_a_role_are_all_there_and_no_others(self, role: Starter) -> None:
        [sheet] = documents(f"competences-{role.value}")
        rows = [row[0] for block in sheet["blocks"] if block["kind"] == "table" for row in block["rows"]]
        units = [each for each in inducted().units if role in each.roles]
        assert rows == [each.text for one in units for each in one.competences]
        assert "signed" in said(sheet["blocks"])
        heads = [block["head"] for block in sheet["blocks"] if block["kind"] == "table"]
        assert all("Starter, date" in head and "Mentor, date" in head for head in heads)

    def test_what_is_only_a_proposal_is_said_to_be(self) -> None:
        for name in ("observation-sheet", "support-plan", "competences-senior", "assessment-form-a"):
            text = said(documents(name)[0]["blocks"])
            assert "No national form or pass mark for this was found." in text
            assert "no prisoner’s name or number" in text

    def test_the_support_plan_has_concerns_plan_and_review_to_write_in(self) -> None:
        [sheet] = documents("support-plan")
        tables = [block for block in sheet["blocks"] if block["kind"] == "table"]
        assert len(tables) == 3
        assert all(cell == "" for table in tables for row in table["rows"] for cell in row)


class TestAssessment:
    @staticmethod
    def by_hand(_topic: str, _level: int, name: str | int, index: int) -> Exercise:
        return practice_cases.exercise(index, remand=20 + index + 10 * (name == "assessment-b"))

    def test_both_forms_ask_the_same_skills_with_other_cases_and_questions(self) -> None:
        first, second = assessment.forms(inducted(), make.exercise, LEVELS)
        assert assessment.equal(first, second) == []
        assert len(first.cases) == len(assessment.CASES)
        assert not {each.story for each in first.cases} & {each.story for each in second.cases}
        asked = [{each.question.q for each in form.questions} for form in (first, second)]
        assert not asked[0] & asked[1]
        fit = [each for each in inducted().procedures if len(assessment.standing_alone(each)) > 1]
        assert len(asked[0]) == len(asked[1]) == len(fit) > 1

    @pytest.mark.parametrize(
        "question",
        ["On the same days?", "And on a Sunday, what then?", "What do you do now?", "It is Monday. Which day?"],
    )
    def test_a_question_that_leans_on_the_one_before_it_is_left_out(self, question: str) -> None:
        first = guide("keys")
        assert first.mentor is not None
        asked = first.mentor.questions
        leaning = replace(
            first, mentor=replace(first.mentor, questions=(asked[0], replace(asked[1], q=question), asked[2]))
        )
        assert assessment.standing_alone(leaning) == [asked[0], asked[2]]

    def test_inequality_is_noticed(self) -> None:
        first, second = assessment.forms(inducted(), self.by_hand, LEVELS)
        other = type(second)(second.letter, second.questions[::-1], second.cases)
        assert assessment.equal(first, other)

    def test_a_topic_with_one_case_only_fails_in_words(self) -> None:
        with pytest.raises(assessment.UnequalFormsError, match="choose another level"):
            assessment.forms(inducted(), lambda *_: practice_cases.exercise(1), LEVELS)

    def test_no_second_guide_of_a_group_before_every_group_had_its_turn(self) -> None:
        guides = [guide(f"a-{n}", "First") for n in range(9)] + [
            guide("z-1", "Last"),
            guide("z-2", "Last", questions=1),
        ]
        many = replace(book(*guides), units=(unit(),))
        first, _ = assessment.forms(many, self.by_hand, LEVELS)
        assert [each.guide.id for each in first.questions][:3] == ["a-0", "z-1", "a-1"]
        assert "z-2" not in {each.guide.id for each in first.questions}, "one question is not enough for two forms"

    @pytest.mark.parametrize("letter", ["a", "b"])
    def test_answers_stand_on_their_own_sheet_alone(self, letter: str) -> None:
        place = "ab".index(letter)
        form = assessment.forms(inducted(), make.exercise, LEVELS)[place]
        asked = said(documents(f"assessment-form-{letter}"))
        told = said(documents(f"assessment-form-{letter}-answers"))
        for each in form.questions:
            assert each.question.q in asked
            assert each.question.a in told
            assert each.question.a not in asked
        for case in form.cases:
            assert all(line in asked for line in case.story)
            assert case.key in told
            assert case.key not in asked

    def test_the_most_that_can_be_reached_is_counted(self) -> None:
        form = assessment.forms(inducted(), make.exercise, LEVELS)[0]
        rows = [
            row
            for block in documents("assessment-form-a")[0]["blocks"]
            if block["kind"] == "table"
            for row in block["rows"]
        ]
        dates = sum(not ask.step for case in form.cases for ask in case.asks)
        assert [row[1] for row in rows[-2:]] == [str(len(form.questions)), str(dates)]


class TestPage:
    def test_every_print_is_linked_and_nothing_else(self) -> None:
        text = mentor_index(inducted(), SITE)[INDEX]
        links = re.findall(r'href="([^"]+\.pdf)"', text)
        assert sorted(links) == sorted(f"{name}.pdf" for name in planned())

    def test_without_pdfs_it_says_why_and_links_none(self) -> None:
        site = replace(SITE, pdfs=False, pdf_reason="The typesetter is not here.")
        text = mentor_index(inducted(), site)[INDEX]
        assert "The typesetter is not here." in text
        assert ".pdf" not in text


class TestFiles:
    pytestmark = needs_typst

    @pytest.mark.parametrize("name", list(planned()))
    def test_each_is_a_tagged_a4_pdf_in_our_typeface(self, name: str) -> None:
        job = planned()[name].job()
        assert missing_characters(job.text) == ()
        laid = lay_out(job)
        reader = PdfReader(io.BytesIO(laid.content))
        root: Any = reader.root_object
        assert root["/Lang"] == "en-GB"
        assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
        assert reader.metadata is not None
        assert reader.metadata.title == planned()[name].title
        assert len(reader.pages) == laid.measured.pages
        faces = set()
        for page in reader.pages:
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
            text = page.extract_text()
            if text.strip():
                assert re.search(r"Page \d+ of \d+", text)
                assert "Reviewed 21 November 2026 · version 1.2.3" in " ".join(text.split())
            resources: Any = page["/Resources"]
            fonts = resources.get("/Font", {})
            faces |= {str(each.get_object()["/BaseFont"]) for each in fonts.values()}
        assert faces
        assert all("Atkinson" in face for face in faces)

    @pytest.mark.parametrize("name", ["observation-sheet", "stamping-mentor-pack"])
    def test_an_observation_sheet_is_one_side(self, name: str) -> None:
        reader = PdfReader(io.BytesIO(lay_out(planned()[name].job()).content))
        assert "Page 1 of 1" in reader.pages[-1].extract_text()

    @pytest.mark.skipif(available() is not None, reason=available() or "")
    def test_they_are_made_with_the_others_and_kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        # Handouts are of the real handbook’s guides, which a library does not have.
        monkeypatch.setattr("handbook.handouts.handouts", lambda _: ())
        units = tuple(replace(each, read=()) for each in inducted().units)
        small = replace(inducted(), procedures=(), checklists=(), units=units)
        first = {one.name: one for one in print_book(small, tmp_path / "site", tmp_path / "cache", jobs=1)}
        assert {each.path for each in planned().values()} == set(first)
        assert all((tmp_path / "site" / name).is_file() for name in first)
        again = print_book(small, tmp_path / "site", tmp_path / "cache", jobs=1)
        assert not any(one.made for one in again)
