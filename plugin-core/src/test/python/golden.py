"""Writes golden.properties: expected values of plugin-core, computed by NumPy from the published formulas.

Run: python3 golden.py > ../resources/org/fascicle/plugin/core/golden.properties
Gradients are complex-step derivatives (Squire and Trapp 1998), exact to rounding: f'(x) = Im f(x + ih) / h.
Losses and metrics follow the definitions in Keras 3's source (keras/src/losses/losses.py,
keras/src/backend/jax/nn.py).
"""
import math
import sys

import numpy as np

EPSILON = 1e-7
rng = np.random.default_rng(20260101)


def put(key, value):
    value = np.asarray(value, dtype=np.float64)
    shape = " ".join(str(n) for n in value.shape)
    print(f"{key}={shape} | {' '.join(repr(float(v)) for v in value.ravel())}")


def gradient(f, x):
    """The gradient of sum(f(x)) by complex steps."""
    h = 1e-30
    out = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        step = x.astype(np.complex128)
        step[i] += 1j * h
        out[i] = np.sum(f(step)).imag / h
    return out


def clip(x, dtype=np.float64):
    """Between epsilon and 1 - epsilon, as the element type rounds them."""
    low, high = float(dtype(EPSILON)), float(dtype(1 - EPSILON))
    return np.where(x.real < low, low, np.where(x.real > high, high, x))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    e = np.exp(x - x.real.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


# -- losses

def mean_squared_error(y, p, dtype=np.float64):
    return ((y - p) ** 2).mean(-1)


def binary_crossentropy(y, p, logits=False, smoothing=0.0, dtype=np.float64):
    y = y * (1 - smoothing) + 0.5 * smoothing
    q = sigmoid(p) if logits else clip(p, dtype)
    return -(y * np.log(q) + (1 - y) * np.log(1 - q)).mean(-1)


def categorical_crossentropy(y, p, logits=False, smoothing=0.0, dtype=np.float64):
    y = y * (1 - smoothing) + smoothing / y.shape[-1]
    q = softmax(p) if logits else clip(p / p.sum(-1, keepdims=True), dtype)
    return -(y * np.log(q)).sum(-1)


def loss(key, f, y, p, **options):
    put(key + ".target", y)
    put(key + ".prediction", p)
    for dtype in np.float64, np.float32:
        name = f"{key}.{dtype.__name__}"
        put(name + ".value", f(y, p, dtype=dtype, **options).real)
        put(name + ".gradient", gradient(lambda x: f(y, x, dtype=dtype, **options), p))


def losses():
    loss("mse", mean_squared_error, rng.normal(size=(4, 3)), rng.normal(size=(4, 3)))
    bits = rng.integers(0, 2, (4, 3)).astype(float)
    chances = rng.uniform(0.01, 0.99, (4, 3))
    chances[0] = [0.0, 1.0, 1e-9]  # beyond the clip: no gradient
    loss("bce", binary_crossentropy, bits, chances)
    loss("bce_smooth", binary_crossentropy, bits, chances, smoothing=0.1)
    loss("bce_logits", binary_crossentropy, bits, 3 * rng.normal(size=(4, 3)), logits=True)
    labels = np.array([2, 0, 1, 2, 2])
    one_hot = np.eye(3)[labels]
    raw = rng.uniform(0.05, 1, (5, 3))  # rows that do not sum to 1: Keras normalises
    raw[4] = [1.0, 1.0, 0.0]  # beyond the clip
    scores = 3 * rng.normal(size=(5, 3))
    loss("cce", categorical_crossentropy, one_hot, raw)
    loss("cce_smooth", categorical_crossentropy, one_hot, raw, smoothing=0.1)
    loss("cce_logits", categorical_crossentropy, one_hot, scores, logits=True)
    loss("cce_logits_smooth", categorical_crossentropy, one_hot, scores, logits=True, smoothing=0.1)
    put("scce.labels", labels)
    pixels = rng.integers(0, 3, (2, 4))
    image = 2 * rng.normal(size=(2, 4, 3))
    put("scce_axes.labels", pixels)
    loss("scce_axes", categorical_crossentropy, np.eye(3)[pixels], image, logits=True)


# -- layers

def dense(x, kernel, bias, f):
    return f(x @ kernel + bias)


def layers():
    for key, shape, f in [
        ("dense", (5, 4), np.tanh),
        ("dense3", (2, 3, 4), sigmoid),
        ("dense_softmax", (5, 4), softmax),
    ]:
        x, kernel, bias = rng.normal(size=shape), rng.normal(size=(4, 3)), rng.normal(size=3)
        weights = rng.normal(size=shape[:-1] + (3,))  # so that the gradient of a softmax is not zero
        put(key + ".x", x)
        put(key + ".kernel", kernel)
        put(key + ".bias", bias)
        put(key + ".seed", weights)
        put(key + ".value", dense(x, kernel, bias, f))
        put(key + ".dx", gradient(lambda v: weights * dense(v, kernel, bias, f), x))
        put(key + ".dkernel", gradient(lambda v: weights * dense(x, v, bias, f), kernel))
        put(key + ".dbias", gradient(lambda v: weights * dense(x, kernel, v, f), bias))
    x = rng.normal(size=(3, 4, 2))
    put("activation.x", x)
    put("activation.relu", np.maximum(x, 0))
    put("activation.sigmoid", sigmoid(x))
    put("activation.tanh", np.tanh(x))
    put("activation.softmax", softmax(x))
    put("activation.softmax_axis1", softmax(x.transpose(0, 2, 1)).transpose(0, 2, 1))


# -- initialisers: Philox 4x32-10 (Salmon et al. 2011) with key 7, step 0, site 3, and the polar method

def philox(key, counter):
    mask = 0xFFFFFFFF
    k0, k1 = key & mask, key >> 32
    c0, c1, c2, c3 = counter
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (p1 >> 32) ^ c1 ^ k0, p1 & mask, (p0 >> 32) ^ c3 ^ k1, p0 & mask
        k0, k1 = (k0 + 0x9E3779B9) & mask, (k1 + 0xBB67AE85) & mask
    return c0, c1, c2, c3


def doubles():
    block = 0
    while True:
        w = philox(7, (block, 3, 0, 0))
        block += 1
        for high, low in ((w[0], w[1]), (w[2], w[3])):
            yield ((high << 21) ^ (low >> 11)) * 2.0 ** -53


def gaussians():
    source = doubles()
    while True:
        u, v = 2 * next(source) - 1, 2 * next(source) - 1
        s = u * u + v * v
        if 0 < s < 1:
            scale = math.sqrt(-2 * math.log(s) / s)
            yield u * scale
            yield v * scale


def initializers():
    n = 3 * 5

    def uniform(low, high):
        source = doubles()
        return np.array([low + (high - low) * next(source) for _ in range(n)]).reshape(3, 5)

    def normal(stddev, cut=math.inf):
        kept = (z for z in gaussians() if abs(z) <= cut)
        return np.array([stddev * next(kept) for _ in range(n)]).reshape(3, 5)

    cut_stddev = 0.87962566103423978
    put("initializer.random_uniform", uniform(-0.2, 0.3))
    put("initializer.random_normal", 0.5 + normal(0.1))
    put("initializer.glorot_uniform", uniform(-math.sqrt(6 / 8), math.sqrt(6 / 8)))
    put("initializer.glorot_normal", normal(math.sqrt(2 / 8) / cut_stddev, 2))
    put("initializer.he_uniform", uniform(-math.sqrt(6 / 3), math.sqrt(6 / 3)))
    put("initializer.he_normal", normal(math.sqrt(2 / 3) / cut_stddev, 2))


print(f"# Written by golden.py with NumPy {np.__version__}, Python {sys.version.split()[0]}. key=shape | values")
losses()
layers()
initializers()
