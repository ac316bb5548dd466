"""Mirrors steps 13 to 15: an AE with two hidden layers and a VAE with one on
the standardised features of each material, 40 epochs; k-means of the codes,
and three principal components of them.

The networks are those of fixtures/pytorch, which stem4d's own are tested
against."""

import contextlib
import pathlib
import sys
import time

import numpy
import torch
from sklearn.decomposition import PCA

from steps.clusters import (
    MATERIALS,
    SUBDOMAINS,
    domain_accuracy,
    domain_map,
    lloyd,
    sizes_of_materials,
)
from steps.step import Step, cores, even_sample

sys.path.append(str(pathlib.Path(__file__).parents[4] / "fixtures" / "pytorch"))
from networks import Autoencoder, optimiser_of, train_epoch  # noqa: E402

HIDDEN, LATENT, BATCH, EPOCHS = 512, 8, 256, 40
LAYERS = {"ae": 2, "vae": 1}


class Network(Step):
    """What training and encoding share."""

    library = "PyTorch"
    kind = "ae"

    def prepare(self, chain):
        self.threads = fastest_threads(chain.features.shape[1], self.kind)


class Train(Network):
    def run(self, chain):
        labels, trained = {}, {}
        with threads(self.threads):
            for material in range(1, MATERIALS + 1):
                values = standardised(chain.features[chain.rows_of(material)])
                trained[material], losses = train(values, self.kind, chain.seed)
                codes = encode(trained[material], values)
                labels[material] = lloyd(codes, SUBDOMAINS, chain.seed).labels_
                PCA(3).fit_transform(codes)
                trained[material].losses = losses
        chain.networks[self.kind] = trained
        chain.domains[self.kind.upper()] = domain_map(chain, labels)

    def size(self, chain):
        return sizes_of_materials(chain)

    def accuracy(self, chain):
        named = {}
        for material, network in chain.networks[self.kind].items():
            name = f"{true_name(chain, material)} {self.kind.upper()} loss"
            named[name] = network.losses[-1]
        return {**domain_accuracy(chain, self.kind.upper()), **named}


class Ae(Train):
    kind = "ae"


class Vae(Train):
    kind = "vae"


class TrainStep(Network):
    """Forward, backward and Adam on one batch of positions, evenly spread."""

    def prepare(self, chain):
        super().prepare(chain)
        rows = even_sample(len(chain.features), BATCH)
        self.values = standardised(chain.features[rows])
        torch.manual_seed(chain.seed)
        self.network = network_for(self.values, self.kind)
        self.optimiser = optimiser_of(self.network)
        self.order = torch.arange(len(self.values))
        self.noise = torch.randn(len(self.values), LATENT) if self.kind == "vae" else None
        # The first step allocates what the others use again.
        with threads(self.threads):
            self.step()

    def run(self, chain):
        with threads(self.threads):
            self.step()

    def step(self):
        train_epoch(
            self.network, self.optimiser, self.values, self.order, BATCH, self.noise
        )

    def size(self, chain):
        return f"{len(self.values)} x {self.values.shape[1]}"


class AeStep(TrainStep):
    kind = "ae"


class VaeStep(TrainStep):
    kind = "vae"


class Encode(Network):
    def prepare(self, chain):
        super().prepare(chain)
        self.values = {
            material: standardised(chain.features[chain.rows_of(material)])
            for material in chain.networks["ae"]
        }

    def run(self, chain):
        with threads(self.threads):
            for material, network in chain.networks["ae"].items():
                encode(network, self.values[material])

    def size(self, chain):
        return sizes_of_materials(chain)


def standardised(values):
    """Mean zero and deviation one per feature, summed in double precision."""
    mean = values.mean(axis=0, dtype=numpy.float64)
    deviation = values.std(axis=0, dtype=numpy.float64)
    scaled = (values - mean.astype(numpy.float32)) / (deviation + 1e-6).astype(numpy.float32)
    return torch.from_numpy(scaled)


def network_for(values, kind):
    return Autoencoder(values.shape[1], HIDDEN, LATENT, LAYERS[kind], kind == "vae")


def train(values, kind, seed):
    """A trained network and the loss of each epoch, as the recipe prints it."""
    torch.manual_seed(seed)
    network = network_for(values, kind)
    optimiser = optimiser_of(network)
    losses = []
    for _ in range(EPOCHS):
        order = torch.randperm(len(values))
        noise = torch.randn(len(values), LATENT) if kind == "vae" else None
        losses.append(train_epoch(network, optimiser, values, order, BATCH, noise)[0])
    return network, losses


def encode(network, values):
    with torch.no_grad():
        return network.encode(values).numpy()


def true_name(chain, material):
    """Which true material most of a found one's positions are."""
    if "material" not in chain.truth:
        return f"material {material}"
    truth = chain.truth["material"].ravel()[chain.rows_of(material)]
    return ["support", "WS2", "WSe2"][numpy.bincount(truth, minlength=3).argmax()]


@contextlib.contextmanager
def threads(count):
    """Sets PyTorch's threads for a while: OpenMP's other users share them."""
    before = torch.get_num_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        torch.set_num_threads(before)


measured = {}


def fastest_threads(features, kind):
    """More threads are slower on some machines: a few steps with each number,
    the numbers in turn, and the smallest time of each counts."""
    if (features, kind) in measured:
        return measured[features, kind]
    values = torch.randn(BATCH, features)
    network = network_for(values, kind)
    optimiser = optimiser_of(network)
    order = torch.arange(BATCH)
    noise = torch.randn(BATCH, LATENT) if kind == "vae" else None
    candidates = sorted({*(2**i for i in range(cores().bit_length())), cores()})
    candidates = [count for count in candidates if count <= cores()]
    seconds = {count: [] for count in candidates}
    for _ in range(4):
        for count in candidates:
            with threads(count):
                for _ in range(3):
                    start = time.perf_counter()
                    train_epoch(network, optimiser, values, order, BATCH, noise)
                    seconds[count].append(time.perf_counter() - start)
    best = min(candidates, key=lambda count: min(seconds[count]))
    measured[features, kind] = best
    return best
