"""One epoch of 784-128-10 in NumPy, double precision: the yardstick for the C# library.

Called as: epoch_numpy.py IMAGES LABELS. Then for each line on standard input it trains one epoch from fresh weights and
writes one line of JSON: {"seconds": ..., "loss": ...}. The work is that of Trainer.Fit: shuffle, gather and normalise a
batch, forward, loss and accuracy, backward, update.
"""
import json
import sys
import time

import numpy as np

BATCH = 64
LEARNING_RATE = 0.1


def read(path, header):
    return np.fromfile(path, dtype=np.uint8)[header:]


def epoch(images, labels, seed):
    rng = np.random.default_rng(seed)
    w1 = rng.normal(0, np.sqrt(2 / 784), (128, 784))
    b1 = np.zeros(128)
    w2 = rng.normal(0, np.sqrt(2 / 128), (10, 128))
    b2 = np.zeros(10)
    total_loss = 0.0
    correct = 0

    start = time.perf_counter()
    order = rng.permutation(len(labels))
    for first in range(0, len(labels), BATCH):
        batch = order[first:first + BATCH]
        x = images[batch] / 255.0
        y = labels[batch]
        n = len(batch)
        rows = np.arange(n)

        z1 = x @ w1.T + b1
        h = np.maximum(z1, 0)
        logits = h @ w2.T + b2

        correct += np.count_nonzero(logits.argmax(axis=1) == y)
        p = np.exp(logits - logits.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        total_loss -= np.log(p[rows, y]).sum()

        p[rows, y] -= 1
        p /= n
        dw2 = p.T @ h
        db2 = p.sum(axis=0)
        dh = p @ w2
        dh *= z1 > 0
        dw1 = dh.T @ x
        db1 = dh.sum(axis=0)

        w1 -= LEARNING_RATE * dw1
        b1 -= LEARNING_RATE * db1
        w2 -= LEARNING_RATE * dw2
        b2 -= LEARNING_RATE * db2
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "loss": total_loss / len(labels), "accuracy": correct / len(labels)}


def main():
    labels = read(sys.argv[2], 8)
    images = read(sys.argv[1], 16).reshape(len(labels), 784)
    print(json.dumps({"numpy": np.__version__, "python": sys.version.split()[0]}), flush=True)
    for number, _ in enumerate(sys.stdin):
        print(json.dumps(epoch(images, labels, seed=number)), flush=True)


if __name__ == "__main__":
    main()
