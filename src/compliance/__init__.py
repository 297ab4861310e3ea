"""Judge a health AI deployment against declarative rule packs and report what is missing, with proof."""

__version__ = "0.1.0"
