"""A decision in the words of the calculation: `sdsPlus`, the eligibility flag, the exclusion codes of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from calculator.offences.model import Decision, Outcome, Question, Topic

EXCLUDING: tuple[Topic, ...] = ("sds40", "progression_schedule_13", "progression_august_list")
_FLAG: dict[Outcome, bool | None] = {"yes": True, "no": False, "check": None}


@dataclass(frozen=True, slots=True)
class EngineInputs:
    """What the calculation is told of a sentence. None stands for an open question; `ask` holds all that are open.

    A calculation on open questions would be a guess: use these only when `complete`, or when a person has answered.
    """

    sds_plus: bool | None
    sds_plus_eligible: bool | None
    section_250: bool
    exclusions: tuple[str, ...]
    unresolved: tuple[Topic, ...]
    ask: tuple[Question, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing is open."""
        return not self.unresolved

    def as_dict(self) -> dict[str, object]:
        """The keys of the calculation's own input: sdsPlus, eligibility, section250, exclusions, and what is open."""
        return {
            "sdsPlus": self.sds_plus,
            "isSDSPlusEligibleSentenceTypeLengthAndOffence": self.sds_plus_eligible,
            "section250": self.section_250,
            "exclusions": list(self.exclusions),
            "unresolved": list(self.unresolved),
        }


def to_engine(decision: Decision) -> EngineInputs:
    """The inputs that a decision settles; the rest stays open. One SDS40 code only, as in the national service."""
    topics: tuple[Topic, ...] = ("sds_plus", "sds_plus_if_sentenced_today", *EXCLUDING)
    unresolved = tuple(topic for topic in topics if decision[topic].outcome == "check")
    questions = {one.id: one for topic in unresolved for one in decision[topic].ask}
    return EngineInputs(
        sds_plus=_FLAG[decision["sds_plus"].outcome],
        sds_plus_eligible=_FLAG[decision["sds_plus_if_sentenced_today"].outcome],
        section_250=decision.kind == "SECTION_250",
        exclusions=tuple(decision[topic].code for topic in EXCLUDING if decision[topic].outcome == "yes"),
        unresolved=unresolved,
        ask=tuple(questions.values()),
    )
