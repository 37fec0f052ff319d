"""Reference values for bench/exercises.test.ts, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r ../learners/requirements.txt
    .venv/bin/python exercises.py        writes exercises.json beside this file

The folds are those of the page (folds.json). Features are standardised on the training rows of each fold and rounded to single
precision, as the page holds them.
"""

import csv
import itertools
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestClassifier
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).parent
FOLDS = json.loads((HERE / "folds.json").read_text())
SEEDS = 10


def table(name):
    with open(HERE / f"../../../datasets/{name}/data.csv") as file:
        rows = list(csv.reader(file))[1:]
    return np.array([row[:-1] for row in rows], dtype=float), np.array([row[-1] for row in rows])


def accuracies(name, make, scaled):
    features, classes = table(name)
    found = []
    for fold in FOLDS[name]:
        train, validation = features[fold["train"]], features[fold["validation"]]
        if scaled:
            scaler = StandardScaler().fit(train)
            train, validation = scaler.transform(train), scaler.transform(validation)
        model = make().fit(train.astype(np.float32), classes[fold["train"]])
        found.append(model.score(validation.astype(np.float32), classes[fold["validation"]]))
    return found


def neighbours():
    # A tree computes every distance from the differences; brute force would expand the square.
    return [
        {"k": k, "folds": accuracies("iris", lambda: KNeighborsClassifier(k, algorithm="kd_tree"), True)}
        for k in range(1, 31)
    ]


def forests():
    cells = []
    for trees, depth in itertools.product((10, 50, 100, 200), (2, 4, 8, 16)):
        means = [
            float(np.mean(accuracies("wine", lambda: RandomForestClassifier(trees, max_depth=depth, random_state=seed), False)))
            for seed in range(SEEDS)
        ]
        cells.append({"trees": trees, "depth": depth, "mean": float(np.mean(means)), "sd": float(np.std(means, ddof=1))})
    return cells


def main():
    written = {"scikit-learn": sklearn.__version__, "seeds": SEEDS, "neighbours": neighbours(), "forests": forests()}
    (HERE / "exercises.json").write_text(json.dumps(written) + "\n")


if __name__ == "__main__":
    main()
