"""Writes attention.json: what Keras's attention layers give, with gradients, in float64.

Run with Keras 3 and JAX installed:
KERAS_BACKEND=jax JAX_ENABLE_X64=1 PYTHONPATH=../../../../plugin-core/src/test/python \\
    python3 attention.py > ../resources/org/fascicle/plugin/rnn/attention.json
Last run with the versions that the file names.
"""
import jax
import keras
import numpy as np
from keras.src import backend
from keras.src.backend import get_keras_mask, set_keras_mask
from keras_layer import array, rng, write

backend.numpy.tanh = jax.numpy.tanh  # Keras's own rounds to float32

AT_CALL = ("use_causal_mask", "return_attention_scores")  # Keras says these when it calls
QUERY, VALUE, KEY = (2, 3, 4), (2, 5, 3), (2, 5, 4)
BOTH = (2, 5, 4)  # key and value in one
SHOWN = [[True, True, True, False, False], [False, True, False, True, False]]
ASKED = [[True, True, False], [False, True, True]]
PAIRS = rng.integers(2, size=(2, 3, 5))
PAIRS[1, 1] = 0  # a query that sees nothing


def case(name, shapes, masks=None, pairs=None, single=False, **config):
    """One layer on query, value and key; pairs is a mask of MultiHeadAttention's own, as a last input of 0 and 1; single
    marks what JAX's attention computes in float32 whatever the type."""
    layer = getattr(keras.layers, name)(**{k: v for k, v in config.items() if k not in AT_CALL})
    told = {k: v for k, v in config.items() if k in AT_CALL}
    heads = name == "MultiHeadAttention"
    inputs = [rng.normal(size=shape).round(3) for shape in shapes]
    masks = [None if m is None else np.array(m) for m in masks or [None] * len(inputs)]
    layer.build(*shapes) if heads else layer.build(shapes)
    parameters = list(layer.trainable_variables)
    weights = [rng.normal(size=w.shape).round(3) for w in parameters]
    if pairs is not None:
        told["attention_mask"] = pairs.astype(bool)

    def call(weights, inputs):
        inputs = [jax.numpy.asarray(x) for x in inputs]
        for x, mask in zip(inputs, masks):
            if mask is not None:
                set_keras_mask(x, jax.numpy.asarray(mask))
        with keras.StatelessScope(list(zip(parameters, weights))):
            result = layer(*inputs, training=True, **told) if heads else layer(inputs, training=True, **told)
            result = result if isinstance(result, tuple) else (result,)
            return result, get_keras_mask(result[0])

    (output, *others), mask = call(weights, inputs)
    seeds = [rng.normal(size=y.shape).round(3) for y in (output, *others)]
    total = lambda w, x: sum((y * s).sum() for y, s in zip(call(w, x)[0], seeds))
    of_weights, of_inputs = jax.grad(total, argnums=(0, 1))(weights, inputs)
    names = [w.path.split("/", 1)[1].replace("/", "_") for w in parameters]
    given = [] if pairs is None else [pairs.astype("float64")]
    return {
        "type": name,
        "config": config,
        "inputs": [array(x) for x in inputs + given],
        "masks": [None if m is None else array(m) for m in masks] + [None] * len(given),
        "parameters": {n: array(w) for n, w in zip(names, weights)},
        "seed": array(seeds[0]),
        "output": array(output),
        "others": [{"output": array(y), "seed": array(s)} for y, s in zip(others, seeds[1:])],
        "mask": None if mask is None else array(mask),
        "loss": 0.0,
        "single": single,
        "inputGradients": [array(g) for g in of_inputs] + [array(np.zeros(x.shape)) for x in given],
        "parameterGradients": {n: array(g) for n, g in zip(names, of_weights)},
    }


def one_head(name, **config):
    """What both layers with one head are told."""
    yield case(name, [QUERY, BOTH], **config)
    yield case(name, [QUERY, VALUE, KEY], **config)
    yield case(name, [QUERY, VALUE, KEY], use_causal_mask=True, **config)
    yield case(name, [QUERY, BOTH], [ASKED, SHOWN], **config)
    yield case(name, [QUERY, VALUE, KEY], [None, SHOWN, None], return_attention_scores=True, **config)


def cases():
    yield from one_head("Attention")
    yield from one_head("Attention", use_scale=True)
    yield from one_head("Attention", score_mode="concat")
    yield case("Attention", [QUERY, VALUE, KEY], score_mode="concat", use_scale=True)
    yield from one_head("AdditiveAttention")
    yield from one_head("AdditiveAttention", use_scale=False)
    heads = {"num_heads": 2, "key_dim": 3}
    yield case("MultiHeadAttention", [QUERY, BOTH], single=True, **heads)
    yield case("MultiHeadAttention", [QUERY, VALUE], output_shape=[2, 3], single=True, **heads)
    yield case("MultiHeadAttention", [QUERY, VALUE], num_heads=1, key_dim=1, single=True)
    yield case("MultiHeadAttention", [QUERY, VALUE], use_causal_mask=True, single=True, **heads)
    yield case("MultiHeadAttention", [BOTH, QUERY], use_causal_mask=True, single=True, **heads)
    # With the weights asked for, Keras gives 0 to a query that sees nothing; without, the mean.
    asked = {**heads, "return_attention_scores": True}
    yield case("MultiHeadAttention", [QUERY, VALUE, KEY], value_dim=5, use_bias=False, **asked)
    yield case("MultiHeadAttention", [QUERY, VALUE], [ASKED, SHOWN], **asked)
    yield case("MultiHeadAttention", [QUERY, VALUE, KEY], [None, None, SHOWN], **asked)
    yield case("MultiHeadAttention", [QUERY, VALUE, KEY], pairs=PAIRS, **asked)
    yield case("MultiHeadAttention", [QUERY, VALUE, KEY], [ASKED, SHOWN, None], pairs=PAIRS, use_causal_mask=True, **asked)
    grid = [(2, 3, 2, 4), (2, 3, 2, 3)]
    yield case("MultiHeadAttention", grid, **heads)
    yield case("MultiHeadAttention", grid, attention_axes=[2], **heads)
    yield case("MultiHeadAttention", [(2, 3, 2, 4), (2, 5, 2, 3)], attention_axes=[1], **heads)
    yield case("MultiHeadAttention", [(2, 3, 2, 4), (2, 5, 4, 3)], **heads)
    yield case("MultiHeadAttention", [QUERY, VALUE], use_gate=True, value_dim=4, **asked)
    yield case("MultiHeadAttention", [QUERY, VALUE, KEY], use_gate=True, use_bias=False, **asked)
    yield case("MultiHeadAttention", [BOTH, VALUE], sliding_window=2, **asked)
    yield case("MultiHeadAttention", [BOTH, VALUE], [SHOWN, SHOWN], sliding_window=2, use_causal_mask=True, **asked)


write(cases())
