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


def enlarging():
    yield case("UpSampling1D", [(2, 3, 2)], size=3)
    yield case("UpSampling2D", [(2, 3, 4, 2)])
    yield case("UpSampling2D", [(2, 2, 3, 4)], size=[2, 3], data_format=FIRST)
    yield case("UpSampling2D", [(2, 3, 4, 2)], interpolation="bilinear")
    yield case("UpSampling2D", [(1, 3, 4, 2)], size=[3, 2], interpolation="bilinear")
    yield case("UpSampling2D", [(1, 2, 1, 5)], size=[3, 4], interpolation="bilinear", data_format=FIRST)
    yield case("UpSampling3D", [(1, 2, 3, 2, 2)], size=[1, 2, 3])
    yield case("UpSampling3D", [(1, 2, 2, 1, 2)], data_format=FIRST)


def pooling():
    for kind in "Max", "Average":
        for same in {}, {"padding": "same"}:
            yield case(kind + "Pooling1D", [(2, 7, 3)], pool_size=2, **same)
            yield case(kind + "Pooling1D", [(2, 3, 7)], pool_size=3, strides=2, data_format=FIRST, **same)
            yield case(kind + "Pooling2D", [(2, 5, 7, 3)], pool_size=2, **same)
            yield case(kind + "Pooling2D", [(1, 6, 5, 2)], pool_size=[3, 2], strides=[1, 3], **same)
            yield case(kind + "Pooling2D", [(1, 2, 6, 5)], pool_size=3, strides=2, data_format=FIRST, **same)
            yield case(kind + "Pooling3D", [(1, 4, 5, 3, 2)], pool_size=2, **same)
            yield case(kind + "Pooling3D", [(1, 2, 3, 3, 2)], pool_size=[1, 3, 2], strides=1, data_format=FIRST, **same)
        for keep in False, True:
            mean = kind == "Average"
            yield case(f"Global{kind}Pooling1D", [(2, 5, 3)], keepdims=keep, single=mean)
            yield case(f"Global{kind}Pooling2D", [(2, 3, 4, 5)], keepdims=keep, single=mean)
            yield case(f"Global{kind}Pooling3D", [(2, 3, 2, 4, 5)], keepdims=keep, data_format=FIRST, single=mean)
    steps = [[True, False, True], [False, False, True]]
    for keep in False, True:
        yield case("GlobalAveragePooling1D", [(2, 3, 4)], [steps], keepdims=keep)
        yield case("GlobalAveragePooling1D", [(2, 4, 3)], [steps], keepdims=keep, data_format=FIRST)


def normalization():
    for name in "BatchNormalization", "LayerNormalization":
        yield case(name, [(4, 3)], single=True)
        yield case(name, [(2, 3, 5, 4)], single=True)
        yield case(name, [(2, 3, 5, 4)], axis=1, epsilon=0.1, single=True)
        yield case(name, [(2, 5, 4)], center=False, single=True)
        yield case(name, [(2, 5, 4)], scale=False, single=True)
    yield case("BatchNormalization", [(2, 3, 4)], momentum=0.7, scale=False, center=False, single=True)
    yield case("BatchNormalization", [(2, 3, 4)], training=False, single=True)
    yield case("BatchNormalization", [(2, 3, 5, 4)], training=False, axis=1, scale=False, single=True)
    yield case("BatchNormalization", [(2, 3, 4)], frozen=True, single=True)
    steps = [[True, False, True], [False, False, True]]
    yield case("BatchNormalization", [(2, 3, 4)], [steps], single=True)
    yield case("BatchNormalization", [(2, 3, 4)], [steps], training=False, single=True)
    yield case("LayerNormalization", [(2, 3, 5, 4)], axis=[1, 2, 3], single=True)
    yield case("LayerNormalization", [(2, 3, 5, 4)], axis=[1, 3], single=True)
    yield case("LayerNormalization", [(2, 3, 4)], [steps], single=True)
    yield case("GroupNormalization", [(2, 3, 4, 6)], groups=3, single=True)
    yield case("GroupNormalization", [(2, 6, 5)], groups=2, axis=1, epsilon=0.1, single=True)
    yield case("GroupNormalization", [(2, 3, 4, 5)], groups=-1, single=True)
    yield case("GroupNormalization", [(2, 3, 4)], groups=1, scale=False, single=True)
    yield case("GroupNormalization", [(2, 3, 4)], groups=4, center=False, single=True)


def cases():
    yield from reshaping()
    yield from enlarging()
    yield from pooling()
    yield from normalization()


write(cases())
