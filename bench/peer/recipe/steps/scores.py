"""Every partition against the truth: adjusted Rand indices."""

from sklearn.metrics import adjusted_rand_score

from steps.clusters import domain_accuracy
from steps.step import Step


class Scores(Step):
    library = "scikit-learn"
    threads = 1

    def run(self, chain):
        if "material" not in chain.truth:
            raise ValueError("Cannot score: the file holds no truth")
        material = chain.truth["material"].ravel()
        flake = material > 0
        self.scores = {
            "flake ARI": adjusted_rand_score(flake, chain.flake),
            "materials ARI": adjusted_rand_score(material[flake], chain.materials[flake]),
        }
        for name in chain.domains:
            self.scores.update(domain_accuracy(chain, name))

    def size(self, chain):
        return f"{len(chain.flake)} positions, {2 + len(chain.domains)} maps"

    def accuracy(self, chain):
        return self.scores
