"""Writes golden.txt: operations on small inputs with results by NumPy or by hand.

Run:  python3 golden.py > golden.txt

Each operation is written down once more, in NumPy, from its definition. Gradients come from the
complex step, Im f(x + ih) / h, which is exact to rounding for analytic functions; functions with
branches choose them by the real part. What NumPy cannot say is marked "by hand".
"""

import math
import platform
import sys

import numpy as np

H = 1e-30
NAN, INF = math.nan, math.inf
cases = []


def f64(*values, shape=None):
    array = np.array(values, dtype=np.float64)
    return array.reshape(shape) if shape is not None else array


def i32(*values, shape=None):
    array = np.array(values, dtype=np.int32)
    return array.reshape(shape) if shape is not None else array


def i64(*values):
    return np.array(values, dtype=np.int64)


def truth(*values, shape=None):
    return i32(*values, shape=shape).astype(bool)


class Host:
    """A value that the platform holds."""

    def __init__(self, *values, dtype):
        self.values, self.dtype = values, dtype


def host(*values):
    return Host(*values, dtype="int64")


def scalar(value):
    return Host(value, dtype="float64")


def text(array):
    if isinstance(array, Host):
        return f"host {array.dtype} : " + " ".join(repr(v) for v in array.values)
    raw = array.view(np.uint16) if array.dtype == np.float16 else array
    values = raw.astype(int) if raw.dtype == bool else raw
    shape = ",".join(str(n) for n in array.shape)
    numbers = " ".join(repr(v.item()) for v in values.reshape(-1))
    return f"{array.dtype} ({shape}) : {numbers}"


def is_real(array):
    return not isinstance(array, Host) and array.dtype == np.float64


def forward(op, inputs, outputs):
    cases.append((op, "forward", inputs, [], [np.asarray(o) for o in outputs]))


def seed_for(output, number):
    """Gradients to start from: 1/4, 1/2, 3/4 … and their negatives, in turn."""
    n = output.size
    values = [(1 + (i + number) % 7) / 4 * (-1 if i % 3 == 1 else 1) for i in range(n)]
    return np.array(values).reshape(output.shape)


def gradient(op, inputs, seeds, gradients):
    cases.append((op, "gradient", inputs, seeds, gradients))


def both(op, function, *inputs):
    """The forward results, and the gradients of the real inputs by the complex step."""
    outputs = function(*inputs)
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    forward(op, inputs, outputs)
    real = [i for i, output in enumerate(outputs) if output.dtype == np.float64]
    seeds = [seed_for(outputs[i], i) for i in real]
    gradients = []
    for k, x in enumerate(inputs):
        if not is_real(x):
            continue
        dx = np.zeros(x.shape)
        for at in np.ndindex(*x.shape):
            moved = x.astype(np.complex128)
            moved[at] += 1j * H
            given = list(inputs)
            given[k] = moved
            results = function(*given)
            results = results if isinstance(results, tuple) else (results,)
            dx[at] = sum(np.sum(np.imag(results[i]) / H * s) for i, s in zip(real, seeds))
        gradients.append(dx)
    gradient(op, inputs, seeds, gradients)


def choose(condition, a, b):
    return np.where(condition, a, b)


# ---------------------------------------------------------------- functions of one element
X = f64(-1.5, -0.25, 0.5, 2, 0.125, -2, shape=(2, 3))
P = f64(0.25, 1.5, 4, 0.75, 2, 1, shape=(2, 3))
both("Neg[]", lambda x: -x, X)
both("Abs[]", lambda x: choose(np.real(x) < 0, -x, x), X)
gradient("Abs[]", [f64(0.0, 1.0)], [f64(3.0, 3.0)], [f64(0.0, 3.0)])  # by hand: 0 at 0
forward("Sign[]", [f64(-2, 0, 3, NAN)], [f64(-1, 0, 1, NAN)])
both("Exp[]", np.exp, X)
both("Expm1[]", np.expm1, X)
both("Log[]", np.log, P)
forward("Log[]", [f64(0, -1, INF)], [f64(-INF, NAN, INF)])
both("Log1p[]", np.log1p, P)
both("Sqrt[]", np.sqrt, P)
forward("Sqrt[]", [f64(0, -1, INF)], [f64(0, NAN, INF)])
both("Rsqrt[]", lambda x: 1 / np.sqrt(x), P)
both("Sin[]", np.sin, X)
both("Cos[]", np.cos, X)
both("Tanh[]", np.tanh, X)
ERF = np.vectorize(math.erf)
forward("Erf[]", [X], [ERF(X)])
SX = seed_for(X, 0)
gradient("Erf[]", [X], [SX], [SX * 2 / math.sqrt(math.pi) * np.exp(-X * X)])  # by hand
HALVES = f64(-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.25, -0.75)
forward("Floor[]", [HALVES], [np.floor(HALVES)])
forward("Ceil[]", [HALVES], [np.ceil(HALVES)])
forward("Round[]", [HALVES], [np.round(HALVES)])
both("Square[]", lambda x: x * x, X)
both("Relu[]", lambda x: choose(np.real(x) > 0, x, 0), X)
gradient("Relu[]", [f64(0.0, 1.0)], [f64(3.0, 3.0)], [f64(0.0, 3.0)])  # by hand: 0 at 0
SIGMOID = lambda x: 1 / (1 + np.exp(-x))
both("Sigmoid[]", SIGMOID, X)
forward("Sigmoid[]", [f64(-1000, 1000, 0)], [f64(0, 1, 0.5)])

# ---------------------------------------------------------------- truth values
A, B = truth(1, 1, 0, 0), truth(1, 0, 1, 0)
forward("Not[]", [A], [~A])
forward("And[]", [A, B], [A & B])
forward("Or[]", [A, B], [A | B])

# ---------------------------------------------------------------- functions of two elements
COLUMN, ROW = f64(0.5, -1.5, shape=(2, 1)), f64(1, 2, -4)
both("Add[]", lambda a, b: a + b, COLUMN, ROW)
both("Sub[]", lambda a, b: a - b, COLUMN, ROW)
both("Mul[]", lambda a, b: a * b, COLUMN, ROW)
both("Div[]", lambda a, b: a / b, COLUMN, ROW)
both("Pow[]", lambda a, b: a**b, f64(0.5, 3, shape=(2, 1)), f64(1, 2.5, -4))
forward("Pow[]", [f64(1, -1, 0, 0, -2, NAN, 2), f64(NAN, INF, 0, -1, 3, 0, -INF)],
        [f64(1, 1, 1, INF, -8, 1, 0)])  # by hand, as C has it
gradient("Pow[]", [f64(0.0, 0.0, -2.0), f64(0.0, 2.0, 3.0)], [f64(1.0, 1.0, 1.0)],
         [f64(0.0, 0.0, 12.0), f64(0.0, 0.0, 0.0)])  # by hand: no NaN at the edges
both("Mod[]", lambda a, b: a - b * np.floor(np.real(a) / np.real(b)),
     f64(5.5, -5.5, 5.5, -5.5), f64(2, 2, -2, -2))
both("Residual[activation=RELU]",
     lambda a, b: choose(np.real(a + b) > 0, a + b, 0), COLUMN, ROW)
both("Maximum[]", lambda a, b: choose(np.real(a) >= np.real(b), a, b), COLUMN, ROW)
both("Minimum[]", lambda a, b: choose(np.real(a) <= np.real(b), a, b), COLUMN, ROW)
for name in ("Maximum[]", "Minimum[]"):  # by hand: a tie is the first's
    gradient(name, [f64(1.0), f64(1.0)], [f64(3.0)], [f64(3.0), f64(0.0)])
MIN32 = -(2**31)
forward("Div[]", [i32(7, -7, 7, 5, MIN32), i32(2, 2, -2, 0, -1)], [i32(3, -3, -3, 0, MIN32)])
forward("Mod[]", [i32(7, -7, 7, -7, 5), i32(3, 3, -3, -3, 0)], [i32(1, 2, -2, -1, 0)])
forward("Pow[]", [i32(3, -2, 2, 1, -1, 0, 2), i32(4, 3, -1, -5, -3, 0, 31)],
        [i32(81, -8, 0, 1, -1, 1, MIN32)])
forward("Add[]", [i32(2**31 - 1), i32(1)], [i32(MIN32)])
forward("Neg[]", [i32(MIN32, 5)], [i32(MIN32, -5)])
L, R = f64(1, 2, 3, NAN, INF), f64(2, 2, 2, NAN, INF)
forward("Equal[]", [L, R], [L == R])
forward("NotEqual[]", [L, R], [L != R])
forward("Less[]", [L, R], [L < R])
forward("LessEqual[]", [L, R], [L <= R])
forward("Greater[]", [L, R], [L > R])
forward("GreaterEqual[]", [L, R], [L >= R])
both("Where[]", lambda c, a, b: np.where(c, a, b), truth(1, 0, shape=(2, 1)), f64(1, 2, 3), f64(4))

# ---------------------------------------------------------------- casts, by hand
forward("Cast[dtype=int32]",
        [f64(1.9, -1.9, NAN, 3e9, -3e9, 0.5)], [i32(1, -1, 0, 2**31 - 1, MIN32, 0)])
forward("Cast[dtype=bool]", [f64(0, -0.0, 0.25, NAN)], [truth(0, 0, 1, 1)])
forward("Cast[dtype=uint8]", [f64(254.9, 255.5, -1, NAN)],
        [np.array([254, 255, 0, 0], dtype=np.uint8)])
forward("Cast[dtype=uint8]", [i32(256, 257, -1)], [np.array([0, 1, 255], dtype=np.uint8)])
forward("Cast[dtype=float16]", [f64(1, -2, 65519, 65520, 1 + 2**-11, 1 + 3 * 2**-11)],
        [np.array([1, -2, 65504, np.inf, 1, 1 + 2**-9], dtype=np.float16)])
HALF = np.array([1.5, -2, np.inf, 2**-24], dtype=np.float16)
forward("Cast[dtype=float64]", [HALF], [HALF.astype(np.float64)])
gradient("Cast[dtype=float64]", [X], [SX], [SX])

# ---------------------------------------------------------------- along axes
CUBE = f64(*[((i * 7) % 11 - 5) / 4 for i in range(12)], shape=(2, 3, 2))


def shape_op(name, axes, keep):
    return f"{name}[axes={list(axes)}, keepDims={'true' if keep else 'false'}]"


def log_sum_exp(x, axis, keepdims):
    return np.log(np.sum(np.exp(x), axis=axis, keepdims=keepdims))


def extreme(pick):
    def function(x, axis, keepdims):
        real = np.real(x)
        target = pick(real, axis=axis, keepdims=True)
        hit = real == target
        assert (hit.sum(axis=axis) == 1).all()
        result = np.sum(np.where(hit, x, 0), axis=axis, keepdims=keepdims)
        return result if np.iscomplexobj(x) else result.astype(np.float64)

    return function


REDUCTIONS = {
    "Sum": np.sum,
    "Prod": np.prod,
    "Mean": np.mean,
    "Variance": lambda x, axis, keepdims: np.mean(
        (x - np.mean(x, axis=axis, keepdims=True)) ** 2, axis=axis, keepdims=keepdims),
    "LogSumExp": log_sum_exp,
    "Max": extreme(np.max),
    "Min": extreme(np.min),
}
SPREAD = f64(*[((i * 5) % 12 - 6) / 4 for i in range(12)], shape=(2, 3, 2))
for name, function in REDUCTIONS.items():
    both(shape_op(name, (1,), False), lambda x: function(x, axis=(1,), keepdims=False), SPREAD)
    both(shape_op(name, (0, 2), True), lambda x: function(x, axis=(0, 2), keepdims=True), SPREAD)
    both(shape_op(name, (), False), lambda x: function(x, axis=(), keepdims=False), SPREAD)
both(shape_op("Prod", (0,), False), lambda x: np.prod(x, axis=0), f64(2, 0, 3, 0.5))
both(shape_op("Prod", (0,), False), lambda x: np.prod(x, axis=0), f64(2, 0, 3, 0))
for name in ("Max", "Min"):  # by hand: ties share
    gradient(shape_op(name, (0,), False), [f64(1.0, 1.0)], [f64(3.0, shape=())], [f64(1.5, 1.5)])
EMPTY = np.zeros((2, 0))
for name, value in {"Sum": 0, "Prod": 1, "Mean": NAN, "LogSumExp": -INF, "Max": -INF,
                    "Min": INF, "Variance": NAN}.items():  # by hand
    forward(shape_op(name, (1,), False), [EMPTY], [f64(value, value)])
TIED = f64(2, 5, 5, 1, 1, 3, NAN, 7, NAN, shape=(3, 3))
forward("ArgMax[axis=1]", [TIED], [np.argmax(TIED, axis=1)])
forward("ArgMin[axis=1]", [TIED], [np.argmin(TIED, axis=1)])
both("CumSum[axis=1, reverse=false]", lambda x: np.cumsum(x, axis=1), CUBE)
both("CumSum[axis=1, reverse=true]",
     lambda x: np.flip(np.cumsum(np.flip(x, axis=1), axis=1), axis=1), CUBE)


def sort(x, axis, descending):
    key = -np.real(x) if descending else np.real(x)
    order = np.argsort(key, axis=axis, kind="stable")  # NaN comes last in both
    return np.take_along_axis(x, order, axis=axis), order.astype(np.int64)


both("Sort[axis=1, descending=false]", lambda x: sort(x, 1, False), SPREAD)
both("Sort[axis=0, descending=true]", lambda x: sort(x, 0, True), SPREAD)
forward("Sort[axis=1, descending=false]", [TIED], sort(TIED, 1, False))
forward("Sort[axis=1, descending=true]", [TIED], sort(TIED, 1, True))

# ---------------------------------------------------------------- shapes
both("Reshape[shape=(3, 4)]", lambda x: x.reshape(3, 4), CUBE)
both("Transpose[permutation=[2, 0, 1]]", lambda x: x.transpose(2, 0, 1), CUBE)
both("BroadcastTo[shape=(2, 2, 3)]", lambda x: np.broadcast_to(x, (2, 2, 3)) * 1, ROW)
both("Reverse[axes=[0, 2]]", lambda x: np.flip(x, axis=(0, 2)), CUBE)
both("Unstack[axis=1]", lambda x: tuple(x[:, i] for i in range(x.shape[1])), CUBE)
both("Concat[axis=1]", lambda a, b, c: np.concatenate([a, b, c], axis=1),
     f64(1, 2, shape=(2, 1)), f64(3, 4, 5, 6, shape=(2, 2)), np.zeros((2, 0)))
both("Slice[sizes=(1, 2, 1), strides=[1, 2, 1]]",
     lambda x, offsets: x[1:2, 0:3:2, 1:2], CUBE, host(1, 0, 1))


def pad(x, offsets, value):
    out = np.full((3, 5), value.values[0], dtype=x.dtype)
    out[1:3, 0:5:2] = x
    return out


both("Pad[shape=(3, 5), strides=[1, 2]]", pad, X, host(1, 0), scalar(-0.5))
both("Identity[]", lambda x: x * 1, X)
forward("StopGradient[]", [X], [X])

# ---------------------------------------------------------------- indices
INDEX = i32(2, 0, 2, 1, shape=(2, 2))
both("Gather[axis=1]", lambda x, i: np.take(x, i, axis=1), CUBE, INDEX)


def scatter(updates, index):
    out = np.zeros((4, 2), dtype=updates.dtype)
    np.add.at(out, index, updates)
    return out


both("ScatterAdd[axis=0, length=4]", scatter, f64(1, 2, 3, 4, 5, 6, shape=(3, 2)), i64(3, 1, 3))
forward("OneHot[depth=3, dtype=float64]", [i32(1, -1, 2, 3)],
        [f64(0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, shape=(4, 3))])

# ---------------------------------------------------------------- made from nothing
forward("Fill[dtype=float64, shape=(2, 2)]", [scalar(0.1)], [np.full((2, 2), 0.1)])
forward("Fill[dtype=int32, shape=(2,)]", [scalar(-2.75)], [i32(-2, -2)])
forward("Iota[dtype=int64, length=4]", [], [i64(0, 1, 2, 3)])


def philox(counter, key, rounds=10):
    """Philox 4x32 as in Salmon et al. 2011, in plain integers."""
    c, k = list(counter), list(key)
    for _ in range(rounds):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & 0xFFFFFFFF, (p0 >> 32) ^ c[3] ^ k[1], p0 & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


# The known answers of the authors' library Random123.
assert philox([0] * 4, [0] * 2) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
assert philox([0xFFFFFFFF] * 4, [0xFFFFFFFF] * 2) == [
    0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]


def words(n, seed, step, site, replica):
    """Key: the seed's halves. Counter: block, site, step, and what is left of the three."""
    low = lambda v: v & 0xFFFFFFFF
    high = lambda v: (v >> 32) & 0xFFFFFFFF
    rotated = low(high(step) << 16) | (high(step) >> 16)
    last = low(replica) ^ rotated ^ high(site)
    out = []
    for block in range((n + 3) // 4):
        out += philox([block, low(site), low(step), last], [low(seed), high(seed)])
    return np.array(out[:n], dtype=np.uint32)


for key in [(0, 0, 0, 0), (7, 3, 12, 0), (2**40 + 5, 2**35 + 9, 2**33 + 1, 2)]:
    bits = words(6, *key)
    forward("RandomBits[shape=(2, 3)]", [host(*key)], [bits.view(np.int32).reshape(2, 3)])
    floats = ((bits >> 8) * np.float32(2**-24)).astype(np.float32)
    forward("RandomUniform[dtype=float32, shape=(2, 3)]", [host(*key)], [floats.reshape(2, 3)])
    pairs = words(12, *key).astype(np.uint64).reshape(6, 2)
    doubles = ((pairs[:, 0] << np.uint64(21)) ^ (pairs[:, 1] >> np.uint64(11))) * 2.0**-53
    forward("RandomUniform[dtype=float64, shape=(2, 3)]", [host(*key)], [doubles.reshape(2, 3)])
    normal = np.sqrt(-2 * np.log1p(-doubles[:3])) * np.cos(2 * np.pi * doubles[3:])
    forward("RandomNormal[dtype=float64, shape=(3,)]", [host(*key)], [normal])

# ---------------------------------------------------------------- learning
both("MatMul[transposeA=false, transposeB=false]", lambda a, b: a @ b,
     f64(*range(6), shape=(2, 3)), f64(*[v / 4 for v in range(-3, 3)], shape=(3, 2)))
both("MatMul[transposeA=true, transposeB=true]", lambda a, b: a.T @ b.T,
     f64(*range(6), shape=(3, 2)), f64(*[v / 4 for v in range(-3, 3)], shape=(2, 3)))
both("MatMul[transposeA=false, transposeB=true]", lambda a, b: a @ np.swapaxes(b, -1, -2),
     CUBE, f64(1, -2, 0.5, 3, shape=(2, 2)))
both("MatMul[transposeA=true, transposeB=false]", lambda a, b: np.swapaxes(a, -1, -2) @ b,
     f64(1, -2, 0.5, 3, 1, 1, shape=(3, 2)), CUBE)


def softmax(x, axis=-1):
    e = np.exp(x - np.max(np.real(x), axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)


def log_softmax(x, axis=-1):
    z = x - np.max(np.real(x), axis=axis, keepdims=True)
    return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


both("Softmax[axis=1]", lambda x: softmax(x, 1), CUBE)
both("LogSoftmax[axis=0]", lambda x: log_softmax(x, 0), CUBE)
FAR = f64(1000, 999, -1000, shape=(1, 3))
forward("Softmax[axis=1]", [FAR], [softmax(FAR)])
forward("LogSoftmax[axis=1]", [FAR], [log_softmax(FAR)])
ACTIVATIONS = {
    "LINEAR": lambda x: x,
    "RELU": lambda x: choose(np.real(x) > 0, x, 0),
    "SIGMOID": SIGMOID,
    "TANH": np.tanh,
}
W, BIAS = f64(*[v / 4 for v in range(-3, 3)], shape=(2, 3)), f64(0.125, -0.25, 0.375)
for label, activation in ACTIVATIONS.items():
    both(f"Linear[activation={label}, bias=true]",
         lambda x, w, b: activation(x @ w + b), CUBE, W, BIAS)
both("Linear[activation=TANH, bias=false]", lambda x, w: np.tanh(x @ w), f64(1, 2), W)


def run(step, x, states, mask, backwards):
    """The first state after each step, and all states after the last one."""
    after = [None] * x.shape[1]
    for t in reversed(range(x.shape[1])) if backwards else range(x.shape[1]):
        after[t] = step(x[:, t], *states)
        if mask is not None:
            after[t] = [np.where(mask[:, t, None], a, s) for a, s in zip(after[t], states)]
        states = after[t]
    return np.stack([a[0] for a in after], axis=1), states


def simple_rnn(activation, backwards):
    def function(x, w, u, b, h, mask=None):
        return run(lambda x, h: [activation(x @ w + h @ u + b)], x, [h], mask, backwards)[0]
    return function


def lstm(backwards):
    def function(x, w, u, b, h, c, mask=None):
        def step(x, h, c):
            i, f, g, o = np.split(x @ w + h @ u + b, 4, axis=-1)
            c = SIGMOID(f) * c + SIGMOID(i) * np.tanh(g)
            return [SIGMOID(o) * np.tanh(c), c]
        all_h, (_, c) = run(step, x, [h, c], mask, backwards)
        return all_h, c
    return function


def gru(reset_after, backwards):
    def function(x, w, u, b, h, mask=None):
        n = len(u)

        def after(x, h):
            z, r, g = np.split(x @ w + b[0], 3, axis=-1)
            hz, hr, hg = np.split(h @ u + b[1], 3, axis=-1)
            z, g = SIGMOID(z + hz), np.tanh(g + SIGMOID(r + hr) * hg)
            return [z * h + (1 - z) * g]

        def before(x, h):
            z, r, g = np.split(x @ w + b, 3, axis=-1)
            z, r = SIGMOID(z + h @ u[:, :n]), SIGMOID(r + h @ u[:, n:2 * n])
            g = np.tanh(g + (r * h) @ u[:, 2 * n:])
            return [z * h + (1 - z) * g]
        return run(after if reset_after else before, x, [h], mask, backwards)[0]
    return function


def last_state(network, backwards):
    def function(*inputs):
        results = network(*inputs)
        last = 0 if backwards else -1
        several = isinstance(results, tuple)
        return (results[0][:, last], *results[1:]) if several else results[:, last]
    return function


def waves(*shape, phase=0.0):
    return (np.sin(1.7 * np.arange(math.prod(shape)) + phase) / 1.25).reshape(shape)


ROWS_KEPT = truth(1, 1, 0, 0, 0, 0, 1, 0, 1, shape=(3, 3))  # the second row has no step
for backwards, steps in ((False, []), (True, [ROWS_KEPT])):
    attributes = f"backwards={str(backwards).lower()}, masked={str(bool(steps)).lower()}"

    def weights(gates, bias):
        return [waves(3, 3, 2), waves(2, 2 * gates, phase=1), waves(2, 2 * gates, phase=2),
                waves(*bias, phase=3), waves(3, 2, phase=4)]
    label = "RELU" if backwards else "TANH"
    both(f"SimpleRnn[activation={label}, {attributes}]",
         simple_rnn(ACTIVATIONS[label], backwards), *weights(1, (2,)), *steps)
    both(f"Lstm[{attributes}]", lstm(backwards), *weights(4, (8,)), waves(3, 2, phase=5), *steps)
    both(f"Gru[resetAfter=true, {attributes}]", gru(True, backwards), *weights(3, (2, 6)), *steps)
    both(f"Gru[resetAfter=false, {attributes}]", gru(False, backwards), *weights(3, (6,)), *steps)
    both(f"LastState[network=Lstm[{attributes}]]", last_state(lstm(backwards), backwards),
         *weights(4, (8,)), waves(3, 2, phase=5), *steps)
    both(f"LastState[network=Gru[resetAfter=true, {attributes}]]", last_state(gru(True, backwards), backwards),
         *weights(3, (2, 6)), *steps)
KEY = (7, 3, 12, 0)
KEPT = ((words(6, *KEY) >> 8) * 2.0**-24 >= np.float32(0.4)).reshape(2, 3)
both("Dropout[rate=0.4]", lambda x, key: np.where(KEPT, x * (1 / (1 - 0.4)), 0), X, host(*KEY))
SIMPLE = ("Body[inputs=5, steps=[Call[op=Linear[activation=LINEAR, bias=true], operands=[1, 2, 4]], "
          "Call[op=MatMul[transposeA=false, transposeB=false], operands=[0, 3]], Call[op=Add[], operands=[5, 6]], "
          "Call[op=Tanh[], operands=[7]]], results=[8, 8]]")


def scan(backwards):
    """A simple cell: what comes out where a step is masked is what came before, 0 at first."""
    def function(h, x, w, u, b, mask=None):
        y, after = 0 * h, [None] * x.shape[1]
        for t in reversed(range(x.shape[1])) if backwards else range(x.shape[1]):
            there = np.ones(len(h), dtype=bool) if mask is None else mask[:, t]
            new = np.tanh(x[:, t] @ w + b + h @ u)
            h, y = np.where(there[:, None], new, h), np.where(there[:, None], new, y)
            after[t] = y
        return np.stack(after, axis=1), h
    return function


for backwards, steps in ((False, []), (True, [ROWS_KEPT])):
    both(f"Scan[body={SIMPLE}, states=1, sequences=1, backwards={str(backwards).lower()}, masked={str(bool(steps)).lower()}]",
         scan(backwards), waves(3, 2, phase=4), waves(3, 3, 2), waves(2, 2, phase=1), waves(2, 2, phase=2),
         waves(2, phase=3), *steps)


def attention(scale, seen=None, factors=1.0):
    """factors: 0 for weights that are dropped."""
    def function(q, k, v, *more):
        scores = scale * q @ np.swapaxes(k, -1, -2)
        if seen is None:
            weights = softmax(scores)
        else:
            shown = np.broadcast_to(seen, scores.shape)
            e = np.where(shown, np.exp(scores), 0)
            total = np.sum(e, axis=-1, keepdims=True)
            weights = np.where(shown, e / np.where(total == 0, 1, total), 0)
        return (weights * factors) @ v, weights
    return function


QKV = [waves(2, 3, 2), waves(2, 4, 2, phase=1), waves(2, 4, 3, phase=2)]
SEEN = truth(0, 1, 1, 0, 0, 0, 0, 0, shape=(2, 1, 4))  # the second sample sees nothing
both("ScaledDotProductAttention[scale=0.5, causal=false, masked=false, dropout=0.0]", attention(0.5), *QKV)
both("ScaledDotProductAttention[scale=0.75, causal=true, masked=true, dropout=0.0]",
     attention(0.75, SEEN & np.tri(3, 4, dtype=bool)), *QKV, SEEN)
LEFT = ((words(24, *KEY) >> 8) * 2.0**-24 >= np.float32(0.4)).reshape(2, 3, 4)
both("ScaledDotProductAttention[scale=1.0, causal=false, masked=false, dropout=0.4]",
     attention(1.0, factors=np.where(LEFT, 1 / (1 - 0.4), 0)), *QKV, host(*KEY))
Z = f64(1, -0.5, 2, 0.25, 0, -1, shape=(2, 3))
T = f64(0.25, 0.5, 0.25, 0, 1, 0, shape=(2, 3))
Q = f64(0.5, 0.125, 0.25, 2, 0.25, 3, shape=(2, 3))
both("CrossEntropy[epsilon=0.125]",
     lambda p, t: -np.sum(t * np.log(np.clip(p / p.sum(-1, keepdims=True), 0.125, 0.875)), axis=-1), Q, T)
both("SoftmaxCrossEntropy[]", lambda z, t: -np.sum(t * log_softmax(z), axis=-1), Z, T)
both("SparseSoftmaxCrossEntropy[]",
     lambda z, i: -np.take_along_axis(log_softmax(z), i[:, None], axis=-1)[:, 0], Z, i64(2, 0))
for labels in (i32(-1, 1), i32(1, 3)):  # by hand: NaN where the label is no class
    bad = np.array([not 0 <= v < 3 for v in labels])
    loss = -log_softmax(Z)[[0, 1], np.clip(labels, 0, 2)]
    forward("SparseSoftmaxCrossEntropy[]", [Z, labels], [np.where(bad, NAN, loss)])
    dz = softmax(Z) - np.eye(3)[np.clip(labels, 0, 2)]
    gradient("SparseSoftmaxCrossEntropy[]", [Z, labels], [f64(1.0, 1.0)],
             [np.where(bad[:, None], NAN, dz)])
both("SigmoidCrossEntropy[]",
     lambda z, t: -t * np.log(SIGMOID(z)) - (1 - t) * np.log(1 - SIGMOID(z)), Z, T)
forward("SigmoidCrossEntropy[]", [f64(1000, -1000, -1000), f64(0, 1, 0)], [f64(1000, 1000, 0)])

# ---------------------------------------------------------------- windows that slide
class Sliding:
    def __init__(self, strides, dilations, before, after):
        self.lists = strides, dilations, before, after

    def __str__(self):
        strides, dilations, before, after = map(list, self.lists)
        return f"Sliding[strides={strides}, dilations={dilations}, before={before}, after={after}]"

    def meetings(self, spatial, sizes):
        """All (input place, window element, output place) with the input place inside."""
        strides, dilations, before, _ = self.lists
        for o in np.ndindex(*self.outputs(spatial, sizes)):
            for s in np.ndindex(*sizes):
                i = tuple(oo * t + ss * d - b
                          for oo, ss, t, d, b in zip(o, s, strides, dilations, before))
                if all(0 <= at < n for at, n in zip(i, spatial)):
                    yield i, s, o

    def outputs(self, spatial, sizes):
        strides, dilations, before, after = self.lists
        return tuple((n + b + a - (s - 1) * d - 1) // t + 1
                     for n, s, t, d, b, a in zip(spatial, sizes, strides, dilations, before, after))


def convolution(x, w, sliding, groups):
    spatial, sizes, (c, k) = x.shape[1:-1], w.shape[:-2], w.shape[-2:]
    y = np.zeros((x.shape[0], *sliding.outputs(spatial, sizes), k), dtype=np.result_type(x, w))
    for i, s, o in sliding.meetings(spatial, sizes):
        for g in range(groups):
            part = slice(g * k // groups, (g + 1) * k // groups)
            y[(slice(None), *o, part)] += x[(slice(None), *i)][:, g * c:(g + 1) * c] @ w[s][:, part]
    return y


def convolution_transpose(y, w, spatial, sliding, groups):
    sizes, (c, k) = w.shape[:-2], w.shape[-2:]
    x = np.zeros((y.shape[0], *spatial, c * groups), dtype=np.result_type(y, w))
    for i, s, o in sliding.meetings(spatial, sizes):
        for g in range(groups):
            part = slice(g * k // groups, (g + 1) * k // groups)
            x[(slice(None), *i, slice(g * c, (g + 1) * c))] += (
                y[(slice(None), *o)][:, part] @ w[s][:, part].T)
    return x


def convolution_weights(x, y, sizes, sliding, groups):
    c, k = x.shape[-1] // groups, y.shape[-1]
    w = np.zeros((*sizes, c, k), dtype=np.result_type(x, y))
    for i, s, o in sliding.meetings(x.shape[1:-1], sizes):
        for g in range(groups):
            part = slice(g * k // groups, (g + 1) * k // groups)
            w[s][:, part] += x[(slice(None), *i)][:, g * c:(g + 1) * c].T @ y[(slice(None), *o)][:, part]
    return w


def patches(x, sizes, sliding):
    spatial, c = x.shape[1:-1], x.shape[-1]
    seen = np.zeros((x.shape[0], *sliding.outputs(spatial, sizes), *sizes, c), dtype=x.dtype)
    for i, s, o in sliding.meetings(spatial, sizes):
        seen[(slice(None), *o, *s)] = x[(slice(None), *i)]
    return seen


def numbers(*shape):
    return f64(*[((i * 7) % 13 - 6) / 8 for i in range(math.prod(shape))], shape=shape)


LINE = Sliding([2], [3], [3], [0])
PLANE = Sliding([2, 1], [1, 2], [1, 0], [0, 2])
both(f"Patches[sizes=(2,), sliding={LINE}]", lambda x: patches(x, (2,), LINE), numbers(2, 6, 2))
both(f"Convolution[sliding={LINE}, groups=1, activation=LINEAR, bias=false]",
     lambda x, w: convolution(x, w, LINE, 1), numbers(2, 6, 2), numbers(2, 2, 3))
both(f"Convolution[sliding={PLANE}, groups=2, activation=TANH, bias=true]",
     lambda x, w, b: np.tanh(convolution(x, w, PLANE, 2) + b),
     numbers(1, 4, 3, 4), numbers(2, 2, 2, 2), f64(0.25, -0.5))
both(f"ConvolutionTranspose[spatial=(6,), sliding={LINE}, groups=1, activation=LINEAR, bias=false]",
     lambda y, w: convolution_transpose(y, w, (6,), LINE, 1), numbers(2, 3, 3), numbers(2, 2, 3))
both(f"ConvolutionTranspose[spatial=(4, 3), sliding={PLANE}, groups=2, activation=SIGMOID, bias=true]",
     lambda y, w, b: SIGMOID(convolution_transpose(y, w, (4, 3), PLANE, 2) + b),
     numbers(1, 2, 3, 2), numbers(2, 2, 2, 2), f64(0.25, -0.5, 1, 0))
both(f"ConvolutionWeights[sizes=(2,), sliding={LINE}, groups=1]",
     lambda x, y: convolution_weights(x, y, (2,), LINE, 1), numbers(2, 6, 2), numbers(2, 3, 3))
both(f"ConvolutionWeights[sizes=(2, 2), sliding={PLANE}, groups=2]",
     lambda x, y: convolution_weights(x, y, (2, 2), PLANE, 2),
     numbers(1, 4, 3, 4), numbers(1, 2, 3, 2))
# ---------------------------------------------------------------- pooling
POOL_LINE = Sliding((2,), (2,), (1,), (2,))
POOL_PLANE = Sliding((2, 1), (1, 1), (1, 0), (0, 1))


def windows(x, sizes, sliding):
    """For each place: which places of x its window sees, in order."""
    seen = {o: [] for o in np.ndindex(*sliding.outputs(x.shape[1:-1], sizes))}
    for i, _, o in sliding.meetings(x.shape[1:-1], sizes):
        seen[o].append(i)
    return seen


def max_pooling(x, sizes, sliding):
    spatial = x.shape[1:-1]
    outputs = sliding.outputs(spatial, sizes)
    y = np.zeros((x.shape[0], *outputs, x.shape[-1]), dtype=x.dtype)
    positions = np.zeros(y.shape, dtype=np.int64)
    for o, places in windows(x, sizes, sliding).items():
        for n in range(x.shape[0]):
            for c in range(x.shape[-1]):
                best = max(places, key=lambda i: np.real(x[(n, *i, c)]))
                y[(n, *o, c)] = x[(n, *best, c)]
                positions[(n, *o, c)] = np.ravel_multi_index(best, spatial)
    return y, positions


def average_pooling(x, sizes, sliding, count_padding):
    y = np.zeros((x.shape[0], *sliding.outputs(x.shape[1:-1], sizes), x.shape[-1]), dtype=x.dtype)
    for o, places in windows(x, sizes, sliding).items():
        total = sum(x[(slice(None), *i)] for i in places)
        y[(slice(None), *o)] = total / (np.prod(sizes) if count_padding else len(places))
    return y


def max_unpooling(y, positions, spatial):
    x = np.zeros((y.shape[0], int(np.prod(spatial)), y.shape[-1]), dtype=y.dtype)
    for at in np.ndindex(*y.shape):
        x[at[0], positions[at], at[-1]] += y[at]
    return x.reshape(y.shape[0], *spatial, y.shape[-1])


POOLED_LINE = f64(*np.sin(np.arange(1, 15) * 1.7), shape=(1, 7, 2))
POOLED_PLANE = f64(*np.cos(np.arange(1, 25) * 2.3), shape=(2, 4, 3, 1))
for x, sizes, sliding in (POOLED_LINE, (2,), POOL_LINE), (POOLED_PLANE, (3, 2), POOL_PLANE):
    shape = "(" + ", ".join(map(str, sizes)) + (",)" if len(sizes) == 1 else ")")
    both(f"MaxPooling[sizes={shape}, sliding={sliding}]",
         lambda x: max_pooling(x, sizes, sliding)[0], x)
    both(f"MaxPoolingIndices[sizes={shape}, sliding={sliding}]",
         lambda x: max_pooling(x, sizes, sliding), x)
    for padding in False, True:
        both(f"AveragePooling[sizes={shape}, sliding={sliding}, countPadding={str(padding).lower()}]",
             lambda x: average_pooling(x, sizes, sliding, padding), x)
gradient(  # by hand: the first of equal ones
    f"MaxPooling[sizes=(2,), sliding={POOL_LINE}]", [f64(3, 3, 3, 3, shape=(1, 4, 1))],
         [f64(1, 2, 4, shape=(1, 3, 1))], [f64(0, 3, 0, 4, shape=(1, 4, 1))])
both("MaxUnpooling[spatial=(2, 3)]", lambda y, i: max_unpooling(y, i, (2, 3)),
     f64(0.5, -1, 2, 3, 0.25, 1, 1, -2, shape=(2, 2, 1, 2)),
     np.array([0, 5, 3, 5, 2, 2, 1, 0], dtype=np.int64).reshape(2, 2, 1, 2))

# ---------------------------------------------------------------- normalisation
def normalization(x, axes, epsilon, gamma, beta):
    mean = np.mean(x, axis=axes, keepdims=True)
    variance = np.mean((x - mean) ** 2, axis=axes, keepdims=True)
    return gamma * (x - mean) / np.sqrt(variance + epsilon) + beta, mean, variance


def batch_normalization(x, gamma=1, beta=0):
    y, mean, variance = normalization(x, tuple(range(x.ndim - 1)), 0.25, gamma, beta)
    return y, mean.reshape(-1), variance.reshape(-1)


def rectified(y, *statistics):
    return choose(np.real(y) > 0, y, 0), *statistics


def layer_normalization(x, axes, gamma=1, beta=0):
    y, mean, variance = normalization(x, tuple(range(x.ndim - axes, x.ndim)), 0.25, gamma, beta)
    leading = x.shape[: x.ndim - axes]
    return y, mean.reshape(leading), variance.reshape(leading)


def group_normalization(x, groups, gamma=1, beta=0):
    parts = x.reshape(x.shape[0], -1, groups, x.shape[-1] // groups)
    y, mean, variance = normalization(parts, (1, 3), 0.25, 1, 0)
    flat = (x.shape[0], groups)
    return gamma * y.reshape(x.shape) + beta, mean.reshape(flat), variance.reshape(flat)


IMAGES = f64(*np.sin(np.arange(1, 25) * 1.1), shape=(2, 3, 1, 4))
GAMMA, BETA = f64(0.5, -1, 2, 0.75), f64(0.125, 0, -0.5, 1)
both("BatchNormalization[epsilon=0.25, scale=true, center=true, activation=LINEAR]", batch_normalization, IMAGES, GAMMA, BETA)
both("BatchNormalization[epsilon=0.25, scale=true, center=true, activation=RELU]",
     lambda x, g, b: rectified(*batch_normalization(x, g, b)), IMAGES, GAMMA, BETA)
both("BatchNormalization[epsilon=0.25, scale=false, center=true, activation=LINEAR]",
     lambda x, b: batch_normalization(x, 1, b), IMAGES, BETA)
both("LayerNormalization[axes=1, epsilon=0.25, scale=true, center=true]",
     lambda x, g, b: layer_normalization(x, 1, g, b), IMAGES, GAMMA, BETA)
both("LayerNormalization[axes=2, epsilon=0.25, scale=true, center=false]",
     lambda x, g: layer_normalization(x, 2, g), IMAGES, GAMMA.reshape(1, 4))
both("GroupNormalization[groups=2, epsilon=0.25, scale=true, center=true]",
     lambda x, g, b: group_normalization(x, 2, g, b), IMAGES, GAMMA, BETA)
both("GroupNormalization[groups=4, epsilon=0.25, scale=false, center=false]",
     lambda x: group_normalization(x, 4), IMAGES)
both("BatchNormalizationInference[epsilon=0.25, scale=true, center=true]",
     lambda x, m, v, g, b: g * (x - m) / np.sqrt(v + 0.25) + b,
     IMAGES, f64(0.5, -0.25, 0, 1), f64(1, 0.25, 2, 0.5), GAMMA, BETA)


def local_response(x, size, alpha, beta, k):
    sums = np.zeros(x.shape, dtype=x.dtype)
    for c in range(x.shape[-1]):
        near = x[..., max(0, c - size // 2):c + size // 2 + 1]
        sums[..., c] = np.sum(near * near, axis=-1)
    return x / (k + alpha * sums) ** beta


both("LocalResponseNormalization[size=3, alpha=0.5, beta=0.75, k=2.0]",
     lambda x: local_response(x, 3, 0.5, 0.75, 2), IMAGES)

# ---------------------------------------------------------------- updates, after Keras 3.16
G, V, M = f64(0.5, -1, 2), f64(0.25, 0, -0.5), f64(0.125, 0.5, -0.25)
Q = f64(1, 2, 3)
forward("SgdUpdate[momentum=0.0, nesterov=false]", [Q, G, scalar(0.1)], [Q - G * 0.1])
VELOCITY = V * 0.9 - G * 0.1
forward("SgdUpdate[momentum=0.9, nesterov=false]", [Q, V, G, scalar(0.1)],
        [Q + VELOCITY, VELOCITY])
forward("SgdUpdate[momentum=0.9, nesterov=true]", [Q, V, G, scalar(0.1)],
        [Q + 0.9 * VELOCITY - G * 0.1, VELOCITY])
SQUARES = f64(0.25, 0.5, 1)
for step in (0, 4):
    alpha = 0.01 * np.sqrt(1 - 0.999 ** (step + 1)) / (1 - 0.9 ** (step + 1))
    m = M + (G - M) * (1 - 0.9)
    v = SQUARES + (G * G - SQUARES) * (1 - 0.999)
    forward("AdamUpdate[beta1=0.9, beta2=0.999, epsilon=1.0E-7]",
            [Q, M, SQUARES, G, scalar(0.01), host(step)],
            [Q - m * alpha / (np.sqrt(v) + 1e-7), m, v])
sums = SQUARES + G * G
forward("AdagradUpdate[epsilon=1.0E-7]", [Q, SQUARES, G, scalar(0.1)],
        [Q - G * 0.1 / np.sqrt(sums + 1e-7), sums])
TABLE = f64(1, 2, 3, 4, 5, 6, 7, 8, shape=(4, 2))
SLICES = f64(0.5, -1, 2, 0.25, -0.75, 1.5, 1, 1, shape=(2, 2, 2))
ROWS = i32(3, 0, 3, 1, shape=(2, 2))
DENSE = f64(2, 0.25, 1, 1, 0, 0, -0.25, 0.5, shape=(4, 2))  # by hand: 3 stands in ROWS twice
SUMS = f64(1, 0.5, 0.25, 2, 0.125, 1, 4, 0.5, shape=(4, 2))
forward("SparseUpdate[update=SgdUpdate[momentum=0.0, nesterov=false]]",
        [TABLE, SLICES, ROWS, scalar(0.1)], [TABLE - DENSE * 0.1])
forward("SparseUpdate[update=AdagradUpdate[epsilon=1.0E-7]]",
        [TABLE, SUMS, SLICES, ROWS, scalar(0.1)],
        [TABLE - DENSE * 0.1 / np.sqrt(SUMS + DENSE * DENSE + 1e-7), SUMS + DENSE * DENSE])


def elementwise(inputs, calls, results):
    made = ", ".join(f"Call[op={op}[], operands={list(operands)}]" for op, *operands in calls)
    over = ", ".join(f"Result[value={value}, over={at}]" for value, at in results)
    return f"Elementwise[inputs={inputs}, calls=[{made}], results=[{over}]]"


RMS = [("Square", 2), ("Mul", 7, 4), ("Mul", 1, 3), ("Add", 9, 8), ("Add", 10, 5), ("Sqrt", 11),
       ("Mul", 2, 6), ("Div", 13, 12), ("Sub", 0, 14)]
MEANS = 0.9 * SQUARES + 0.1 * G * G
forward(elementwise(7, RMS, [(10, 1), (15, 0)]),
        [Q, SQUARES, G, f64(0.9, shape=()), f64(0.1, shape=()), f64(1e-7, shape=()),
         f64(0.01, shape=())],
        [MEANS, Q - 0.01 * G / np.sqrt(MEANS + 1e-7)])
EXCHANGED = elementwise(2, [("Mul", 0, 1), ("Add", 1, 2), ("Sub", 0, 2)], [(3, 0), (4, 1)])
forward(EXCHANGED, [Q, G], [G + Q * G, Q - Q * G])
forward("MultiTensorUpdate[updates=[Update[op=SgdUpdate[momentum=0.0, nesterov=false], inputs=3, "
        f"outputs=1], Update[op={EXCHANGED}, inputs=2, outputs=2]]]",
        [Q, G, scalar(0.1), V, M], [Q - G * 0.1, M + V * M, V - V * M])

print(f"# Written by golden.py with NumPy {np.__version__} on Python {platform.python_version()}.")
for op, direction, inputs, seeds, outputs in cases:
    print(f"case {direction} {op}")
    for array in inputs:
        print("in", text(array))
    for array in seeds:
        print("seed", text(array))
    for array in outputs:
        print("out", text(array))
print(f"{len(cases)} cases", file=sys.stderr)
