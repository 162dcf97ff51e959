#!/usr/bin/env python3
"""Makes data/mnist-sample from data/mnist (the uncompressed IDX files).

Of each class the same number of images: 200 of the training set's and 50 of the test set's, evenly spaced among the images of
that class, and kept in their original order. Nothing is random, so the files come out the same every time (the gzip
header holds neither name nor time). Needs only Python's standard library: python3 data/make_mnist_sample.py [MNIST_FOLDER]
"""
import gzip
import hashlib
import io
import pathlib
import struct
import sys

HERE = pathlib.Path(__file__).resolve().parent
PIXELS = 28 * 28
SETS = {"train": 200, "t10k": 50}


def chosen(labels, of_each_class):
    """Positions of the chosen images, ascending."""
    positions = []
    for digit in range(10):
        of_class = [i for i, label in enumerate(labels) if label == digit]
        positions += [of_class[i * len(of_class) // of_each_class] for i in range(of_each_class)]
    return sorted(positions)


def write(path, content):
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=packed, mtime=0) as file:
        file.write(content)
    path.write_bytes(packed.getvalue())
    print(hashlib.sha256(packed.getvalue()).hexdigest(), path.name)
    print(hashlib.sha256(content).hexdigest(), path.stem, "(uncompressed)")


def main():
    source = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "mnist"
    target = HERE / "mnist-sample"
    target.mkdir(exist_ok=True)
    for name, of_each_class in SETS.items():
        images = (source / f"{name}-images-idx3-ubyte").read_bytes()[16:]
        labels = (source / f"{name}-labels-idx1-ubyte").read_bytes()[8:]
        positions = chosen(labels, of_each_class)
        pixels = b"".join(images[i * PIXELS:(i + 1) * PIXELS] for i in positions)
        write(target / f"{name}-images-idx3-ubyte.gz", struct.pack(">4i", 2051, len(positions), 28, 28) + pixels)
        write(target / f"{name}-labels-idx1-ubyte.gz",
              struct.pack(">2i", 2049, len(positions)) + bytes(labels[i] for i in positions))


if __name__ == "__main__":
    main()
