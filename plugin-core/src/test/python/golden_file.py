"""What the scripts that write expected values share: the file's form, and exact gradients."""
import numpy as np


def put(key, value):
    """One line: key=shape | values, row-major."""
    value = np.asarray(value, dtype=np.float64)
    shape = " ".join(str(n) for n in value.shape)
    print(f"{key}={shape} | {' '.join(repr(float(v)) for v in value.ravel())}")


def gradient(f, x):
    """The gradient of sum(f(x)) by complex steps: f'(x) = Im f(x + ih) / h, exact to rounding."""
    h = 1e-30
    out = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        step = x.astype(np.complex128)
        step[i] += 1j * h
        out[i] = np.sum(f(step)).imag / h
    return out
