"""Floor 3: from a folder of YAML to a bound rulebook."""
