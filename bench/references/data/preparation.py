"""Reference values for the preparation and the split in src/core/data, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python preparation.py        writes preparation.json beside this file
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.impute import SimpleImputer
from sklearn.model_selection import StratifiedShuffleSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, OneHotEncoder, RobustScaler, StandardScaler

SCALERS = {
    "standard": StandardScaler,
    "minMax": MinMaxScaler,
    "robust": RobustScaler,
    "none": FunctionTransformer,
}


def plain(values):
    """NaN as null: JSON has no NaN."""
    return [[None if np.isnan(v) else float(v) for v in column] for column in np.asarray(values, dtype=float).T]


def number_case(impute, scaling, train, new):
    pipeline = make_pipeline(
        SimpleImputer(strategy=impute, add_indicator=False, keep_empty_features=True), SCALERS[scaling]()
    )
    pipeline.fit(train)
    return {"impute": impute, "scaling": scaling, "expected": np.asarray(pipeline.transform(new), dtype=float).tolist()}


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
                number_case(impute, scaling, train, new) for impute in ("median", "mean") for scaling in SCALERS
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
    }
    Path(__file__).with_name("preparation.json").write_text(json.dumps(out, indent=1) + "\n")


main()
