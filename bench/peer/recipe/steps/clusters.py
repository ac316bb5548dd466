"""Mirrors step 10: level 1 parts flake and support, level 2 the flake into two
materials, level 3 each material into four sub-domains; k as it was typed.

The published code takes mini-batches; Lloyd with ten starts is the prose's
reading and stem4d's own. Both have their stage at level 1. Which cluster is
the support is typed by hand in the notebook; here it is the one whose mean
varies less along rings, since it is amorphous. Which material is which the
notebook takes from their order (sub_clusters[0] is called WS2), a coin toss:
here they stay in the order in which they were found, and only the scores ask
which true material each of them is."""

import numpy
from sklearn.cluster import KMeans, MiniBatchKMeans
from sklearn.metrics import adjusted_rand_score

from steps.step import Step, cores

MATERIALS = 2
SUBDOMAINS = 4


def lloyd(points, clusters, seed):
    return KMeans(clusters, n_init=10, random_state=seed).fit(points)


class Flake(Step):
    library = "scikit-learn"
    threads = cores()

    def run(self, chain):
        chain.flake = flake_of(chain, lloyd(chain.features, 2, chain.seed))

    def accuracy(self, chain):
        return flake_accuracy(chain, chain.flake)


class FlakeByBatches(Step):
    library = "scikit-learn"
    threads = cores()

    def run(self, chain):
        # Three starts are the default of this version; later ones warn.
        batches = MiniBatchKMeans(2, n_init=3, random_state=chain.seed)
        self.flake = flake_of(chain, batches.fit(chain.features))

    def accuracy(self, chain):
        return flake_accuracy(chain, self.flake)


class Materials(Step):
    library = "scikit-learn"
    threads = cores()

    def run(self, chain):
        flake = numpy.flatnonzero(chain.flake)
        found = lloyd(chain.features[flake], MATERIALS, chain.seed)
        chain.materials = numpy.zeros(len(chain.features), dtype=numpy.int8)
        chain.materials[flake] = found.labels_ + 1

    def size(self, chain):
        return f"{chain.flake.sum()} x {chain.features.shape[1]}"

    def accuracy(self, chain):
        if "material" not in chain.truth:
            return {}
        truth = chain.truth["material"].ravel()
        true_flake = truth > 0
        ari = adjusted_rand_score(truth[true_flake], chain.materials[true_flake])
        return {"materials ARI": ari}


class Subdomains(Step):
    library = "scikit-learn"
    threads = cores()

    def run(self, chain):
        labels = {}
        for material in range(1, MATERIALS + 1):
            points = chain.features[chain.rows_of(material)]
            labels[material] = lloyd(points, SUBDOMAINS, chain.seed).labels_
        chain.domains["level 3"] = domain_map(chain, labels)

    def size(self, chain):
        return sizes_of_materials(chain)

    def accuracy(self, chain):
        return domain_accuracy(chain, "level 3")


def flake_of(chain, clusters):
    """Positions of the cluster that varies more along rings."""
    height, width = chain.log_std.shape
    y, x = numpy.divmod(chain.pixels, width)
    rings = numpy.rint(numpy.hypot(y - height // 2, x - width // 2)).astype(int)
    counts = numpy.maximum(numpy.bincount(rings), 1)
    variances = []
    for centre in clusters.cluster_centers_:
        means = numpy.bincount(rings, weights=centre) / counts
        variances.append(((centre - means[rings]) ** 2).sum())
    return clusters.labels_ == numpy.argmax(variances)


def flake_accuracy(chain, flake):
    if "material" not in chain.truth:
        return {}
    return {"flake ARI": adjusted_rand_score(chain.truth["material"].ravel() > 0, flake)}


def domain_map(chain, labels):
    """One map of all materials' sub-domains, labels from 1."""
    domains = numpy.zeros(len(chain.features), dtype=numpy.int8)
    for material, found in labels.items():
        domains[chain.rows_of(material)] = (material - 1) * SUBDOMAINS + found + 1
    return domains


def domain_accuracy(chain, name):
    """Of each true material's positions."""
    if "subdomain" not in chain.truth:
        return {}
    material = chain.truth["material"].ravel()
    subdomain = chain.truth["subdomain"].ravel()
    return {
        f"{title} {name} ARI": adjusted_rand_score(
            subdomain[material == label], chain.domains[name][material == label]
        )
        for label, title in [(1, "WS2"), (2, "WSe2")]
        if (material == label).any()
    }


def sizes_of_materials(chain):
    counts = [str(len(chain.rows_of(m))) for m in range(1, MATERIALS + 1)]
    return f"{' + '.join(counts)} x {chain.features.shape[1]}"
