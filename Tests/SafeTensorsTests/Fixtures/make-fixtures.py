"""Writes the fixtures of these tests with the safetensors package.

    python3 -m venv venv && venv/bin/pip install safetensors numpy
    venv/bin/python make-fixtures.py

They were made with safetensors 0.8.0 and numpy 2.4.6.
"""

from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

folder = Path(__file__).parent


def ramp(*shape):
    """-1, -0.75, -0.5, ... in row-major order."""
    count = int(np.prod(shape))
    return (np.arange(count, dtype=np.float32) / 4 - 1).reshape(shape)


def write(name, tensors, metadata=None):
    save_file(tensors, folder / f"{name}.safetensors", metadata)


# The parameters of a small network, with a note.
write(
    "network",
    {
        "hidden.weight": ramp(4, 3),
        "hidden.bias": ramp(4),
        "output.weight": ramp(2, 4),
        "output.bias": ramp(2),
    },
    {"format": "pt"},
)

# Shapes, numbers and names that are easily got wrong.
special = [np.nan, np.inf, -np.inf, -0.0, 1e-45, 3.4028235e38]
write(
    "unusual",
    {
        "a single number": ramp(),
        "empty": ramp(0, 3),
        "four axes": ramp(1, 2, 1, 3),
        "special": np.array(special, dtype=np.float32),
        'quote " backslash \\ slash /': ramp(1),
        "tab\tnewline\nbell\u0007delete\u007f": ramp(1),
        "Größe ∑ 😀": ramp(1),
        "": ramp(1),
    },
    {"note": "“1”\n2"},
)

# Other types of numbers beside F32.
write(
    "types",
    {
        name: ramp(2, 3).astype(name)
        for name in ["float64", "float32", "float16", "int64", "int32", "int16"]
    }
    | {"uint8": np.arange(5, dtype=np.uint8), "bool": np.array([True])},
)

write("nothing", {})
