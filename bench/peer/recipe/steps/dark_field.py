"""Mirrors step 4: the sum over a quarter to half of the detector's side, about
the middle pixel."""

import numpy

from steps.step import Step, size_of


class DarkField(Step):
    def run(self, chain):
        height, width = chain.aligned.shape[2:]
        y, x = numpy.ogrid[:height, :width]
        radius = numpy.hypot(y - height // 2, x - width // 2)
        side = min(height, width)
        ring = (radius > side / 4) & (radius < side / 2)
        # A product with the mask needs no copy of the ring's pixels.
        patterns = chain.aligned.reshape(*chain.aligned.shape[:2], -1)
        chain.adf = patterns @ ring.ravel().astype(numpy.float32)

    def size(self, chain):
        return size_of(chain.aligned)
