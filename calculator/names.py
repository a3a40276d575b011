"""Full names of the dates and of the records that move them, as the field says them."""

from __future__ import annotations

from datetime import date

DATE_NAMES = {
    "SLED": "Sentence and licence expiry date",
    "SED": "Sentence expiry date",
    "LED": "Licence expiry date",
    "CRD": "Conditional release date",
    "ARD": "Automatic release date",
    "PRRD": "Post-recall release date",
    "PED": "Parole eligibility date",
    "NPD": "Non-parole date",
    "MTD": "Mid transfer date",
    "ETD": "Early transfer date",
    "LTD": "Late transfer date",
    "TUSED": "Top-up supervision expiry date",
    "HDCED": "Home detention curfew eligibility date",
    "ERSED": "Early removal scheme eligibility date",
    "ESED": "Effective sentence end date",
}
#: The order in which dates are read out (19 §19.2).
ORDER = (
    "SLED",
    "LED",
    "SED",
    "NPD",
    "ARD",
    "CRD",
    "PED",
    "PRRD",
    "HDCED",
    "ETD",
    "MTD",
    "LTD",
    "TUSED",
    "ERSED",
    "ESED",
)
ADJUSTMENT_NAMES = {
    "REMAND": "Remand",
    "TAGGED_BAIL": "Tagged bail",
    "RECALL_REMAND": "Remand on recall",
    "RECALL_TAGGED_BAIL": "Tagged bail on recall",
    "ADA": "Additional days awarded",
    "RADA": "Restored additional days",
    "UAL": "Unlawfully at large",
}
KIND_NAMES = {
    "SDS": "standard determinate sentence",
    "EDS": "extended determinate sentence",
    "SOPC": "sentence for an offender of particular concern",
    "AFINE": "imprisonment in default of a fine",
    "DTO": "detention and training order",
    "BOTUS": "breach of top-up supervision",
}
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def plain_date(day: date) -> str:
    """`5 January 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """`Monday 5 January 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {plain_date(day)}"


def capital(text: str) -> str:
    """The text with its first letter in capitals and the rest untouched ("PPCS" stays "PPCS")."""
    return text[:1].upper() + text[1:]
