"""Writes backward.json: gradients of a linear layer, of a layer of sigmoids, and of the lecture's network, by PyTorch in float64.

Called as: backward_oracle.py [FOLDER]. Needs torch; the tests only need the file it wrote.
"""
import json
import pathlib
import sys

import torch

LAYERS = [(1, 2, 3), (3, 1, 2), (2, 3, 1), (4, 3, 5), (3, 3, 3)]          # samples, inputs, neurons
NETWORKS = [(2, 2, 1, 1), (2, 2, 1, 4), (3, 4, 2, 3), (4, 2, 3, 2)]       # inputs, hidden, outputs, samples


def drawn(generator, *shape):
    """Numbers with few digits, so that the file is short and exact."""
    return (torch.randint(-150, 151, shape, generator=generator).double() / 100).requires_grad_()


def layer(generator, samples, inputs, neurons):
    x, w, b = drawn(generator, samples, inputs), drawn(generator, neurons, inputs), drawn(generator, neurons)
    z, arrived = drawn(generator, samples, neurons), drawn(generator, samples, neurons).detach()
    torch.nn.functional.linear(x, w, b).backward(arrived)
    h = torch.sigmoid(z)
    h.backward(arrived)
    return {
        "x": x.tolist(), "w": w.tolist(), "arrived": arrived.tolist(), "h": h.tolist(),
        "dW": w.grad.tolist(), "db": b.grad.tolist(), "dX": x.grad.tolist(), "dZ": z.grad.tolist(),
    }


def network(generator, inputs, hidden, outputs, samples):
    weights = [drawn(generator, hidden, inputs), drawn(generator, hidden), drawn(generator, outputs, hidden),
               drawn(generator, outputs)]
    xs, ys = drawn(generator, samples, inputs).detach(), drawn(generator, samples, outputs).detach() / 2
    eta = 0.5
    start = [w.tolist() for w in weights]
    optimizer = torch.optim.SGD(weights, lr=eta)
    first = []
    for x, y in zip(xs, ys):
        w_h, b_h, w_o, b_o = weights
        z_h = w_h @ x + b_h
        z_o = w_o @ torch.sigmoid(z_h) + b_o
        z_h.retain_grad()
        z_o.retain_grad()
        optimizer.zero_grad()
        (0.5 * ((torch.tanh(z_o) - y) ** 2).sum()).backward()
        first.append({
            "z_h": z_h.tolist(), "z_o": z_o.tolist(), "delta_h": z_h.grad.tolist(), "delta_o": z_o.grad.tolist(),
            "weights": [w.tolist() for w in weights], "gradients": [w.grad.tolist() for w in weights],
        })
        optimizer.step()
    return {"start": start, "x": xs.tolist(), "y": ys.tolist(), "eta": eta, "samples": first,
            "end": [w.tolist() for w in weights]}


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    generator = torch.Generator().manual_seed(7)
    result = {"layers": [layer(generator, *sizes) for sizes in LAYERS],
              "networks": [network(generator, *sizes) for sizes in NETWORKS]}
    (folder / "backward.json").write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
