"""Curves of training runs: what is drawn, how it is read and how it leaves the program; no panel, no session object."""
