"""Tells as JSON what a reader of EMD finds in a file.

    python3 read_emd.py hyperspy FILE
    python3 read_emd.py emd1 FILE

"hyperspy" loads it with HyperSpy. "emd1" follows the rules of EMD 1.0 as
py4DSTEM's reader does, with h5py: the header, one root, arrays with the vectors
dim0, dim1 ..., and bundles of metadata whose values say of which kind they are.
"""

import json
import sys

import numpy as np


def summary(values):
    values = np.asarray(values, dtype=float)
    return {
        "shape": list(values.shape),
        "sum": float(values.sum()),
        # Tells a transposed array from the right one.
        "weighted": float((values.ravel() * np.arange(values.size)).sum()),
    }


def with_hyperspy(path):
    import hyperspy.api as hs

    signals = hs.load(path)
    if not isinstance(signals, list):
        signals = [signals]
    return {
        signal.metadata.General.title: {
            **summary(signal.data),
            "axes": [
                [axis.name, float(axis.scale), str(axis.units)]
                for axis in signal.axes_manager._axes
            ],
        }
        for signal in signals
    }


def text(dataset):
    return dataset[...].item().decode("utf-8")


def metadata(group):
    assert group.attrs["emd_group_type"] == "metadata"
    assert group.attrs["python_class"] == "Metadata"
    found = {}
    for key, value in group.items():
        kind = value.attrs["type"]
        if kind == "string":
            found[key] = text(value)
        elif kind == "number":
            found[key] = value[...].item()
        elif kind == "list_of_strings":
            count = value.attrs["length"]
            found[key] = [text(value[str(i)]) for i in range(count)]
        else:
            raise ValueError(kind)
    return found


def bundle(group):
    if "metadatabundle" not in group:
        return {}
    assert group["metadatabundle"].attrs["emd_group_type"] == "metadatabundle"
    return {name: metadata(g) for name, g in group["metadatabundle"].items()}


def with_emd1(path):
    import h5py

    with h5py.File(path, "r") as file:
        assert file.attrs["emd_group_type"] == "file"
        assert file.attrs["version_major"] == 1
        assert file.attrs["version_minor"] == 0
        roots = [
            group
            for group in file.values()
            if group.attrs.get("emd_group_type") == "root"
        ]
        (root,) = roots
        arrays = {}
        for name, group in root.items():
            if group.attrs.get("emd_group_type") != "array":
                continue
            assert group.attrs["python_class"] == "Array"
            data = group["data"]
            axes = []
            for axis, length in enumerate(data.shape):
                vector = group[f"dim{axis}"]
                assert len(vector) in (2, length)
                axes.append(
                    [
                        vector.attrs["name"],
                        float(vector[1] - vector[0]),
                        vector.attrs["units"],
                    ]
                )
            arrays[name] = {
                **summary(data[:]),
                "dtype": str(data.dtype),
                "units": data.attrs["units"],
                "axes": axes,
                "metadata": bundle(group),
            }
        return {"metadata": bundle(root), "arrays": arrays}


readers = {"hyperspy": with_hyperspy, "emd1": with_emd1}
print(json.dumps(readers[sys.argv[1]](sys.argv[2])))
