"""Floor 1: text with places. Reads files, remembers where each value stands, and words what is wrong with them."""
