"""The visit file: the only SQL of the program."""
