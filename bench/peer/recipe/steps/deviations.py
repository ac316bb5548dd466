"""Mirrors step 5: the deviation down each scan column, then the deviation of
those over the columns (nested), and its logarithm."""

import numpy

from steps.step import Step, size_of


class Deviations(Step):
    def run(self, chain):
        deviation = numpy.std(numpy.std(chain.aligned, axis=0), axis=0)
        chain.log_std = numpy.log(deviation + 1)

    def size(self, chain):
        return size_of(chain.aligned)
