"""Asks the module {{module}} alone."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drivers import lines
from {{root}} import {{module}}

lines.serve({{module}}.answer)
