"""What every step can be asked."""

import os

import numpy

from libraries import version_of


class Step:
    """One step of the recipe. `run` is timed, everything else is not."""

    library = "NumPy"
    threads = None

    def prepare(self, chain):
        """Whatever a user would pay once and not again: compilation, choice of
        threads."""

    def run(self, chain):
        raise NotImplementedError

    def size(self, chain):
        """What it worked on."""
        return f"{len(chain.features)} x {chain.features.shape[1]}"

    def accuracy(self, chain):
        """How right the outcome is, by measure."""
        return {}

    def by(self, chain):
        """What did it."""
        count = "" if self.threads is None else f", {plural(self.threads, 'thread')}"
        return f"{self.library} {version_of(self.library)}{count}"


def cores():
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def even_sample(total, count):
    """At most `count` of the whole numbers below `total`, evenly spread: those
    that bench/stage/even_sample.ts takes."""
    length = min(total, count)
    return ((numpy.arange(length) + 0.5) * total / length).astype(int)


def plural(count, noun):
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def size_of(array):
    return " x ".join(str(length) for length in array.shape)
