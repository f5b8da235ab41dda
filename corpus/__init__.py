"""What a corpus is: documents, passages, tables, figures, and their index. Imports no other layer."""
