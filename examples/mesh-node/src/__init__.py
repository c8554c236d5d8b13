"""Mesh node daemon."""
