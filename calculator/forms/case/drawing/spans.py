"""Stretches of time: in custody, on licence, recalled, and so on, for one sentence and for all of them together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import NamedTuple

#: What counts where several sentences run side by side, first first.
RANK = ("custody", "recalled", "licence", "supervision", "run", "term", "out")
RELEASES = ("CRD", "ARD", "MTD")


class Span(NamedTuple):
    """A stretch of one kind, from its first day up to, and without, `end`."""

    kind: str
    start: int
    end: int


class Recall(NamedTuple):
    """A recall: the day the licence was revoked, the day of return, as far as they were entered."""

    kind: str
    revoked: int | None
    returned: int | None


Dates = Mapping[str, int]


def released(dates: Dates) -> int | None:
    """The day on which the sentence, or the sentences together, first release: the last of the release dates."""
    return max((dates[kind] for kind in RELEASES if kind in dates), default=None)


def after_release(day: int, dates: Dates) -> list[Span]:
    """What follows a release: licence, the rest of the sentence, supervision, as far as the dates go."""
    licence = max((dates[kind] for kind in ("SLED", "LED") if kind in dates), default=None)
    order = dates.get("MTD") is not None and "CRD" not in dates and "ARD" not in dates
    spans = []
    for kind, end in (
        ("licence", licence),
        ("supervision" if order else "run", dates.get("SED")),
        ("supervision", dates.get("TUSED")),
    ):
        if end is not None and end > day:
            spans.append(Span(kind, day, end))
            day = end
    return spans


def of_sentence(start: int, dates: Dates, recall: Recall | None) -> list[Span]:
    """Custody, licence and what follows, from the day of sentence; recall and return where there is one.

    A release before the day of sentence leaves no custody.
    """
    release = released(dates)
    if release is None:
        last = max((dates[kind] for kind in ("PRRD", "SLED", "SED", "LED") if kind in dates), default=start)
        spans = [Span("term", start, last)] if last > start else []
    else:
        spans = [Span("custody", start, release)] if release > start else []
        spans += after_release(max(release, start), dates)
    return spans if recall is None or "PRRD" not in dates else _recalled(start, spans, dates, recall)


def _recalled(start: int, spans: list[Span], dates: Dates, recall: Recall) -> list[Span]:
    """The spans with a recall: away from the revocation to the return, then custody to the post-recall release."""
    again = dates["PRRD"]
    away = recall.revoked if recall.revoked is not None else recall.returned
    if away is None:  # the days are not known: only that custody ended again at the post-recall release
        away = back = max((span.end for span in spans if span.kind == "custody" and span.end <= again), default=start)
        inside = [Span("term", back, again)] if again > back else []
    else:
        away = max(away, start)
        back = max(away, recall.returned if recall.returned is not None else away)
        inside = [Span("recalled", away, back)] if back > away else []
        inside += [Span("custody", back, again)] if again > back else []
    return [*clipped(spans, away), *inside, *after_release(max(again, back), dates)]


def clipped(spans: Iterable[Span], end: int) -> list[Span]:
    """The part of the spans before a day."""
    return [span if span.end <= end else span._replace(end=end) for span in spans if span.start < end]


def together(spans: Iterable[Span]) -> list[Span]:
    """The spans of several sentences as one line: custody on one of them is custody."""
    change: dict[int, list[int]] = {}
    for kind, start, end in spans:
        at = RANK.index(kind)
        change.setdefault(start, [0] * len(RANK))[at] += 1
        change.setdefault(end, [0] * len(RANK))[at] -= 1
    running = [0] * len(RANK)
    joined: list[Span] = []
    kind, since = "", 0
    for day in sorted(change):
        running = [a + b for a, b in zip(running, change[day], strict=True)]
        now = next((name for name, number in zip(RANK, running, strict=True) if number), "")
        if now != kind:
            if kind:
                joined.append(Span(kind, since, day))
            kind, since = now, day
    return joined


def of_booking(spans: Iterable[Span], dates: Dates) -> list[Span]:
    """One line for the whole booking: custody ends on the release date of the booking, what follows is its own too."""
    joined = together(spans)
    release = max((dates[kind] for kind in (*RELEASES, "PRRD") if kind in dates), default=None)
    if release is None or not joined:
        return joined
    before = clipped(joined, release)
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n].kind == "custody"), None)
    if last is not None:
        before = [*before[:last], Span("custody", before[last].start, release)]
    return [*before, *after_release(max(release, joined[0].start), dates)]


def without(spans: Iterable[Span], outs: Iterable[tuple[int, int]]) -> list[Span]:
    """The spans with custody taken out where the person had been let out, as the releases and returns entered say."""
    known = sorted(outs)
    ends = [end for _, end in known]
    parted: list[Span] = []
    for span in spans:
        at = span.start
        if span.kind == "custody":
            for out, back in known[bisect_left(ends, span.start + 1) :]:
                if out >= span.end:
                    break
                if out > at:
                    parted.append(Span("custody", at, out))
                until = min(back, span.end)
                if until > max(at, out):
                    parted.append(Span("out", max(at, out), until))
                at = max(at, until)
        if at < span.end:
            parted.append(span._replace(start=at))
    return parted
