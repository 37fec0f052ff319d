"""Optuna's samplers, asked and told; the functions are evaluated by whoever asks.

python search.py

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"op": "open", "sampler": "gp" | "tpe" | "cmaes" | "random" | "nsga2",
   "space": SearchSpace, "directions": ["minimize", ...], "seed": n}
      -> {"version": "..."}: a new study; the one before is forgotten
  {"op": "ask"} -> {"trial": n, "params": {...}}: only active parameters
  {"op": "tell", "trial": n, "values": [...] | null} -> {}: null where the trial failed

Samplers have Optuna's defaults. Parameters are suggested in the order of the space, conditional ones only where they exist, as an
objective written for Optuna would do. One thread.
"""

import json
import sys
import warnings

import optuna
from optuna.trial import TrialState

SAMPLERS = {
    "gp": lambda seed: optuna.samplers.GPSampler(seed=seed),
    "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "cmaes": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
    "nsga2": lambda seed: optuna.samplers.NSGAIISampler(seed=seed),
}


class Search:
    def __init__(self, request):
        self.parameters = request["space"]["parameters"]
        sampler = SAMPLERS[request["sampler"]](request["seed"])
        self.study = optuna.create_study(directions=request["directions"], sampler=sampler)
        self.running = {}

    def ask(self):
        trial = self.study.ask()
        self.running[trial.number] = trial
        params = {}
        for parameter in self.parameters:
            if is_active(parameter["condition"], params):
                params[parameter["name"]] = suggest(trial, parameter["name"], parameter["distribution"])
        return {"trial": trial.number, "params": params}

    def tell(self, request):
        trial = self.running.pop(request["trial"])
        if request["values"] is None:
            self.study.tell(trial, state=TrialState.FAIL)
        else:
            self.study.tell(trial, request["values"])
        return {}


def is_active(condition, params):
    if condition is None:
        return True
    if condition["parent"] not in params:
        return False
    parent = params[condition["parent"]]
    return parent in condition["values"] if "values" in condition else parent >= condition["atLeast"]


def suggest(trial, name, distribution):
    if distribution["kind"] == "categorical":
        return trial.suggest_categorical(name, distribution["choices"])
    suggest_number = trial.suggest_int if distribution["kind"] == "int" else trial.suggest_float
    return suggest_number(name, distribution["low"], distribution["high"], step=distribution["step"], log=distribution["log"])


def one_thread():
    import torch

    torch.set_num_threads(1)


def main():
    optuna.logging.set_verbosity(optuna.logging.CRITICAL)
    warnings.simplefilter("ignore")
    one_thread()
    search = None
    for line in sys.stdin:
        request = json.loads(line)
        if request["op"] == "open":
            search, answer = Search(request), {"version": optuna.__version__}
        elif request["op"] == "ask":
            answer = search.ask()
        else:
            answer = search.tell(request)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
