"""One module a topic: how its exercises are made, level by level. Each has `build(draws, level)`."""
