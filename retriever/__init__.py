"""From a question to a checked answer. The public door is `retriever.assistant.Assistant`."""
