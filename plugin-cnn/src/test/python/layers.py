"""Writes layers.json: what Keras's layers for images give, with gradients, in float64.

Run with Keras 3 and JAX installed:
KERAS_BACKEND=jax JAX_ENABLE_X64=1 PYTHONPATH=../../../../plugin-core/src/test/python \\
    python3 layers.py > ../resources/org/fascicle/plugin/cnn/layers.json
Last run with the versions that the file names.
"""
from keras_layer import case, write

FIRST = "channels_first"


def reshaping():
    for name, key in ("ZeroPadding", "padding"), ("Cropping", "cropping"):
        yield case(name + "1D", [(2, 5, 3)])
        yield case(name + "1D", [(2, 5, 3)], **{key: [0, 2]})
        yield case(name + "2D", [(2, 5, 7, 3)])
        yield case(name + "2D", [(1, 5, 7, 1)], **{key: 2})
        yield case(name + "2D", [(2, 3, 5, 7)], **{key: [1, 3], "data_format": FIRST})
        yield case(name + "2D", [(2, 5, 7, 3)], **{key: [[2, 1], [0, 3]]})
        yield case(name + "3D", [(2, 3, 5, 4, 2)])
        yield case(name + "3D", [(2, 2, 5, 6, 7)], **{key: [[0, 1], [2, 1], [0, 3]], "data_format": FIRST})


def cases():
    yield from reshaping()


write(cases())
