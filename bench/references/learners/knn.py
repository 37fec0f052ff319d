"""Reference values for src/core/learner/knn, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python knn.py        writes knn.json beside this file

Features are rounded to single precision first, as the page holds them.
"""

import itertools
import json
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor, NearestNeighbors

SETTINGS = [(weights, p) for p in (1, 2) for weights in ("uniform", "distance")]


def single(values):
    return np.asarray(values, dtype=np.float32).astype(float)


def rounded(values, digits=10):
    return [float(f"{value:.{digits}g}") for value in np.ravel(values)]


def without_ties(train, queries, ks):
    """The queries whose k-th neighbour is nearer than the next: which of two equally distant rows is the k-th is open."""
    kept = np.full(len(queries), True)
    for p in (1, 2):
        distances, _ = NearestNeighbors(p=p, algorithm="kd_tree").fit(train).kneighbors(queries, max(ks) + 1)
        for k in ks:
            kept &= distances[:, k - 1] < distances[:, k]
    return queries[kept]


def case(name, train, targets, queries, regression=False, ks=(1, 2, 5, 16, 40)):
    train = single(train)
    queries = without_ties(train, single(queries), ks)
    targets = single(targets) if regression else np.asarray(targets)
    results = []
    for k, (weights, p) in itertools.product(ks, SETTINGS):
        kind = KNeighborsRegressor if regression else KNeighborsClassifier
        # A tree computes every distance from the differences; brute force would expand the square.
        model = kind(n_neighbors=k, weights=weights, p=p, algorithm="kd_tree").fit(train, targets)
        distances, indices = model.kneighbors(queries)
        results.append(
            {
                "k": k,
                "weights": weights,
                "p": p,
                "neighbours": np.sort(indices).ravel().tolist() if k <= 5 else [],
                "distances": rounded(distances[:, -1]),
                "predicted": rounded(model.predict(queries)),
                "probabilities": [] if regression else rounded(model.predict_proba(queries)),
            }
        )
    return {
        "name": name,
        "classes": 0 if regression else int(targets.max()) + 1,
        "features": train.shape[1],
        "train": rounded(train, 9),
        "targets": rounded(targets, 9),
        "queries": rounded(queries, 9),
        "results": results,
    }


def generated(seed, rows, features):
    return np.random.default_rng(seed).normal(size=(rows, features))


def main():
    # Noise as small as no measurement, so that no two distances are equal and the neighbours are unique.
    iris = load_iris()
    noise = 1e-4 * generated(0, *iris.data.shape)
    is_query = np.arange(150) % 5 == 0
    measured = iris.data + noise
    x = generated(1, 90, 3)
    two = generated(2, 70, 6)
    labels = (two[:, 0] + two[:, 1] ** 2 > 1).astype(int)
    # Queries at the place of training rows, some of which are there twice with different targets.
    repeated = np.vstack([x[:50], x[:5]])
    cases = [
        case("iris", measured[~is_query], iris.target[~is_query], measured[is_query]),
        case("two classes", two[:50], labels[:50], two[50:]),
        case("numbers", x[:60], np.sin(x[:60, 0]) + x[:60, 1], x[60:], regression=True),
        case("numbers, zero distances", repeated, np.arange(55) / 10, x[:20], regression=True, ks=(2, 5, 40)),
        case("classes, zero distances", repeated, np.arange(55) % 4, x[:20], ks=(2, 5, 40)),
    ]
    out = {
        "comment": "By knn.py; neighbours: of every query, ascending, for the smaller k; distances: of the k-th.",
        "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "cases": cases,
    }
    Path(__file__).with_name("knn.json").write_text(json.dumps(out) + "\n")


main()
