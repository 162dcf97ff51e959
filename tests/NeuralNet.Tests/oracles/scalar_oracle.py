"""Writes scalar.json: values and gradients of the expressions of ScalarTests.cs, by PyTorch's autograd in float64.

Called as: scalar_oracle.py [FOLDER]. Needs torch; the tests only need the file it wrote.
"""
import json
import pathlib
import sys

import torch

EXPRESSIONS = {
    "the lecture's f": (lambda x, y, z, w: x * y + torch.maximum(z, w), [3.0, -4.0, 2.0, -1.0]),
    "the other branch of max": (lambda x, y, z, w: x * y + torch.maximum(z, w), [0.3, 1.7, -2.0, 0.25]),
    "one neuron": (lambda x, y, z, w: torch.tanh(x * y + z * w + 0.7), [0.5, -1.25, 2.0, 0.125]),
    "a node used often": (lambda x, y, z, w: ((x + y) * (x + y) - (x + y) / (z - w)) * (x + y), [1.1, -0.4, 3.0, 0.5]),
    "a diamond of diamonds": (
        lambda x, y, z, w: (lambda a: (lambda b: b * b + b.exp() * a)(a * a + x.tanh() * a))(x * y + z - w),
        [0.2, 0.9, -0.3, 0.1]),
    "powers": (lambda x, y, z, w: x ** 3 + y ** -2 + z ** 0.5 + w ** 1, [1.5, -0.8, 2.3, 0.6]),
    "exp and log": (lambda x, y, z, w: (x.exp() + y.exp() + z.exp()).log() - w.log(), [1.0, -2.0, 0.5, 3.0]),
    "relu on either side": (lambda x, y, z, w: torch.relu(x * y) + torch.relu(-z) * w - torch.relu(z), [2.0, 3.0, -1.5, 0.4]),
    "signs": (lambda x, y, z, w: -(x - y) - (1 - z) / (2 * w) + (-x) * 3, [0.1, 0.2, 0.3, 0.4]),
}


def main():
    result = {}
    for name, (function, values) in EXPRESSIONS.items():
        inputs = [torch.tensor(value, dtype=torch.float64, requires_grad=True) for value in values]
        f = function(*inputs)
        f.backward()
        result[name] = {"inputs": values, "value": f.item(), "gradients": [i.grad.item() for i in inputs]}
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    (folder / "scalar.json").write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
