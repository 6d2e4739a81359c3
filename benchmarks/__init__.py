"""How fast it is, as ratios to a floor measured in the same run, and how the long random tests end."""
