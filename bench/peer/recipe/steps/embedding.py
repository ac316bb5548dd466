"""Mirrors step 9: UMAP of the features, 15 neighbours, min_dist 0.1, three
components."""

import numpy
from pynndescent import NNDescent
from sklearn.manifold import trustworthiness
from umap import UMAP

from steps.step import Step, cores, even_sample

SETTINGS = {"n_neighbors": 15, "min_dist": 0.1, "n_components": 3}
SAMPLE = 1000


class EmbedNeighbours(Step):
    """From neighbours that are given, with a seed: what stem4d's own does. A
    seed keeps umap-learn to one thread."""

    library = "umap-learn"
    threads = 1

    def prepare(self, chain):
        compile_once(chain)

    def run(self, chain):
        chain.embedding = self.embed(chain.features, chain.neighbours, chain.seed)

    def accuracy(self, chain):
        return {"trustworthiness": sampled_trustworthiness(chain)}

    @staticmethod
    def embed(features, neighbours, seed, **settings):
        indices, distances = neighbours
        # The search index would only serve to embed further points; umap-learn
        # insists on one all the same.
        unused = NNDescent.__new__(NNDescent)
        umap = UMAP(
            **SETTINGS,
            **settings,
            random_state=seed,
            precomputed_knn=(indices, distances.astype(numpy.float32), unused),
            # Else umap-learn searches small sets itself.
            force_approximation_algorithm=True,
        )
        return umap.fit_transform(features)


class EmbedFeatures(Step):
    """From the features alone and without a seed, as the recipe has it: finds
    its own neighbours, approximately, and uses every thread."""

    library = "umap-learn"
    threads = cores()

    def prepare(self, chain):
        compile_once(chain)

    def run(self, chain):
        chain.embedding = UMAP(**SETTINGS).fit_transform(chain.features)

    def accuracy(self, chain):
        return {"trustworthiness": sampled_trustworthiness(chain)}


compiled = set()


def compile_once(chain):
    """Numba compiles at the first call: both ways, on a few positions. Sets
    below 4,096 positions umap-learn takes through code of their own."""
    count = min(len(chain.features), 4200)
    if (count >= 4096) in compiled:
        return
    compiled.add(count >= 4096)
    few = numpy.random.default_rng(0).normal(size=(count, 8)).astype(numpy.float32)
    steps = numpy.arange(15)
    indices = (numpy.arange(count)[:, None] + steps) % count
    distances = numpy.tile(steps.astype(numpy.float32), (count, 1))
    # The start by eigenvectors needs no compilation, only time.
    quickly = {"init": "random", "n_epochs": 2}
    UMAP(**SETTINGS, **quickly).fit(few)
    EmbedNeighbours.embed(few, (indices, distances), 0, **quickly)


def sampled_trustworthiness(chain):
    """Of as many positions as memory holds for any scan."""
    rows = even_sample(len(chain.features), SAMPLE)
    return trustworthiness(chain.features[rows], chain.embedding[rows], n_neighbors=15)
