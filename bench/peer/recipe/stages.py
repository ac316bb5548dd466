"""The stages by the names that stem4d's own have, in the recipe's order."""

import importlib
from typing import NamedTuple


class Stage(NamedTuple):
    """Where a stage's code is and what it takes from others."""

    module: str
    step: str
    needs: tuple

    def load(self):
        """Imports the step's libraries."""
        return getattr(importlib.import_module(f"steps.{self.module}"), self.step)()


STAGES = {
    "read": Stage("read", "Read", ()),
    "align": Stage("align", "Align", ("read",)),
    "adf": Stage("dark_field", "DarkField", ("align",)),
    "deviations": Stage("deviations", "Deviations", ("align",)),
    "features": Stage("features", "FeaturePixels", ("deviations",)),
    "gather": Stage("features", "Gather", ("features",)),
    "neighbours": Stage("neighbours", "Neighbours", ("gather",)),
    "umap": Stage("embedding", "EmbedNeighbours", ("neighbours",)),
    "umap-all": Stage("embedding", "EmbedFeatures", ("gather",)),
    "kmeans-lloyd": Stage("clusters", "Flake", ("gather",)),
    "kmeans-minibatch": Stage("clusters", "FlakeByBatches", ("gather",)),
    "level2": Stage("clusters", "Materials", ("kmeans-lloyd",)),
    "level3": Stage("clusters", "Subdomains", ("level2",)),
    "ae-step": Stage("networks", "AeStep", ("gather",)),
    "vae-step": Stage("networks", "VaeStep", ("gather",)),
    "ae": Stage("networks", "Ae", ("level2",)),
    "vae": Stage("networks", "Vae", ("level2",)),
    "encode": Stage("networks", "Encode", ("ae",)),
    "patterns": Stage("patterns", "Patterns", ("level3", "ae", "vae")),
    "score": Stage("scores", "Scores", ("level3", "ae", "vae")),
}
