"""Writes sharpness.json: Hessians of a small network's loss, by PyTorch in double precision.

Called as: sharpness_oracle.py [FOLDER]. Inputs and weights are plain formulas, so there is nothing random. The Hessian is that of
autograd, its eigenvalues those of torch.linalg.
"""
import json
import pathlib
import sys

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

SIZES = [3, 5, 4, 3]
LABELS = [0, 2, 1, 1, 2, 0, 2]
SCALES = [0.3, 1.0, 2.5]


def wave(rows, columns, phase, scale=1.0):
    i, j = torch.meshgrid(torch.arange(rows).double(), torch.arange(columns).double(), indexing="ij")
    return scale * torch.sin(phase + 1.7 * i + 0.61 * j * j + 0.3 * i * j)


X = wave(len(LABELS), SIZES[0], 0.4, 1.5)


def shapes():
    for inputs, outputs in zip(SIZES, SIZES[1:]):
        yield outputs, inputs
        yield 1, outputs


def loss(point):
    x, at = X, 0
    for layer, (rows, columns) in enumerate(shapes()):
        values = point[at:at + rows * columns].reshape(rows, columns)
        at += rows * columns
        if layer % 2 == 0:
            weights = values
        else:
            x = x @ weights.T + values
            if layer < 2 * len(SIZES) - 3:
                x = torch.tanh(x)
    return F.cross_entropy(x, torch.tensor(LABELS))


def case(scale):
    point = torch.cat([wave(rows, columns, 0.8 + k, scale).reshape(-1) for k, (rows, columns) in enumerate(shapes())])
    hessian = torch.autograd.functional.hessian(loss, point)
    direction = wave(1, len(point), 2.2)[0]
    return {
        "scale": scale,
        "point": point.tolist(),
        "direction": direction.tolist(),
        "product": (hessian @ direction).tolist(),
        "eigenvalues": torch.linalg.eigvalsh((hessian + hessian.T) / 2).tolist(),
    }


folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
result = {"sizes": SIZES, "x": X.tolist(), "labels": LABELS, "cases": [case(scale) for scale in SCALES]}
(folder / "sharpness.json").write_text(json.dumps(result, indent=1) + "\n")
