"""Reference values for the test of src/core/math/signedRank.ts.

    python -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python make.py

writes signedRank.json beside this file: p-values of scipy.stats.wilcoxon, one-sided ("greater"), zeros dropped. Without ties by its
exact distribution, with ties by all permutations of the signs. Deterministic.
"""

import json
import platform
from pathlib import Path

import numpy as np
import scipy
from scipy.stats import PermutationMethod, wilcoxon

HERE = Path(__file__).parent


def case(name, differences, method):
    p = wilcoxon(differences, alternative="greater", zero_method="wilcox", method=method).pvalue
    return {"name": name, "differences": [float(d) for d in differences], "p": float(p)}


def make():
    rng = np.random.default_rng(7)
    cases = []
    for n in (1, 2, 3, 4, 5, 8, 12, 20, 50):
        cases.append(case(f"{n} without ties", np.round(rng.normal(0.3, 1, n), 6), "exact"))
    cases.append(case("all worse", np.arange(1, 11) / 7, "exact"))
    cases.append(case("all better", -np.arange(1, 11) / 7, "exact"))
    every = PermutationMethod(n_resamples=np.inf)
    for n in (3, 6, 10, 13):
        cases.append(case(f"{n} with ties", rng.integers(1, 4, n) * rng.choice([-1.0, 1.0], n, p=[0.3, 0.7]), every))
    with_zeros = np.array([0, 0.5, -0.2, 0, 1.5, 0.7, -0.1])
    cases.append(case("zeros", with_zeros[with_zeros != 0], "exact") | {"differences": with_zeros.tolist()})
    return cases


versions = {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__}
text = json.dumps({"versions": versions, "cases": make()}, indent=1)
(HERE / "signedRank.json").write_text(text + "\n")
