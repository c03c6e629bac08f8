"""Reads a line of JSON, asks, writes the answer as a line of JSON, until the input ends."""

import json
import sys
from typing import Callable

DEPTH_MAX = 20_000


def serve(asked: Callable) -> None:
    sys.setrecursionlimit(DEPTH_MAX)
    for line in sys.stdin.buffer:
        answer = json.dumps(asked(json.loads(line)), separators=(",", ":"))
        sys.stdout.write(answer + "\n")
        sys.stdout.flush()
