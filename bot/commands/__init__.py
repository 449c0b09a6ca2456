"""The subcommands of ``byline``: each checks its input, opens, calls, prints."""
