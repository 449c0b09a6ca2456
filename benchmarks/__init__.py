"""What the documents quote is measured here; every script says what it does with ``--help``."""
