"""Reference values for src/core/learner/network/augment.ts, by SciPy's affine_transform.

    python3 -m venv .venv && .venv/bin/pip install numpy==2.4.6 scipy==1.17.1
    .venv/bin/python augmentation.py        writes augmentation.json beside this file

Pictures of given values are mirrored, zoomed and turned about their centre, then shifted, by numbers given in the case: the test
draws the same numbers by its key and strengths. Each case is one affine map from a pixel of the new picture to a place in the old.
"""

import json
import math
from pathlib import Path

import numpy as np
import scipy
from scipy.ndimage import affine_transform


def picture(height, width, channels):
    i = np.arange(height * width * channels)
    return (((31 * i**2 + 17 * i) % 1009) / 504 - 1).astype(np.float32).reshape(height, width, channels)


def draws(key):
    """Numbers 0 to 6 in [0, 1) under a key: the hash of src/core/math/counterHash.ts."""
    mask = 2**32 - 1
    numbers = []
    for counter in range(7):
        x = (key + counter * 0x9E3779B9) & mask
        x = ((x ^ (x >> 16)) * 0x21F0AAAD) & mask
        x = ((x ^ (x >> 15)) * 0xD35A2D97) & mask
        numbers.append((x ^ (x >> 15)) / 2**32)
    return numbers


def changed(values, case):
    height, width, channels = values.shape
    across, upright, y, x, angle, zoom, light = draws(case["key"])
    flip = case["flip"]
    mirror = np.diag(
        [
            -1.0 if flip in ("vertical", "both") and upright < 0.5 else 1.0,
            -1.0 if flip in ("horizontal", "both") and across < 0.5 else 1.0,
        ]
    )
    turn = math.radians(case["rotate"]) * (2 * angle - 1)
    rotation = np.array([[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]])
    matrix = mirror @ rotation / (1 + case["zoom"]) ** (2 * zoom - 1)
    centre = np.array([(height - 1) / 2, (width - 1) / 2])
    shift = case["shift"] * np.array([height * (2 * y - 1), width * (2 * x - 1)])
    offset = centre - matrix @ (centre + shift)
    planes = [
        affine_transform(values[:, :, channel].astype(np.float64), matrix, offset, order=1, mode="nearest")
        for channel in range(channels)
    ]
    return np.stack(planes, axis=-1) + case["brightness"] * (2 * light - 1)


NOTHING = {"flip": "none", "shift": 0, "rotate": 0, "zoom": 0, "brightness": 0}
CASES = [
    {"shape": [5, 4, 2], "key": 1, **NOTHING, "shift": 0.3},
    {"shape": [6, 6, 1], "key": 2, **NOTHING, "rotate": 180},
    {"shape": [6, 7, 1], "key": 3, **NOTHING, "zoom": 0.8},
    {"shape": [4, 7, 3], "key": 4, **NOTHING, "flip": "both"},
    {"shape": [4, 7, 3], "key": 5, **NOTHING, "flip": "vertical", "brightness": 0.5},
    {"shape": [8, 8, 1], "key": 6, "flip": "both", "shift": 0.2, "rotate": 40, "zoom": 0.4, "brightness": 0.3},
    {"shape": [5, 9, 2], "key": 4000000007, "flip": "horizontal", "shift": 0.5, "rotate": 180, "zoom": 1, "brightness": 2},
    {"shape": [1, 3, 1], "key": 8, "flip": "horizontal", "shift": 0.4, "rotate": 90, "zoom": 0.2, "brightness": 0},
]

cases = [{**case, "values": changed(picture(*case["shape"]), case).ravel().tolist()} for case in CASES]
out = Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"scipy": scipy.__version__, "cases": cases}) + "\n")
