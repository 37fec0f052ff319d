"""Reference values for src/core/learner/linear, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python linear.py        writes linear.json beside this file

Features are rounded to single precision first, as the page holds them. Every solver runs until it hardly moves any more; the gap
that coordinate descent is asked for is below rounding errors, so that it uses all its sweeps, and warns.
"""

import json
import warnings
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import load_iris
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import ElasticNet, Lasso, LogisticRegression, Ridge


def single(values):
    return np.asarray(values, dtype=np.float32).astype(float)


def rounded(values, digits=11):
    return [float(f"{value:.{digits}g}") for value in np.ravel(values)]


def classifier(c, l1_ratio, balanced):
    weights = "balanced" if balanced else None
    if l1_ratio == 0:
        return LogisticRegression(C=c, l1_ratio=0, solver="newton-cholesky", tol=1e-12, class_weight=weights)
    return LogisticRegression(
        C=c, l1_ratio=l1_ratio, solver="saga", tol=1e-13, max_iter=2_000_000, class_weight=weights, random_state=0
    )


def regressor(c, l1_ratio, rows):
    if l1_ratio == 0:
        return Ridge(alpha=1 / c, solver="cholesky")
    if l1_ratio == 1:
        return Lasso(alpha=1 / (c * rows), tol=1e-15, max_iter=200_000)
    return ElasticNet(alpha=1 / (c * rows), l1_ratio=l1_ratio, tol=1e-15, max_iter=200_000)


def case(name, features, targets, settings, regression=False):
    features = single(features)
    targets = single(targets) if regression else np.asarray(targets)
    results = []
    for c, l1_ratio, balanced in settings:
        model = regressor(c, l1_ratio, len(features)) if regression else classifier(c, l1_ratio, balanced)
        model.fit(features, targets)
        # Of coefficients that stay 0 saga sees no movement, and stops before the bias has converged.
        assert regression or np.any(model.coef_ != 0)
        outputs = model.predict(features) if regression else model.predict_proba(features)
        results.append(
            {
                "c": c,
                "l1Ratio": l1_ratio,
                "balanced": balanced,
                # features x outputs
                "kernel": rounded(np.atleast_2d(model.coef_).T),
                "bias": rounded(np.atleast_1d(model.intercept_)),
                "outputs": rounded(outputs),
            }
        )
        print(name, c, l1_ratio, balanced, flush=True)
    return {
        "name": name,
        "classes": 0 if regression else int(targets.max()) + 1,
        "features": features.shape[1],
        "train": rounded(features, 9),
        "targets": rounded(targets, 9),
        "results": results,
    }


def standardised(values):
    return (values - values.mean(axis=0)) / values.std(axis=0)


def grid(cs, ratios, balanced=False):
    return [(c, ratio, balanced) for ratio in ratios for c in cs]


def main():
    warnings.simplefilter("error")
    warnings.filterwarnings("ignore", "Objective did not converge", ConvergenceWarning)
    rng = np.random.default_rng(0)
    two = standardised(rng.normal(size=(80, 5)) + rng.normal(size=(80, 1)))
    labels = (two[:, 0] - two[:, 1] + rng.logistic(size=80) > 0.8).astype(int)
    iris = load_iris()
    some = np.arange(150) % 2 == 0
    numbers = rng.normal(size=(50, 6)) * [1, 100, 0.01, 1, 1, 1] + [0, 1000, 0, -5, 0, 0]
    target = standardised(numbers[:, 0] + numbers[:, 1] / 50 + rng.normal(size=50))
    copies = np.hstack([numbers[:, :3], numbers[:, :1], np.full((50, 1), 7.0)])
    wide = rng.normal(size=(20, 35))
    wide_target = standardised(wide[:, 0] - 2 * wide[:, 1] + 0.1 * rng.normal(size=20))
    apart = np.vstack([rng.normal(size=(15, 2)) - 3, rng.normal(size=(15, 2)) + 3])
    flowers = standardised(iris.data[some])
    cases = [
        case("two classes", two, labels, grid((0.01,), (0,)) + grid((0.1, 1, 100), (0, 0.5, 1))),
        case("balanced", two, labels, grid((0.1, 10), (0, 1), True)),
        case("three classes", flowers, iris.target[some], grid((0.1, 1), (0, 0.5)) + grid((1,), (0,), True)),
        case("own units", iris.data[some] * [1, 1000, 0.01, 1], iris.target[some], grid((0.01, 1), (0,))),
        case("numbers", numbers, target, grid((1e-4, 0.01, 1, 1e4), (0, 0.5, 1)), True),
        case("copied and constant columns", copies, target, grid((0.1, 1, 1e4), (0,)) + grid((0.1, 1), (0.5,)), True),
        case("more features than rows", wide, wide_target, grid((0.1, 1, 100), (0, 0.5, 1)), True),
        case("classes, more features than rows", wide, (wide_target > 0).astype(int), grid((0.3, 1), (0, 1))),
        case("separable", apart, np.repeat([0, 1], 15), grid((1, 1e4), (0,))),
    ]
    out = {
        "comment": "By linear.py; outputs: predictions, or probabilities of the classes, of the training rows.",
        "versions": {"numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "cases": cases,
    }
    Path(__file__).with_name("linear.json").write_text(json.dumps(out) + "\n")


main()
