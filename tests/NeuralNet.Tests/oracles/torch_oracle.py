"""Writes torch.json: activations, losses, networks and five steps of every optimiser, by PyTorch in double precision.

Called as: torch_oracle.py [FOLDER]. The inputs are plain formulas, so there is nothing random. All derivatives are PyTorch's own
(autograd), all updates and learning rates those of torch.optim.
"""
import json
import pathlib
import sys

import torch
from torch.nn import functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

ACTIVATIONS = {
    "Identity": lambda z: z * 1,
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "ReLU": F.relu,
    "LeakyReLU": lambda z: F.leaky_relu(z, 0.1),
    "ELU": lambda z: F.elu(z, 1.5),
}
LEARNING_RATE = 0.1
STEPS = 5
SIZES = [5, 6, 6, 3]
TRAINING = [
    {"name": "SGD"},
    {"name": "SGD with weight decay", "weightDecay": 0.05},
    {"name": "SGD with momentum", "momentum": 0.9},
    {"name": "SGD with momentum and weight decay", "momentum": 0.7, "weightDecay": 0.05},
    {"name": "Adam", "optimizer": "Adam"},
    {"name": "Adam with weight decay", "optimizer": "Adam", "weightDecay": 0.05},
    {"name": "SGD, rate halved every 2 epochs", "schedule": "step"},
    {"name": "momentum, cosine", "momentum": 0.9, "schedule": "cosine"},
    {"name": "Adam, warm-up and cosine", "optimizer": "Adam", "schedule": "warm-up"},
    {"name": "SGD with L1", "l1": 0.02},
    {"name": "Adam with L2 in the loss", "optimizer": "Adam", "l2": 0.03},
    {"name": "momentum with skip connections and an ELU", "momentum": 0.9, "hidden": "ELU", "skips": True},
]


def wave(rows, columns, phase, scale=1.0):
    i, j = torch.meshgrid(torch.arange(rows).double(), torch.arange(columns).double(), indexing="ij")
    return scale * torch.sin(phase + 1.7 * i + 0.61 * j * j + 0.3 * i * j)


def leaf(tensor):
    return tensor.clone().requires_grad_(True)


def function(name, f, z):
    z = leaf(z)
    upstream = wave(*z.shape, 4.0)
    y = f(z)
    y.backward(upstream)
    return {"name": name, "z": z.tolist(), "upstream": upstream.tolist(), "y": y.tolist(), "gradient": z.grad.tolist()}


def loss(name, f, z, targets):
    z = leaf(z)
    value = f(z, targets)
    value.backward()
    return {"name": name, "z": z.tolist(), "targets": targets.tolist(), "loss": value.item(), "gradient": z.grad.tolist()}


def functions():
    z = wave(5, 7, 0.3, 4.0)
    z[0, 0], z[1, 1], z[2, 2], z[3, 3], z[4, 4] = 0.0, 1e4, -1e4, 40.0, -40.0
    logits = wave(6, 5, 0.7, 3.0)
    logits[0] *= 1e4 / 3
    logits[1] += 700
    return [function(name, f, z) for name, f in ACTIVATIONS.items()] + [
        function("Softmax", lambda x: F.softmax(x, dim=1), logits),
        function("LogSoftmax", lambda x: F.log_softmax(x, dim=1), logits),
    ]


def losses():
    logits = wave(6, 5, 0.7, 3.0)
    logits[0] *= 1e4 / 3
    labels = torch.tensor([0, 4, 2, 2, 1, 3])
    soft = F.softmax(wave(6, 5, 1.1), dim=1)
    hard = F.one_hot(labels, 5).double()
    weights = wave(4, 3, 0.2)
    weights[1, 1] = 0.0
    return [
        loss("MeanSquaredError", F.mse_loss, logits, wave(6, 5, 2.2)),
        loss("BinaryCrossEntropy", F.binary_cross_entropy_with_logits, logits, soft),
        loss("BinaryCrossEntropy", F.binary_cross_entropy_with_logits, logits, hard),
        loss("SoftmaxCrossEntropy, labels", F.cross_entropy, logits, labels),
        loss("SoftmaxCrossEntropy", F.cross_entropy, logits, hard),
        loss("SoftmaxCrossEntropy", F.cross_entropy, logits, soft),
        loss("L1", lambda w, _: 0.3 * w.abs().sum(), weights, weights),
        loss("L2", lambda w, _: 0.3 * (w * w).sum() / 2, weights, weights),
    ]


def forward(x, layers, f, skips):
    for number, (w, b) in enumerate(layers):
        z = x @ w.T + b
        if number == len(layers) - 1:
            return z
        y = f(z)
        x = x + y if skips and y.shape == x.shape else y


def schedulers(kind, optimizer):
    from torch.optim import lr_scheduler as s
    if kind == "step":
        return s.StepLR(optimizer, step_size=2, gamma=0.5)
    if kind == "cosine":
        return s.CosineAnnealingLR(optimizer, T_max=STEPS, eta_min=0.1 * LEARNING_RATE)
    if kind == "warm-up":
        return s.SequentialLR(
            optimizer,
            [s.LinearLR(optimizer, start_factor=0.1, total_iters=2), s.CosineAnnealingLR(optimizer, T_max=STEPS - 2)],
            milestones=[2])
    return s.ConstantLR(optimizer, factor=1.0)


def training(case):
    x, labels = wave(8, SIZES[0], 0.5), torch.arange(8) * 2 % SIZES[-1]
    layers = [(leaf(wave(SIZES[i + 1], SIZES[i], 2.0 + i, 0.8)), leaf(wave(1, SIZES[i + 1], 3.0 + i, 0.2)))
              for i in range(len(SIZES) - 1)]
    result = {**case, "sizes": SIZES, "x": x.tolist(), "labels": labels.tolist(), "learningRate": LEARNING_RATE, "steps": STEPS,
              "parameters": [p.tolist() for layer in layers for p in layer]}
    weights, biases = [w for w, _ in layers], [b for _, b in layers]
    groups = [{"params": weights, "weight_decay": case.get("weightDecay", 0.0)}, {"params": biases, "weight_decay": 0.0}]
    if case.get("optimizer") == "Adam":
        optimizer = torch.optim.Adam(groups, lr=LEARNING_RATE)
    else:
        optimizer = torch.optim.SGD(groups, lr=LEARNING_RATE, momentum=case.get("momentum", 0.0))
    scheduler = schedulers(case.get("schedule"), optimizer)
    f = ACTIVATIONS[case.get("hidden", "Tanh")]
    reported = []
    for step in range(STEPS):
        optimizer.zero_grad()
        logits = forward(x, layers, f, case.get("skips", False))
        data_loss = F.cross_entropy(logits, labels)
        penalty = sum(case.get("l1", 0.0) * w.abs().sum() + case.get("l2", 0.0) * (w * w).sum() / 2 for w in weights)
        (data_loss + penalty).backward()
        if step == 0:
            result["logits"] = logits.tolist()
            result["gradients"] = [p.grad.tolist() for layer in layers for p in layer]
        reported.append(data_loss.item())
        optimizer.step()
        scheduler.step()
    result["losses"] = reported
    result["parametersAfter"] = [p.tolist() for layer in layers for p in layer]
    return result


def main():
    result = {"functions": functions(), "losses": losses(), "training": [training(case) for case in TRAINING]}
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    (folder / "torch.json").write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
