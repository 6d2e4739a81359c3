"""Parts that know no page and no store."""
