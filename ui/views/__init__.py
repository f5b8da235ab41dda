"""The pages, one a module: the conversation, help, and the accessibility statement."""
