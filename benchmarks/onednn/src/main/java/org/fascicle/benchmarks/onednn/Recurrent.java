package org.fascicle.benchmarks.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.onednn.RecurrentPrimitives.Layout;
import org.fascicle.benchmarks.onednn.RecurrentPrimitives.Made;

/** A recurrent network as one primitive over all steps. */
record Recurrent(Dnn dnn, Tape tape, boolean isTraining, RecurrentPrimitives kind) {
  /**
   * (T, N, F) to (T, N, units), or to (N, units) of the last step.
   *
   * @param isSequence which of them
   */
  Flow of(long units, boolean isSequence, Flow x) {
    tape.count(kind.parameters(units, x.dim(2)));
    Layout like = kind.layout(units, x);
    prop_kind direction = isTraining ? prop_kind.forward_training : prop_kind.forward_inference;
    Made made = kind.forward(dnn.cpu, direction, like);
    memory w = dnn.weights(made.description().weights_layer_desc(), units);
    memory u = dnn.weights(made.description().weights_iter_desc(), units);
    memory result = dnn.allocate(like.y());
    List<Argument> shared = new ArrayList<>();
    shared.add(new Argument(dnnl.DNNL_ARG_SRC_LAYER, dnn.as(like.x(), x.at())));
    shared.add(new Argument(dnnl.DNNL_ARG_SRC_ITER, dnn.allocate(like.h())));
    shared.add(new Argument(dnnl.DNNL_ARG_BIAS, dnn.allocate(like.b())));
    shared.add(new Argument(dnnl.DNNL_ARG_DST_LAYER, result));
    if (kind.hasCell()) {
      shared.add(new Argument(dnnl.DNNL_ARG_SRC_ITER_C, dnn.allocate(like.h())));
      shared.add(new Argument(dnnl.DNNL_ARG_DST_ITER, dnn.allocate(like.h())));
      shared.add(new Argument(dnnl.DNNL_ARG_DST_ITER_C, dnn.allocate(like.h())));
    }
    if (isTraining) {
      memory.desc workspace = made.description().workspace_desc();
      shared.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, dnn.allocate(workspace)));
    }
    List<Argument> arguments = new ArrayList<>(shared);
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_LAYER, w));
    arguments.add(new Argument(dnnl.DNNL_ARG_WEIGHTS_ITER, u));
    tape.add(dnn.step(made.owner(), arguments.toArray(Argument[]::new)));
    tape.gradient(dy -> backward(made, like, w, u, shared));
    return isSequence ? Flow.of(result, x.dim(0), x.dim(1), units) : Flow.of(null, x.dim(1), units);
  }

  private memory backward(Made forward, Layout like, memory w, memory u, List<Argument> shared) {
    Made made = kind.backward(dnn.cpu, forward, like);
    var description = made.description();
    memory result = dnn.allocate(like.x());
    List<Argument> arguments = new ArrayList<>(shared);
    arguments.add(
        new Argument(dnnl.DNNL_ARG_WEIGHTS_LAYER, dnn.as(description.weights_layer_desc(), w)));
    arguments.add(
        new Argument(dnnl.DNNL_ARG_WEIGHTS_ITER, dnn.as(description.weights_iter_desc(), u)));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC_LAYER, result));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_SRC_ITER, like.h()));
    arguments.add(
        gradient(dnnl.DNNL_ARG_DIFF_WEIGHTS_LAYER, description.diff_weights_layer_desc()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_WEIGHTS_ITER, description.diff_weights_iter_desc()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_BIAS, like.b()));
    arguments.add(gradient(dnnl.DNNL_ARG_DIFF_DST_LAYER, like.y()));
    if (kind.hasCell()) {
      arguments.add(gradient(dnnl.DNNL_ARG_DIFF_SRC_ITER_C, like.h()));
      arguments.add(gradient(dnnl.DNNL_ARG_DIFF_DST_ITER, like.h()));
      arguments.add(gradient(dnnl.DNNL_ARG_DIFF_DST_ITER_C, like.h()));
    }
    tape.add(dnn.step(made.owner(), arguments.toArray(Argument[]::new)));
    return result;
  }

  private Argument gradient(int id, memory.desc layout) {
    return new Argument(id, dnn.allocate(layout));
  }
}
