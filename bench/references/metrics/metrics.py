"""Reference values for src/core/metric, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python metrics.py        writes metrics.json beside this file
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn import metrics

warnings.filterwarnings("ignore")


def classification_case(name, actual, probabilities):
    actual = np.asarray(actual)
    probabilities = np.asarray(probabilities, dtype=float)
    classes = probabilities.shape[1]
    labels = list(range(classes))
    predicted = probabilities.argmax(axis=1)
    if classes == 2:
        auc = metrics.roc_auc_score(actual, probabilities[:, 1]) if len(set(actual)) == 2 else None
    elif len(set(actual)) == classes:
        auc = metrics.roc_auc_score(actual, probabilities, multi_class="ovr", average="macro")
    else:
        # Undefined for an absent class: the mean over the classes for which it is defined.
        areas = [
            metrics.roc_auc_score(actual == k, probabilities[:, k]) for k in labels if 0 < (actual == k).mean() < 1
        ]
        auc = float(np.mean(areas)) if areas else None
    precision, recall, f1, support = metrics.precision_recall_fscore_support(
        actual, predicted, labels=labels, zero_division=0
    )
    return {
        "name": name,
        "classes": classes,
        "actual": actual.tolist(),
        "probabilities": probabilities.ravel().tolist(),
        "expected": {
            "accuracy": metrics.accuracy_score(actual, predicted),
            "balancedAccuracy": metrics.balanced_accuracy_score(actual, predicted),
            "macroF1": metrics.f1_score(actual, predicted, average="macro", zero_division=0),
            "weightedF1": metrics.f1_score(actual, predicted, average="weighted", zero_division=0),
            "macroPrecision": metrics.precision_score(actual, predicted, average="macro", zero_division=0),
            "macroRecall": metrics.recall_score(actual, predicted, average="macro", zero_division=0),
            "logLoss": metrics.log_loss(actual, probabilities, labels=labels),
            "rocAuc": auc,
        },
        "perClass": {
            "precision": precision.tolist(),
            "recall": recall.tolist(),
            "f1": f1.tolist(),
            "support": support.tolist(),
        },
        "confusion": metrics.confusion_matrix(actual, predicted, labels=labels).tolist(),
    }


def regression_case(name, actual, predicted):
    return {
        "name": name,
        "actual": list(map(float, actual)),
        "predicted": list(map(float, predicted)),
        "expected": {
            "rmse": metrics.root_mean_squared_error(actual, predicted),
            "mae": metrics.mean_absolute_error(actual, predicted),
            "r2": metrics.r2_score(actual, predicted),
        },
    }


def soft(rng, actual, classes, strength, decimals=None):
    """Probabilities that know something of the truth; rounded ones are full of ties."""
    logits = rng.normal(size=(len(actual), classes)) + strength * np.eye(classes)[actual]
    p = np.exp(logits)
    p /= p.sum(axis=1, keepdims=True)
    if decimals is not None:
        p = np.round(p, decimals)
        p[:, -1] = 1 - p[:, :-1].sum(axis=1)
    return p


def main():
    rng = np.random.default_rng(20261122)
    binary = rng.integers(0, 2, 60)
    three = rng.integers(0, 3, 90)
    rare = np.r_[np.zeros(70, int), np.ones(4, int), np.full(6, 2)]
    five = rng.integers(0, 5, 50)
    absent = rng.choice([0, 2, 3], 40)
    wrong = soft(rng, binary, 2, 0.0)
    classification = [
        classification_case("binary", binary, soft(rng, binary, 2, 1.0)),
        classification_case("binary, scores tied", binary, soft(rng, binary, 2, 0.8, decimals=1)),
        classification_case("binary, all scores equal", binary, np.full((60, 2), 0.5)),
        classification_case("binary, certain and wrong at times", binary, np.eye(2)[(wrong[:, 1] > 0.6).astype(int)]),
        classification_case("three classes", three, soft(rng, three, 3, 1.0)),
        classification_case("three classes, scores tied", three, soft(rng, three, 3, 1.0, decimals=1)),
        classification_case("imbalanced, a class never predicted", rare, soft(rng, np.zeros(80, int), 3, 3.0)),
        classification_case("five classes", five, soft(rng, five, 5, 1.5)),
        classification_case("a class absent from the truth", absent, soft(rng, absent, 4, 1.0)),
        classification_case("one class only", np.ones(12, int), soft(rng, np.ones(12, int), 2, 1.0)),
    ]
    y = rng.normal(10, 4, 40)
    regression = [
        regression_case("noisy", y, y + rng.normal(0, 2, 40)),
        regression_case("worse than the mean", y, -y),
        regression_case("exact", y, y),
        regression_case("large offset", y + 1e6, y + 1e6 + rng.normal(0, 1, 40)),
        regression_case("constant truth, missed", np.full(5, 3.0), [1, 2, 3, 4, 5]),
        regression_case("constant truth, exact", np.full(5, 3.0), np.full(5, 3.0)),
    ]
    out = {
        "script": "bench/references/metrics/metrics.py",
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "classification": classification,
        "regression": regression,
    }
    Path(__file__).with_name("metrics.json").write_text(json.dumps(out, indent=1) + "\n")


main()
