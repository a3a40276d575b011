"""The line of time of a calculated case: what is drawn, where it stands in the picture, and the same in words."""
