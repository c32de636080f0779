"""One module a kind of line: each reads its kind's lines into values."""
