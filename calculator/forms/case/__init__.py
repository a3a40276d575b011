"""The full sentence calculation as a form: what is asked, checked, shown, compared and recorded.

Loaded when its page asks for it, and never with the form for one sentence.
"""
