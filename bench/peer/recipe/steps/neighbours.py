"""The neighbours that step 9 needs, exact: the 15 nearest of each position,
itself among them, by comparing all pairs."""

from sklearn.neighbors import NearestNeighbors

from steps.step import Step, cores

COUNT = 15


class Neighbours(Step):
    library = "scikit-learn"
    threads = cores()

    def run(self, chain):
        search = NearestNeighbors(n_neighbors=COUNT, algorithm="brute", n_jobs=-1)
        search.fit(chain.features)
        distances, indices = search.kneighbors(chain.features)
        chain.neighbours = indices, distances
