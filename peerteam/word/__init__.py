"""Word files: the only place that knows python-docx."""
