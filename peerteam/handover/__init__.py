"""Files that travel between laptops."""
