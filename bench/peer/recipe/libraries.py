"""The libraries that the recipe's steps are written for."""

import importlib
import importlib.metadata
import importlib.util

# Name in tables: distribution, and the name that is imported.
LIBRARIES = {
    "NumPy": ("numpy", "numpy"),
    "h5py": ("h5py", "h5py"),
    "scikit-image": ("scikit-image", "skimage"),
    "scikit-learn": ("scikit-learn", "sklearn"),
    "umap-learn": ("umap-learn", "umap"),
    "PyTorch": ("torch", "torch"),
}


def versions():
    """Version by name; None where it is not installed."""
    return {name: version_of(name) for name in LIBRARIES}


def version_of(name):
    distribution, imported = LIBRARIES[name]
    if importlib.util.find_spec(imported) is None:
        return None
    try:
        version = importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        # Debian's h5py comes without the record that pip would have left.
        version = importlib.import_module(imported).__version__
    return version.split("+")[0]


def name_of(module):
    """Name in tables of a module that could not be imported."""
    root = module.split(".")[0]
    for name, (_, imported) in LIBRARIES.items():
        if imported == root:
            return name
    return root
