"""Writes rules.properties: expected values of regularisers and constraints, computed by NumPy.

Run: python3 rules.py > ../resources/org/fascicle/plugin/core/rules.properties
Definitions: Keras 3, keras/src/regularizers/regularizers.py and keras/src/constraints/constraints.py. Gradients
are complex-step derivatives (Squire and Trapp 1998).
"""
import sys

import numpy as np

from golden_file import put, gradient

EPSILON = 1e-7
rng = np.random.default_rng(20260102)


def absolute(x):
    return np.where(x.real < 0, -x, x)


def orthogonal(x, factor, rows):
    x = x if rows else x.T
    unit = x / np.sqrt((x * x).sum(1, keepdims=True))
    cosines = unit @ unit.T
    size = len(x)
    others = absolute(cosines * (1 - np.eye(size))).sum()
    return factor * 0.5 * others / (size * (size - 1) / 2)


def regularizers():
    x = rng.normal(size=(3, 4))
    put("regularizer.x", x)
    for key, f in {
        "l1": lambda x: 0.01 * absolute(x).sum(),
        "l2": lambda x: 0.3 * (x * x).sum(),
        "l1l2": lambda x: 0.2 * absolute(x).sum() + 0.1 * (x * x).sum(),
        "orthogonal_rows": lambda x: orthogonal(x, 0.01, True),
        "orthogonal_columns": lambda x: orthogonal(x, 0.5, False),
    }.items():
        put(f"regularizer.{key}", f(x))
        put(f"regularizer.{key}.gradient", gradient(f, x))


def norms(x, axis):
    return np.sqrt((x * x).sum(axis, keepdims=True))


def constraints():
    x = rng.normal(size=(2, 3, 4))
    x[:, :, 0] = 0
    put("constraint.x", x)
    put("constraint.non_neg", np.maximum(x, 0))
    for key, axis in (("", 0), ("_axes", (0, 1))):
        n = norms(x, axis)
        put("constraint.max_norm" + key, x * (np.clip(n, 0, 1.1) / (EPSILON + n)))
        put("constraint.unit_norm" + key, x / (EPSILON + n))
        wanted = 0.3 * np.clip(n, 0.9, 1.2) + 0.7 * n
        put("constraint.min_max_norm" + key, x * (wanted / (EPSILON + n)))


print(f"# Written by rules.py with NumPy {np.__version__}, Python {sys.version.split()[0]}. key=shape | values")
regularizers()
constraints()
