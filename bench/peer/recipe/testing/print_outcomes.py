"""Prints what the first steps of the recipe find in a scan, as JSON, for a test
to compare with stem4d's own.

    /usr/bin/python3 print_outcomes.py SCAN.h5
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1]))
from chain import Chain  # noqa: E402
from stages import STAGES  # noqa: E402

chain = Chain(sys.argv[1], 0)
for name in ["read", "align", "adf", "deviations", "features", "gather"]:
    STAGES[name].load().run(chain)
outcomes = {
    "shifts": chain.shifts.ravel().tolist(),
    "adf": chain.adf.ravel().tolist(),
    "logStd": chain.log_std.ravel().tolist(),
    "pixels": chain.pixels.tolist(),
    "features": chain.features[::97].ravel().tolist(),
}
json.dump(outcomes, sys.stdout)
