"""Figures as objects: every reported number of a document."""
