import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from drivers.book import BadRequest, run
from drivers.lines import rounded, serve


def answer(request):
    try:
        return {"ok": {"steps": rounded(run(request))}}
    except BadRequest as bad:
        return {"error": {"code": "bad-request", "where": str(bad)}}


serve(answer)
