"""Prints what the recipe answers where there is no room for the scan, as JSON.

    /usr/bin/python3 print_memory_fault.py SCAN.h5
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
import memory  # noqa: E402
from serve import Subject  # noqa: E402
from stages import STAGES  # noqa: E402

# Libraries need room of their own, and OpenBLAS waits for it forever.
STAGES["read"].load()
memory.available_bytes = lambda: memory.RESERVE_BYTES + (8 << 20)

subject = Subject()
subject.open({"file": sys.argv[1], "engine": "cpu", "seed": 0})
answers = []
for stage in ["read", "align"]:
    try:
        answers.append(subject.run({"stage": stage}))
    except Exception as fault:
        answers.append({"kind": fault.kind, "message": str(fault)})
json.dump(answers, sys.stdout)
