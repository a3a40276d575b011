"""Practice cases made from a seed, with their answers, hints and marking; loaded when somebody first asks for one."""
