"""Floor 4: what the officer said, typed and with places."""
