"""scikit-learn's random forest, and Optuna's search over scikit-learn's learners, on rows that are divided and prepared already.

python automl.py

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"op": "data", "classes": n, "sd": [search, final], "trees": rows, "scaled": rows} -> {}
      rows: {"train": part, "validation": part, "development": part, "test": part}; part: {"x": [[...], ...], "y": [...]}, null: missing;
      classes 0: numbers, standardised with these deviations
  {"op": "forest", "seed": n}                -> {"seconds": s, "testScore": a, "share": b, "version": "..."}
  {"op": "optuna", "seed": n, "trials": n}   -> the same, and {"validation": v, "learner": name, "trained": {name: trials}}

testScore is log loss or RMSE in the target's own units, share accuracy or R². Learners and ranges are those of our page's preset AutoML;
scikit-learn's networks have no elu and no dropout: their L2 penalty is searched instead. Networks and boosting stop early by the same
validation rows, with the same patience, and are trained again for the best number of steps. Everything else is a default.
"""

import json
import sys
import time
import warnings
from importlib.metadata import version

import numpy as np
import optuna
from sklearn.base import clone
from sklearn.ensemble import (
    ExtraTreesClassifier, ExtraTreesRegressor, HistGradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import ElasticNet, LogisticRegression, Ridge
from sklearn.metrics import accuracy_score, log_loss, r2_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)

PARTS = ("train", "validation", "development", "test")
EPOCHS, PATIENCE, ROUNDS, ROUND_PATIENCE, TREES = 30, 8, 1000, 20, 100


class Data:
    def __init__(self, request):
        self.classes = request["classes"]
        self.sd_search, self.sd_final = request["sd"]
        self.rows = {kind: {part: self.part(request[kind][part]) for part in PARTS} for kind in ("trees", "scaled")}

    def part(self, part):
        x = np.array([[np.nan if value is None else value for value in row] for row in part["x"]], dtype=np.float64)
        return x, np.array(part["y"], dtype=int if self.classes else float)

    def predict(self, model, x):
        if not self.classes:
            return model.predict(x)
        p = np.zeros((len(x), self.classes))
        p[:, model.classes_] = model.predict_proba(x)
        return p

    def score(self, y, predicted, sd):
        if self.classes:
            return float(log_loss(y, predicted, labels=range(self.classes)))
        return float(sd * np.sqrt(np.mean((y - predicted) ** 2)))

    def judge(self, model, kind):
        """Trains a model on all rows but the test rows, which judge it."""
        model.fit(*self.rows[kind]["development"])
        x, y = self.rows[kind]["test"]
        predicted = self.predict(model, x)
        share = accuracy_score(y, predicted.argmax(1)) if self.classes else r2_score(y, predicted)
        return {"testScore": self.score(y, predicted, self.sd_final), "share": float(share)}


def knn(data, trial, seed):
    kind = KNeighborsClassifier if data.classes else KNeighborsRegressor
    least = len(data.rows["scaled"]["train"][0])
    return kind(
        min(least, trial.suggest_int("neighbours", 1, 50, log=True)),
        weights=trial.suggest_categorical("weights", ["uniform", "distance"]),
        p=trial.suggest_categorical("p", [1, 2]),
    )


def linear(data, trial, seed):
    c = trial.suggest_float("c", 1e-4, 1e4, log=True)
    l1 = trial.suggest_float("l1", 0, 1, step=0.5)
    if data.classes:
        solver = "lbfgs" if l1 == 0 else "saga"
        return LogisticRegression(C=c, l1_ratio=l1, solver=solver, max_iter=1000, random_state=seed)
    if l1 == 0:
        return Ridge(alpha=1 / c)
    return ElasticNet(alpha=1 / (c * len(data.rows["scaled"]["train"][0])), l1_ratio=l1)


def forest(data, trial, seed):
    extra = trial.suggest_categorical("extra", [False, True])
    kinds = (ExtraTreesClassifier, RandomForestClassifier) if data.classes else (ExtraTreesRegressor, RandomForestRegressor)
    most = trial.suggest_categorical("maxFeatures", ["sqrt", "log2", 0.25, 0.5, 0.75, 1.0])
    least = trial.suggest_int("minLeaf", 1, 50, log=True)
    return kinds[0 if extra else 1](TREES, max_features=most, min_samples_leaf=least, random_state=seed)


def boosting(data, trial, seed):
    kind = HistGradientBoostingClassifier if data.classes else HistGradientBoostingRegressor
    return kind(
        max_iter=ROUNDS, early_stopping=True, n_iter_no_change=ROUND_PATIENCE, random_state=seed,
        learning_rate=trial.suggest_float("rate", 0.005, 0.3, log=True),
        max_leaf_nodes=trial.suggest_int("leaves", 2, 128, log=True),
        min_samples_leaf=trial.suggest_int("boostingMinLeaf", 1, 64, log=True),
    )


def mlp(data, trial, seed):
    layers = trial.suggest_int("layers", 1, 3)
    kind = MLPClassifier if data.classes else MLPRegressor
    return kind(
        hidden_layer_sizes=tuple(trial.suggest_int(f"units{i}", 4, 128, log=True) for i in range(1, layers + 1)),
        activation=trial.suggest_categorical("activation", ["relu", "tanh"]),
        alpha=trial.suggest_float("alpha", 1e-6, 1e-1, log=True),
        learning_rate_init=trial.suggest_float("learningRate", 3e-4, 0.01, log=True),
        batch_size=min(32, len(data.rows["scaled"]["train"][0])), max_iter=EPOCHS, random_state=seed,
    )


LEARNERS = {"knn": knn, "linear": linear, "forest": forest, "boosting": boosting, "mlp": mlp}


def train_epochs(data, model, train, validation):
    """The lowest validation score over the epochs, and after how many."""
    best, best_epoch = np.inf, 0
    for epoch in range(1, EPOCHS + 1):
        if data.classes:
            model.partial_fit(*train, classes=range(data.classes))
        else:
            model.partial_fit(*train)
        score = data.score(validation[1], data.predict(model, validation[0]), data.sd_search)
        if score < best:
            best, best_epoch = score, epoch
        elif epoch - best_epoch >= PATIENCE:
            break
    return best, best_epoch


def value_of(data, name, model, kind):
    """The score on the validation rows, and the model that the final training takes."""
    train, (x, y) = data.rows[kind]["train"], data.rows[kind]["validation"]
    if name == "mlp":
        value, epochs = train_epochs(data, clone(model), train, (x, y))
        return value, clone(model).set_params(max_iter=epochs, n_iter_no_change=EPOCHS)
    if name == "boosting":
        losses = -clone(model).fit(*train, X_val=x, y_val=y).validation_score_
        best = int(losses.argmin())
        # Its loss of numbers is half the squared error.
        value = losses[best] if data.classes else data.sd_search * np.sqrt(2 * losses[best])
        return float(value), clone(model).set_params(max_iter=max(1, best), early_stopping=False)
    fitted = clone(model).fit(*train)
    return data.score(y, data.predict(fitted, x), data.sd_search), model


def search(data, request):
    seed = request["seed"]
    best = {"validation": np.inf}
    trained = dict.fromkeys(LEARNERS, 0)

    def objective(trial):
        name = trial.suggest_categorical("learner", list(LEARNERS))
        kind = "trees" if name in ("forest", "boosting") else "scaled"
        trained[name] += 1
        value, model = value_of(data, name, LEARNERS[name](data, trial, seed), kind)
        if value < best["validation"]:
            best.update(validation=value, learner=name, model=model, kind=kind)
        return value

    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(objective, n_trials=request["trials"])
    judged = data.judge(best["model"], best["kind"])
    found = f"{best['learner']} {json.dumps({k: v for k, v in study.best_params.items() if k != 'learner'})}"
    return {**judged, "validation": best["validation"], "learner": found, "trained": trained, "version": version("optuna")}


def default_forest(data, seed):
    kind = RandomForestClassifier if data.classes else RandomForestRegressor
    return {**data.judge(kind(random_state=seed), "trees"), "version": version("scikit-learn")}


def main():
    data = None
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter()
        if request["op"] == "data":
            data, answer = Data(request), {}
        elif request["op"] == "forest":
            answer = default_forest(data, request["seed"])
        else:
            answer = search(data, request)
        print(json.dumps({**answer, "seconds": time.perf_counter() - start}), flush=True)


if __name__ == "__main__":
    main()
