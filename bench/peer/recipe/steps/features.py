"""Mirrors steps 6 and 7: the annulus about kx / 2 - 0.5, and in it the pixels
whose log-STD exceeds 0.3 of the largest on the whole detector. The published
code masks every pattern and computes the log-STD again; a pixel that is zero
everywhere has none, so masking the map gives the same."""

import numpy

from steps.step import Step, size_of

# Radii of the annulus on the published detector of 124 pixels.
INNER, OUTER, PUBLISHED_SIDE = 24, 57, 124
THRESHOLD = 0.3


class FeaturePixels(Step):
    def run(self, chain):
        height, width = chain.log_std.shape
        y, x = numpy.ogrid[:height, :width]
        radius = numpy.hypot(y - (height / 2 - 0.5), x - (width / 2 - 0.5))
        scale = min(height, width) / PUBLISHED_SIDE
        annulus = (radius > INNER * scale) & (radius < OUTER * scale)
        masked = numpy.where(annulus, chain.log_std, 0)
        chain.pixels = numpy.flatnonzero(masked > THRESHOLD * chain.log_std.max())

    def size(self, chain):
        return size_of(chain.log_std)

    def accuracy(self, chain):
        return {"feature pixels": len(chain.pixels)}


class Gather(Step):
    def run(self, chain):
        rows, columns = chain.aligned.shape[:2]
        patterns = chain.aligned.reshape(rows * columns, -1)
        # `patterns[:, pixels]` would leave each feature's values side by side,
        # and every step after this would copy them into rows again.
        chain.features = numpy.take(patterns, chain.pixels, axis=1)
