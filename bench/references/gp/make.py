"""Reference values for the tests of src/core/math and src/core/gp.

    python -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python make.py

writes gp.json (GaussianProcessRegressor with fixed hyper-parameters), normal.json (mpmath, 400 digits) and sobol.json
(scipy's unscrambled sequence) beside this file. Deterministic.
"""

import json
import platform
from pathlib import Path

import mpmath
import numpy as np
import scipy
import sklearn
from scipy.stats import qmc
from sklearn.gaussian_process import GaussianProcessRegressor
from sklearn.gaussian_process.kernels import ConstantKernel, Matern, WhiteKernel

HERE = Path(__file__).parent
VERSIONS = {
    "python": platform.python_version(),
    "numpy": np.__version__,
    "scipy": scipy.__version__,
    "scikit-learn": sklearn.__version__,
    "mpmath": mpmath.__version__,
}


def write(name, content):
    text = json.dumps({"versions": VERSIONS, **content}, indent=1)
    (HERE / name).write_text(text + "\n")


def gaussian_process(seed, n, d, signal, noise, mean_variance):
    rng = np.random.default_rng(seed)
    points = rng.uniform(size=(n, d))
    y = np.sin(5 * points[:, 0]) + points.sum(axis=1) + 0.1 * rng.normal(size=n)
    queries = rng.uniform(size=(6, d))
    length_scales = rng.uniform(0.2, 1.5, size=d)
    kernel = ConstantKernel(signal) * Matern(length_scale=length_scales, nu=2.5)
    if mean_variance > 0:
        kernel = kernel + ConstantKernel(mean_variance)
    model = GaussianProcessRegressor(kernel + WhiteKernel(noise), alpha=0.0, optimizer=None).fit(points, y)
    mean, sd = model.predict(queries, return_std=True)
    return {
        "points": points.tolist(),
        "y": y.tolist(),
        "queries": queries.tolist(),
        "lengthScales": length_scales.tolist(),
        "signalVariance": signal,
        "noiseVariance": noise,
        "meanVariance": mean_variance,
        "logMarginalLikelihood": float(model.log_marginal_likelihood_value_),
        "mean": mean.tolist(),
        # scikit-learn predicts a noisy observation: its variance holds the noise.
        "sd": np.sqrt(sd**2 - noise).tolist(),
    }


def normal():
    mpmath.mp.dps = 400
    rows = []
    for z in [-1e5, -3e3, -1000.5, -999.5, -300, -100, -38, -25, -10, -5, -2.9, -2, -1, -0.5, -1e-3, 0, 1e-3, 0.5, 1, 3, 8, 30]:
        x = mpmath.mpf(z)
        pdf = mpmath.npdf(x)
        cdf = mpmath.erfc(-x / mpmath.sqrt(2)) / 2
        h = pdf + x * cdf
        rows.append(
            {
                "z": z,
                "logPdf": float(mpmath.log(pdf)),
                "logCdf": float(mpmath.log(cdf)),
                "logH": float(mpmath.log(h)),
                "logHSlope": float(cdf / h),
            }
        )
    erfcx = [{"x": x, "erfcx": float(mpmath.exp(mpmath.mpf(x) ** 2) * mpmath.erfc(x))} for x in [-5, -2.5, -1, 0, 1e-8, 0.3, 1, 1.9, 2, 2.1, 4, 10, 100, 1e4]]
    return {"normal": rows, "erfcx": erfcx}


write(
    "gp.json",
    {
        "cases": [
            gaussian_process(1, 25, 3, 1.7, 1e-2, 0.0),
            gaussian_process(2, 40, 6, 0.8, 1e-3, 1.0),
            gaussian_process(3, 5, 1, 2.0, 0.1, 4.0),
        ]
    },
)
write("normal.json", normal())
write("sobol.json", {"dimensions": 60, "points": qmc.Sobol(60, scramble=False).random(16).tolist()})
