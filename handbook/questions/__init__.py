"""Questions to learn from: made from the guides and the induction, so that they are never out of step with them.

bank(book)             every question, in the order of the guides
question_pages(...)    the pages that ask them: one for each group of guides, one for the induction, and a list
refresh_page(...)      what changed since somebody was trained
"""

from handbook.questions.bank import bank, by_topic
from handbook.questions.model import Kind, Question

__all__ = ["Kind", "Question", "bank", "by_topic"]
