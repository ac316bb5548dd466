"""The published recipe in Python, answering a bench.

    /usr/bin/python3 bench/peer/recipe/serve.py

speaks the line protocol of bench/subject/subject_protocol.ts on its standard
input and output. Every step lies in its own module under steps/, written for
the libraries that Debian ships and only imported when its stage is run; a
library that is missing takes nothing but its own stages away. Imports and
just-in-time compilation are not timed.

A stage that needs another one's outcome runs that first, untimed, if nobody
has asked for it yet.
"""

import gc
import json
import os
import sys
import time

import libraries
import memory
from chain import Chain
from stages import STAGES


class Fault(Exception):
    """A request that cannot be met: `kind` is memory, missing or failed."""

    def __init__(self, kind, message):
        super().__init__(message)
        self.kind = kind


class Subject:
    """What answers the requests; holds the chain between them."""

    def __init__(self):
        self.chain = None
        self.steps = {}
        self.faults = {}
        self.done = set()

    def open(self, request):
        self.chain = Chain(request["file"], request["seed"])
        self.steps, self.faults, self.done = {}, {}, set()
        return {
            "opened": {
                "name": "Python on Debian's packages",
                "libraries": libraries.versions(),
                "stages": list(STAGES),
            }
        }

    def run(self, request):
        return {"ran": {"seconds": self.timed(request["stage"])}}

    def describe(self, request):
        name = request["stage"]
        if name not in self.done:
            raise Fault("failed", f"Cannot describe {name}: it has not run")
        step = self.steps[name]
        accuracy = {key: float(value) for key, value in step.accuracy(self.chain).items()}
        size = step.size(self.chain)
        return {"described": {"size": size, "accuracy": accuracy, "by": step.by(self.chain)}}

    def timed(self, name):
        """Runs a stage and gives its seconds; remembers why where it cannot."""
        if self.chain is None:
            raise Fault("failed", f"Cannot run {name}: open a scan first")
        if name not in STAGES:
            raise Fault("missing", f"The Python recipe has no stage {name}")
        self.faults.pop(name, None)
        try:
            return self.attempt(name)
        except Exception as error:
            self.faults[name] = as_fault(error, name)
            raise self.faults[name] from error
        finally:
            gc.collect()

    def attempt(self, name):
        stage = STAGES[name]
        for needed in stage.needs:
            if needed in self.faults:
                raise Fault("missing", f"{name} needs {needed}: {self.faults[needed]}")
            if needed not in self.done:
                self.timed(needed)
        memory.limit_to_available()
        if name not in self.steps:
            self.steps[name] = stage.load()
        self.steps[name].prepare(self.chain)
        start = time.perf_counter()
        self.steps[name].run(self.chain)
        seconds = time.perf_counter() - start
        self.done.add(name)
        return seconds


def as_fault(error, stage):
    """Which kind of fault an exception is."""
    if isinstance(error, Fault):
        return error
    if isinstance(error, ModuleNotFoundError):
        return Fault("missing", f"{stage} needs {libraries.name_of(error.name)}, which is not installed")
    if memory.is_lack(error):
        return Fault("memory", f"Not enough memory for {stage}: {error}")
    return Fault("failed", f"{type(error).__name__}: {error}")


def main():
    # What libraries print must not get between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    subject = Subject()
    handlers = {"open": subject.open, "run": subject.run, "describe": subject.describe}
    for line in sys.stdin:
        request = json.loads(line)
        if request["do"] == "close":
            return
        try:
            answer = handlers[request["do"]](request)
        except Exception as error:
            fault = as_fault(error, request.get("stage", request["do"]))
            answer = {"error": {"kind": fault.kind, "message": str(fault)}}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
