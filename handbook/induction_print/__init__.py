"""What a mentor prints: a pack for each unit, forms to fill in, and the assessment at the end of the induction.

`plan.prints` gives one `Print` for each PDF, which `handbook.print` draws and keeps; `pages.mentor_prints` has the page
that lists them. All of it comes from the units, the guides and the practice cases, so that a print never says other
than the page.
"""
