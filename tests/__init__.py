"""The tests, a mirror of the tree they test; `support` holds what several of them need."""
