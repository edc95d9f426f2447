"""What the scripts that write the values of Keras's layers share: one layer on random inputs, with gradients, in float64."""
import json

import jax
import keras
import numpy as np
from keras.src.backend import get_keras_mask, set_keras_mask

keras.config.set_floatx("float64")
rng = np.random.default_rng(20260102)


def array(value):
    value = np.asarray(value)
    return {"shape": list(value.shape), "values": [float(v) for v in value.ravel()]}


def case(name, shapes, masks=None, training=True, frozen=False, single=False, ids=0, **config):
    """One layer on random inputs; masks are booleans for each sample and time step, or None. Running statistics start at
    random values; a frozen layer is not trainable; single marks what Keras computes in float32 on JAX whatever the type;
    ids asks for whole numbers from 0 up to it."""
    layer = getattr(keras.layers, name)(**config)
    inputs = [rng.integers(ids, size=shape).astype("float64") if ids else rng.normal(size=shape).round(3) for shape in shapes]
    if name == "Masking":
        inputs[0][(0, 1)[: inputs[0].ndim - 1]] = config.get("mask_value", 0.0)
        inputs[0][1, ..., 0] = config.get("mask_value", 0.0)  # one feature alone masks nothing
    masks = [None if m is None else np.array(m) for m in masks or [None] * len(inputs)]
    one = len(inputs) == 1 and not isinstance(layer, keras.src.layers.merging.base_merge.Merge)
    layer.build(shapes[0] if one else shapes)
    parameters = list(layer.trainable_variables)
    weights = [rng.normal(size=w.shape).round(3) for w in parameters]
    kept = [v for v in layer.non_trainable_variables if v.dtype == "float64"]
    states = [rng.uniform(0.5, 2, size=v.shape).round(3) for v in kept]
    layer.trainable = not frozen

    def call(weights, inputs):
        inputs = [jax.numpy.asarray(x) for x in inputs]
        for x, mask in zip(inputs, masks):
            if mask is not None:
                set_keras_mask(x, jax.numpy.asarray(mask))
        values = list(zip(parameters, weights)) + list(zip(kept, states))
        with keras.StatelessScope(values, collect_losses=True) as scope:
            result = layer(inputs[0] if one else inputs, training=training)
            after = [scope.get_current_value(v) for v in kept]
            return result, get_keras_mask(result), sum(scope.losses), after

    output, mask, loss, after = call(weights, inputs)
    seed = rng.normal(size=output.shape).round(3)
    total = lambda w, x: (call(w, x)[0] * seed).sum()
    of_weights, of_inputs = jax.grad(total, argnums=(0, 1))(weights, inputs)
    names = [w.name for w in parameters]
    if frozen:
        config = {**config, "trainable": False}
    more = {}
    if single:
        more["single"] = True
    if not training:
        more["training"] = False
    if kept:
        more["states"] = {v.name: array(x) for v, x in zip(kept, states)}
        more["nextStates"] = {v.name: array(x) for v, x in zip(kept, after)}
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
        **more,
    }


def write(cases):
    """All of them, as JSON."""
    print(json.dumps({"keras": keras.__version__, "jax": jax.__version__, "cases": list(cases)}, indent=None))
