"""Writes classical.json: PCA, linear and ridge regression, polynomial fits and calibration, by NumPy.

Called as: classical_oracle.py [FOLDER]. Inputs are made from whole numbers, so that the tests make the very same ones.
"""
import json
import pathlib
import sys

import numpy as np


def grid(rows, columns, salt):
    """Numbers in [-1, 1) without a pattern, the same to the last bit in every language."""
    i, j = np.meshgrid(np.arange(rows, dtype=np.int64), np.arange(columns, dtype=np.int64), indexing="ij")
    return ((i * 7919 + j * 104729 + i * j * 31 + i * i * j * 17 + salt * 613) % 2003) / 1001.5 - 1


def pca(rows, columns, count, salt):
    x = grid(rows, columns, salt) / (1 + np.arange(columns) / 4)
    centred = x - x.mean(axis=0)
    # From the SVD, and not from the covariance: another way to the same numbers.
    _, singular, vt = np.linalg.svd(centred, full_matrices=False)
    variances = singular ** 2 / (rows - 1)
    by_eigh = np.linalg.eigvalsh(np.cov(x, rowvar=False))[::-1][:count]
    assert np.allclose(variances[:count], by_eigh, rtol=1e-9)
    return {
        "rows": rows, "columns": columns, "salt": salt, "variances": variances[:count].tolist(),
        "totalVariance": float(x.var(axis=0, ddof=1).sum()), "components": vt[:count].tolist(),
        "firstScores": (centred[:3] @ vt[:count].T).tolist(),
    }


def regression(rows, inputs, outputs, l2, salt):
    """The normal equations of 1/(n m) |Xw + b - t|^2 + l2 |w|^2 with the bias left out of the penalty."""
    x, t = grid(rows, inputs, salt), grid(rows, outputs, salt + 1)
    a = np.hstack([np.ones((rows, 1)), x])
    penalty = rows * outputs * l2 * np.eye(inputs + 1)
    penalty[0, 0] = 0
    solution = np.linalg.solve(a.T @ a + penalty, a.T @ t)
    return {"rows": rows, "inputs": inputs, "outputs": outputs, "l2": l2, "salt": salt,
            "bias": solution[0].tolist(), "weights": solution[1:].T.tolist()}


def polynomial(degree):
    x = np.arange(-12, 13) / 12
    t = grid(25, 1, 5)[:, 0]
    values = np.polynomial.polynomial.polyval(x, np.linalg.lstsq(np.vander(x, degree + 1, increasing=True), t, rcond=None)[0])
    return {"degree": degree, "fitted": values.tolist()}


def calibration(count, bins):
    confidence = (grid(count, 1, 9)[:, 0] + 1) / 2
    right = grid(count, 1, 11)[:, 0] < 2 * confidence ** 2 - 1
    edges = np.linspace(0, 1, bins + 1)
    which = np.clip(np.digitize(confidence, edges) - 1, 0, bins - 1)
    rows, error = [], 0.0
    for b in range(bins):
        inside = which == b
        if inside.any():
            rows.append([int(inside.sum()), float(confidence[inside].mean()), float(right[inside].mean())])
            error += inside.sum() / count * abs(right[inside].mean() - confidence[inside].mean())
        else:
            rows.append([0, 0.0, 0.0])
    return {"count": count, "bins": bins, "rows": rows, "expectedError": float(error)}


def main():
    result = {
        "pca": [pca(30, 5, 5, 1), pca(200, 64, 6, 2), pca(150, 100, 4, 3), pca(40, 120, 3, 4)],
        "regression": [regression(20, 3, 1, 0.0, 1), regression(20, 3, 2, 0.1, 2), regression(6, 10, 1, 0.01, 3),
                       regression(50, 8, 1, 2.0, 4)],
        "polynomial": [polynomial(degree) for degree in (1, 3, 9, 15)],
        "calibration": [calibration(500, 10), calibration(37, 15), calibration(3, 7)],
    }
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else __file__).resolve()
    folder = folder if folder.is_dir() else folder.parent
    (folder / "classical.json").write_text(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
