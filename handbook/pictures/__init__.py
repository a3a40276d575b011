"""Pictures of a guide, made at build time: decisions as branches, deadlines around their date.

Layout is pure: from items of a definition to a `Picture`, in which every text is already broken into lines.
"""
