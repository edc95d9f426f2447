"""Writes optimizers.properties: ten steps of every optimiser, and learning rates, computed by NumPy in float64.

Run: python3 optimizers.py > ../resources/org/fascicle/plugin/core/optimizers.properties
Written from the papers named beside each function, in the form and with the defaults of Keras 3's source
(keras/src/optimizers/*.py, keras/src/optimizers/schedules/learning_rate_schedule.py). `decay` is Keras 2's; StepDecay,
LinearWarmup and OneCycle (PyTorch's OneCycleLR with cosine annealing, but with unrounded phases) are not in Keras.

The objective is sum(a w^4) / 4 over a matrix and a vector together: gradients are a w^3.
"""
import math
import sys

import numpy as np

from golden_file import put

rng = np.random.default_rng(20260103)
STEPS = 10


class Sgd:
    def __init__(self, rate=0.01, momentum=0.0, nesterov=False):
        self.rate, self.momentum, self.nesterov = rate, momentum, nesterov

    def start(self, w):
        return {"v": np.zeros_like(w)}

    def step(self, w, g, s, t, rate):
        if self.momentum == 0:
            return w - rate * g
        s["v"] = self.momentum * s["v"] - rate * g
        return w + self.momentum * s["v"] - rate * g if self.nesterov else w + s["v"]


class RmsProp:
    """Hinton 2012; the centred form Graves 2013, equations 38 to 41."""

    def __init__(self, rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False):
        self.rate, self.rho, self.momentum, self.epsilon, self.centered = rate, rho, momentum, epsilon, centered

    def start(self, w):
        return {k: np.zeros_like(w) for k in ("v", "a", "u")}

    def step(self, w, g, s, t, rate):
        s["v"] = self.rho * s["v"] + (1 - self.rho) * g * g
        s["a"] = self.rho * s["a"] + (1 - self.rho) * g
        variance = s["v"] - s["a"] ** 2 if self.centered else s["v"]
        s["u"] = self.momentum * s["u"] + rate * g / np.sqrt(variance + self.epsilon)
        return w - s["u"]


class Adagrad:
    """Duchi et al. 2011."""

    def __init__(self, rate=0.001, start=0.1, epsilon=1e-7):
        self.rate, self.initial, self.epsilon = rate, start, epsilon

    def start(self, w):
        return {"a": np.full_like(w, self.initial)}

    def step(self, w, g, s, t, rate):
        s["a"] = s["a"] + g * g
        return w - rate * g / np.sqrt(s["a"] + self.epsilon)


class Adadelta:
    """Zeiler 2012, algorithm 1."""

    def __init__(self, rate=0.001, rho=0.95, epsilon=1e-7):
        self.rate, self.rho, self.epsilon = rate, rho, epsilon

    def start(self, w):
        return {"g": np.zeros_like(w), "d": np.zeros_like(w)}

    def step(self, w, g, s, t, rate):
        s["g"] = self.rho * s["g"] + (1 - self.rho) * g * g
        delta = -np.sqrt(s["d"] + self.epsilon) / np.sqrt(s["g"] + self.epsilon) * g
        s["d"] = self.rho * s["d"] + (1 - self.rho) * delta * delta
        return w + rate * delta


class Adam:
    """Kingma and Ba 2014, before section 2.1; amsgrad: Reddi et al. 2018."""

    def __init__(self, rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-7, amsgrad=False):
        self.rate, self.beta1, self.beta2, self.epsilon, self.amsgrad = rate, beta1, beta2, epsilon, amsgrad

    def start(self, w):
        return {k: np.zeros_like(w) for k in ("m", "v", "hat")}

    def moments(self, g, s):
        s["m"] = self.beta1 * s["m"] + (1 - self.beta1) * g
        s["v"] = self.beta2 * s["v"] + (1 - self.beta2) * g * g

    def step(self, w, g, s, t, rate):
        self.moments(g, s)
        s["hat"] = np.maximum(s["hat"], s["v"])
        alpha = rate * math.sqrt(1 - self.beta2 ** t) / (1 - self.beta1 ** t)
        return w - alpha * s["m"] / (np.sqrt(s["hat"] if self.amsgrad else s["v"]) + self.epsilon)


class Adamax(Adam):
    """Kingma and Ba 2014, section 7.1."""

    def step(self, w, g, s, t, rate):
        s["m"] = self.beta1 * s["m"] + (1 - self.beta1) * g
        s["v"] = np.maximum(self.beta2 * s["v"], abs(g))
        return w - rate / (1 - self.beta1 ** t) * s["m"] / (s["v"] + self.epsilon)


class Nadam(Adam):
    """Dozat 2015, with the momentum schedule of section 3.2 of his report."""

    def step(self, w, g, s, t, rate):
        self.moments(g, s)
        mu = lambda n: self.beta1 * (1 - 0.5 * 0.96 ** n)
        product = math.prod(mu(n) for n in range(1, t + 1))
        m = mu(t + 1) * s["m"] / (1 - product * mu(t + 1)) + (1 - mu(t)) * g / (1 - product)
        return w - rate * m / (np.sqrt(s["v"] / (1 - self.beta2 ** t)) + self.epsilon)


class Lamb(Adam):
    """You et al. 2019, algorithm 2, with phi the identity."""

    def step(self, w, g, s, t, rate):
        self.moments(g, s)
        u = s["m"] / (1 - self.beta1 ** t) / (np.sqrt(s["v"] / (1 - self.beta2 ** t)) + self.epsilon)
        lengths = np.linalg.norm(w), np.linalg.norm(u)
        ratio = lengths[0] / lengths[1] if min(lengths) > 0 else 1
        return w - rate * ratio * u


class Lion:
    """Chen et al. 2023, algorithm 2."""

    def __init__(self, rate=0.001, beta1=0.9, beta2=0.99):
        self.rate, self.beta1, self.beta2 = rate, beta1, beta2

    def start(self, w):
        return {"m": np.zeros_like(w)}

    def step(self, w, g, s, t, rate):
        c = self.beta1 * s["m"] + (1 - self.beta1) * g
        s["m"] = self.beta2 * s["m"] + (1 - self.beta2) * g
        return w - rate * np.sign(c)


class Ftrl:
    """McMahan et al. 2013, algorithm 1, with a general power and shrinkage as in Keras."""

    def __init__(self, rate=0.001, power=-0.5, start=0.1, l1=0.0, l2=0.0, shrinkage=0.0, beta=0.0):
        self.rate, self.power, self.initial = rate, power, start
        self.l1, self.l2, self.shrinkage, self.beta = l1, l2, shrinkage, beta

    def start(self, w):
        return {"n": np.full_like(w, self.initial), "z": np.zeros_like(w)}

    def step(self, w, g, s, t, rate):
        n = s["n"] + g * g
        sigma = (n ** -self.power - s["n"] ** -self.power) / rate
        s["z"] = s["z"] + g + 2 * self.shrinkage * w - sigma * w
        s["n"] = n
        scale = (self.beta + n ** -self.power) / rate + 2 * self.l2
        return np.where(abs(s["z"]) <= self.l1, 0, (np.sign(s["z"]) * self.l1 - s["z"]) / scale)


class Adafactor:
    """Shazeer and Stern 2018, algorithms 4 and 5."""

    def __init__(self, rate=0.001, power=-0.8, epsilon1=1e-30, epsilon2=1e-3, threshold=1.0):
        self.rate, self.power, self.epsilon1, self.epsilon2, self.threshold = rate, power, epsilon1, epsilon2, threshold

    def start(self, w):
        return {"r": np.zeros(w.shape[:-1]), "c": np.zeros(w.shape[:-2] + w.shape[-1:]), "v": np.zeros_like(w)}

    def step(self, w, g, s, t, rate):
        rms = lambda x: math.sqrt((x * x).mean())
        beta = 1 - t ** self.power
        squares = g * g + self.epsilon1
        if w.ndim >= 2:
            s["r"] = beta * s["r"] + (1 - beta) * squares.mean(-1)
            s["c"] = beta * s["c"] + (1 - beta) * squares.mean(-2)
            v = (s["r"] / s["r"].mean(-1, keepdims=True))[..., None] * s["c"][..., None, :]
        else:
            v = s["v"] = beta * s["v"] + (1 - beta) * squares
        u = g / np.sqrt(v)
        u = u / max(1, rms(u) / self.threshold)
        return w - max(self.epsilon2, rms(w)) * min(rate, 1 / math.sqrt(t)) * u


def clipped(gradients, clipnorm=None, clipvalue=None, global_clipnorm=None):
    if clipnorm:
        return [g * min(1, clipnorm / np.linalg.norm(g)) for g in gradients]
    if clipvalue:
        return [np.clip(g, -clipvalue, clipvalue) for g in gradients]
    if global_clipnorm:
        length = math.sqrt(sum((g * g).sum() for g in gradients))
        return [g * min(1, global_clipnorm / length) for g in gradients]
    return gradients


def run(rule, start, scale, steps=STEPS, decay=0.0, weight_decay=0.0, exclude=(), accumulate=1, ema=None,
        overwrite=None, finish=False, schedule=None, **clip):
    """What the wrapper of keras/src/optimizers/base_optimizer.py does around one rule."""
    w, slots = list(start), [rule.start(x) for x in start]
    sums, averages = [0 * x for x in start], [0 * x for x in start]
    for batch in range(steps):
        rate = schedule(batch) if schedule else rule.rate / (1 + decay * batch)
        gradients = [a * x ** 3 for a, x in zip(scale, w)]
        before = batch // accumulate
        if (batch + 1) % accumulate:
            sums = [s + g for s, g in zip(sums, gradients)]
        else:
            gradients = clipped([(s + g) / accumulate for s, g in zip(sums, gradients)], **clip)
            sums = [0 * x for x in start]
            for i in range(len(w)):
                decayed = w[i] if i in exclude else w[i] - w[i] * weight_decay * rate
                w[i] = rule.step(decayed, gradients[i], slots[i], before + 1, rate)
        if ema is not None:
            momentum = ema if before else 0
            averages = [momentum * m + (1 - momentum) * x for m, x in zip(averages, w)]
            if overwrite and (before + 1) % overwrite == 0:
                w = list(averages)
    return averages if finish else w


def optimizers():
    start = [rng.normal(size=(2, 3)), rng.normal(size=3)]
    scale = [rng.uniform(0.5, 2, (2, 3)), rng.uniform(0.5, 2, 3)]
    for name, arrays in (("start", start), ("scale", scale)):
        put(f"optimizer.{name}.matrix", arrays[0])
        put(f"optimizer.{name}.vector", arrays[1])
    cosine = lambda step: 0.02 * 0.5 * (1 + math.cos(math.pi * min(step, 8) / 8))
    for key, rule, options in [
        ("sgd", Sgd(), {}),
        ("sgd_decay", Sgd(0.05), dict(decay=0.5)),
        ("sgd_momentum", Sgd(0.05, 0.9), {}),
        ("sgd_nesterov", Sgd(0.05, 0.9, True), dict(decay=0.1)),
        ("sgd_schedule", Sgd(), dict(schedule=cosine)),
        ("rmsprop", RmsProp(), {}),
        ("rmsprop_centered", RmsProp(0.01, 0.8, 0.5, 1e-5, True), {}),
        ("rmsprop_momentum", RmsProp(0.01, momentum=0.9), {}),
        ("adagrad", Adagrad(), {}),
        ("adagrad_options", Adagrad(0.1, 0.0, 1e-3), {}),
        ("adadelta", Adadelta(), {}),
        ("adadelta_options", Adadelta(1.0, 0.8, 1e-4), {}),
        ("adam", Adam(), {}),
        ("adam_old", Adam(0.01, 0.8, 0.9, 1e-8), dict(decay=0.3)),
        ("amsgrad", Adam(0.1, 0.5, 0.6, amsgrad=True), {}),
        ("adamw", Adam(), dict(weight_decay=0.004)),
        ("adamw_options", Adam(0.1), dict(weight_decay=0.1)),
        ("adamw_excluded", Adam(0.1), dict(weight_decay=0.1, exclude=(1,))),
        ("adamax", Adamax(), {}),
        ("adamax_options", Adamax(0.1, 0.8, 0.7, 1e-3), {}),
        ("nadam", Nadam(), {}),
        ("nadam_options", Nadam(0.1, 0.8, 0.9, 1e-3), {}),
        ("adafactor", Adafactor(), {}),
        ("adafactor_options", Adafactor(0.5, -0.6, 1e-8, 1e-2, 0.7), {}),
        ("ftrl", Ftrl(), {}),
        ("ftrl_options", Ftrl(0.3, -0.6, 0.2, 0.05, 0.1, 0.02, 0.3), {}),
        ("lion", Lion(), {}),
        ("lion_options", Lion(0.05, 0.7, 0.8), {}),
        ("lamb", Lamb(), {}),
        ("lamb_options", Lamb(0.1, 0.8, 0.9, 1e-3), dict(weight_decay=0.01)),
        ("clipnorm", Sgd(0.1), dict(clipnorm=0.3)),
        ("clipvalue", Sgd(0.1), dict(clipvalue=0.2)),
        ("global_clipnorm", Sgd(0.1), dict(global_clipnorm=0.5)),
        ("accumulation", Adam(0.1), dict(accumulate=3, clipvalue=0.4, decay=0.1)),
        ("ema", Sgd(0.1), dict(ema=0.8)),
        ("ema_overwrite", Sgd(0.1, 0.9), dict(ema=0.8, overwrite=3)),
        ("ema_accumulation", Sgd(0.1), dict(ema=0.8, overwrite=2, accumulate=2)),
    ]:
        w = run(rule, start, scale, **options)
        put(f"optimizer.{key}.matrix", w[0])
        put(f"optimizer.{key}.vector", w[1])
    average = run(Sgd(0.1), start, scale, ema=0.8, finish=True)
    put("optimizer.ema_average.matrix", average[0])
    put("optimizer.ema_average.vector", average[1])


def cosine_restarts(step, first, longer, higher, alpha):
    fraction = step / first
    if longer == 1:
        restarts = math.floor(fraction)
        fraction -= restarts
    else:
        restarts = math.floor(math.log(1 - fraction * (1 - longer)) / math.log(longer) + 1e-12)
        fraction = (fraction - (1 - longer ** restarts) / (1 - longer)) / longer ** restarts
    return (1 - alpha) * 0.5 * higher ** restarts * (1 + math.cos(math.pi * fraction)) + alpha


def polynomial(step, steps, end, power, cycle):
    if cycle:
        steps *= max(1, math.ceil(step / steps))
    step = min(step, steps)
    return (0.1 - end) * (1 - step / steps) ** power + end


def cosine_warmup(step):
    if step < 5:
        return 0.01 + (0.2 - 0.01) * step / 5
    return 0.2 * ((1 - 0.1) * 0.5 * (1 + math.cos(math.pi * min(step - 5, 10) / 10)) + 0.1)


def one_cycle(step, top, steps, share, div, final):
    first, last, climb = top / div, top / div / final, share * steps
    anneal = lambda a, b, x: b + (a - b) / 2 * (1 + math.cos(math.pi * x))
    if step < climb:
        return anneal(first, top, step / climb)
    return anneal(top, last, min(1, (step - climb) / (steps - climb)))


def schedules():
    steps = [0, 1, 2, 3, 4, 5, 7, 9, 10, 11, 14, 15, 20, 21, 29, 30, 31, 69, 70, 100]
    put("schedule.steps", steps)
    for key, f in {
        "exponential": lambda t: 0.1 * 0.5 ** (t / 4),
        "exponential_staircase": lambda t: 0.1 * 0.5 ** (t // 4),
        "step": lambda t: 0.1 * 0.3 ** (t // 7),
        "polynomial": lambda t: polynomial(t, 10, 0.01, 2, False),
        "polynomial_cycle": lambda t: polynomial(t, 10, 0.01, 0.5, True),
        "inverse_time": lambda t: 0.1 / (1 + 0.5 * t / 2),
        "inverse_time_staircase": lambda t: 0.1 / (1 + 0.5 * (t // 2)),
        "piecewise": lambda t: [1, 0.5, 0.1][(t > 5) + (t > 10)],
        "cosine": lambda t: 0.1 * ((1 - 0.2) * 0.5 * (1 + math.cos(math.pi * min(t, 10) / 10)) + 0.2),
        "cosine_warmup": cosine_warmup,
        "cosine_restarts": lambda t: 0.1 * cosine_restarts(t, 10, 2, 1, 0),
        "cosine_restarts_options": lambda t: 0.1 * cosine_restarts(t, 10, 1.5, 0.8, 0.1),
        "cosine_restarts_equal": lambda t: 0.1 * cosine_restarts(t, 10, 1, 0.5, 0.1),
        "one_cycle": lambda t: one_cycle(t, 0.1, 30, 0.3, 25, 1e4),
        "one_cycle_options": lambda t: one_cycle(t, 0.1, 20, 0.5, 10, 100),
        "linear_warmup": lambda t: 0.01 + 0.09 * min(1, t / 10),
    }.items():
        put(f"schedule.{key}", [f(t) for t in steps])


print(f"# Written by optimizers.py with NumPy {np.__version__}, Python {sys.version.split()[0]}. key=shape | values")
optimizers()
schedules()
