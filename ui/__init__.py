"""What people see: page, API and terminal. Draws what the retriever answers and decides nothing."""
