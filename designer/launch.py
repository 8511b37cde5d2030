"""Starts the engine's server in a fresh isolated interpreter: ``python -I launch.py``; run as a file, never imported.

An isolated interpreter does not see a checkout that is not installed, and the folder it would have to look in may be
the user's. So the package is loaded from exactly the place this file lies in, with nothing added to the search path.
"""

import importlib.util
import sys
from pathlib import Path

package = Path(__file__).resolve().parent
spec = importlib.util.spec_from_file_location(
    package.name, package / "__init__.py", submodule_search_locations=[str(package)]
)
assert spec is not None
assert spec.loader is not None
module = importlib.util.module_from_spec(spec)
sys.modules[package.name] = module
spec.loader.exec_module(module)

if sys.argv[1:] == ["searcher"]:
    from designer.jobs.server import main
elif sys.argv[1:] == ["sender"]:
    from designer.jobs.sender import main
elif sys.argv[1:2] == ["command"]:  # of a packaged program, whose own Python has no Keras
    from designer.app import main as run

    raise SystemExit(run(sys.argv[2:]))
else:
    from designer.engine.server import main

main()
