package org.fascicle.benchmarks.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;

/** The library's kinds of recurrent networks. */
enum RecurrentPrimitives {
  /** Long short-term memory. */
  LSTM(4, 4) {
    @Override
    Made forward(engine cpu, prop_kind kind, Layout a) {
      var made =
          new lstm_forward.primitive_desc(
              cpu, kind, WAY, a.x, a.h, a.h, a.w, a.u, a.b, a.y, a.h, a.h, plain(), false);
      return new Made(made, new lstm_forward(made));
    }

    @Override
    Made backward(engine cpu, Made forward, Layout a) {
      var hint = (lstm_forward.primitive_desc) forward.description;
      var made =
          new lstm_backward.primitive_desc(
              cpu, BACK, WAY, a.x, a.h, a.h, a.w, a.u, a.b, a.y, a.h, a.h, a.x, a.h, a.h, a.w, a.u,
              a.b, a.y, a.h, a.h, hint, plain(), false);
      return new Made(made, new lstm_backward(made));
    }
  },
  /** Gated recurrent units that reset after the product: with a bias of the state's own. */
  GRU(3, 4) {
    @Override
    Made forward(engine cpu, prop_kind kind, Layout a) {
      var made =
          new lbr_gru_forward.primitive_desc(
              cpu, kind, WAY, a.x, a.h, a.w, a.u, a.b, a.y, NONE, plain(), false);
      return new Made(made, new lbr_gru_forward(made));
    }

    @Override
    Made backward(engine cpu, Made forward, Layout a) {
      var hint = (lbr_gru_forward.primitive_desc) forward.description;
      var made =
          new lbr_gru_backward.primitive_desc(
              cpu, BACK, WAY, a.x, a.h, a.w, a.u, a.b, a.y, NONE, a.x, a.h, a.w, a.u, a.b, a.y,
              NONE, hint, plain(), false);
      return new Made(made, new lbr_gru_backward(made));
    }
  },
  /** tanh of a sum. */
  SIMPLE(1, 1) {
    @Override
    Made forward(engine cpu, prop_kind kind, Layout a) {
      var made =
          new vanilla_rnn_forward.primitive_desc(
              cpu, kind, TANH, WAY, a.x, a.h, a.w, a.u, a.b, a.y, NONE, plain(), false);
      return new Made(made, new vanilla_rnn_forward(made));
    }

    @Override
    Made backward(engine cpu, Made forward, Layout a) {
      var hint = (vanilla_rnn_forward.primitive_desc) forward.description;
      var made =
          new vanilla_rnn_backward.primitive_desc(
              cpu, BACK, TANH, WAY, a.x, a.h, a.w, a.u, a.b, a.y, NONE, a.x, a.h, a.w, a.u, a.b,
              a.y, NONE, hint, plain(), false);
      return new Made(made, new vanilla_rnn_backward(made));
    }
  };

  private static final rnn_direction WAY = rnn_direction.unidirectional_left2right;
  private static final prop_kind BACK = prop_kind.backward;
  private static final algorithm TANH = algorithm.eltwise_tanh;

  /** The last state of a network without a cell is in its sequence already. */
  private static final memory.desc NONE = new memory.desc();

  private final long gates;
  private final long biases;

  RecurrentPrimitives(long gates, long biases) {
    this.gates = gates;
    this.biases = biases;
  }

  /** A primitive and what the library decided about it. */
  record Made(rnn_primitive_desc_base description, primitive owner) {}

  /** How the arrays of a layer lie; the library likes time first. */
  record Layout(
      memory.desc x, memory.desc y, memory.desc h, memory.desc w, memory.desc u, memory.desc b) {}

  /** Whether there is a cell's state beside h. */
  boolean hasCell() {
    return this == LSTM;
  }

  /** The arrays of so many units over (T, N, F). */
  Layout layout(long units, Flow x) {
    return new Layout(
        Dnn.plain(x.dims()),
        Dnn.plain(x.dim(0), x.dim(1), units),
        Dnn.plain(1, 1, x.dim(1), units),
        Dnn.any(1, 1, x.dim(2), gates, units),
        Dnn.any(1, 1, units, gates, units),
        Dnn.plain(1, 1, biases, units));
  }

  /** The number of weights, as Keras counts them: a GRU has two biases a gate. */
  long parameters(long units, long features) {
    return gates * units * (features + units + (this == GRU ? 2 : 1));
  }

  abstract Made forward(engine cpu, prop_kind kind, Layout layout);

  abstract Made backward(engine cpu, Made forward, Layout layout);

  private static primitive_attr plain() {
    return new primitive_attr();
  }
}
