"""Times suggestions of Optuna's GPSampler on one thread.

One JSON request a line on standard input, one JSON answer a line on standard output:
  {"op": "prepare", "dims": d, "trials": [{"x": [d numbers], "value": number}, ...]} -> {"version": "..."}: a new study of them
  {"op": "suggest"} -> {"ms": ms}: one suggestion
  {"op": "add", "trial": {"x": [...], "value": ...}} -> {}: one more finished trial

The sampler lives as long as its study, so a fit begins from the last one, as it does in use.
"""

import json
import sys
import time
import warnings

import optuna
import torch
from optuna.distributions import FloatDistribution
from optuna.trial import TrialState, create_trial

torch.set_num_threads(1)
warnings.simplefilter("ignore")
optuna.logging.set_verbosity(optuna.logging.ERROR)


class Study:
    def __init__(self, dims, trials):
        self.names = [f"x{i}" for i in range(dims)]
        self.distributions = {name: FloatDistribution(0.0, 1.0) for name in self.names}
        self.study = optuna.create_study(direction="minimize", sampler=optuna.samplers.GPSampler(seed=1))
        for trial in trials:
            self.add(trial)

    def add(self, trial):
        params = dict(zip(self.names, trial["x"], strict=True))
        self.study.add_trial(create_trial(params=params, distributions=self.distributions, value=trial["value"]))

    def suggest(self):
        start = time.perf_counter()
        trial = self.study.ask()
        for name in self.names:
            trial.suggest_float(name, 0.0, 1.0)
        elapsed = time.perf_counter() - start
        # A failed trial is not looked at again: the next suggestion starts from the finished ones.
        self.study.tell(trial, state=TrialState.FAIL)
        return elapsed * 1e3


def main():
    study = None
    for line in sys.stdin:
        request = json.loads(line)
        answer = {}
        if request["op"] == "prepare":
            study = Study(request["dims"], request["trials"])
            answer = {"version": optuna.__version__}
        elif request["op"] == "add":
            study.add(request["trial"])
        else:
            answer = {"ms": study.suggest()}
        print(json.dumps(answer), flush=True)


main()
