"""How a build works: what it keeps, what it does side by side, and what it locks."""
