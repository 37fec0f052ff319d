"""Reference values for the preparation and the split in src/core/data, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python preparation.py        writes preparation.json beside this file
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.feature_selection import SelectKBest, f_classif, f_regression
from sklearn.impute import SimpleImputer
from sklearn.model_selection import PredefinedSplit, StratifiedShuffleSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import (
    FunctionTransformer,
    MinMaxScaler,
    OneHotEncoder,
    OrdinalEncoder,
    PowerTransformer,
    QuantileTransformer,
    RobustScaler,
    StandardScaler,
    TargetEncoder,
)
from sklearn.utils.class_weight import compute_class_weight

SCALERS = {
    "standard": StandardScaler,
    "minMax": MinMaxScaler,
    "robust": RobustScaler,
    "none": FunctionTransformer,
    # All training rows, as many quantiles as ours.
    "quantile": lambda: QuantileTransformer(n_quantiles=41, output_distribution="normal", subsample=None),
    "power": PowerTransformer,
}
IMPUTES = {"median": "median", "mean": "mean", "mostFrequent": "most_frequent", "zero": "constant"}
# Columns of which all values are the same: ours are zeros then, by quantiles, too.
CONSTANT = (2, 3)
# Columns with a power: those whose values lie closely together far from 0 have none that numbers can hold.
POWERED = (0, 1, 4)


def plain(values):
    """NaN as null: JSON has no NaN."""
    return [[None if np.isnan(v) else float(v) for v in column] for column in np.asarray(values, dtype=float).T]


def number_case(impute, scaling, train, new):
    pipeline = make_pipeline(
        SimpleImputer(strategy=IMPUTES[impute], fill_value=0, keep_empty_features=True), SCALERS[scaling]()
    )
    if scaling == "power":
        train, new = train[:, POWERED], new[:, POWERED]
    pipeline.fit(train)
    expected = np.asarray(pipeline.transform(new), dtype=float).tolist()
    if scaling == "quantile":
        expected = [[None if j in CONSTANT else value for j, value in enumerate(row)] for row in expected]
    if scaling == "power":
        lambdas = pipeline[-1].lambdas_.tolist()
        return {"impute": impute, "scaling": scaling, "columns": POWERED, "lambdas": lambdas, "expected": expected}
    return {"impute": impute, "scaling": scaling, "expected": expected}


def encoding_cases(rng):
    """A category with a rare level and one that is not in the training rows, by each encoding."""
    train = rng.choice(list("abcd"), 60, p=[0.5, 0.3, 0.17, 0.03])
    train[7] = "e"
    new = np.array(["a", "b", "c", "d", "e", "unseen"])
    folds = np.arange(60) % 5
    ordinal = OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=5)
    targets = {
        "number": rng.normal(20, 5, 60) + (train == "a") * 4,
        "binary": (rng.random(60) < np.where(train == "b", 0.8, 0.3)).astype(int),
        "multiclass": rng.choice(3, 60, p=[0.6, 0.3, 0.1]),
    }
    kinds = {"number": "continuous"}

    def means(name, y):
        encoder = TargetEncoder(target_type=kinds.get(name, name), cv=PredefinedSplit(folds))
        crossed = encoder.fit_transform(train[:, None], y)
        return {"target": y.tolist(), "crossFitted": crossed.T.tolist(), "new": encoder.transform(new[:, None]).T.tolist()}

    return {
        "train": train.tolist(),
        "new": new.tolist(),
        "folds": folds.tolist(),
        "ordinal": ordinal.fit(train[:, None]).transform(new[:, None]).ravel().tolist(),
        "targetMean": {name: means(name, y) for name, y in targets.items()},
    }


def selection_case(name, score, y, x, k):
    chosen = SelectKBest(score, k=k).fit(x, y)
    scores = [float(s) if np.isfinite(s) else None for s in chosen.scores_]
    return {"name": name, "target": y.tolist(), "k": k, "scores": scores, "kept": np.flatnonzero(chosen.get_support()).tolist()}


def selection_cases(rng):
    classes = rng.choice(3, 50, p=[0.5, 0.3, 0.2])
    x = rng.normal(0, 1, (50, 7)) + np.outer(classes, [0, 0.5, 1, 0, 2, 0, 0])
    x[:, 3] = 4.0
    x[:, 5] = (classes == 1) & (rng.random(50) < 0.9)
    x[:, 6] = -x[:, 2]
    number = x[:, 2] * 3 + rng.normal(0, 1, 50)
    return {
        "columns": x.T.tolist(),
        "cases": [
            selection_case("f_classif", f_classif, classes, x, 3),
            selection_case("f_regression", f_regression, number, x, 3),
        ],
    }


def weight_case(counts):
    y = np.repeat(np.arange(len(counts)), counts)
    return {"counts": counts, "weights": compute_class_weight("balanced", classes=np.arange(len(counts)), y=y).tolist()}


def category_case(name, share, train, new):
    imputer = SimpleImputer(strategy="most_frequent", missing_values=None)
    unknown = "infrequent_if_exist" if share else "ignore"
    encoder = OneHotEncoder(min_frequency=share or None, handle_unknown=unknown, sparse_output=False)
    encoder.fit(imputer.fit_transform(np.array(train, dtype=object)[:, None]))
    codes = encoder.transform(imputer.transform(np.array(new, dtype=object)[:, None]))
    rare = list(encoder.infrequent_categories_[0]) if share else []
    kept = [level for level in encoder.categories_[0] if level not in rare]
    codes = codes[:, : len(kept)]
    # Our slot for "other" is always there; scikit-learn's only where a level is rare.
    expected = np.hstack([codes, 1 - codes.sum(axis=1, keepdims=True)])
    return {
        "name": name,
        "share": share,
        "train": train,
        "new": new,
        "levels": kept,
        "rare": rare,
        "expected": expected.tolist(),
    }


def split_case(counts, share):
    y = np.repeat(np.arange(len(counts)), counts)
    _, test = next(StratifiedShuffleSplit(1, test_size=share, random_state=0).split(y, y))
    return {"counts": counts, "share": share, "test": np.bincount(y[test], minlength=len(counts)).tolist()}


def main():
    rng = np.random.default_rng(20261122)
    train = np.column_stack(
        [
            rng.normal(50, 10, 41),
            rng.lognormal(0, 2, 41),
            np.full(41, 7.25),
            1e9 + np.full(41, 0.1),
            rng.integers(0, 3, 41),
            rng.normal(0, 1e-6, 41),
        ]
    )
    train[rng.random(train.shape) < 0.1] = np.nan
    new = np.vstack([train[:5], rng.normal(0, 100, (5, 6))])
    new[6] = np.nan
    letters = rng.choice(list("abcdefg"), 80, p=[0.3, 0.25, 0.2, 0.15, 0.06, 0.02, 0.02]).tolist()
    letters[3] = letters[20] = None
    seen = ["a", "c", None, "f", "unseen", "g"]
    out = {
        "script": "bench/references/data/preparation.py",
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "numbers": {
            "train": plain(train),
            "new": plain(new),
            "cases": [
                number_case(impute, scaling, train, new) for impute in IMPUTES for scaling in SCALERS
            ],
        },
        "categories": [
            category_case("no grouping", 0.0, letters, seen),
            category_case("rare levels grouped", 0.1, letters, seen),
            category_case("tie for the most frequent", 0.0, ["b", "a", "b", "a", "c", None], ["b", None, "d"]),
        ],
        "splits": [
            split_case([50, 50, 50], 0.2),
            split_case([59, 71, 48], 0.25),
            split_case([212, 357], 0.2),
            split_case([152, 68, 124], 0.3),
            split_case([5, 90, 405], 0.2),
        ],
        "encodings": encoding_cases(rng),
        "selection": selection_cases(rng),
        "classWeights": [weight_case([10, 30, 60]), weight_case([1, 99])],
    }
    Path(__file__).with_name("preparation.json").write_text(json.dumps(out, indent=1) + "\n")


main()
