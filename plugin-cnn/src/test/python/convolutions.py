"""Writes convolutions.json: what Keras's convolution layers give, with gradients, in float64.

Run with Keras 3 and JAX installed:
KERAS_BACKEND=jax JAX_ENABLE_X64=1 PYTHONPATH=../../../../plugin-core/src/test/python \\
    python3 convolutions.py > ../resources/org/fascicle/plugin/cnn/convolutions.json
Last run with the versions that the file names. XLA's tanh is good to single precision only: the sigmoid stands for all.
"""
from keras_layer import case, write

FIRST = "channels_first"


def cases():
    yield case("Conv1D", [(2, 7, 2)], filters=3, kernel_size=3, activation="sigmoid")
    yield case("Conv1D", [(2, 7, 2)], filters=3, kernel_size=3, padding="causal", dilation_rate=2)
    yield case("Conv1D", [(2, 2, 7)], filters=3, kernel_size=2, strides=2, padding="same", data_format=FIRST)
    yield case("Conv2D", [(2, 5, 4, 3)], filters=2, kernel_size=[3, 2], strides=[1, 2], activation="sigmoid")
    yield case("Conv2D", [(1, 6, 5, 4)], filters=6, kernel_size=3, padding="same", strides=2, groups=2)
    yield case("Conv2D", [(2, 3, 6, 5)], filters=4, kernel_size=2, dilation_rate=2, data_format=FIRST, use_bias=False,
               activation="softmax")
    yield case("Conv2D", [(1, 2, 3, 1)], filters=2, kernel_size=4, padding="same")
    yield case("Conv3D", [(1, 3, 4, 3, 2)], filters=2, kernel_size=[1, 2, 3], padding="same", strides=2)
    for size, stride in (3, 2), (2, 2), (2, 3), (4, 1), (1, 2), (5, 3):
        for padding in "valid", "same":
            yield case("Conv1DTranspose", [(1, 4, 2)], filters=3, kernel_size=size, strides=stride, padding=padding)
            for more in range(stride):
                yield case("Conv1DTranspose", [(1, 4, 2)], filters=2, kernel_size=size, strides=stride, padding=padding,
                           output_padding=more)
    yield case("Conv2DTranspose", [(2, 3, 4, 2)], filters=3, kernel_size=[3, 2], strides=[2, 1], padding="same",
               activation="sigmoid")
    yield case("Conv2DTranspose", [(2, 2, 3, 4)], filters=3, kernel_size=3, dilation_rate=2, data_format=FIRST)
    yield case("Conv3DTranspose", [(1, 2, 1, 2, 2)], filters=2, kernel_size=2, strides=2, padding="same")
    yield case("DepthwiseConv1D", [(2, 7, 3)], kernel_size=3, depth_multiplier=2, activation="sigmoid")
    yield case("DepthwiseConv2D", [(2, 5, 4, 3)], kernel_size=[3, 2], depth_multiplier=2, padding="same")
    yield case("DepthwiseConv2D", [(1, 3, 5, 6)], kernel_size=3, strides=2, data_format=FIRST, use_bias=False)
    yield case("SeparableConv1D", [(2, 7, 2)], filters=3, kernel_size=3, strides=2, padding="same")
    yield case("SeparableConv2D", [(2, 5, 4, 2)], filters=3, kernel_size=[2, 3], depth_multiplier=2, activation="sigmoid")
    yield case("SeparableConv2D", [(1, 2, 5, 4)], filters=3, kernel_size=2, dilation_rate=2, data_format=FIRST)



write(cases())
