"""Objections in three ranks: unsupported, invalid, warning."""
