"""A search of scikit-learn's MLPClassifier by a Gaussian process, over given folds, and the judgement of its winner.

python seed.py

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"op": "data", "csv": path, "folds": [{"train": rows, "validation": rows}, ...], "development": rows, "test": rows}
      -> {}
  {"op": "search", "by": "optuna" | "skopt", "configurations": n, "cores": n, "seed": n, "space": ranges, "epochs": n, "batch": rows}
      -> {"seconds": s, "cvAccuracy": a, "testAccuracy": a, "version": "..."}: from the first suggestion to the winner's test accuracy
  {"op": "score", "cores": n, "seed": n, "params": {"units", "alpha", "learningRate"}, "epochs": n, "batch": rows}
      -> {"cvAccuracy": a}

Ranges: {"units": [low, high], "alpha": [low, high], "learningRate": [low, high]}, the last two on a logarithmic scale. Every network
trains exactly `epochs` epochs.
"""

import csv
import json
import sys
import time
import warnings
from importlib.metadata import version

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.model_selection import cross_val_score
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

START_UP = 10


class Exercise:
    def __init__(self, request):
        with open(request["csv"]) as file:
            rows = list(csv.reader(file))[1:]
        self.features = np.array([row[:-1] for row in rows], dtype=np.float64)
        self.classes = np.array([row[-1] for row in rows])
        self.folds = [(np.array(fold["train"]), np.array(fold["validation"])) for fold in request["folds"]]
        self.development, self.test = np.array(request["development"]), np.array(request["test"])

    def network(self, params, request):
        return make_pipeline(
            StandardScaler(),
            MLPClassifier(
                (int(params["units"]),), alpha=params["alpha"], learning_rate_init=params["learningRate"],
                batch_size=request["batch"], max_iter=request["epochs"], tol=0.0, n_iter_no_change=10**9,
                random_state=request["seed"],
            ),
        )

    def cv_accuracy(self, params, request):
        network = self.network(params, request)
        scores = cross_val_score(network, self.features, self.classes, cv=self.folds, n_jobs=request["cores"])
        return float(np.mean(scores))

    def test_accuracy(self, params, request):
        rows = self.development
        network = self.network(params, request).fit(self.features[rows], self.classes[rows])
        return float(network.score(self.features[self.test], self.classes[self.test]))


def search_by_optuna(exercise, request):
    import optuna

    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.simplefilter("ignore")
    space = request["space"]

    def objective(trial):
        params = {
            "units": trial.suggest_int("units", *space["units"]),
            "alpha": trial.suggest_float("alpha", *space["alpha"], log=True),
            "learningRate": trial.suggest_float("learningRate", *space["learningRate"], log=True),
        }
        return exercise.cv_accuracy(params, request)

    sampler = optuna.samplers.GPSampler(seed=request["seed"], n_startup_trials=START_UP)
    study = optuna.create_study(direction="maximize", sampler=sampler)
    study.optimize(objective, n_trials=request["configurations"])
    return study.best_params, study.best_value


def search_by_skopt(exercise, request):
    from skopt import gp_minimize
    from skopt.space import Integer, Real

    warnings.simplefilter("ignore")
    space = request["space"]
    names = ["units", "alpha", "learningRate"]
    dimensions = [Integer(*space["units"])] + [Real(*space[name], prior="log-uniform") for name in names[1:]]
    result = gp_minimize(
        lambda values: -exercise.cv_accuracy(dict(zip(names, values)), request),
        dimensions,
        n_calls=request["configurations"],
        n_initial_points=min(START_UP, request["configurations"]),
        random_state=request["seed"],
        n_jobs=request["cores"],
    )
    return dict(zip(names, result.x)), -float(result.fun)


SEARCHES = {"optuna": (search_by_optuna, "optuna"), "skopt": (search_by_skopt, "scikit-optimize")}


def search(exercise, request):
    run, distribution = SEARCHES[request["by"]]
    start = time.perf_counter()
    params, cv_accuracy = run(exercise, request)
    test_accuracy = exercise.test_accuracy(params, request)
    seconds = time.perf_counter() - start
    return {"seconds": seconds, "cvAccuracy": cv_accuracy, "testAccuracy": test_accuracy, "version": version(distribution)}


def main():
    warnings.simplefilter("ignore", ConvergenceWarning)
    exercise = None
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "data":
            exercise, answer = Exercise(request), {}
        elif request["op"] == "search":
            answer = search(exercise, request)
        else:
            answer = {"cvAccuracy": exercise.cv_accuracy(request["params"], request)}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
