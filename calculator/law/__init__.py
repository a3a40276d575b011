"""The law as dated data: `Law` names a set of rows, `Rules` is that set made ready for the engine."""

from calculator.law.model import Citation, Law, LawError, Legislation, Rules, Tranche, law_sets, named, sources

__all__ = ["Citation", "Law", "LawError", "Legislation", "Rules", "Tranche", "law_sets", "named", "sources"]
