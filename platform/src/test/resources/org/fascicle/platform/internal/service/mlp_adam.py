"""The numbers of MlpAdamGoldenTest: a small network's losses, gradients and parameters under Adam.

Written with NumPy alone, by the formulas of Keras 3; float64. Run: python3 mlp_adam.py > mlp_adam.txt
"""

import numpy as np

FEATURES, HIDDEN, CLASSES, SAMPLES, BATCH, EPOCHS = 3, 5, 4, 10, 4, 4
RATE, BETA1, BETA2, EPSILON = 0.05, 0.9, 0.999, 1e-7


def show(name, array):
    print(name, *(repr(float(v)) for v in np.ravel(array)))


def numbers(count, scale):
    """Numbers that any language computes alike: no generator to agree on."""
    return scale * (((np.arange(count) * 7919 + 101) % 1009) / 1009.0 - 0.5)


def forward(p, x, labels):
    hidden = x @ p["k1"] + p["b1"]
    active = np.maximum(hidden, 0)
    logits = active @ p["k2"] + p["b2"]
    shifted = logits - logits.max(axis=1, keepdims=True)
    probabilities = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    n = len(x)
    loss = -np.log(probabilities[np.arange(n), labels]).mean()
    d_logits = probabilities.copy()
    d_logits[np.arange(n), labels] -= 1
    d_logits /= n
    d_active = d_logits @ p["k2"].T
    d_hidden = d_active * (hidden > 0)
    gradients = {
        "k1": x.T @ d_hidden,
        "b1": d_hidden.sum(axis=0),
        "k2": active.T @ d_logits,
        "b2": d_logits.sum(axis=0),
    }
    return loss, gradients


def main():
    print("# NumPy", np.__version__)
    x = numbers(SAMPLES * FEATURES, 4.0).reshape(SAMPLES, FEATURES)
    labels = (np.arange(SAMPLES) * 3 + 1) % CLASSES
    p = {
        "k1": numbers(FEATURES * HIDDEN, 2.0).reshape(FEATURES, HIDDEN),
        "b1": numbers(HIDDEN, 0.5),
        "k2": numbers(HIDDEN * CLASSES, 3.0).reshape(HIDDEN, CLASSES),
        "b2": numbers(CLASSES, 0.1),
    }
    m = {name: np.zeros_like(v) for name, v in p.items()}
    v = {name: np.zeros_like(v) for name, v in p.items()}
    loss, gradients = forward(p, x, labels)
    show("first_loss", loss)
    for name in p:
        show("gradient_" + name, gradients[name])
    step = 0
    for epoch in range(EPOCHS):
        total = 0.0
        for begin in range(0, SAMPLES, BATCH):
            xs, ys = x[begin : begin + BATCH], labels[begin : begin + BATCH]
            loss, gradients = forward(p, xs, ys)
            total += loss * len(xs)
            step += 1
            alpha = RATE * np.sqrt(1 - BETA2**step) / (1 - BETA1**step)
            for name in p:
                m[name] += (gradients[name] - m[name]) * (1 - BETA1)
                v[name] += (gradients[name] ** 2 - v[name]) * (1 - BETA2)
                p[name] -= m[name] * alpha / (np.sqrt(v[name]) + EPSILON)
        show(f"loss_{epoch}", total / SAMPLES)
    for name in p:
        show("final_" + name, p[name])
        show("slot_m_" + name, m[name])
        show("slot_v_" + name, v[name])


main()
