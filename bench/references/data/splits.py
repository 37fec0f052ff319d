"""Reference values for the divisions of rows in src/core/data, by scikit-learn: the sizes of folds, by class where they are stratified.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python splits.py        writes splits.json beside this file
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.model_selection import GroupKFold, StratifiedGroupKFold, StratifiedKFold, TimeSeriesSplit


def class_sizes(y, folds, classes):
    return [np.bincount(y[validation], minlength=classes).tolist() for _, validation in folds]


def stratified_case(counts, folds):
    y = np.repeat(np.arange(len(counts)), counts)
    splits = StratifiedKFold(folds).split(y, y)
    return {"counts": counts, "folds": folds, "validation": class_sizes(y, splits, len(counts))}


def group_case(sizes, folds):
    groups = np.repeat(np.arange(len(sizes)), sizes)
    splits = GroupKFold(folds).split(groups, groups=groups)
    return {"sizes": sizes, "folds": folds, "validation": [len(validation) for _, validation in splits]}


def stratified_group_case(rng, groups, classes, folds):
    """Groups of different weight in the order of dealing them out, so that chance has no say."""
    weights = []
    while len(set(weights)) < groups:
        table = rng.integers(0, 12, (groups, classes))
        table[:, 0] += 2 * np.arange(groups)
        weights = np.round(np.std(table, axis=1), 9).tolist()
    group = np.repeat(np.arange(groups), table.sum(axis=1))
    y = np.concatenate([np.repeat(np.arange(classes), own) for own in table])
    splits = StratifiedGroupKFold(folds).split(y, y, group)
    return {"table": table.tolist(), "folds": folds, "validation": class_sizes(y, splits, classes)}


def time_case(rows, folds):
    splits = TimeSeriesSplit(folds).split(np.arange(rows))
    return {"rows": rows, "folds": folds, "parts": [[len(train), len(validation)] for train, validation in splits]}


def main():
    rng = np.random.default_rng(20261128)
    out = {
        "script": "bench/references/data/splits.py",
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "stratified": [
            stratified_case([8, 5, 4], 3),
            stratified_case([47, 11, 5, 30], 5),
            stratified_case([152, 68, 124], 10),
            stratified_case([212, 357], 7),
        ],
        "groups": [
            group_case([40, 30, 20, 10, 7, 5, 3, 1], 3),
            group_case([6] * 11, 4),
            group_case(rng.integers(1, 60, 50).tolist(), 5),
            group_case(rng.integers(1, 9, 200).tolist(), 10),
        ],
        "stratifiedGroups": [
            stratified_group_case(rng, 8, 2, 3),
            stratified_group_case(rng, 30, 3, 5),
            stratified_group_case(rng, 60, 5, 4),
        ],
        "time": [time_case(11, 4), time_case(100, 5), time_case(344, 10), time_case(6, 2)],
    }
    Path(__file__).with_name("splits.json").write_text(json.dumps(out, indent=1) + "\n")


main()
