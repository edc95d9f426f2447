"""Writes keras_values.properties: expected values of activations, losses and metrics, computed by Keras itself.

Run: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python3 keras_values.py > ../resources/org/fascicle/plugin/core/keras_values.properties
Needs keras and jax (pip install keras jax). Everything is computed in float64; gradients are JAX's.
"""
import os
import sys

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import keras
import numpy as np

from golden_file import put

keras.backend.set_floatx("float64")
rng = np.random.default_rng(20260301)


def sparsemax(x):
    """The paper's (Martins and Astudillo 2016); that of Keras 3.15 on JAX gives rows that do not sum to 1."""
    z = jax.numpy.flip(jax.numpy.sort(x, axis=-1), axis=-1)
    support = 1 + jax.numpy.arange(1, x.shape[-1] + 1) * z > jax.numpy.cumsum(z, axis=-1)
    tau = (jax.numpy.sum(jax.numpy.where(support, z, 0), -1, keepdims=True) - 1) / jax.numpy.sum(support, -1, keepdims=True)
    return jax.numpy.maximum(x - tau, 0)


# -- activations: values and the gradient of their sum times a fixed array

def activations():
    x = 2.5 * rng.normal(size=(3, 4, 6))
    seed = rng.normal(size=x.shape)
    put("keras.activation.x", x)
    put("keras.activation.seed", seed)
    a = keras.activations
    for key, f in {
        "linear": a.linear,
        "relu": a.relu,
        "relu_slope": lambda v: a.relu(v, negative_slope=0.1),
        "relu_full": lambda v: a.relu(v, negative_slope=0.1, max_value=2.0, threshold=0.5),
        "relu6": a.relu6,
        "leaky_relu": a.leaky_relu,
        "leaky_relu_slope": lambda v: a.leaky_relu(v, negative_slope=0.01),
        "elu": a.elu,
        "elu_alpha": lambda v: a.elu(v, alpha=0.5),
        "selu": a.selu,
        "celu": a.celu,
        "celu_alpha": lambda v: a.celu(v, alpha=0.5),
        "gelu": a.gelu,
        "gelu_approximate": lambda v: a.gelu(v, approximate=True),
        "silu": a.silu,
        "mish": a.mish,
        "softplus": a.softplus,
        "softsign": a.softsign,
        "log_sigmoid": a.log_sigmoid,
        "sigmoid": a.sigmoid,
        "tanh": a.tanh,
        "hard_sigmoid": a.hard_sigmoid,
        # Keras 2's definition, which Keras 3 no longer has.
        "hard_sigmoid_old": lambda v: keras.ops.clip(0.2 * v + 0.5, 0, 1),
        "hard_silu": a.hard_silu,
        "hard_tanh": a.hard_tanh,
        "exponential": a.exponential,
        "tanh_shrink": a.tanh_shrink,
        "soft_shrink": lambda v: a.soft_shrink(v, threshold=0.5),
        "hard_shrink": lambda v: a.hard_shrink(v, threshold=0.5),
        "threshold": lambda v: a.threshold(v, 0.5, -3.0),
        "squareplus": a.squareplus,
        "squareplus_b": lambda v: a.squareplus(v, b=1),
        "sparse_plus": a.sparse_plus,
        "sparse_sigmoid": a.sparse_sigmoid,
        "softmax": a.softmax,
        "softmax_axis": lambda v: a.softmax(v, axis=1),
        "log_softmax": a.log_softmax,
        "log_softmax_axis": lambda v: a.log_softmax(v, axis=1),
        "sparsemax": sparsemax,
        "glu": a.glu,
        "glu_axis": lambda v: a.glu(v, axis=1),
    }.items():
        value = np.asarray(f(x))
        weights = seed[tuple(slice(n) for n in value.shape)]
        put(f"keras.activation.{key}", value)
        put(f"keras.activation.{key}.gradient", jax.grad(lambda v: keras.ops.sum(weights * f(v)))(x))


# -- losses: values a sample, gradients of their sum, and what reductions make of them

def losses():
    l = keras.losses
    real, other = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    bits = rng.integers(0, 2, (4, 3)).astype(float)
    chances = rng.uniform(0.02, 0.98, (4, 3))
    one_hot = np.eye(3)[[2, 0, 1, 2]]
    raw = rng.uniform(0.05, 1, (4, 3))
    scores = 2 * rng.normal(size=(4, 3))
    soft = rng.dirichlet(np.ones(3), 4)
    first = np.moveaxis(np.eye(3)[rng.integers(0, 3, (2, 4))], -1, 1)  # classes before pixels: (N, K, W)
    image, pixels = rng.uniform(0.05, 1, (2, 3, 4)), rng.integers(0, 3, (2, 4))
    labels = np.array([2, 0, 1, 2])
    holes = np.array([2, -1, 1, -1])
    cases = {
        "mse": (l.MeanSquaredError, {}, real, other),
        "mae": (l.MeanAbsoluteError, {}, real, other),
        "mape": (l.MeanAbsolutePercentageError, {}, real, other),
        "msle": (l.MeanSquaredLogarithmicError, {}, bits + 0.5, other),
        "huber": (l.Huber, {}, real, other),
        "huber_delta": (l.Huber, dict(delta=0.3), real, other),
        "log_cosh": (l.LogCosh, {}, real, 3 * other),
        "kld": (l.KLDivergence, {}, soft, chances),
        "poisson": (l.Poisson, {}, bits * 3, chances),
        "hinge": (l.Hinge, {}, bits, other),
        "hinge_signs": (l.Hinge, {}, 2 * bits - 1, other),
        "squared_hinge": (l.SquaredHinge, {}, bits, other),
        "categorical_hinge": (l.CategoricalHinge, {}, one_hot, scores),
        "cosine": (l.CosineSimilarity, {}, real, other),
        "cosine_axis": (l.CosineSimilarity, dict(axis=1), rng.normal(size=(2, 3, 4)), rng.normal(size=(2, 3, 4))),
        "bce": (l.BinaryCrossentropy, {}, bits, chances),
        "bce_smooth": (l.BinaryCrossentropy, dict(label_smoothing=0.1), bits, chances),
        "bce_logits": (l.BinaryCrossentropy, dict(from_logits=True), bits, scores),
        "bce_axis": (l.BinaryCrossentropy, dict(axis=1), first, image),
        "focal": (l.BinaryFocalCrossentropy, {}, bits, chances),
        "focal_full": (
            l.BinaryFocalCrossentropy,
            dict(apply_class_balancing=True, alpha=0.3, gamma=1.5, from_logits=True, label_smoothing=0.1),
            bits,
            scores,
        ),
        "cce": (l.CategoricalCrossentropy, {}, one_hot, raw),
        "cce_smooth": (l.CategoricalCrossentropy, dict(label_smoothing=0.1), one_hot, raw),
        "cce_logits": (l.CategoricalCrossentropy, dict(from_logits=True), one_hot, scores),
        "cce_axis": (l.CategoricalCrossentropy, dict(axis=1), first, image),
        "cce_axis_logits": (l.CategoricalCrossentropy, dict(axis=1, from_logits=True), first, image),
        "cfocal": (l.CategoricalFocalCrossentropy, {}, one_hot, raw),
        "cfocal_full": (
            l.CategoricalFocalCrossentropy,
            dict(alpha=0.5, gamma=1.5, from_logits=True, label_smoothing=0.1),
            one_hot,
            scores,
        ),
        "scce": (l.SparseCategoricalCrossentropy, {}, labels, raw),
        "scce_logits": (l.SparseCategoricalCrossentropy, dict(from_logits=True), labels, scores),
        # On JAX, Keras takes the last axis only.
        "scce_axis": (
            lambda reduction: lambda y, p: l.SparseCategoricalCrossentropy(reduction=reduction)(
                y, keras.ops.moveaxis(p, 1, -1)
            ),
            {},
            pixels,
            image,
        ),
        "scce_ignore": (l.SparseCategoricalCrossentropy, dict(ignore_class=-1), holes, raw),
        "dice": (l.Dice, {}, bits, chances),
        "dice_axis": (l.Dice, dict(axis=(1,)), bits, chances),
        "tversky": (l.Tversky, dict(alpha=0.3, beta=0.7), bits, chances),
        "tversky_axis": (l.Tversky, dict(alpha=0.3, beta=0.7, axis=(1,)), bits, chances),
    }
    for key, (loss, options, y, p) in cases.items():
        call = loss(reduction=None, **options)
        put(f"keras.loss.{key}.target", y)
        put(f"keras.loss.{key}.prediction", p)
        put(f"keras.loss.{key}.value", call(y, p))
        put(f"keras.loss.{key}.gradient", jax.grad(lambda v: keras.ops.sum(call(y, v)))(p))
    reductions(one_hot, raw, holes)


def reductions(y, p, holes):
    """With sample weights, masks, both, and a loss that leaves elements out."""
    weights = np.array([0.5, 2.0, 0.0, 1.5])
    put("keras.reduction.weights", weights)
    steps_y, steps_p = rng.normal(size=(4, 5, 3)), rng.normal(size=(4, 5, 3))
    mask = rng.integers(0, 2, (4, 5)).astype(bool)
    put("keras.reduction.target", y)
    put("keras.reduction.prediction", p)
    put("keras.reduction.holes", holes)
    put("keras.reduction.steps.target", steps_y)
    put("keras.reduction.steps.prediction", steps_p)
    put("keras.reduction.mask", mask)
    for reduction in "sum_over_batch_size", "mean", "mean_with_sample_weight", "sum":
        name = f"keras.reduction.{reduction}"
        mse = keras.losses.MeanSquaredError(reduction=reduction)
        sparse = keras.losses.SparseCategoricalCrossentropy(reduction=reduction, ignore_class=-1)
        put(name + ".plain", mse(y, p))
        put(name + ".weighted", mse(y, p, sample_weight=weights))
        put(name + ".ignoring", sparse(holes, p))
        put(name + ".ignoring_weighted", sparse(holes, p, sample_weight=weights))
        masked = jax.numpy.asarray(steps_p)
        masked._keras_mask = mask
        put(name + ".masked", mse(steps_y, masked))
        put(name + ".masked_weighted", mse(steps_y, masked, sample_weight=weights[:, None]))


print(
    f"# Written by keras_values.py with Keras {keras.__version__}, JAX {jax.__version__},"
    f" NumPy {np.__version__}, Python {sys.version.split()[0]}. key=shape | values"
)
activations()
losses()
