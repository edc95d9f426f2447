"""Writes layers.json: what Keras's layers give, with gradients, in float64. Dense is left to golden.py: Keras multiplies
it in float32 on JAX.

Run with Keras 3 and JAX installed:
KERAS_BACKEND=jax JAX_ENABLE_X64=1 python3 layers.py > ../resources/org/fascicle/plugin/core/layers.json
Last run with the versions that the file names.
"""
import json

import jax
import keras
import numpy as np
from keras.src.backend import get_keras_mask, set_keras_mask

keras.config.set_floatx("float64")
rng = np.random.default_rng(20260102)
T = True
F = False


def array(value):
    value = np.asarray(value)
    return {"shape": list(value.shape), "values": [float(v) for v in value.ravel()]}


def case(name, shapes, masks=None, **config):
    """One layer on random inputs; masks are booleans for each sample and time step, or None."""
    layer = getattr(keras.layers, name)(**config)
    inputs = [rng.normal(size=shape).round(3) for shape in shapes]
    if name == "Masking":
        inputs[0][(0, 1)[: inputs[0].ndim - 1]] = config.get("mask_value", 0.0)
        inputs[0][1, ..., 0] = config.get("mask_value", 0.0)  # one feature alone masks nothing
    masks = [None if m is None else np.array(m) for m in masks or [None] * len(inputs)]
    one = len(inputs) == 1 and not isinstance(layer, keras.src.layers.merging.base_merge.Merge)
    layer.build(shapes[0] if one else shapes)
    weights = [rng.normal(size=w.shape).round(3) for w in layer.trainable_variables]

    def call(weights, inputs):
        inputs = [jax.numpy.asarray(x) for x in inputs]
        for x, mask in zip(inputs, masks):
            if mask is not None:
                set_keras_mask(x, jax.numpy.asarray(mask))
        with keras.StatelessScope(zip(layer.trainable_variables, weights), collect_losses=True) as scope:
            result = layer(inputs[0] if one else inputs)
            return result, get_keras_mask(result), sum(scope.losses)

    output, mask, loss = call(weights, inputs)
    seed = rng.normal(size=output.shape).round(3)
    total = lambda w, x: (call(w, x)[0] * seed).sum()
    of_weights, of_inputs = jax.grad(total, argnums=(0, 1))(weights, inputs)
    names = [w.name for w in layer.trainable_variables]
    return {
        "type": name,
        "config": config,
        "inputs": [array(x) for x in inputs],
        "masks": [None if m is None else array(m) for m in masks],
        "parameters": {n: array(w) for n, w in zip(names, weights)},
        "seed": array(seed),
        "output": array(output),
        "mask": None if mask is None else array(mask),
        "loss": float(loss),
        "inputGradients": [array(g) for g in of_inputs],
        "parameterGradients": {n: array(g) for n, g in zip(names, of_weights)},
    }


def cases():
    time = [[T, F, T], [F, F, T]]
    other = [[T, T, F], [F, T, T]]
    for merge in "Add", "Subtract", "Multiply", "Average", "Maximum", "Minimum":
        yield case(merge, [(2, 3, 4), (2, 3, 4)])
        yield case(merge, [(2, 4), (2, 3, 4)])
        yield case(merge, [(2, 3, 1), (2, 1, 4)])
        yield case(merge, [(2, 3, 4), (2, 3, 4)], [time, other])
        yield case(merge, [(2, 3, 4), (2, 3, 4)], [time, None])
        yield case(merge, [(2, 3, 4), (2, 3, 4)], [None, other])
    for merge in "Add", "Multiply", "Average", "Maximum", "Minimum":
        yield case(merge, [(2, 3, 4)] * 3, [time, other, [[F, F, F], [T, T, F]]])
    yield case("Concatenate", [(2, 3), (2, 4), (2, 1)])
    yield case("Concatenate", [(2, 3, 4), (2, 3, 2)], [time, other])
    yield case("Concatenate", [(2, 3, 4), (2, 3, 4)], [time, other], axis=1)
    yield case("Concatenate", [(2, 3, 4), (2, 3, 4)], [time, None], axis=1)
    yield case("Concatenate", [(2, 3, 4), (2, 3, 4)], [None, other], axis=-2)
    yield case("Dot", [(2, 5), (2, 5)], axes=1)
    yield case("Dot", [(2, 5), (2, 5)], axes=-1, normalize=True)
    yield case("Dot", [(2, 3, 5), (2, 5, 4)], axes=[2, 1])
    yield case("Dot", [(2, 3, 5), (2, 4, 5)], axes=-1, normalize=True)
    yield case("Dot", [(2, 5), (2, 3, 5)], axes=[1, 2])
    yield case("Dot", [(2, 3, 4, 5), (2, 4, 6)], axes=[2, 1])
    yield case("Dot", [(2, 4, 6), (2, 3, 4, 5)], axes=[1, 2])
    yield case("Permute", [(2, 3, 4, 5)], dims=[3, 1, 2])
    yield case("RepeatVector", [(2, 3)], n=4)
    yield case("Reshape", [(2, 3, 4)], target_shape=[2, -1, 3])
    yield case("Flatten", [(2, 3, 4, 5)])
    yield case("Flatten", [(2, 3, 4, 5)], data_format="channels_first")
    yield case("Flatten", [(2,)])
    yield case("Masking", [(2, 3, 4)])
    yield case("Masking", [(2, 3, 4)], mask_value=-1.5)
    yield case("Masking", [(2, 3)])
    yield case("Identity", [(2, 3, 4)], [time])
    yield case("Rescaling", [(2, 3)], scale=0.5, offset=-2.0)
    yield case("ActivityRegularization", [(4, 3)], l1=0.3, l2=0.7)
    yield case("UnitNormalization", [(2, 3, 4)])
    yield case("UnitNormalization", [(2, 3, 4)], axis=[1, 2])
    yield case("UnitNormalization", [(2, 3, 4)], [time], axis=1)
    yield case("Softmax", [(2, 3, 4)])
    yield case("Softmax", [(2, 3, 4)], axis=[1, 2])
    yield case("Softmax", [(2, 3)], [time], axis=1)
    yield case("ReLU", [(4, 5)])
    yield case("ReLU", [(4, 5)], max_value=1.0, negative_slope=0.2, threshold=0.5)
    yield case("ReLU", [(4, 5)], max_value=6.0)
    yield case("LeakyReLU", [(4, 5)])
    yield case("LeakyReLU", [(4, 5)], negative_slope=0.1)
    yield case("ELU", [(4, 5)], alpha=0.7)
    yield case("PReLU", [(2, 3, 4)])
    yield case("PReLU", [(2, 3, 4)], shared_axes=[1])
    yield case("Activation", [(2, 3)], activation="softmax")


print(json.dumps({"keras": keras.__version__, "jax": jax.__version__, "cases": list(cases())}, indent=None))
