"""Reference values for src/core/data/generators, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    .venv/bin/python generators.py        writes generators.json beside this file

make_classification is compared by structure: the random numbers differ, so shares of the classes, ranks of groups of columns and the
ratio of between-class to within-class sums of squares are averaged over seeds.
"""

import json
import sys
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import make_classification, make_low_rank_matrix, make_moons

SEEDS = 200


def separation(x, y, classes):
    grand = x.mean(axis=0)
    between = within = 0.0
    for k in range(classes):
        members = x[y == k]
        centre = members.mean(axis=0)
        between += len(members) * ((centre - grand) ** 2).sum()
        within += ((members - centre) ** 2).sum()
    return between / within


def classification_case(name, **spec):
    def draw(seed):
        return make_classification(
            n_samples=spec["samples"],
            n_features=spec["features"],
            n_informative=spec["informative"],
            n_redundant=spec["redundant"],
            n_repeated=spec["repeated"],
            n_classes=spec["classes"],
            n_clusters_per_class=spec["clustersPerClass"],
            weights=spec["weights"],
            flip_y=spec["flipY"],
            class_sep=spec["classSep"],
            hypercube=spec["hypercube"],
            shift=0.0,
            scale=1.0,
            shuffle=False,
            random_state=seed,
        )

    runs = [draw(seed) for seed in range(SEEDS)]
    classes, informative = spec["classes"], spec["informative"]
    redundant = informative + spec["redundant"]
    repeated = redundant + spec["repeated"]

    separations = [separation(x[:, :informative], y, classes) for x, y in runs]

    def rank(columns):
        x = runs[0][0][:, :columns]
        return int(np.linalg.matrix_rank(x - x.mean(axis=0)))

    return {
        "name": name,
        "spec": spec,
        "meanShares": np.mean([np.bincount(y, minlength=classes) / len(y) for _, y in runs], axis=0).tolist(),
        "ranks": {
            "informative": rank(informative),
            "withRedundant": rank(redundant),
            "withRepeated": rank(repeated),
            "all": rank(spec["features"]),
        },
        "separation": {"mean": float(np.mean(separations)), "sd": float(np.std(separations, ddof=1))},
    }


def main():
    common = {"samples": 300, "hypercube": True, "weights": None, "flipY": 0.0, "classSep": 1.0, "clustersPerClass": 1}
    shape = {"features": 10, "informative": 4, "redundant": 2, "repeated": 2, "classes": 3}
    low_rank = {"samples": 60, "features": 12, "effectiveRank": 4, "tailStrength": 0.3}
    matrix = make_low_rank_matrix(60, 12, effective_rank=4, tail_strength=0.3, random_state=0)
    x, y = make_moons(50, noise=None, shuffle=False)
    moons = sorted([float(label), *map(float, point)] for label, point in zip(y, x))
    out = {
        "script": "bench/references/data/generators.py",
        "versions": {"python": sys.version.split()[0], "numpy": np.__version__, "scikit-learn": sklearn.__version__},
        "seeds": SEEDS,
        "classification": [
            classification_case("three classes", **{**common, **shape}),
            classification_case("well separated", **{**common, **shape, "classSep": 3.0}),
            classification_case("weights and flipped labels", **{**common, **shape, "weights": [0.6, 0.3], "flipY": 0.2}),
            classification_case(
                "two clusters in each class",
                **{**common, **shape, "classes": 2, "clustersPerClass": 2, "repeated": 0, "classSep": 2.0},
            ),
            classification_case("no hypercube", **{**common, **shape, "hypercube": False, "classSep": 4.0}),
        ],
        "lowRank": {**low_rank, "squaredSingularSum": float((matrix**2).sum())},
        "moons": moons,
    }
    Path(__file__).with_name("generators.json").write_text(json.dumps(out, indent=1) + "\n")


main()
