"""Reference values for src/engine/trees, by scikit-learn.

    python3 -m venv .venv && .venv/bin/pip install -r requirements.txt
    OMP_NUM_THREADS=1 .venv/bin/python trees.py        writes trees.json beside this file

Single trees on columns of few integers, so that every bin holds one value and both sides see the same divisions. Each tree was grown
with several seeds, which shuffle the order of columns: it is kept only where all gave the same tree, so that no tie decides.
"""

import json
import platform
from pathlib import Path

import numpy as np
import sklearn
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

rng = np.random.default_rng(13)


def table(rows, levels, missing=0.0):
    columns = [rng.integers(0, count, rows).astype(np.float32) for count in levels]
    features = np.stack(columns, axis=1)
    if missing > 0:
        features[rng.random(features.shape) < missing] = np.nan
    return features


def signal(features):
    filled = np.nan_to_num(features, nan=3.0)
    return np.sin(filled[:, 0] / 4) + 0.02 * filled[:, 1] * filled[:, 2] + 0.3 * (filled[:, 3] > 4)


def walk_tree(model, value):
    tree = model.tree_
    nodes = []

    def visit(i):
        leaf = tree.children_left[i] == -1
        node = {"rows": int(tree.n_node_samples[i]), "value": value(tree, i)}
        nodes.append(node)
        if leaf:
            return
        node |= {"column": int(tree.feature[i]), "threshold": float(tree.threshold[i])}
        node["missingLeft"] = bool(tree.missing_go_to_left[i])
        visit(tree.children_left[i])
        visit(tree.children_right[i])

    visit(0)
    return nodes


def same_for_all_seeds(make, features, targets, value, **fit):
    walks = [walk_tree(make(seed).fit(features, targets, **fit), value) for seed in range(8)]
    # The order in which a seed sorts rows changes the last digits of values.
    splits = [[{key: node[key] for key in node if key != "value"} for node in walk] for walk in walks]
    assert all(each == splits[0] for each in splits), "a tie decides"
    return walks[0]


def case(name, features, targets, nodes, **more):
    return {
        "name": name,
        "columns": features.shape[1],
        "features": [None if np.isnan(x) else float(x) for x in features.ravel()],
        "targets": [float(np.float32(t)) for t in targets],
        "nodes": nodes,
        **more,
    }


def regression_case():
    features = table(600, [20, 12, 12, 9, 200])
    targets = np.float32(signal(features) + 0.2 * rng.standard_normal(600)).astype(float)
    make = lambda seed: DecisionTreeRegressor(min_samples_leaf=8, random_state=seed)
    nodes = same_for_all_seeds(make, features, targets, lambda tree, i: [float(tree.value[i].item())])
    return case("numbers", features, targets, nodes, minLeaf=8, importance=make(0).fit(features, targets).feature_importances_.tolist())


def class_case(name, classes, balanced, missing=0.0):
    for _ in range(200):
        features = table(700, [20, 12, 12, 9, 200], missing)
        noisy = signal(features) + 0.4 * rng.standard_normal(700)
        edges = np.quantile(noisy, np.linspace(0, 1, classes + 1)[1:-1] ** 0.7)
        targets = np.searchsorted(edges, noisy)
        weight = "balanced" if balanced else None
        make = lambda seed: DecisionTreeClassifier(min_samples_leaf=25, class_weight=weight, random_state=seed)
        try:
            nodes = same_for_all_seeds(make, features, targets, lambda tree, i: tree.value[i][0].tolist())
        except AssertionError:
            continue
        importance = make(0).fit(features, targets).feature_importances_.tolist()
        return case(name, features, targets, nodes, minLeaf=25, classes=classes, balanced=balanced, importance=importance)
    raise SystemExit(f"{name}: every table had a tie")


def walk_boosted(model, output=0):
    nodes = model._predictors[0][output].nodes
    out = []

    def visit(i):
        node = nodes[i]
        mine = {"rows": int(node["count"]), "value": [float(node["value"])]}
        out.append(mine)
        if node["is_leaf"]:
            return
        mine |= {"column": int(node["feature_idx"]), "threshold": float(node["num_threshold"]), "gain": float(node["gain"])}
        mine["missingLeft"] = bool(node["missing_go_to_left"])
        visit(node["left"])
        visit(node["right"])

    visit(0)
    return out


def boosted_case(name, classes, missing, l2, leaves, min_leaf, balanced=False):
    features = table(900, [20, 12, 12, 9, 200], missing)
    noisy = signal(features) + 0.3 * rng.standard_normal(900)
    common = dict(
        max_iter=1, learning_rate=1.0, max_leaf_nodes=leaves, min_samples_leaf=min_leaf, l2_regularization=l2, early_stopping=False
    )
    if classes == 0:
        targets = np.float32(noisy).astype(float)
        model = HistGradientBoostingRegressor(**common).fit(features, targets)
    else:
        shares = (np.arange(1, classes) / classes) ** (2 if balanced else 1)
        targets = np.searchsorted(np.quantile(noisy, shares), noisy)
        weights = "balanced" if balanced else None
        model = HistGradientBoostingClassifier(**common, class_weight=weights).fit(features, targets)
    outputs = len(model._predictors[0])
    nodes = [walk_boosted(model, k) for k in range(outputs)]
    return case(
        name, features, targets, nodes, classes=classes, l2=l2, leaves=leaves, minLeaf=min_leaf, balanced=balanced,
        base=np.ravel(model._baseline_prediction).tolist(),
    )


def rounds_case(name, classes, missing, balanced=False, rounds=25):
    """Outputs of many rounds: the score of numbers and of two classes, or that of each class."""
    features = table(400, [20, 12, 12, 9], missing)
    noisy = signal(features) + 0.3 * rng.standard_normal(400)
    common = dict(max_iter=rounds, learning_rate=0.1, max_leaf_nodes=8, min_samples_leaf=10, l2_regularization=0.5, early_stopping=False)
    if classes == 0:
        targets = np.float32(noisy).astype(float)
        outputs = HistGradientBoostingRegressor(**common).fit(features, targets).predict(features)
    else:
        targets = np.searchsorted(np.quantile(noisy, (np.arange(1, classes) / classes) ** 2), noisy)
        weights = "balanced" if balanced else None
        model = HistGradientBoostingClassifier(**common, class_weight=weights).fit(features, targets)
        outputs = model.decision_function(features)
    made = case(name, features, targets, [], classes=classes, balanced=balanced, rounds=rounds, leaves=8, minLeaf=10, l2=0.5)
    del made["nodes"]
    return made | {"outputs": [float(f"{value:.9g}") for value in np.ravel(outputs)]}


reference = {
    "script": "bench/references/trees/trees.py",
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "trees": [
        regression_case(),
        class_case("two classes", 2, False),
        class_case("two balanced classes", 2, True),
        class_case("four classes", 4, False),
        class_case("four balanced classes", 4, True),
        class_case("two classes, values missing", 2, False, 0.15),
        class_case("four classes, values missing", 4, False, 0.15),
    ],
    "boosted": [
        boosted_case("numbers", 0, 0.0, 0.0, 15, 20),
        boosted_case("numbers, values missing", 0, 0.2, 0.5, 31, 10),
        boosted_case("two classes", 2, 0.0, 1.0, 31, 20),
        boosted_case("two classes, values missing", 2, 0.2, 0.0, 15, 20),
        boosted_case("four classes", 4, 0.1, 0.1, 10, 30),
        boosted_case("two balanced classes", 2, 0.1, 0.5, 15, 20, True),
        boosted_case("four balanced classes", 4, 0.1, 0.5, 10, 30, True),
    ],
    "rounds": [
        rounds_case("numbers", 0, 0.1),
        rounds_case("two classes", 2, 0.1),
        rounds_case("two balanced classes", 2, 0.1, True),
        rounds_case("three classes", 3, 0.1),
        rounds_case("three balanced classes", 3, 0.0, True),
    ],
}
path = Path(__file__).with_name("trees.json")
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
print(path.stat().st_size // 1024, "KiB")
