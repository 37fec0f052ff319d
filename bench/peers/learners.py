"""Times learners of scikit-learn and LightGBM on one thread, with their defaults and 100 trees, on the rows of bench/learners/learnerRows.ts.

"knn" is the search over k of 1 to 200 by five folds; each k takes about as long, so that a few of them are timed, and stand for all.

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"by": "sklearn" | "lightgbm", "learner": "forest" | "extraTrees" | "boosting" | "knn" | "logistic" | "ridge" | "lasso", "rows": n}
      -> {"trainSeconds": s, "predictSeconds": s, "accuracy": a}
"""

import json
import sys
import time
import warnings

import numpy as np
from lightgbm import LGBMClassifier
from sklearn.ensemble import ExtraTreesClassifier, HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import Lasso, LogisticRegression, Ridge
from sklearn.neighbors import KNeighborsClassifier

warnings.filterwarnings("ignore")

COLUMNS = 20
MOST_PREDICTED = 10_000
STEP = np.uint32(0x9E3779B9)
FOLDS, MOST_NEIGHBOURS = 5, 200
NEIGHBOURS_TIMED = (1, 5, 20, 100, 200)
LINEAR = {"logistic": LogisticRegression, "ridge": Ridge, "lasso": lambda: Lasso(alpha=0.01)}


def uniform(key, counters):
    """uniformAt of src/core/math/counterHash.ts."""
    x = (np.uint32(key) + counters.astype(np.uint32) * STEP).astype(np.uint32)
    x = (x ^ (x >> np.uint32(16))) * np.uint32(0x21F0AAAD)
    x = (x ^ (x >> np.uint32(15))) * np.uint32(0xD35A2D97)
    return (x ^ (x >> np.uint32(15))) / 2.0**32


def learner_rows(first, rows):
    features = uniform(1, np.arange(first * COLUMNS, (first + rows) * COLUMNS)).astype(np.float32).reshape(rows, COLUMNS)
    x = features.astype(float).T
    signal = np.abs(x[0] - 0.5) + x[1] * x[2] + 0.3 * (x[3] > 0.6) + 0.5 * x[4] * (x[5] - 0.5)
    return features, (signal + 0.2 * uniform(2, np.arange(first, first + rows)) > 0.69).astype(int)


def model(by, learner):
    if learner in LINEAR:
        return LINEAR[learner]()
    if by == "lightgbm":
        return LGBMClassifier(n_estimators=100, n_jobs=1, verbose=-1)
    if learner == "boosting":
        return HistGradientBoostingClassifier(max_iter=100, early_stopping=False)
    kind = RandomForestClassifier if learner == "forest" else ExtraTreesClassifier
    return kind(n_estimators=100, n_jobs=1, random_state=1)


def time_neighbours(features, classes):
    fold = np.arange(len(classes)) % FOLDS
    start, best = time.perf_counter(), 0.0
    for k in NEIGHBOURS_TIMED:
        fits = [KNeighborsClassifier(k).fit(features[fold != f], classes[fold != f]) for f in range(FOLDS)]
        scores = [fit.score(features[fold == f], classes[fold == f]) for f, fit in enumerate(fits)]
        best = max(best, float(np.mean(scores)))
    seconds = (time.perf_counter() - start) * MOST_NEIGHBOURS / len(NEIGHBOURS_TIMED)
    return {"trainSeconds": seconds, "predictSeconds": 0, "accuracy": best}


def timed(by, learner, rows):
    features, classes = learner_rows(0, rows)
    if learner == "knn":
        return time_neighbours(features, classes)
    test, wanted = learner_rows(rows, min(rows, MOST_PREDICTED))
    start = time.perf_counter()
    fitted = model(by, learner).fit(features, classes)
    trained = time.perf_counter()
    is_number = learner in ("ridge", "lasso")
    predicted = fitted.predict(test) if is_number else fitted.predict_proba(test)
    end = time.perf_counter()
    accuracy = float(((predicted > 0.5 if is_number else predicted.argmax(1)) == wanted).mean())
    return {"trainSeconds": trained - start, "predictSeconds": end - trained, "accuracy": accuracy}


for line in sys.stdin:
    print(json.dumps(timed(**json.loads(line))), flush=True)
