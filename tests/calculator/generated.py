"""Generated cases in the exchange format: every kind, chains, recalls, records and movements around commencements."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from calculator.case import ADJUSTMENT_KINDS, EXCLUSIONS, IN_REASONS, OUT_REASONS, UAL_REASONS
from calculator.law.load import table

Case = dict[str, Any]


def commencements() -> list[date]:
    """Every day on which some law begins."""
    days = {row["from"] for p in table("parameters")["parameter"] for row in p["row"]}
    days |= {row["value"] for p in table("parameters")["parameter"] if p["unit"] == "date" for row in p["row"]}
    for law in table("release")["legislation"]:
        days |= {row["from"] for row in [law, *law.get("tranche", [])] if "from" in row}
    return sorted(days)


NEAR = st.builds(
    lambda day, shift: day + timedelta(shift),
    st.sampled_from([d for d in commencements() if date(2005, 1, 1) < d < date(2030, 1, 1)]),
    st.integers(-3, 3),
)
DAYS = st.dates(date(2004, 1, 1), date(2027, 12, 31)) | NEAR
LENGTHS = st.one_of(
    st.fixed_dictionaries({"years": st.integers(1, 16)}),
    st.fixed_dictionaries({"months": st.integers(1, 30)}),
    st.fixed_dictionaries({"years": st.integers(0, 9), "months": st.integers(0, 11), "days": st.integers(1, 30)}),
    st.fixed_dictionaries({"weeks": st.integers(1, 60)}),
    st.fixed_dictionaries({"days": st.integers(1, 900)}),
)
SHORT = st.fixed_dictionaries({"months": st.integers(4, 24)})
LAWS = ("today", "calculation-params", "sds-50", "sds-progression-model-october")


def text(day: date) -> str:
    """A date as the format writes it."""
    return day.isoformat()


@st.composite
def recalls(draw: st.DrawFn, sentenced: date) -> Case:
    """A recall some time after sentence."""
    revoked = sentenced + timedelta(draw(st.integers(30, 2000)))
    returned = revoked + timedelta(draw(st.integers(0, 60)))
    kind = draw(st.sampled_from(["STANDARD", "FTR_14", "FTR_28", "FTR_56"]))
    return {"kind": kind, "revoked": text(revoked), "returned": text(returned)}


@st.composite
def sentences(
    draw: st.DrawFn,
    name: str,
    on: date | None = None,
    kinds: tuple[str, ...] = ("SDS", "SDS", "SDS", "EDS", "SOPC", "AFINE", "DTO", "BOTUS"),
    recall: bool = True,
) -> Case:
    """One sentence that could have been imposed."""
    kind = draw(st.sampled_from(kinds))
    day = on or draw(DAYS)
    row: Case = {
        "id": name,
        "kind": kind,
        "date": text(day),
        "offence": {"date": text(day - timedelta(draw(st.integers(1, 900) | st.integers(1, 5000))))},
        "length": draw(SHORT if kind == "DTO" else LENGTHS),
    }
    if kind == "SDS":
        row["exclusions"] = draw(st.lists(st.sampled_from(EXCLUSIONS), max_size=2, unique=True))
        row["sdsPlus"] = draw(st.integers(0, 7)) == 0
        row["sdsPlusOffence"] = row["sdsPlus"] or draw(st.integers(0, 7)) == 0
        row["section250"] = draw(st.integers(0, 7)) == 0
    elif kind == "EDS":
        row["extension"] = {"years": draw(st.integers(1, 8))}
        row["automaticRelease"] = draw(st.booleans())
    elif kind == "SOPC":
        row["extension"] = {"months": 12}
        row["under18Sopc"] = draw(st.booleans())
    elif kind == "AFINE":
        row["fineAmount"] = draw(st.sampled_from([250, 9_999_999.99, 10_000_000, 12_000_000]))
    elif kind == "BOTUS" and draw(st.booleans()):
        row["historicTused"] = text(day + timedelta(draw(st.integers(1, 300))))
    if recall and kind in ("SDS", "EDS", "SOPC") and draw(st.integers(0, 4)) == 0:
        row["recall"] = draw(recalls(day))
    return row


@st.composite
def adjustments(draw: st.DrawFn, first: date) -> Case:
    """Something that moves dates, with or without its period."""
    kind = draw(st.sampled_from(ADJUSTMENT_KINDS[:7]))
    days = draw(st.integers(0, 60) | st.integers(0, 400))
    at = first + timedelta(draw(st.integers(1, 1200)))
    row: Case = {"type": kind, "days": days}
    if kind in ("ADA", "RADA"):
        return {**row, "from": text(at)}
    if kind == "UAL":
        last = at + timedelta(max(days, 1) - 1)
        reason = draw(st.sampled_from([None, *UAL_REASONS]))
        return {**row, "from": text(at), "periodFrom": text(at), "periodTo": text(last), "reason": reason}
    row["from"] = text(first)
    if days and draw(st.booleans()):
        row |= {"periodFrom": text(first - timedelta(days)), "periodTo": text(first - timedelta(1))}
    return row


@st.composite
def movements(draw: st.DrawFn, first: date) -> Case:
    """A release or a return."""
    at = draw(st.integers(1, 1500).map(lambda n: first + timedelta(n)) | NEAR)
    out = draw(st.booleans())
    reason = draw(st.sampled_from(OUT_REASONS if out else IN_REASONS))
    return {"date": text(at), "direction": "out" if out else "in", "reason": reason}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case of up to five sentences with whatever can go with them."""
    rows: list[Case] = []
    for n in range(draw(st.integers(1, 5))):
        together = draw(st.booleans())
        same = date.fromisoformat(rows[0]["date"]) if together and rows else None
        rows.append(draw(sentences(str(n + 1), same)))
        if n and draw(st.integers(0, 2)) == 0:
            rows[n]["consecutiveTo"] = draw(st.sampled_from(rows[:n]))["id"]
    dates = [date.fromisoformat(row["date"]) for row in rows]
    born = min(dates) - timedelta(draw(st.integers(15 * 365, 19 * 365) | st.integers(20 * 365, 60 * 365)))
    case: Case = {
        "dateOfBirth": text(born),
        "registeredSexOffender": draw(st.integers(0, 3)) == 0,
        "ersed": draw(st.booleans()),
        "sentences": rows,
        "adjustments": draw(st.lists(st.sampled_from(dates).flatmap(adjustments), max_size=4)),
        "movements": draw(st.lists(movements(min(dates)), max_size=3 if draw(st.integers(0, 3)) == 0 else 0)),
    }
    returned = [row["recall"]["returned"] for row in rows if "recall" in row]
    recorded = draw(st.booleans())
    if recorded and returned:
        case["returnedToCustody"] = returned[0]
        case["fixedTermRecall"] = {"days": draw(st.sampled_from([14, 28, 56])), "returned": returned[0]}
    return case


@st.composite
def same_day(draw: st.DrawFn, kinds: tuple[str, ...] = ("SDS",), most: int = 4, chains: bool = True) -> Case:
    """Sentences imposed on one day on an adult, none of them a recall."""
    day = draw(DAYS)
    rows = [draw(sentences(str(n + 1), day, kinds, recall=False)) for n in range(draw(st.integers(1, most)))]
    for n, row in enumerate(rows[1:], 1):
        if chains and draw(st.booleans()):
            row["consecutiveTo"] = rows[n - 1]["id"]
    return {
        "dateOfBirth": text(day - timedelta(draw(st.integers(25 * 365, 60 * 365)))),
        "registeredSexOffender": draw(st.booleans()),
        "ersed": draw(st.booleans()),
        "sentences": rows,
    }


def requests(strategy: st.SearchStrategy[Case]) -> st.SearchStrategy[Case]:
    """Requests for cases, under any law set."""
    return st.builds(
        lambda case, law, as_of: {"call": "calculate", "law": law, "asOf": text(as_of), "case": case},
        strategy,
        st.sampled_from(LAWS),
        st.just(date(2028, 6, 1)) | NEAR,
    )
