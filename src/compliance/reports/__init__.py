"""Floor 6: what a page may print, and its faces."""
