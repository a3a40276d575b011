"""The notice for the person: the sentence, the dates that matter and what each means, what to do if one seems wrong.

Plain English; the words stand in `data/notice.toml`. It names nobody: names are written in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from calculator.case import Case, Sentence
from calculator.exchange_read import Reader, read_case
from calculator.explain import fraction_words
from calculator.forms.case.blocks import Block, box, document, heading, items, lines, page, paragraph, table
from calculator.forms.case.model import Worked
from calculator.forms.words import count, listed
from calculator.law.load import packaged
from calculator.names import full_date, plain_date

Answer = Mapping[str, Any]
Words = Mapping[str, Any]

TITLE = "Your sentence and your dates"
DECIDES = "The dates in the prison’s own record are the ones that count. If they differ from these, ask the OMU."


def notice(worked: Worked, made: str) -> dict[str, Any]:
    """The notice as a document of blocks (`calculator.forms.case.blocks`); `made` is when, in words.

    Raises ValueError where the request holds no case that can be read; one with an answer always does.
    """
    case = read_case(Reader(), worked.request["case"])
    if case is None:
        raise ValueError("The request holds no case that can be read.")
    words = packaged("forms/case/data/notice")
    answer = worked.answer
    blocks = [
        *_head(answer, made),
        *_sentences(case, answer, words),
        *_days(case, words),
        *_dates(case, answer, words),
        *_working_day(answer, words),
        *_change(case, answer, words),
        page(),
        *_wrong(words),
        paragraph(_basis(answer)),
    ]
    return document(TITLE, made, f"{TITLE}, made on {made}", "your-sentence-and-your-dates", blocks, size=11)


def _head(answer: Answer, made: str) -> Iterator[Block]:
    yield paragraph(DECIDES, strong=True)
    law = answer["law"]
    if law["id"] != "today":
        other = f"They were worked out under other law, to see what it would give: {law['title']}."
        yield paragraph(f"These are not your dates. {other}", strong=True)
    if answer["warnings"]:
        number = len(answer["warnings"])
        said = "Settle it before this notice" if number == 1 else "Settle them before this notice"
        yield paragraph(
            f"For the OMU: the record has {count(number, 'warning')}. {said} is given to anybody.", strong=True
        )
    yield paragraph(f"This notice was made on {made}. It tells you what your sentence is and what each date means.")
    yield lines((("Name", "Prison number"), ("Given to me on",)))


def _sentences(case: Case, answer: Answer, words: Words) -> Iterator[Block]:
    several = len(case.sentences) > 1
    yield heading(2, "Your sentences" if several else "Your sentence")
    yield items(_sentence(case, n, words, several) for n in range(len(case.sentences)))
    length = answer["effectiveSentenceLength"]
    parts = [count(length[f"{unit}s"], unit) for unit in ("year", "month", "day") if length[f"{unit}s"]]
    if several and parts:
        yield paragraph(f"All together they last {listed(parts)}, before days are taken off or added.")
    share = _share(case, answer)
    if share:
        yield paragraph(share)


def _sentence(case: Case, n: int, words: Words, several: bool) -> str:
    s = case.sentences[n]
    named = f"{_kind(s, words)}, given on {plain_date(s.date)}."
    said = [f"Sentence {n + 1}: {named[0].lower()}{named[1:]}" if several else named]
    after = next((m for m, other in enumerate(case.sentences) if other.id == s.consecutive_to), None)
    if s.consecutive_to is not None and after is not None:
        said.append(f"It comes after sentence {after + 1}.")
    elif several:
        said.append("It starts on the day it was given.")
    if s.recall is not None:
        said.append(words["recalls"][s.recall.kind])
    return " ".join(said)


def _kind(s: Sentence, words: Words) -> str:
    named: str = words["kinds"][s.kind].format(length=s.length.words())
    return f"{named}, with {s.extension.words()} more on licence" if any(s.extension) else named


def _share(case: Case, answer: Answer) -> str:
    """How much of it is served in prison, where one plain fraction of one standard sentence says it."""
    if len(case.sentences) != 1 or case.sentences[0].kind != "SDS" or case.sentences[0].recall is not None:
        return ""
    own = answer["sentences"][0]
    if len(own["fractions"]) != 1:
        return ""
    top, bottom = map(int, own["fractions"][0].split("/"))
    part = fraction_words((top, bottom))
    whole, serve = count(own["daysInSentence"], "day"), count(own["daysToServe"], "day")
    return f"It lasts {whole}. The part in prison is {serve} ({part}), before days are taken off or added."


def _days(case: Case, words: Words) -> Iterator[Block]:
    yield heading(2, "Days taken off and days added")
    if not case.adjustments:
        yield paragraph("None were entered.")
        return
    rows: list[Sequence[str]] = []
    for adjustment in case.adjustments:
        name, does = words["days"][adjustment.kind]
        period = ""
        if adjustment.first and adjustment.last:
            period = f", from {plain_date(adjustment.first)} to {plain_date(adjustment.last)}"
        rows.append((f"{name}{period}", f"{adjustment.days:,}", does))
    yield table(("What", "Days", "What they do"), (58, 10, 32), rows)
    yield paragraph(
        "Not every day counts for every date, and a day is not counted twice. Ask the OMU to show you, step by step, "
        "how each date was worked out."
    )


def _dates(case: Case, answer: Answer, words: Words) -> Iterator[Block]:
    yield heading(2, "Your dates")
    found = {row["type"]: row for row in answer["dates"]}
    known = [kind for kind in words["order"] if kind in found]
    if sum(kind in words["release"] for kind in known) > 1:
        yield paragraph(
            "You have more than one release date. Each holds you by itself, so the last of them counts, "
            "unless somebody decides that you may leave before."
        )
    for kind in known:
        day = date.fromisoformat(found[kind]["date"])
        yield heading(3, f"{words['dates'][kind]['title']}: {full_date(day)}")
        yield paragraph(" ".join(_meaning(kind, found, case, answer, words)))


def _meaning(
    kind: str, found: Mapping[str, Mapping[str, Any]], case: Case, answer: Answer, words: Words
) -> Iterator[str]:
    """What a date means, sentence by sentence; the code comes last, for whoever compares it with the record."""
    said = words["dates"][kind]
    iso = found[kind]["date"]
    passed = bool(answer["law"]["asOf"]) and iso < answer["law"]["asOf"]
    recalls = {s.recall.kind for s in case.sentences if s.recall is not None}
    if kind == "PRRD" and "STANDARD" in recalls:
        yield said["standard"]
    else:
        yield said["parole"] if "parole" in said and "PED" in found else said["means"]
        if kind == "PRRD" and "FTR_56" in recalls and not passed:
            yield said["fifty_six"]
        if "moves" in said and "ETD" in found:
            yield said["moves"]
    youth = all(s.section250 for s in case.sentences)  # curfew has not ended for detention under section 250 alone
    if "ended" in said and "applyPostHdcedRepealRules" in answer["law"]["switches"] and not youth:
        yield said["ended"]
    yield from _waits(found[kind], answer)
    for note in answer["notes"]:
        if note["type"] == kind and note["code"] in words["notes"]:
            day = note["date"]
            yield words["notes"][note["code"]].format(day=full_date(date.fromisoformat(day)) if day else "")
    if passed:
        yield "This day has passed."
        if kind in words["release"]:
            yield words["overdue"]
    if "licence" in said:
        on_licence = any(end in found and found[end]["date"] > iso for end in ("SLED", "LED"))
        yield from filter(None, [said["licence"] if on_licence else said.get("free", "")])
    yield f"(Code: {kind}.)"


def _waits(found: Mapping[str, Any], answer: Answer) -> Iterator[str]:
    """Why a date waits for the day of a tranche, where one of its steps says so."""
    waits = any(step["rule"] == "TRANCHE" for step in found["steps"])
    for tranche in answer["tranche"] if waits else ():
        opens = plain_date(date.fromisoformat(tranche["opens"]))
        if any(step["rule"] == "TRANCHE" and step["figures"].get("act") == tranche["law"] for step in found["steps"]):
            yield f"A change of law reaches people in groups, by length of sentence. The day of your group is {opens}."
            yield "Your date waits for it."


def _working_day(answer: Answer, words: Words) -> Iterator[Block]:
    said = words["working_day"]
    kinds = {row["type"] for row in answer["dates"]}
    if kinds.isdisjoint({*words["earlier_day"], "HDCED"}):
        return
    yield heading(2, said["title"])
    for text in said["said"]:
        yield paragraph(text)
    if "HDCED" in kinds:
        yield paragraph(said["curfew"])


def _change(case: Case, answer: Answer, words: Words) -> Iterator[Block]:
    said = words["change"]
    yield heading(2, said["title"])
    more = []
    if any(s.kind == "AFINE" for s in case.sentences):
        more.append(said["money"])
    if any(row["type"] == "CRD" for row in answer["dates"]):
        more.append(said["board"])
    yield items([*said["always"], *more, said["holds"]])


def _wrong(words: Words) -> Iterator[Block]:
    said = words["wrong"]
    yield heading(2, said["title"])
    for text in said["said"]:
        yield paragraph(text)
    yield box(said["box"], said["choices"], said["below"], blank=9)
    yield lines((("Signed by me", "Date"), ("Taken in for the OMU by", "Date and time")))


def _basis(answer: Answer) -> str:
    law = answer["law"]
    day = f", as it stood on {plain_date(date.fromisoformat(law['asOf']))}" if law["asOf"] else ""
    checked = plain_date(date.fromisoformat(law["checked"]))
    return (
        f"Worked out under: {law['title']}{day}. Law checked on {checked}. OMU Handbook, version {answer['engine']}. "
        "This is not an official form."
    )
