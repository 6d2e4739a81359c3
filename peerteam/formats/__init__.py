"""Every other outside format."""
