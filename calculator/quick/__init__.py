"""Quick calculators: one question of the office each, asked and answered without a whole case.

`calculator.quick.model` says what one is made of; each topic has a module of its own and is known by its id in
`calculator.quick.registry`, which loads it on first use.
"""
