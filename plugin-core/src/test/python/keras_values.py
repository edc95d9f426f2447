"""Writes keras_values.properties: expected values of activations, losses and metrics, computed by Keras itself, and by scikit-learn where Keras
has none.

Run: KERAS_BACKEND=jax JAX_ENABLE_X64=1 python3 keras_values.py > ../resources/org/fascicle/plugin/core/keras_values.properties
Needs keras, jax and scikit-learn (pip install them). Everything is computed in float64; gradients are JAX's.
"""
import os
import sys

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_ENABLE_X64"] = "1"

import jax
import keras
import numpy as np
import sklearn
import sklearn.metrics

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


# -- metrics: the value over all samples, without and with sample weights

def metrics():
    m = keras.metrics
    n = 23
    real, other = rng.normal(size=(n, 3)), rng.normal(size=(n, 3))
    bits = rng.integers(0, 2, (n, 3)).astype(float)
    chances = rng.uniform(0.02, 0.98, (n, 3))
    labels = rng.integers(0, 4, n)
    one_hot = np.eye(4)[labels]
    raw = 0.4 * one_hot + rng.dirichlet(np.ones(4), n)
    shares = raw / raw.sum(-1, keepdims=True)
    scores = 2 * rng.normal(size=(n, 3))
    weights = rng.uniform(0.2, 3, n)
    put("keras.metric.weights", weights)
    whole = rng.integers(0, 4, n).astype(float)  # weights that are integers: Keras's IoU takes no others
    put("keras.metric.whole_weights", whole)
    guesses = np.where(rng.uniform(size=n) < 0.6, labels, rng.integers(0, 4, n))[:, None]
    regions = np.where(rng.uniform(size=n) < 0.2, 255, labels)
    cases = {
        "binary_accuracy": (m.BinaryAccuracy, dict(threshold=0.4), bits, chances),
        "categorical_accuracy": (m.CategoricalAccuracy, {}, one_hot, shares),
        "sparse_categorical_accuracy": (m.SparseCategoricalAccuracy, {}, labels, shares),
        "top_k": (m.TopKCategoricalAccuracy, dict(k=2), one_hot, shares),
        "sparse_top_k": (m.SparseTopKCategoricalAccuracy, dict(k=2), labels, shares),
        "mse": (m.MeanSquaredError, {}, real, other),
        "mae": (m.MeanAbsoluteError, {}, real, other),
        "rmse": (m.RootMeanSquaredError, {}, real, other),
        "mape": (m.MeanAbsolutePercentageError, {}, real, other),
        "msle": (m.MeanSquaredLogarithmicError, {}, bits + 0.5, other),
        "log_cosh": (m.LogCoshError, {}, real, other),
        "r2": (m.R2Score, {}, real, real + 0.5 * other),
        "r2_variance": (m.R2Score, dict(class_aggregation="variance_weighted_average"), real, real + 0.5 * other),
        "r2_each": (m.R2Score, dict(class_aggregation=None), real, real + 0.5 * other),
        "r2_adjusted": (m.R2Score, dict(num_regressors=2), real, real + 0.5 * other),
        "cosine": (m.CosineSimilarity, {}, real, other),
        "kld": (m.KLDivergence, {}, one_hot, shares),
        "poisson": (m.Poisson, {}, bits * 3, chances),
        "hinge": (m.Hinge, {}, bits, scores),
        "squared_hinge": (m.SquaredHinge, {}, bits, scores),
        "categorical_hinge": (m.CategoricalHinge, {}, np.eye(3)[labels % 3], scores),
        "bce": (m.BinaryCrossentropy, dict(from_logits=True, label_smoothing=0.1), bits, scores),
        "cce": (m.CategoricalCrossentropy, {}, one_hot, shares),
        "scce": (m.SparseCategoricalCrossentropy, {}, labels, shares),
        "true_positives": (m.TruePositives, dict(thresholds=[0.3, 0.6]), bits, chances),
        "false_positives": (m.FalsePositives, {}, bits, chances),
        "true_negatives": (m.TrueNegatives, dict(thresholds=[0.3, 0.6]), bits, chances),
        "false_negatives": (m.FalseNegatives, {}, bits, chances),
        "precision": (m.Precision, {}, bits, chances),
        "precision_thresholds": (m.Precision, dict(thresholds=[0.2, 0.5, 0.9]), bits, chances),
        "precision_class": (m.Precision, dict(class_id=1), bits, chances),
        "precision_top": (m.Precision, dict(top_k=2), bits, chances),
        "precision_top_class": (m.Precision, dict(top_k=2, class_id=2, thresholds=0.3), bits, chances),
        "recall": (m.Recall, {}, bits, chances),
        "recall_top": (m.Recall, dict(top_k=1), bits, chances),
        "recall_thresholds": (m.Recall, dict(thresholds=[0.2, 0.5, 0.9], class_id=0), bits, chances),
        "sensitivity": (m.SensitivityAtSpecificity, dict(specificity=0.6), bits, chances),
        "sensitivity_few": (m.SensitivityAtSpecificity, dict(specificity=0.4, num_thresholds=7, class_id=1), bits, chances),
        "specificity": (m.SpecificityAtSensitivity, dict(sensitivity=0.6), bits, chances),
        "precision_at": (m.PrecisionAtRecall, dict(recall=0.5), bits, chances),
        "recall_at": (m.RecallAtPrecision, dict(precision=0.5), bits, chances),
        "recall_at_one": (m.RecallAtPrecision, dict(precision=0.3, num_thresholds=1), bits, chances),
        "f1": (m.F1Score, {}, one_hot, shares),
        "f1_micro": (m.F1Score, dict(average="micro"), one_hot, shares),
        "f1_macro": (m.F1Score, dict(average="macro"), one_hot, shares),
        "f1_weighted": (m.F1Score, dict(average="weighted"), one_hot, shares),
        "f1_threshold": (m.F1Score, dict(average="macro", threshold=0.4), bits, chances),
        "fbeta": (m.FBetaScore, dict(beta=2.0, average="weighted", threshold=0.3), bits, chances),
        "iou": (m.IoU, dict(num_classes=4, target_class_ids=[0, 2]), labels[:, None], guesses),
        "iou_ignore": (m.IoU, dict(num_classes=4, target_class_ids=[1, 3], ignore_class=255), regions[:, None], guesses),
        "binary_iou": (m.BinaryIoU, dict(threshold=0.4), bits[:, :1], chances[:, :1]),
        "binary_iou_yes": (m.BinaryIoU, dict(target_class_ids=[1]), bits[:, :1], chances[:, :1]),
        "mean_iou": (m.MeanIoU, dict(num_classes=4), labels[:, None], guesses),
        "mean_iou_scores": (m.MeanIoU, dict(num_classes=4, sparse_y_pred=False), labels[:, None], shares),
        "one_hot_iou": (m.OneHotIoU, dict(num_classes=4, target_class_ids=[0, 2]), one_hot, shares),
        "one_hot_mean_iou": (m.OneHotMeanIoU, dict(num_classes=4), one_hot, shares),
    }
    for curve in "ROC", "PR", "PRGAIN":
        for method in "interpolation", "minoring", "majoring":
            options = dict(curve=curve, summation_method=method, num_thresholds=20)
            cases[f"auc_{curve}_{method}"] = (m.AUC, options, bits, chances)
    cases["auc"] = (m.AUC, {}, bits, chances)
    cases["auc_thresholds"] = (m.AUC, dict(thresholds=[0.2, 0.25, 0.7]), bits, chances)
    cases["auc_logits"] = (m.AUC, dict(from_logits=True), bits, scores)
    cases["auc_labels"] = (m.AUC, dict(multi_label=True), bits, chances)
    cases["auc_labels_weighted"] = (m.AUC, dict(multi_label=True, curve="PR", label_weights=[1.0, 3.0, 0.5]), bits, chances)
    cases["auc_label_weights"] = (m.AUC, dict(label_weights=[1.0, 3.0, 0.5]), bits, chances)
    for key, (metric, options, y, p) in cases.items():
        counted = whole if "iou" in key else weights
        put(f"keras.metric.{key}.target", y)
        put(f"keras.metric.{key}.prediction", p)
        for name, given in (("value", None), ("weighted", counted)):
            state = metric(**options)
            state.update_state(y, p, sample_weight=given)
            put(f"keras.metric.{key}.{name}", state.result())
    agreement(labels, one_hot, shares, weights)
    return weights


def agreement(labels, one_hot, shares, weights):
    """What Keras does not have: scikit-learn's values."""
    chosen = shares.argmax(-1)
    s = sklearn.metrics
    for key, f in {
        "confusion_matrix": s.confusion_matrix,
        "balanced_accuracy": s.balanced_accuracy_score,
        "matthews": s.matthews_corrcoef,
        "kappa": s.cohen_kappa_score,
        "kappa_linear": lambda y, p, sample_weight: s.cohen_kappa_score(y, p, weights="linear", sample_weight=sample_weight),
        "kappa_quadratic": lambda y, p, sample_weight: s.cohen_kappa_score(
            y, p, weights="quadratic", sample_weight=sample_weight
        ),
    }.items():
        put(f"keras.metric.{key}.target", labels)
        put(f"keras.metric.{key}.prediction", shares)
        put(f"keras.metric.{key}.value", f(labels, chosen, sample_weight=None))
        put(f"keras.metric.{key}.weighted", f(labels, chosen, sample_weight=weights))
    report = s.classification_report(labels, chosen, output_dict=True, zero_division=0)
    for row in ["0", "1", "2", "3", "macro avg", "weighted avg"]:
        cells = [report[row][column] for column in ("precision", "recall", "f1-score", "support")]
        put(f"keras.report.{row.replace(' ', '_')}", cells)
    put("keras.report.accuracy", report["accuracy"])


def more(weights):
    """What joined later, drawn from a generator of its own: the values above stay."""
    own = np.random.default_rng(20261121)
    one_hot = np.eye(3)[own.integers(0, 3, 5)]
    raw = own.dirichlet(np.ones(3), 5)
    focal = keras.losses.CategoricalFocalCrossentropy(alpha=[0.2, 0.5, 0.3], reduction=None)
    put("keras.loss.cfocal_classes.target", one_hot)
    put("keras.loss.cfocal_classes.prediction", raw)
    put("keras.loss.cfocal_classes.value", focal(one_hot, raw))
    put("keras.loss.cfocal_classes.gradient", jax.grad(lambda p: focal(one_hot, p).sum())(jax.numpy.asarray(raw)))
    n = len(weights)
    target = own.integers(0, 2, (n, 3)).astype(float)
    prediction = own.integers(0, 2, (n, 3)).astype(float)
    put("keras.metric.equality.target", target)
    put("keras.metric.equality.prediction", prediction)
    for name, given in (("value", None), ("weighted", weights)):
        state = keras.metrics.Accuracy()
        state.update_state(target, prediction, sample_weight=given)
        put(f"keras.metric.equality.{name}", state.result())


print(
    f"# Written by keras_values.py with Keras {keras.__version__}, JAX {jax.__version__},"
    f" scikit-learn {sklearn.__version__}, NumPy {np.__version__}, Python {sys.version.split()[0]}. key=shape | values"
)
activations()
losses()
more(metrics())
