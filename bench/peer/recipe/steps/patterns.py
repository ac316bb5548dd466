"""Mirrors steps 11 and 16: the mean pattern of every cluster of every map, and
what sub-domains of the networks differ by from the support's."""

import numpy

from steps.step import Step


class Patterns(Step):
    def run(self, chain):
        patterns = chain.aligned.reshape(-1, *chain.aligned.shape[2:])
        maps = {"flake": chain.flake, "materials": chain.materials, **chain.domains}
        chain.patterns = {
            name: {
                label: patterns[labels == label].mean(axis=0)
                for label in numpy.unique(labels)
            }
            for name, labels in maps.items()
        }

    def size(self, chain):
        shape = " x ".join(str(length) for length in chain.aligned.shape)
        clusters = sum(len(means) for means in chain.patterns.values())
        return f"{shape}, {clusters} clusters"
