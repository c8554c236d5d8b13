"""Detects broken links and repairs the paths that used them."""
