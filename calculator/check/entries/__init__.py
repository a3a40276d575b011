"""Objections to the entries themselves, topic by topic. `calculator.check.before` puts them in order."""
