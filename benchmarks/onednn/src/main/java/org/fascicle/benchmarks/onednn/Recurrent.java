package org.fascicle.benchmarks.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.works.Layer;

/** An LSTM as one primitive over all steps. */
record Recurrent(Dnn dnn, Tape tape, boolean isTraining) {
  private static final long GATES = 4;
  private static final rnn_direction WAY = rnn_direction.unidirectional_left2right;

  /** How the arrays of a layer lie; the library likes time first. */
  private record Layout(
      memory.desc x, memory.desc y, memory.desc h, memory.desc w, memory.desc u, memory.desc b) {
    static Layout of(Layer.Lstm layer, Flow x) {
      long steps = x.dim(0);
      long batch = x.dim(1);
      long units = layer.units();
      return new Layout(
          Dnn.plain(x.dims()),
          Dnn.plain(steps, batch, units),
          Dnn.plain(1, 1, batch, units),
          Dnn.any(1, 1, x.dim(2), GATES, units),
          Dnn.any(1, 1, units, GATES, units),
          Dnn.plain(1, 1, GATES, units));
    }
  }

  /** (T, N, F) to (T, N, units), or to (N, units) of the last step. */
  Flow of(Layer.Lstm layer, Flow x) {
    long units = layer.units();
    tape.count(GATES * units * (x.dim(2) + units + 1));
    Layout like = Layout.of(layer, x);
    var made =
        new lstm_forward.primitive_desc(
            dnn.cpu,
            isTraining ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
            WAY,
            like.x(),
            like.h(),
            like.h(),
            like.w(),
            like.u(),
            like.b(),
            like.y(),
            like.h(),
            like.h(),
            new primitive_attr(),
            false);
    memory w = dnn.weights(made.weights_layer_desc(), units);
    memory u = dnn.weights(made.weights_iter_desc(), units);
    memory result = dnn.allocate(like.y());
    List<Argument> shared = new ArrayList<>();
    shared.add(new Argument(dnnl.DNNL_ARG_SRC_LAYER, dnn.as(like.x(), x.at())));
    shared.add(new Argument(dnnl.DNNL_ARG_SRC_ITER, dnn.allocate(like.h())));
    shared.add(new Argument(dnnl.DNNL_ARG_SRC_ITER_C, dnn.allocate(like.h())));
    shared.add(new Argument(dnnl.DNNL_ARG_BIAS, dnn.allocate(like.b())));
    shared.add(new Argument(dnnl.DNNL_ARG_DST_LAYER, result));
    shared.add(new Argument(dnnl.DNNL_ARG_DST_ITER, dnn.allocate(like.h())));
    shared.add(new Argument(dnnl.DNNL_ARG_DST_ITER_C, dnn.allocate(like.h())));
    if (isTraining) {
      shared.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, dnn.allocate(made.workspace_desc())));
    }
    List<Argument> arguments = new ArrayList<>(shared);
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_LAYER, w));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_ITER, u));
    tape.add(dnn.step(new lstm_forward(made), arguments.toArray(Argument[]::new)));
    tape.gradient(dy -> backward(made, like, w, u, shared));
    return layer.isSequence()
        ? Flow.of(result, x.dim(0), x.dim(1), units)
        : Flow.of(null, x.dim(1), units);
  }

  private memory backward(
      lstm_forward.primitive_desc forward, Layout like, memory w, memory u, List<Argument> shared) {
    var made =
        new lstm_backward.primitive_desc(
            dnn.cpu,
            dnnl.prop_kind.backward,
            WAY,
            like.x(),
            like.h(),
            like.h(),
            like.w(),
            like.u(),
            like.b(),
            like.y(),
            like.h(),
            like.h(),
            like.x(),
            like.h(),
            like.h(),
            like.w(),
            like.u(),
            like.b(),
            like.y(),
            like.h(),
            like.h(),
            forward,
            new primitive_attr(),
            false);
    memory result = dnn.allocate(like.x());
    List<Argument> arguments = new ArrayList<>(shared);
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_LAYER, dnn.as(made.weights_layer_desc(), w)));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_ITER, dnn.as(made.weights_iter_desc(), u)));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC_LAYER, result));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_SRC_ITER, like.h()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_SRC_ITER_C, like.h()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, made.diff_weights_layer_desc()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, made.diff_weights_iter_desc()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_BIAS, like.b()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_DST_LAYER, like.y()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_DST_ITER, like.h()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_DST_ITER_C, like.h()));
    tape.add(dnn.step(new lstm_backward(made), arguments.toArray(Argument[]::new)));
    return result;
  }

  private Argument gradient(int id, memory.desc layout) {
    return new Argument(id, dnn.allocate(layout));
  }
}
