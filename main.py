"""Starts the program: the window, or one of the commands that need none."""

from designer.app import main

raise SystemExit(main())
