"""Times epochs of the published autoencoders in PyTorch, for `train_gpu.ts`.

    python3 bench/gpu/torch_times.py --device cuda --positions 4096 --features 2086 \\
        --hidden 512 --batch 256 --repeats 5

prints one JSON record: for the AE and the VAE the milliseconds of each epoch,
eager and, where this PyTorch has torch.compile, compiled. All data lie on the
device; an epoch's losses are added up there and read once at its end, which is
kinder to PyTorch than the published code, which reads one a step. TensorFloat-32
is off: both sides compute in single precision.
"""

import argparse
import json
import pathlib
import sys
import time

import torch

sys.path.append(str(pathlib.Path(__file__).parents[2] / "fixtures" / "pytorch"))

from networks import Autoencoder, optimiser_of  # noqa: E402

NETWORKS = {"ae": (2, False), "vae": (1, True)}


def epoch_times(options, values, kind, compiled):
    """Milliseconds of each epoch but the first, which compiles and warms up."""
    hidden_layers, variational = NETWORKS[kind]
    torch.manual_seed(0)
    network = Autoencoder(
        options.features, options.hidden, options.latent, hidden_layers, variational
    ).to(values.device)
    optimiser = optimiser_of(network)
    losses_of = torch.compile(network.losses) if compiled else network.losses
    cuda = values.device.type == "cuda"
    times = []
    for _ in range(options.repeats + 1):
        order = torch.randperm(len(values), device=values.device)
        if cuda:
            torch.cuda.synchronize()
        start = time.perf_counter()
        total = torch.zeros((), device=values.device)
        for first in range(0, len(order), options.batch):
            rows = order[first : first + options.batch]
            noise = (
                torch.randn(len(rows), options.latent, device=values.device)
                if variational
                else None
            )
            loss, error = losses_of(values[rows], noise)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += error.detach() * len(rows)
        float(total)
        times.append(1000 * (time.perf_counter() - start))
    return times[1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--device", choices=["cuda", "cpu"], default="cuda")
    for name, default in [
        ("positions", 4096),
        ("features", 2086),
        ("hidden", 512),
        ("latent", 8),
        ("batch", 256),
        ("repeats", 5),
    ]:
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    if options.device == "cuda" and not torch.cuda.is_available():
        print(json.dumps({"missing": f"PyTorch {torch.__version__} finds no CUDA device"}))
        return
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.manual_seed(0)
    values = torch.randn(options.positions, options.features).to(options.device)
    record = {
        "torch": torch.__version__,
        "device": torch.cuda.get_device_name() if options.device == "cuda" else "cpu",
        "eager": {kind: epoch_times(options, values, kind, False) for kind in NETWORKS},
    }
    if hasattr(torch, "compile"):
        try:
            record["compiled"] = {
                kind: epoch_times(options, values, kind, True) for kind in NETWORKS
            }
        except Exception as error:  # torch.compile needs a C++ compiler or Triton.
            record["notCompiled"] = str(error).splitlines()[0]
    else:
        record["notCompiled"] = f"PyTorch {torch.__version__} has no torch.compile"
    print(json.dumps(record))


if __name__ == "__main__":
    main()
