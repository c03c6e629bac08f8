"""Composes {{modules}}."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from drivers import lines, steps
from {{root}} import {{imports}}


def compose(value):
{{steps}}
    return {{answer}}


lines.serve(lambda value: steps.answer(compose, value))
