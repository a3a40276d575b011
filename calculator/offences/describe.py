"""A decision as plain values for JSON: the browser, the command line and records read this form."""

from __future__ import annotations

from calculator.offences.engine import to_engine
from calculator.offences.model import Answer, Citation, Decision, Question


def _question(question: Question) -> dict[str, object]:
    return {"id": question.id, "text": question.text, "look": question.look}


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "row": citation.row,
        "what": citation.what,
        "law": citation.law,
        "link": citation.link,
        "basis": citation.basis,
        "checked": citation.checked.isoformat(),
        "note": citation.note,
    }


def _answer(answer: Answer) -> dict[str, object]:
    return {
        "topic": answer.topic,
        "outcome": answer.outcome,
        "reason": answer.reason,
        "code": answer.code,
        "family": answer.family,
        "fraction": answer.fraction,
        "citations": [_citation(citation) for citation in answer.citations],
        "ask": [_question(question) for question in answer.ask],
        "unless": [_question(question) for question in answer.unless],
    }


def as_dict(decision: Decision) -> dict[str, object]:
    """Every answer with its rows and questions, how the offence was read, and the inputs for the calculation."""
    read = decision.offence
    return {
        "offence": {
            "text": read.text,
            "code": read.code,
            "act": read.act,
            "section": str(read.provision) if read.provision else None,
            "name": read.name,
            "form": read.form,
            "problems": list(read.problems),
        },
        "kind": decision.kind,
        "asOf": decision.as_of.isoformat(),
        "identified": decision.identified,
        "answers": [_answer(answer) for answer in decision.answers],
        "engine": to_engine(decision).as_dict(),
        "ask": [_question(question) for question in decision.ask],
    }
