"""Mirrors step 2: one pass of centre of mass in the disc r < floor(kx / 6)
about the middle pixel, then each pattern shifted so that its centre lands
there, bilinear, zero outside the detector."""

import numpy
from skimage.transform import EuclideanTransform, warp

from steps.step import Step, size_of


class Align(Step):
    library = "scikit-image"
    threads = 1

    def run(self, chain):
        data = chain.data
        rows, columns, height, width = data.shape
        middle = numpy.array([height // 2, width // 2])
        offsets = numpy.indices((height, width)) - middle[:, None, None]
        radius = min(height, width) // 6
        disc = (offsets**2).sum(axis=0) < radius**2

        intensities = data[:, :, disc]
        moments = intensities @ offsets[:, disc].T.astype(numpy.float32)
        chain.shifts = moments / intensities.sum(axis=-1, keepdims=True)

        chain.aligned = None
        chain.aligned = numpy.empty_like(data)
        for position in numpy.ndindex(rows, columns):
            dy, dx = chain.shifts[position]
            # `warp` asks where each pixel of the result comes from. Clipping
            # would alter the pixels that zeros are mixed into.
            chain.aligned[position] = warp(
                data[position],
                EuclideanTransform(translation=(dx, dy)),
                order=1,
                mode="constant",
                cval=0,
                clip=False,
                preserve_range=True,
            )

    def size(self, chain):
        return size_of(chain.data)

    def accuracy(self, chain):
        if "shift" not in chain.truth:
            return {}
        residual = chain.truth["shift"].reshape(chain.shifts.shape) - chain.shifts
        return {"residual px": numpy.sqrt((residual**2).sum(axis=-1).mean())}
