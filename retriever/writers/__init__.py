"""Writers: from evidence to a draft. Each module beside `extractive`, the default, is one way to answer."""
