"""The fixed words of a definition: each list of allowed values, with the words a reader sees."""

from enum import StrEnum


class Basis(StrEnum):
    """What a statement rests on. The page shows it in words beside the statement."""

    LAW = "law"
    POLICY = "policy"
    SERVICE = "service"
    PRACTICE = "practice"
    UNCONFIRMED = "unconfirmed"

    @property
    def words(self) -> str:
        """The basis as a reader sees it."""
        return _BASIS_WORDS[self]


_BASIS_WORDS = {
    Basis.LAW: "the law",
    Basis.POLICY: "national policy",
    Basis.SERVICE: "how the national system works",
    Basis.PRACTICE: "usual practice",
    Basis.UNCONFIRMED: "not confirmed: ask first",
}


class State(StrEnum):
    """Whether the paperwork is in use."""

    CURRENT = "current"
    CHANGING = "changing"
    ENDED = "ended"


class Unit(StrEnum):
    """The unit in which a deadline is counted."""

    HOURS = "hours"
    CALENDAR_DAYS = "calendar days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"

    def of(self, amount: int) -> str:
        """The unit in the singular or plural that fits ``amount``: ``1 hour``, ``5 working days``."""
        return self.value.removesuffix("s") if amount == 1 else self.value


class When(StrEnum):
    """On which side of the event a deadline falls. ``by`` stands with amount 0: on the day itself."""

    AFTER = "after"
    BEFORE = "before"
    BY = "by"


class PauseKind(StrEnum):
    """How a pause point is worked: read each item then do it, or do all from memory then confirm."""

    READ_DO = "READ-DO"
    DO_CONFIRM = "DO-CONFIRM"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    LEGISLATION = "legislation"
    INSTRUMENT = "instrument"
    RULES = "rules"
    POLICY_FRAMEWORK = "policy_framework"
    INSTRUCTION = "instruction"
    FORM = "form"
    SERVICE = "service"
    GUIDANCE = "guidance"
    INSPECTION = "inspection"
    PRACTICE = "practice"

    @property
    def words(self) -> str:
        """The kind as a reader sees it."""
        return _SOURCE_WORDS[self]


_SOURCE_WORDS = {
    SourceKind.LEGISLATION: "Act of Parliament",
    SourceKind.INSTRUMENT: "statutory instrument",
    SourceKind.RULES: "statutory rules",
    SourceKind.POLICY_FRAMEWORK: "policy framework",
    SourceKind.INSTRUCTION: "prison or probation instruction",
    SourceKind.FORM: "form",
    SourceKind.SERVICE: "national system",
    SourceKind.GUIDANCE: "guidance",
    SourceKind.INSPECTION: "inspection report",
    SourceKind.PRACTICE: "usual practice",
}


class Kind(StrEnum):
    """Which of the two folders a definition comes from."""

    PROCEDURE = "procedure"
    CHECKLIST = "checklist"
