"""One imposed sentence made ready for the engine. Dates are day numbers. Specification: 02, 03."""

from __future__ import annotations

from calculator.case import Sentence
from calculator.durations import Units, length_in_days
from calculator.law.model import Fraction, Rules

# What a part is, as bits, so that a chain can be asked about all of its parts at once.
(IS_SDS, EXTENDED, PAROLE, PRE_CJA, POST_CJA, ORA, NOT_ORA, PLUS, PLUS_OFFENCE, IS_DTO, DTO_BEFORE, TERM, IS_BOTUS) = (
    1 << n for n in range(13)
)


class Part:
    """One imposed sentence made ready: day numbers for dates, and the fraction that applies to it at this point."""

    __slots__ = (
        "automatic",
        "botus",
        "civil",
        "code",
        "custodial",
        "date",
        "dto",
        "early",
        "eds",
        "exclusions",
        "fine",
        "flags",
        "follows",
        "historic_tused",
        "id",
        "index",
        "kind",
        "length",
        "multiplier",
        "offence",
        "ora",
        "pre_cja",
        "recall",
        "returned",
        "revoked",
        "sds",
        "sds_plus",
        "sds_plus_offence",
        "section250",
        "sentence",
        "set_by",
        "sopc",
        "term",
        "total",
        "track",
        "value",
    )

    def __init__(self, index: int, s: Sentence, rules: Rules) -> None:
        kind = s.kind
        self.index = index
        self.sentence = s
        self.kind = kind
        self.id = s.id
        self.date = s.date.toordinal()
        self.offence: int | None = None if s.offence.date is None else s.offence.date.toordinal()
        self.code = s.offence.code
        self.custodial: Units = s.length
        self.sds = kind == "SDS"
        self.eds = kind == "EDS"
        self.sopc = kind == "SOPC"
        self.dto = kind == "DTO"
        self.botus = kind == "BOTUS"
        self.fine = kind == "AFINE"
        self.total: Units = s.length.plus(s.extension) if self.eds or self.sopc else s.length
        self.length = length_in_days(self.date, self.total)
        self.follows = s.consecutive_to
        recall = s.recall
        self.recall: str | None = recall.kind if recall else None
        self.returned: int | None = recall.returned.toordinal() if recall and recall.returned else None
        self.revoked: int | None = recall.revoked.toordinal() if recall and recall.revoked else None
        self.sds_plus = s.sds_plus
        self.sds_plus_offence = s.sds_plus_offence
        self.section250 = s.section250
        self.exclusions = s.exclusions
        self.automatic = s.automatic
        self.historic_tused: int | None = s.historic_tused.toordinal() if s.historic_tused else None
        self.civil = False
        self.ora = self.sds and self.offence is not None and self.offence >= rules.ora
        self.pre_cja = self.sds and self.date < rules.laspo and self.offence is not None and self.offence < rules.cja
        self.term = self.dto or self.botus or self.fine
        self.flags = 0
        self.track = ""
        self.multiplier: Fraction = (1, 1)
        self.set_by: str = ""
        self.early = False
        #: Equal for parts that are equal in every field (`Case` order decides the number).
        self.value = index

    def set_flags(self) -> None:
        """Note what the part is, once its track is known."""
        found = 0
        if self.sds:
            found = IS_SDS | (PRE_CJA if self.pre_cja else POST_CJA) | (ORA if self.ora else NOT_ORA)
            found |= (PLUS if self.sds_plus else 0) | (PLUS_OFFENCE if self.sds_plus_offence else 0)
        elif self.sopc or self.eds:
            found = EXTENDED | (PAROLE if self.sopc or not self.automatic else 0)
        elif self.dto:
            found = IS_DTO | TERM | (DTO_BEFORE if self.track == "DTO_BEFORE_PCSC" else 0)
        else:
            found = TERM | (IS_BOTUS if self.botus else 0)
        self.flags = found
