"""How well scikit-learn's forests and boosting predict the built-in sets and three generated ones, for src/engine/trees.

    OMP_NUM_THREADS=1 .venv/bin/python ensembles.py        writes ensembles.json beside this file

Ten divisions of each set into three quarters that train and a quarter that is predicted. Columns that are not numbers
become codes in the order of their sorted values; empty cells stay missing. Scores: share of right classes and log loss of the
probabilities, or R². scikit-learn's forests have probabilities of 0, so their log loss is that of the probabilities with which ours are
made: one more tree that knows nothing (`treeOutputs.ts`).
"""

import csv
import json
import platform
import struct
import zlib
from pathlib import Path

import numpy as np
import sklearn
from sklearn.datasets import make_friedman1, make_classification, make_moons
from sklearn.ensemble import (
    ExtraTreesClassifier, ExtraTreesRegressor, HistGradientBoostingClassifier, HistGradientBoostingRegressor,
    RandomForestClassifier, RandomForestRegressor,
)
from sklearn.metrics import log_loss, r2_score
from sklearn.model_selection import StratifiedShuffleSplit, ShuffleSplit

HERE = Path(__file__).parent
DATASETS = HERE.parents[2] / "datasets"
DIVISIONS = 10
# Models of each division, because a forest depends on its seed.
MODELS = 3
TREES = 100
TABLES = {"iris": 0, "wine": 0, "breast-cancer": 0, "penguins": 0, "diabetes": 1, "auto-mpg": 1}
LEFT_OUT = {"auto-mpg": ["car"]}


def encoded(cells):
    try:
        return [float(cell) if cell else np.nan for cell in cells]
    except ValueError:
        codes = {text: code for code, text in enumerate(sorted({cell for cell in cells if cell}))}
        return [codes[cell] if cell else np.nan for cell in cells]


def read_table(name):
    with open(DATASETS / name / "data.csv", newline="") as file:
        header, *rows = list(csv.reader(file))
    rows = [row for row in rows if row[-1]]
    kept = [c for c, title in enumerate(header) if title not in LEFT_OUT.get(name, [])]
    columns = [encoded([row[c] for row in rows]) for c in kept]
    return np.array(columns[:-1]).T.astype(np.float32), np.array(columns[-1])


def read_digits():
    data = zlib.decompress((DATASETS / "digits" / "pictures.bin").read_bytes())
    rows, height, width, channels = struct.unpack("<4i", data[:16])
    classes = np.frombuffer(data, np.uint8, rows, 16)
    pixels = np.frombuffer(data, np.uint8, rows * height * width * channels, 16 + rows)
    return pixels.reshape(rows, -1).astype(np.float32), classes.astype(float)


def divisions(targets, numbers):
    kind = ShuffleSplit if numbers else StratifiedShuffleSplit
    return kind(DIVISIONS, test_size=0.25, random_state=7).split(np.zeros(len(targets)), targets)


def learners(numbers, seed):
    boosting = dict(max_iter=TREES, early_stopping=False, random_state=seed)
    forest = dict(n_estimators=TREES, random_state=seed, n_jobs=1)
    if numbers:
        return {
            "forest": RandomForestRegressor(**forest, max_features="sqrt"),
            "extraTrees": ExtraTreesRegressor(**forest, max_features="sqrt"),
            "boosting": HistGradientBoostingRegressor(**boosting),
        }
    return {
        "forest": RandomForestClassifier(**forest),
        "extraTrees": ExtraTreesClassifier(**forest),
        "boosting": HistGradientBoostingClassifier(**boosting),
    }


def scores(name, model, features, targets, numbers):
    if numbers:
        return {"r2": r2_score(targets, model.predict(features))}
    p = model.predict_proba(features)
    if name != "boosting":
        p = (p * TREES + 1 / p.shape[1]) / (TREES + 1)
    return {"accuracy": float((model.classes_[p.argmax(1)] == targets).mean()), "logLoss": log_loss(targets, p, labels=model.classes_)}


def summary(runs):
    values = np.array(runs)
    return {"mean": values.mean(), "standardError": values.std(ddof=1) / np.sqrt(len(values))}


def compare(name, features, targets, numbers, inline):
    runs = {}
    tests = []
    for division, (train, test) in enumerate(divisions(targets, numbers)):
        tests.append(sorted(test.tolist()))
        models = [learners(numbers, division + DIVISIONS * model) for model in range(MODELS)]
        for learner in models[0]:
            # Boosting as it is here draws nothing at random.
            of_learner = [each[learner] for each in models][: 1 if learner == "boosting" else MODELS]
            of_model = []
            for model in of_learner:
                model.fit(features[train], targets[train])
                of_model.append(scores(learner, model, features[test], targets[test], numbers))
            for metric in of_model[0]:
                mean = np.mean([values[metric] for values in of_model])
                runs.setdefault(learner, {}).setdefault(metric, []).append(mean)
    print(name, {learner: {metric: summary(values) for metric, values in by.items()} for learner, by in runs.items()})
    result = {
        "name": name,
        "numbers": bool(numbers),
        "test": tests,
        "scores": {learner: {metric: summary(values) for metric, values in by.items()} for learner, by in runs.items()},
    }
    if inline:
        result |= {"columns": features.shape[1], "features": features.ravel().round(4).tolist(), "targets": targets.round(4).tolist()}
    return result


def rounded(features, targets):
    return features.astype(float).round(4).astype(np.float32), np.asarray(targets, float).round(4)


sets = [compare(name, *read_table(name), numbers, False) for name, numbers in TABLES.items()]
sets.append(compare("digits", *read_digits(), 0, False))
sets.append(compare("friedman1", *rounded(*make_friedman1(400, noise=1.0, random_state=3)), 1, True))
sets.append(
    compare("make_classification", *rounded(*make_classification(600, 12, n_informative=6, n_classes=3, flip_y=0.05, random_state=5)), 0, True)
)
sets.append(compare("make_moons", *rounded(*make_moons(500, noise=0.3, random_state=11)), 0, True))
reference = {
    "script": "bench/references/trees/ensembles.py",
    "versions": {"python": platform.python_version(), "numpy": np.__version__, "scikit-learn": sklearn.__version__},
    "trees": TREES,
    "sets": sets,
}
path = HERE / "ensembles.json"
path.write_text(json.dumps(reference, separators=(",", ":")) + "\n")
print(path.stat().st_size // 1024, "KiB")
