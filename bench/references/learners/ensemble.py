"""Reference values for src/core/ensemble: greedy selection with replacement (Caruana et al. 2004) in a few lines of NumPy, with
scikit-learn's metrics.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python ensemble.py        writes ensemble.json beside this file
"""

import json
from pathlib import Path

import numpy as np
import sklearn
from scipy.special import softmax
from sklearn import metrics

PICKS = 12


def rounded(values):
    return [float(f"{value:.9g}") for value in np.ravel(values)]


def score(metric, targets, mean):
    """Larger is better."""
    if metric == "logLoss":
        return -metrics.log_loss(targets, mean, labels=range(mean.shape[1]))
    if metric == "accuracy":
        return metrics.accuracy_score(targets, mean.argmax(axis=1))
    return -metrics.root_mean_squared_error(targets, mean)


def select(metric, folds, candidates):
    """folds: (targets, values of each candidate). Returns the picks and the score after each, without stopping early."""

    def of(picks):
        return float(np.mean([score(metric, y, np.mean([values[i] for i in picks], axis=0)) for y, values in folds]))

    alone = [of([i]) for i in range(candidates)]
    order = sorted(range(candidates), key=lambda i: -alone[i])
    picks, path = [order[0]], [alone[order[0]]]
    while len(picks) < PICKS:
        scores = [of([*picks, i]) for i in order]
        best = int(np.argmax(scores))
        picks.append(order[best])
        path.append(scores[best])
    return alone, picks, path


def case(name, metric, folds, candidates, classes):
    values = [(y, [softmax(o, axis=1) if classes else o[:, 0] for o in outputs]) for y, outputs in folds]
    alone, picks, path = select(metric, values, candidates)
    sign = -1 if metric != "accuracy" else 1
    return {
        "name": name,
        "metric": metric,
        "classes": classes,
        "folds": [{"targets": rounded(y), "outputs": [rounded(o) for o in outputs]} for y, outputs in folds],
        "alone": rounded(np.multiply(sign, alone)),
        "picks": picks,
        "path": rounded(np.multiply(sign, path)),
    }


def main():
    rng = np.random.default_rng(5)

    def single(values):
        return np.asarray(values, dtype=np.float32).astype(float)

    def classification(rows):
        y = rng.integers(3, size=rows)
        outputs = [
            single(2 * np.eye(3)[y] * skill + rng.normal(size=(rows, 3))) for skill in (0.2, 0.5, 0.9, 0.8, 0.6, 0.1)
        ]
        return y, outputs

    def regression(rows):
        y = single(rng.normal(size=rows))
        outputs = [
            single(y[:, None] * slope + noise * rng.normal(size=(rows, 1)))
            for slope, noise in ((1, 0.5), (0.8, 0.4), (1.3, 0.3), (0.5, 0.6), (0, 0.1))
        ]
        return y, outputs

    classes = [classification(40), classification(35), classification(30)]
    numbers = [regression(30), regression(25)]
    out = {
        "comment": "By ensemble.py; path: the score after each pick.",
        "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "cases": [
            case("three classes by log loss", "logLoss", classes, 6, 3),
            case("three classes by accuracy", "accuracy", classes, 6, 3),
            case("numbers", "rmse", numbers, 5, 0),
        ],
    }
    Path(__file__).with_name("ensemble.json").write_text(json.dumps(out) + "\n")


main()
