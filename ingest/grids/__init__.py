"""Understand grids: what is heading, label and value, and the unit and scale of each cell."""
