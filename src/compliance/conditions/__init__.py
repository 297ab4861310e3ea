"""Floor 2: the sentence language. Parses, checks and prints conditions; knows no file, pack or answer."""
