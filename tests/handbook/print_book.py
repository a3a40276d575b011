"""A book for the print tests, put together in Python so that they need no file. About a returned library book."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from pypdf import PdfReader

from handbook.definitions import (
    Answer,
    AskWho,
    Basis,
    Book,
    Change,
    ConfirmLocally,
    Deadline,
    Decision,
    Definition,
    Fact,
    Form,
    Kind,
    Mentor,
    Pause,
    PauseKind,
    Question,
    Review,
    Role,
    Sending,
    Source,
    SourceKind,
    State,
    Status,
    Step,
    System,
    Term,
    Trouble,
    Unit,
    When,
)
from handbook.print import plan
from handbook.print.layout import lay_out

REVIEWED = date(2026, 11, 21)
ACT = Source(
    id="loans-act",
    title="Library Loans Act 1999, section 4",
    kind=SourceKind.LEGISLATION,
    link="https://example.invalid/a-rather-long-address/that-has-to-break/somewhere/loans-act/section/4/subsection/2",
    dated="1999-04-01",
    checked=REVIEWED,
)
DESK = Source(
    id="desk", title="Desk practice", kind=SourceKind.PRACTICE, checked=REVIEWED, note="Told by two librarians"
)


def procedure(identifier: str = "returns", title: str = "Returned books", *, steps: int = 14) -> Definition:
    """A procedure with every key filled and `steps` critical steps in two pauses of at most nine."""
    pauses = (
        Pause(id="counter", title="Before the book leaves the counter", kind=PauseKind.READ_DO),
        Pause(id="shelf", title="Before the book goes to the shelf", kind=PauseKind.DO_CONFIRM),
    )
    return Definition(
        id=identifier,
        kind=Kind.PROCEDURE,
        path=f"procedures/{identifier}.yml",
        title=title,
        group="Lending",
        also_called=("take-back", "RTL"),
        purpose="Take a book back, see that it is whole and have it on the shelf the same day.",
        applies_to=("adult loans", "children’s loans"),
        status=Status(
            state=State.CHANGING, from_=date(2026, 3, 31), note="Fines ended.", source=("loans-act",), basis=Basis.LAW
        ),
        start_when=(Fact(text="A reader hands a book with an ISBN in.", source=("desk",), basis=Basis.PRACTICE),),
        ask=(AskWho(about="lost books", who="The senior librarian", source=("desk",), basis=Basis.PRACTICE),),
        who=(Role(role="Librarian", does="takes the book back", source=("desk",), basis=Basis.PRACTICE),),
        have_ready=(Fact(text="The reader’s card.", source=("desk",), basis=Basis.PRACTICE),),
        deadlines=(
            Deadline(
                id="shelve",
                what="Put the book on the shelf",
                amount=1,
                unit=Unit.WORKING_DAYS,
                when=When.AFTER,
                of="the day it came back",
                who="Librarian",
                source=("loans-act",),
                basis=Basis.LAW,
                note="Saturday counts.",
            ),
        ),
        forms=(Form(name="Damage slip", use="says what is torn", source=("desk",), basis=Basis.POLICY),),
        systems=(System(name="CAT", use="shows who has the book", source=("desk",), basis=Basis.SERVICE),),
        pauses=pauses,
        steps=tuple(
            Step(
                id=f"step-{number}",
                group="At the counter" if number < 8 else "At the shelf",
                do=f"Look at page {number} of the book and see that nobody has written on it",
                who="Librarian" if number < 8 else ("Shelver" if number % 2 else "Librarian"),
                why="A page that is gone is found at once." if number == 1 else "",
                source=("loans-act", "desk") if number == 1 else ("desk",),
                basis=Basis.LAW if number == 1 else Basis.SERVICE,
                critical=True,
                pause="counter" if number < 8 else "shelf",
                deadline="shelve" if number == 9 else "",
            )
            for number in range(1, steps + 1)
        ),
        decisions=(
            Decision(
                id="whole",
                question="Is every page there?",
                after="step-3",
                answers=(Answer(if_="Yes", then="go on"), Answer(if_="No", then="write a damage slip")),
                source=("desk",),
                basis=Basis.POLICY,
            ),
        ),
        check=(Fact(text="The number in the book and in CAT are the same.", source=("desk",), basis=Basis.PRACTICE),),
        go_wrong=(
            Trouble(
                problem="The book is put back under its old number",
                put_right="Look the number up in CAT.",
                source=("desk",),
                basis=Basis.UNCONFIRMED,
                ask="the senior librarian",
            ),
        ),
        send_and_file=(
            Sending(what="Damage slip", to="the binder", how="by hand", source=("desk",), basis=Basis.POLICY),
        ),
        terms=(Term(term="CAT", meaning="the catalogue"), Term(term="RTL", meaning="return to library")),
        mentor=Mentor(
            minutes=20,
            questions=tuple(Question(q=f"{n}?", a="Yes", source=("desk",), basis=Basis.PRACTICE) for n in range(3)),
        ),
        changes=(
            Change(
                from_=date(2026, 3, 31),
                was="A fine for each day.",
                now="No fine.",
                source=("loans-act",),
                basis=Basis.LAW,
            ),
        ),
        review=Review(last=REVIEWED, due=date(2027, 5, 21), by="Senior librarian"),
        confirm_locally=(ConfirmLocally(what="Where torn books go", ask="the senior librarian", why="Nobody says"),),
    )


def routine(identifier: str = "closing") -> Definition:
    """A routine checklist: no guide, everything on its one side."""
    return Definition(
        id=identifier,
        kind=Kind.CHECKLIST,
        path=f"checklists/{identifier}.yml",
        title="Closing the library",
        group="Every day",
        purpose="Leave the house safe.",
        start_when=(Fact(text="The last reader has gone.", source=("desk",), basis=Basis.PRACTICE),),
        who=(Role(role="Librarian", does="locks up", source=("desk",), basis=Basis.PRACTICE),),
        have_ready=(Fact(text="The keys.", source=("desk",), basis=Basis.PRACTICE),),
        pauses=(Pause(id="door", title="Before you lock the door", kind=PauseKind.DO_CONFIRM),),
        steps=tuple(
            Step(
                id=f"lamp-{number}",
                do=f"Put out lamp {number}",
                who="Librarian",
                pause="door",
                source=("desk",),
                basis=Basis.PRACTICE,
            )
            for number in range(1, 6)
        ),
        check=(Fact(text="No lamp is lit.", source=("desk",), basis=Basis.PRACTICE),),
        review=Review(last=REVIEWED, due=date(2027, 5, 21), by="Senior librarian"),
    )


def book(*procedures: Definition, checklists: tuple[Definition, ...] = (), version: str = "1.2.3") -> Book:
    """A book of the given definitions, or of one procedure and one routine checklist."""
    return Book(
        procedures=procedures or (procedure(),),
        checklists=checklists or (() if procedures else (routine(),)),
        sources={"loans-act": ACT, "desk": DESK},
        glossary=(
            Term(term="librarian", meaning="who keeps the books"),
            Term(term="ISBN", meaning="number of a book"),
            Term(term="UNUSED", meaning="never printed"),
        ),
        version=version,
        built_on=REVIEWED,
    )


def with_steps(definition: Definition, **changes: str) -> Definition:
    """The same definition with its first step changed."""
    first = replace(definition.steps[0], **changes)  # type: ignore[arg-type] # only text fields are changed in tests
    return replace(definition, steps=(first, *definition.steps[1:]))


def one(definition: Definition, document: str) -> PdfReader:
    """The print of one definition, read back."""
    job = next(job for job in plan(book(definition)) if job.document == document)
    return PdfReader(io.BytesIO(lay_out(job).content))


def text_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
