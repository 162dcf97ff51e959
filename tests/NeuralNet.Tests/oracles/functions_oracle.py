"""Writes functions.json: activations, their derivatives and softmax, by NumPy in extended precision, rounded once to double.

Called as: functions_oracle.py [FOLDER]
"""
import json
import pathlib
import sys

import numpy as np

POINTS = [-700.0, -40.0, -5.0, -1.5, -0.1, -1e-9, 0.0, 1e-9, 0.1, 1.5, 5.0, 40.0, 700.0]
LOGITS = [
    [1, 0.1, 3, 0.1, 0.4, 2, 1, 0.05, 0],
    [1000, 999, 998],
    [-1000, -1001, 0],
    [0, 0, 0, 0],
    [-750, -751.5],
]


def main():
    z = np.array(POINTS, dtype=np.longdouble)
    sigmoid = 1 / (1 + np.exp(-z))
    functions = {
        "Sigmoid": (sigmoid, np.exp(-z) / (1 + np.exp(-z)) ** 2),
        "Tanh": (np.tanh(z), 1 / np.cosh(z) ** 2),
        "ReLU": (np.maximum(z, 0), (z > 0) * 1.0),
        "ELU": (np.where(z > 0, z, np.expm1(z)), np.where(z > 0, 1.0, np.exp(z))),
        "LeakyReLU": (np.where(z > 0, z, np.longdouble(0.1) * z), np.where(z > 0, 1.0, 0.1)),
    }
    softmax = []
    for logits in LOGITS:
        row = np.array(logits, dtype=np.longdouble)
        e = np.exp(row - row.max())
        softmax.append({
            "logits": logits,
            "probabilities": [float(p) for p in e / e.sum()],
            "logSumExp": float(row.max() + np.log(e.sum())),
        })
    result = {
        "z": POINTS,
        "activations": {name: {"value": [float(v) for v in value], "derivative": [float(d) for d in slope]}
                        for name, (value, slope) in functions.items()},
        "softmax": softmax,
    }
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    (folder / "functions.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
