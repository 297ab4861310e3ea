"""Floor 6: what pack authors need: cases and checks."""
