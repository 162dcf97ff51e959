"""Writes mlp.json: exercise 09 by PyTorch in float64, for the C# tests to agree with: forward, loss and its gradient at the scores,
the gradients by autograd, and the parameters after an epoch of torch.optim.SGD.

Called as: mlp_oracle.py [FOLDER]. The inputs are plain formulas, so there is nothing random.
"""
import json
import pathlib
import sys

import torch

CASES = [
    {"inputs": 5, "hidden": 7, "classes": 3, "samples": 11, "batches": [[3, 0, 7, 9], [10, 2, 1, 5], [4, 8, 6]], "rate": 0.2},
    {"inputs": 13, "hidden": 9, "classes": 10, "samples": 12, "batches": [[i, i + 6] for i in range(6)], "rate": 0.05},
    {"inputs": 2, "hidden": 1, "classes": 2, "samples": 3, "batches": [[2], [0], [1]], "rate": 0.5},
]


def wave(rows, columns, phase):
    i = torch.arange(rows, dtype=torch.float64).reshape(-1, 1)
    j = torch.arange(columns, dtype=torch.float64).reshape(1, -1)
    return torch.sin(phase + 1.7 * i + 0.61 * j * j + 0.3 * i * j)


def one(case):
    x = wave(case["samples"], case["inputs"], 0.5)
    labels = torch.arange(case["samples"]) * 3 % case["classes"]
    labels[-1] = case["classes"] - 1
    net = [
        0.8 * wave(case["hidden"], case["inputs"], 2.0), 0.2 * wave(1, case["hidden"], 3.0),
        0.8 * wave(case["classes"], case["hidden"], 4.0), 0.2 * wave(1, case["classes"], 5.0),
    ]
    for parameter in net:
        parameter.requires_grad_()

    def forward(some):
        z1 = some @ net[0].T + net[1]
        x1 = torch.relu(z1)
        return z1, x1, x1 @ net[2].T + net[3]

    result = {"rate": case["rate"], "batches": case["batches"], "labels": labels.tolist(), "x": x.tolist(),
              "net": [parameter.tolist() for parameter in net]}
    z1, x1, z2 = forward(x)
    z2.retain_grad()
    loss = torch.nn.functional.cross_entropy(z2, labels)
    loss.backward()
    result |= {"z1": z1.tolist(), "x1": x1.tolist(), "z2": z2.tolist(), "loss": loss.item(), "dz2": z2.grad.tolist(),
               "gradient": [parameter.grad.tolist() for parameter in net],
               "accuracy": (z2.argmax(dim=1) == labels).double().mean().item()}
    optimizer = torch.optim.SGD(net, lr=case["rate"])
    for batch in case["batches"]:
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(forward(x[batch])[2], labels[batch]).backward()
        optimizer.step()
    result["after"] = [parameter.tolist() for parameter in net]
    return result


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    (folder / "mlp.json").write_text(json.dumps([one(case) for case in CASES]) + "\n")


main()
