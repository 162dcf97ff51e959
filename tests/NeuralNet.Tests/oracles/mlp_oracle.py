"""Writes mlp.json: forward, loss, gradients and one SGD step of small networks, by NumPy, for the C# tests to agree with.

Called as: mlp_oracle.py [FOLDER]. The inputs are plain formulas, so there is nothing random.
"""
import json
import pathlib
import sys

import numpy as np

ACTIVATIONS = {
    "ReLU": (lambda z: np.maximum(z, 0), lambda z: (z > 0).astype(float)),
    "Sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
    "Tanh": (np.tanh, lambda z: 1 / np.cosh(z) ** 2),
}
CASES = [
    {"name": "two hidden layers of ReLU", "sizes": [5, 7, 4, 3], "hidden": "ReLU", "batch": 6},
    {"name": "one hidden layer of sigmoid", "sizes": [3, 8, 4], "hidden": "Sigmoid", "batch": 5},
    {"name": "one hidden layer of tanh, wide", "sizes": [33, 40, 10], "hidden": "Tanh", "batch": 29},
    {"name": "linear", "sizes": [6, 4], "hidden": "ReLU", "batch": 3},
]
LEARNING_RATE = 0.3
WEIGHT_DECAY = 0.01


def wave(rows, columns, phase):
    i, j = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    return np.sin(phase + 1.7 * i + 0.61 * j * j + 0.3 * i * j)


def one(case):
    sizes, batch = case["sizes"], case["batch"]
    f, derivative = ACTIVATIONS[case["hidden"]]
    x = wave(batch, sizes[0], 0.5)
    labels = np.arange(batch) * 2 % sizes[-1]
    weights = [0.8 * wave(sizes[l + 1], sizes[l], 2.0 + l) for l in range(len(sizes) - 1)]
    biases = [0.2 * wave(1, sizes[l + 1], 3.0 + l)[0] for l in range(len(sizes) - 1)]

    inputs, sums, a = [], [], x
    for layer, (w, b) in enumerate(zip(weights, biases)):
        inputs.append(a)
        sums.append(np.einsum("ni,oi->no", a, w) + b)
        a = sums[-1] if layer == len(weights) - 1 else f(sums[-1])
    logits = a
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    loss = -log_p[np.arange(batch), labels].mean()

    targets = np.eye(sizes[-1])[labels]
    dz = (np.exp(log_p) - targets) / batch
    gradients = []
    for layer in reversed(range(len(weights))):
        gradients.insert(0, (np.einsum("no,ni->oi", dz, inputs[layer]), dz.sum(axis=0)))
        if layer > 0:
            dz = np.einsum("no,oi->ni", dz, weights[layer]) * derivative(sums[layer - 1])

    return {
        **case,
        "x": x.tolist(), "labels": labels.tolist(),
        "weights": [w.tolist() for w in weights], "biases": [b.tolist() for b in biases],
        "logits": logits.tolist(), "loss": float(loss),
        "weightGradients": [g.tolist() for g, _ in gradients], "biasGradients": [g.tolist() for _, g in gradients],
        "learningRate": LEARNING_RATE, "weightDecay": WEIGHT_DECAY,
        "weightsAfter": [(w - LEARNING_RATE * (g + WEIGHT_DECAY * w)).tolist() for w, (g, _) in zip(weights, gradients)],
        "biasesAfter": [(b - LEARNING_RATE * g).tolist() for b, (_, g) in zip(biases, gradients)],
    }


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    (folder / "mlp.json").write_text(json.dumps([one(case) for case in CASES]) + "\n")


if __name__ == "__main__":
    main()
