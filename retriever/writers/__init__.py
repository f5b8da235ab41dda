"""Writers: from evidence to a draft. `extractive` is the default; each other module knows one kind of answer."""
