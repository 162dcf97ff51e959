"""Writes xor.json: forward, gradients and five steps of training of the lecture's network, by PyTorch in float64.

Called as: xor_oracle.py [FOLDER]. Needs torch; the tests only need the file it wrote.
"""
import json
import pathlib
import sys

import torch

X = [[1.0, 1.0], [0.0, 1.0], [1.0, 0.0], [0.0, 0.0]]
Y = [[0.0], [1.0], [1.0], [0.0]]
CASES = [
    {"name": "the lecture's 2-2-1", "hidden": "Sigmoid", "learningRate": 0.5,
     "weights": [[[0.3, -0.7], [-0.2, 0.9]], [[0.1], [-0.4]], [[0.8, -0.6]], [[0.05]]]},
    {"name": "three hidden neurons of tanh", "hidden": "Tanh", "learningRate": 0.1,
     "weights": [[[0.31, -0.72], [-0.23, 0.94], [0.55, 0.16]], [[0.1], [-0.4], [0.9]], [[0.8, -0.6, 0.35]], [[-0.15]]]},
]
HIDDEN = {"Sigmoid": torch.sigmoid, "Tanh": torch.tanh}


def one(case):
    weights = [torch.tensor(w, dtype=torch.float64, requires_grad=True) for w in case["weights"]]
    w_h, b_h, w_o, b_o = weights

    def hidden(x):
        return HIDDEN[case["hidden"]](w_h @ x + b_h)

    def sample(i):
        x = torch.tensor(X[i], dtype=torch.float64).reshape(-1, 1)
        y = torch.tensor(Y[i], dtype=torch.float64).reshape(-1, 1)
        h = hidden(x)
        y_hat = torch.tanh(w_o @ h + b_o)
        return h, y_hat, 0.5 * ((y_hat - y) ** 2).sum()

    def gradients(i):
        for w in weights:
            w.grad = None
        sample(i)[2].backward()
        return [w.grad.tolist() for w in weights]

    result = {
        **case, "x": X, "y": Y,
        "hiddenOutputs": [sample(i)[0].reshape(-1).tolist() for i in range(4)],
        "outputs": [sample(i)[1].reshape(-1).tolist() for i in range(4)],
        "loss": sum(sample(i)[2].item() for i in range(4)) / 4,
        "gradients": [gradients(i) for i in range(4)],
    }
    optimizer = torch.optim.SGD(weights, lr=case["learningRate"])
    result["steps"] = []
    for step in range(5):
        optimizer.zero_grad()
        sample(step % 4)[2].backward()
        optimizer.step()
        result["steps"].append([w.detach().clone().tolist() for w in weights])
    return result


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    (folder / "xor.json").write_text(json.dumps([one(case) for case in CASES]) + "\n")


if __name__ == "__main__":
    main()
