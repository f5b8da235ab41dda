"""What a corpus is: documents, passages, tables, figures, and the index that holds them. Imports no other layer."""
