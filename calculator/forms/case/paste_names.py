"""The many names that columns and kinds have in people's own spreadsheets."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from calculator.forms.case import asks
from calculator.law.kinds import sentence_types, unsupported_kinds
from calculator.names import ADJUSTMENT_NAMES, KIND_NAMES
from calculator.record import Record

_COLUMNS = {
    "type": "kind type kindofsentence sentencetype typeofsentence sentencekind what whatitis adjustment adjustmenttype "
    "typeofadjustment kindofadjustment item",
    "number": "# no number sentenceno sentencenumber sentence# count countno countnumber line lineno linenumber row "
    "seq sequence sentenceseq sentencesequence",
    "date": "date sentencedate dateofsentence dateofthesentence imposed imposedon dateimposed datesentenced sentenced "
    "sentencedon dos",
    "offence": "offence offencecode offencename offencetitle offencedescription",
    "offence-date": "offencedate dateofoffence dateoftheoffence dateoffence offencelastday lastdayofoffence "
    "lastdateofoffence offenceenddate offenceend offenceto committed committedon datecommitted doo",
    "offence-first": "offencestartdate offencestart offencefrom firstdayofoffence firstdateofoffence offencefirstday",
    "length": "length term sentencelength lengthofsentence sentenceterm termlength custodialterm custodialpart "
    "custodialperiod custodial custody imprisonment",
    "extension": "extension ext extensionperiod extendedlicence extendedperiod extensionlength licence licenceperiod "
    "licenceterm licencelength extendedlicenceperiod",
    "years": "years year yrs y",
    "months": "months month mths m",
    "weeks": "weeks week wks w",
    "days": "days day d numberofdays noofdays totaldays",
    "follows": "consecutiveto consecutive consecutively cons consto consec consecto cs csto cscc cccs conscc concs "
    "consconc concurrentconsecutive consecutiveconcurrent concurrentorconsecutive consecutiveorconcurrent runs "
    "consecutivetosentence consecutivetocount",
    "sds-plus": "sdsplus issdsplus sdspluscase",
    "recall": "recall recalltype typeofrecall kindofrecall recalled",
    "revoked": "revoked revocation revocationdate daterevoked dateofrevocation licencerevoked revokedon",
    "returned": "returned return returndate dateofreturn returntocustody returnedtocustody datereturned returnedon rtc",
    "fine": "fine fineamount amountoffine",
    "paid": "paid finepaid amountpaid",
    "first": "from first firstday start startdate periodfrom datefrom fromdate",
    "last": "to last lastday end enddate periodto dateto todate",
    "award": "award awarddate dateofaward dateawarded awarded awardedon adjudicationdate dateofadjudication",
    "reason": "whyatlarge reason ualreason reasonforual",
    "supervision-end": "supervisionend endofsupervision",
    "sentence": "takenoff takenoffsentence takenoffwhichsentence",
}
_UNITS = {"years": "years", "months": "months", "weeks": "weeks", "days": "days"}


class Column(Record):
    """A column: which ask it answers (empty when its name is not known), its name as read, the unit that it names."""

    id: str
    title: str
    unit: str = ""


def plain(text: str) -> str:
    """A name without what people write differently: capitals, blanks, dots; a plus sign becomes a word."""
    return re.sub(r"[^a-z0-9#]", "", text.lower().replace("+", "plus"))


@cache
def _columns() -> dict[str, str]:
    known = {plain(ask.label): ask.id for ask in (*asks.ADJUSTMENT, *asks.SENTENCE) if ask.id in _COLUMNS}
    return known | {name: column for column, names in _COLUMNS.items() for name in names.split()}


def column(title: str) -> Column:
    """The column with this heading. A unit may stand in brackets: `Length (months)`."""
    known = _columns()
    found = known.get(plain(title), "")
    bracket = re.fullmatch(r"([^()]*)\(([^()]*)\)", title)
    if found or bracket is None:
        return Column(found, title)
    inner = known.get(plain(bracket[2]), "")
    return Column(known.get(plain(bracket[1]), ""), title, _UNITS.get(inner, ""))


class Kind(Record):
    """A kind that was named: the boxes that it fills, and what has to be said of how it was read."""

    rows: str
    boxes: dict[str, str]
    said: str = ""


_SENTENCES = {
    "ADIMP": "sds standard standarddeterminate determinate imprisonment adultimprisonment",
    "YOI": "detentioninyoi dyoi yoidetention",
    "SEC250": "s250 section250 sec250detention s250detention",
    "SEC91_03": "s91 section91 s91detention",
    "DTO": "detentionandtraining detentiontrainingorder",
    "A/FINE": "fine finedefault defaultoffine indefault afine finesdefault termindefault",
    "BOTUS": "breachoftopupsupervision breachofsupervision topupsupervisionbreach",
}
_ADJUSTMENTS = {
    "REMAND": "remand remandtime timeonremand daysonremand remanddays recallremand remandincustody",
    "TAGGED_BAIL": "taggedbail tagbail qualifyingcurfew curfewbail recalltaggedbail",
    "UAL": "ual unlawfullyatlarge timeatlarge atlarge",
    "ADA": "ada adas addeddays additionaldays additionaldaysawarded addeddaysawarded",
    "RADA": "rada radas restoreddays restoredadditionaldays restorationofaddeddays addeddaysrestored",
    "LAWFULLY_AT_LARGE": "lal",
    "TIME_SPENT_IN_CUSTODY_ABROAD": "custodyabroad timeabroad",
}
_OTHERS = {"LIFE": "life lifesentence", "IPP": "ippsentence", "DPP": "dppsentence", "CIVIL": "civilcommittal contempt"}
_EXTENDED = {"eds", "extended", "extendedsentence", "extendeddeterminate", plain(KIND_NAMES["EDS"])}
_PARTICULAR = {"sopc", "particularconcern", "offenderofparticularconcern", plain(KIND_NAMES["SOPC"])}


@cache
def _kinds() -> dict[str, Kind]:
    """Kinds that a name alone decides. Later ones win: the national codes over everyday words."""
    found: dict[str, Kind] = {}
    for code, (name, _) in unsupported_kinds().items():
        for word in (plain(name), *_OTHERS.get(code, "").split()):
            found[word] = Kind("sentences", {"type": asks.OTHER, "other": code})
    for choice in asks.ADJUSTMENT[0].choices:
        words = (choice.value, choice.label, ADJUSTMENT_NAMES.get(choice.value, choice.label))
        for word in (*_ADJUSTMENTS.get(choice.value, "").split(), *map(plain, words)):
            found[word] = Kind("adjustments", {"type": choice.value})
    for code in asks.TYPES:
        for word in (*_SENTENCES.get(code, "").split(), plain(sentence_types()[code].name)):
            found[word] = Kind("sentences", {"type": code})
    found["sdsplus"] = Kind("sentences", {"type": "ADIMP", "sds-plus": "yes"})
    for code in unsupported_kinds():
        if code.isdigit():  # "20" in front of a row numbers it
            continue
        found[plain(code)] = Kind("sentences", {"type": asks.OTHER, "other": code})
    for code, known in sentence_types().items():
        if known.kind is not None:
            found[plain(code)] = Kind("sentences", _of_code(code, known.recall))
    return found


def _of_code(code: str, recall: str | None) -> dict[str, str]:
    """The form asks for the recall and the day of the offence by themselves, so that fewer codes are enough there."""
    stem = code.removesuffix("_ORA").removeprefix("LR").removeprefix("_")
    stem = {"SEC91": "SEC91_03"}.get(stem, stem)
    boxes = {"type": stem if stem in asks.TYPES else "ADIMP"}
    return {**boxes, "recall": recall} if recall else boxes


def kind(text: str, imposed: date | None) -> Kind | None:
    """The kind that a cell names; None where it is not known. `imposed`: some words mean another kind before a law."""
    word = plain(text)
    found = _kinds().get(word)
    if found is not None:
        return found
    if word not in _EXTENDED and word not in _PARTICULAR:
        return None
    code, open_question = _by_date(word in _EXTENDED, imposed)
    if not code:
        return Kind("sentences", {}, open_question)
    name = sentence_types()[code].name
    said = f"“{text}” was read as “{name}”. Change it where that is not what the court passed."
    return Kind("sentences", {"type": code}, said)


def _by_date(extended: bool, imposed: date | None) -> tuple[str, str]:
    """The type of an extended or particular-concern sentence, or why it stays open."""
    if imposed is None:
        return "", "which kind it is depends on the date of sentence. Choose it."
    known = sentence_types()
    code = "EDS21" if extended else "SOPC21"
    start, automatic = known[code].start, known["LASPO_AR"].before
    if start is None or imposed >= start:
        return code, ""
    if not extended:
        return "SEC236A", ""
    if automatic is None or imposed >= automatic:
        return "LASPO_DR", ""
    return "", "it may have automatic release, or release by the Parole Board. Choose which."
