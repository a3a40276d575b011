"""The format of the agreed reference cases: reading them, and writing results one JSON object a line."""
