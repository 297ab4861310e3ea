"""Checks that look at what a pack means, each with the answers that show what they say."""
