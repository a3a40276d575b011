"""Offences for the stories: what they are called, how long the sentences are, and which lists of offences hold them.

How a crime is marked here is held against `calculator.offences` by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.record import Record

Length = tuple[int, int, int, int]

#: First days of the routes into SDS+ (section 244ZA of the Criminal Justice Act 2003).
PLUS_SEVEN = "2020-04-01"
PLUS_FOUR = "2022-06-28"


class Crime(Record):
    """An offence. `least` and `most` are the months that a sentence for it plausibly has.

    `list` is "" or how the lists name it: "violent" (Schedule 15 Part 1), "sexual" (Part 2), "domestic". `plus` is the
    shortest sentence in years that is SDS+ today, 0 if none is. `young`: also charged against under 18s.
    `long_young`: section 250 detention is possible (section 249 of the Sentencing Code: an adult can get 14 years or
    more, or the offence is named there).
    """

    name: str
    law: str
    least: int
    most: int
    list: str = ""
    plus: int = 0
    young: bool = False
    long_young: bool = False


THEFT = "Theft Act 1968"
PERSON = "Offences Against the Person Act 1861"
SEXUAL = "Sexual Offences Act 2003"
DRUGS = "Misuse of Drugs Act 1971"

CRIMES = (
    Crime("theft", f"{THEFT}, section 1", 1, 24, young=True),
    Crime("theft from shops", f"{THEFT}, section 1", 1, 12),
    Crime("handling stolen goods", f"{THEFT}, section 22", 2, 36, young=True, long_young=True),
    Crime("burglary of a shop", f"{THEFT}, section 9(1)(b)", 3, 40, young=True),
    Crime("burglary of a dwelling", f"{THEFT}, section 9(1)(b)", 6, 96, young=True, long_young=True),
    Crime("fraud by false representation", "Fraud Act 2006, section 1", 4, 96),
    Crime("possessing cannabis with intent to supply", f"{DRUGS}, section 5(3)", 3, 60, young=True, long_young=True),
    Crime("possessing cocaine with intent to supply", f"{DRUGS}, section 5(3)", 18, 132, young=True, long_young=True),
    Crime("supplying heroin", f"{DRUGS}, section 4(3)", 20, 192),
    Crime("producing cannabis", f"{DRUGS}, section 4(2)", 4, 72),
    Crime("being concerned in supplying cocaine", f"{DRUGS}, section 4(3)", 30, 216),
    Crime("dangerous driving", "Road Traffic Act 1988, section 2", 3, 22),
    Crime("driving while disqualified", "Road Traffic Act 1988, section 103", 1, 6),
    Crime("having a bladed article in a public place", "Criminal Justice Act 1988, section 139", 2, 24, young=True),
    Crime("perverting the course of justice", "common law", 4, 36),
    Crime("converting criminal property", "Proceeds of Crime Act 2002, section 327", 6, 108),
    Crime("criminal damage", "Criminal Damage Act 1971, section 1(1)", 1, 30, young=True),
)

VIOLENT = (
    Crime("affray", "Public Order Act 1986, section 3", 3, 24, "violent", young=True),
    Crime("violent disorder", "Public Order Act 1986, section 2", 8, 42, "violent", young=True),
    Crime("assault occasioning actual bodily harm", f"{PERSON}, section 47", 4, 40, "violent", young=True),
    Crime("inflicting grievous bodily harm", f"{PERSON}, section 20", 9, 54, "violent", young=True),
)

#: Specified violent offences that stay at one half at 4 years or more and are not SDS+ below 7 years.
HARSH = (
    Crime("robbery", f"{THEFT}, section 8", 18, 216, "violent", 7, young=True, long_young=True),
    Crime(
        "arson", "Criminal Damage Act 1971, section 1(1) and (3)", 12, 120, "violent", 7, young=True, long_young=True
    ),
)

#: SDS+ from 7 years or more, and from 28 June 2022 from 4 years or more.
GRAVE = (
    Crime(
        "wounding with intent to do grievous bodily harm",
        f"{PERSON}, section 18",
        48,
        240,
        "violent",
        4,
        young=True,
        long_young=True,
    ),
    Crime("manslaughter", "common law", 48, 240, "violent", 4),
)
RAPE = Crime("rape", f"{SEXUAL}, section 1", 60, 240, "sexual", 4, young=True, long_young=True)

SEX = (
    Crime("sexual assault", f"{SEXUAL}, section 3", 6, 84, "sexual", young=True, long_young=True),
    Crime("sexual activity with a child", f"{SEXUAL}, section 9", 12, 108, "sexual"),
    Crime("causing a child to watch a sexual act", f"{SEXUAL}, section 12", 6, 60, "sexual"),
    Crime("exposure", f"{SEXUAL}, section 66", 2, 18, "sexual"),
)

DOMESTIC = (
    Crime("stalking involving fear of violence", "Protection from Harassment Act 1997, section 4A", 6, 60, "domestic"),
    Crime("controlling or coercive behaviour", "Serious Crime Act 2015, section 76", 8, 48, "domestic"),
    Crime("strangulation", "Serious Crime Act 2015, section 75A", 6, 45, "domestic"),
)


def months_of(length: Length) -> int:
    """About how many months a length is; a month of weeks is four of them."""
    years, months, weeks, days = length
    return years * 12 + months + (weeks + days // 7) // 4


def marks(crime: Crime, day: str, length: Length) -> Mapping[str, Any]:
    """What the sentence is to be marked with in a request, by the day of sentence (ISO) and the length."""
    years = months_of(length) / 12
    plus = bool(crime.plus) and ((years >= 7 and day >= PLUS_SEVEN) or (crime.plus <= years < 7 and day >= PLUS_FOUR))
    today = bool(crime.plus) and years >= crime.plus
    return {"sdsPlus": plus, "sdsPlusOffence": plus or today, "exclusions": list(excluded(crime, years))}


def excluded(crime: Crime, years: float) -> tuple[str, ...]:
    """The exclusions from 40 per cent that reach a sentence of so many years."""
    if crime.list == "sexual":
        return ("SEXUAL",)
    if crime.list == "domestic":
        return ("DOMESTIC_ABUSE",)
    return ("VIOLENT",) if crime.list == "violent" and years >= 4 else ()


def listed(crime: Crime) -> str:
    """The lists that the offence is on, in words for the papers."""
    life = "The most that a court can give is life." if crime.plus else ""
    if crime.list == "sexual":
        part = "Schedule 15 Part 2 (sexual offences), and the Schedule to the 40 per cent Order."
    elif crime.list == "domestic":
        part = "The Schedule to the 40 per cent Order (domestic abuse)."
    elif crime.list == "violent":
        part = "Schedule 15 Part 1 (violent offences)."
    else:
        return "On none of the lists."
    return f"{part} {life}".strip()


def fitting(crimes: tuple[Crime, ...], length: Length) -> tuple[Crime, ...]:
    """Those for which a sentence of this length is plausible."""
    months = months_of(length)
    return tuple(c for c in crimes if c.least <= months <= c.most)
