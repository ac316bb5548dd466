"""Mirrors step 1: the whole scan from HDF5 into memory as float32; every value
below 1 becomes 1."""

import h5py
import numpy

from steps.step import Step, size_of


class Read(Step):
    library = "h5py"

    def run(self, chain):
        # The cube of the run before goes first: two need not fit.
        chain.data = None
        with h5py.File(chain.file, "r") as file:
            dataset = first_scan(file)
            chain.data = numpy.empty(dataset.shape, dtype=numpy.float32)
            dataset.read_direct(chain.data)
            chain.truth = {name: map[()] for name, map in file.get("truth", {}).items()}
        numpy.maximum(chain.data, 1, out=chain.data)

    def size(self, chain):
        return size_of(chain.data)


def first_scan(file):
    """The file's first dataset of four axes."""
    found = []

    def visit(_, item):
        if isinstance(item, h5py.Dataset) and item.ndim == 4:
            found.append(item)
            return item

    file.visititems(visit)
    if not found:
        raise ValueError(f"{file.filename} holds no dataset of four axes")
    return found[0]
