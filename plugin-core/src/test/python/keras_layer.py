"""What the scripts that write the values of Keras's layers share: one layer on random inputs, with gradients, in float64."""
import json
import re

import jax
import keras
import numpy as np
from keras.src.backend import get_keras_mask, set_keras_mask

keras.config.set_floatx("float64")
rng = np.random.default_rng(20260102)


def array(value):
    value = np.asarray(value)
    return {"shape": list(value.shape), "values": [float(v) for v in value.ravel()]}


def built(value):
    """A layer of a description of it; anything else as it is."""
    if isinstance(value, dict) and "type" in value:
        return getattr(keras.layers, value["type"])(**{k: built(v) for k, v in value["config"].items()})
    return [built(v) for v in value] if isinstance(value, list) else value


def described(name, **config):
    """A layer inside another one."""
    return {"type": name, "config": config}


def parameter_name(layer, path):
    """The name of a parameter within its layer: our layers inside others are named by what they are, and hold no cell."""
    parts = path.split("/")[1:]
    if layer == "RNN":
        parts[:-1] = ["cell"] if len(parts) == 2 else ["cell", "cell_1" if "gru" in parts[1] else "cell_0"]
        return "/".join(parts)
    cell = re.search(r"ward_rnn(_\d+)?$", parts[0])
    parts = [p for p in parts if not re.search(r"_cell(_\d+)?$", p)]
    if layer == "TimeDistributed":
        parts[:-1] = ["layer"] * (len(parts) - 1)
    if layer == "Bidirectional":
        parts[0] = "forward_layer" if parts[0].startswith("forward_") else "backward_layer"
        parts[1:1] = ["cell"] if cell else []
    return "/".join(parts)


def case(name, shapes, masks=None, training=True, frozen=False, single=False, ids=0, **config):
    """One layer on random inputs; masks are booleans for each sample and time step, or None. Running statistics start at
    random values; a frozen layer is not trainable; single marks what Keras computes in float32 on JAX whatever the type;
    ids asks for whole numbers from 0 up to it."""
    layer = built(described(name, **{k: None if (k, v) == ("merge_mode", "none") else v for k, v in config.items()}))
    inputs = [rng.integers(ids, size=shape).astype("float64") if ids else rng.normal(size=shape).round(3) for shape in shapes]
    if name == "Masking":
        inputs[0][(0, 1)[: inputs[0].ndim - 1]] = config.get("mask_value", 0.0)
        inputs[0][1, ..., 0] = config.get("mask_value", 0.0)  # one feature alone masks nothing
    masks = [None if m is None else np.array(m) for m in masks or [None] * len(inputs)]
    stateful = len(inputs) > 1 and hasattr(layer, "return_sequences")
    one = (len(inputs) == 1 or stateful) and not isinstance(layer, keras.src.layers.merging.base_merge.Merge)
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
            more = {"initial_state": inputs[1:]} if stateful else {}
            if stateful and masks[0] is not None:  # beside initial states Keras hands no mask on by itself
                more["mask"] = jax.numpy.asarray(masks[0])
            result = layer(inputs[0] if one else inputs, training=training, **more)
            result = list(result) if isinstance(result, (list, tuple)) else [result]
            after = [scope.get_current_value(v) for v in kept]
            return result, get_keras_mask(result[0]), sum(scope.losses), after

    (output, *others), mask, loss, after = call(weights, inputs)
    seed = rng.normal(size=output.shape).round(3)
    seeds = [seed] + [rng.normal(size=other.shape).round(3) for other in others]
    total = lambda w, x: sum((y * s).sum() for y, s in zip(call(w, x)[0], seeds))
    of_weights, of_inputs = jax.grad(total, argnums=(0, 1))(weights, inputs)
    names = [parameter_name(name, w.path) for w in parameters]
    if frozen:
        config = {**config, "trainable": False}
    more = {}
    if others:
        more["others"] = [{"output": array(y), "seed": array(s)} for y, s in zip(others, seeds[1:])]
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
