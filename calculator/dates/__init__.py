"""One module per date: what each sentence has, what the booking has, and what early-release law makes of it."""
