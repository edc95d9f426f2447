"""Writes recurrent.json: what Keras's recurrent layers give, with gradients, in float64.

Run with Keras 3 and JAX installed:
KERAS_BACKEND=jax JAX_ENABLE_X64=1 PYTHONPATH=../../../../plugin-core/src/test/python \\
    python3 recurrent.py > ../resources/org/fascicle/plugin/rnn/recurrent.json
Last run with the versions that the file names.
"""
import jax
from keras.src import backend
from keras_layer import case, described, write

backend.numpy.tanh = jax.numpy.tanh  # Keras's own rounds to float32

X = [(3, 4, 2)]
MASK = [[[True, True, False, False], [False, True, False, True], [False, False, False, False]]]


def every(name, **config):
    """What all recurrent layers are told."""
    yield case(name, X, units=3, **config)
    yield case(name, X, units=3, return_sequences=True, **config)
    yield case(name, X, units=3, return_sequences=True, go_backwards=True, **config)
    yield case(name, X, MASK, units=3, **config)
    yield case(name, X, MASK, units=3, return_sequences=True, **config)
    yield case(name, X, MASK, units=3, return_sequences=True, go_backwards=True, **config)
    yield case(name, X, MASK, units=3, return_sequences=True, zero_output_for_mask=True, **config)
    yield case(name, X, units=3, use_bias=False, **config)


def cases():
    yield from every("SimpleRNN")
    yield case("SimpleRNN", X, units=3, activation="relu", return_sequences=True)
    yield case("SimpleRNN", X, MASK, units=3, activation="softplus", return_sequences=True)
    yield from every("LSTM")
    yield case("LSTM", X, MASK, units=3, activation="relu", recurrent_activation="hard_sigmoid", return_sequences=True)
    yield from every("GRU")
    yield from every("GRU", reset_after=False)
    for reset_after in True, False:
        yield case("GRU", X, MASK, units=3, activation="softsign", reset_after=reset_after, return_sequences=True)
        yield case("GRU", X, units=3, recurrent_activation="hard_sigmoid", reset_after=reset_after, use_bias=False)

    yield case("Embedding", [(3, 4)], ids=5, input_dim=5, output_dim=2)
    yield case("Embedding", [(2, 3, 2)], ids=5, input_dim=5, output_dim=3, mask_zero=True)
    yield case("Embedding", [(4,)], ids=3, input_dim=7, output_dim=2, embeddings_regularizer="l2")

    for name, states in ("SimpleRNN", 1), ("LSTM", 2), ("GRU", 1):
        given = X + [(3, 3)] * states
        yield case(name, given, units=3, return_state=True)
        yield case(name, given, MASK + [None] * states, units=3, return_state=True, return_sequences=True)
        yield case(name, X, units=3, return_state=True, go_backwards=True)
    yield from wrappers()
    yield from cells()


def wrappers():
    lstm = described("LSTM", units=3, return_sequences=True)
    for mode in "concat", "sum", "mul", "ave", "none":
        yield case("Bidirectional", X, layer=lstm, merge_mode=mode)
    yield case("Bidirectional", X, MASK, layer=lstm)
    yield case("Bidirectional", X, MASK, layer=described("GRU", units=3))
    yield case("Bidirectional", X, layer=described("SimpleRNN", units=3, use_bias=False), merge_mode="none")
    last = described("LSTM", units=3, return_state=True)
    yield case("Bidirectional", X + [(3, 3)] * 4, layer=last)
    yield case("Bidirectional", X, layer=last, merge_mode="none")
    back = described("GRU", units=2, return_sequences=True, go_backwards=True, reset_after=False)
    yield case("Bidirectional", X, layer=lstm, backward_layer=back)
    yield case("TimeDistributed", X, layer=described("Dense", units=3, activation="tanh"))
    yield case("TimeDistributed", X, MASK, layer=described("Dense", units=3))
    yield case("TimeDistributed", [(2, 3, 4, 2)], layer=described("LSTM", units=3))
    yield case("TimeDistributed", [(2, 3, 4, 2)], layer=described("TimeDistributed", layer=described("Dense", units=3)))


def cells():
    simple, lstm = described("SimpleRNNCell", units=3), described("LSTMCell", units=3)
    for cell in simple, lstm, described("GRUCell", units=3), described("GRUCell", units=3, reset_after=False):
        yield case("RNN", X, MASK, cell=cell, return_sequences=True)
        yield case("RNN", X, cell=cell, go_backwards=True, return_sequences=True)
        yield case("RNN", X, MASK, cell=cell, zero_output_for_mask=True)
    yield case("RNN", X + [(3, 3)] * 2, MASK + [None] * 2, cell=lstm, return_sequences=True)
    stacked = described("StackedRNNCells", cells=[simple, described("GRUCell", units=2)])
    yield case("RNN", X, cell=stacked)
    yield case("RNN", X, MASK, cell=stacked, return_sequences=True)
    yield case("Bidirectional", X, layer=described("RNN", cell=described("LSTMCell", units=2)))


write(cases())
