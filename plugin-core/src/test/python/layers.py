"""Writes layers.json: what Keras's layers give, with gradients, in float64. Dense is left to golden.py: Keras multiplies
it in float32 on JAX.

Run with Keras 3 and JAX installed:
KERAS_BACKEND=jax JAX_ENABLE_X64=1 python3 layers.py > ../resources/org/fascicle/plugin/core/layers.json
Last run with the versions that the file names.
"""
from keras_layer import case, write

T = True
F = False


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


write(cases())
